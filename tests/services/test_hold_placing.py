# SPDX-License-Identifier: Apache-2.0
from datetime import date

import pytest

from support.clerk import (
    BINDER,
    HOME_FOR_THE_ELDERLY,
    TITAN,
    item,
    lend,
    on_day,
    on_the_shelf,
    own_card,
    read,
    reasons,
    register,
    return_item,
)
from support.raw_file import everything, rows
from wisedesk.domain.customer_types import Channel, CustomerType
from wisedesk.domain.items import ItemStatus
from wisedesk.domain.refusals import Reason
from wisedesk.services.actions import PlaceHold
from wisedesk.services.circulation_outcomes import HoldPlaced, Lent, Returned


@pytest.fixture
def jansen(desk):
    """Return the card of an ordinary customer."""
    return register(desk, number=own_card(1)).key


def hold(desk, key, *, barcode="", title_key="", channel=Channel.DESK):
    return desk.perform(
        PlaceHold(customer=key, channel=channel, barcode=barcode, title_key=title_key)
    )


def waiting(desk, title_key=TITAN):
    return [each.customer_key for each in read(desk, lambda tx: tx.holds_on(title_key))]


def only_at(desk, sample_file, key):
    """Lend the one item a title is left with, and return its barcode."""
    barcode, *others = on_the_shelf(desk)
    for other in others:
        rows(sample_file, "UPDATE item SET status = 'M' WHERE barcode = ?", other)
    out = "UPDATE item SET status = 'M' WHERE status IN ('U', 'F') AND title_id = 1"
    rows(sample_file, out)
    rows(
        sample_file,
        "UPDATE loan SET returned_at = 0, returned_on = '2026-05-01' WHERE returned_at"
        " IS NULL AND item_id IN (SELECT id FROM item WHERE title_id = 1)",
    )
    assert isinstance(lend(desk, key, barcode), Lent)
    return barcode


def test_an_internal_item_is_refused_for_the_web_with_the_reason(desk, jansen):
    barcode = on_the_shelf(desk)[0]
    lend(desk, BINDER, barcode)
    refused = hold(desk, jansen, barcode=barcode, channel=Channel.WEB)
    assert reasons(refused) == ["hold-not-for-web"]
    assert waiting(desk) == []


def test_an_internal_item_is_held_at_the_desk(desk, jansen):
    barcode = on_the_shelf(desk)[0]
    lend(desk, BINDER, barcode)
    outcome = hold(desk, jansen, barcode=barcode)
    assert isinstance(outcome, HoldPlaced)
    assert outcome.position == 1
    assert outcome.customer_name == "Jansen, Jan"
    (row,) = read(desk, lambda tx: tx.holds_on(TITAN))
    assert (row.customer_key, row.barcode) == (jansen, barcode)
    assert row.expires_on == date(2027, 5, 4)
    assert item(desk, barcode).holds == 1
    held = read(desk, lambda tx: tx.open_loans(tx.customer(BINDER).customer_id))
    assert [each.held for each in held] == [True]


@pytest.mark.parametrize(
    ("channel", "placed"), [(Channel.DESK, True), (Channel.WEB, False)]
)
def test_a_title_that_is_wholly_internal(desk, sample_file, jansen, channel, placed):
    only_at(desk, sample_file, BINDER)
    outcome = hold(desk, jansen, title_key=TITAN, channel=channel)
    assert isinstance(outcome, HoldPlaced) is placed
    if not placed:
        assert reasons(outcome) == ["hold-not-for-web"]


@pytest.mark.parametrize("channel", Channel)
def test_an_item_at_a_special_customer_is_never_held(
    desk, sample_file, jansen, channel
):
    barcode = only_at(desk, sample_file, HOME_FOR_THE_ELDERLY)
    for what in ({"barcode": barcode}, {"title_key": TITAN}):
        refused = hold(desk, jansen, channel=channel, **what)
        assert reasons(refused) == ["hold-not-possible"]


@pytest.mark.parametrize("channel", Channel)
def test_an_ordinary_loan_is_held_through_either(desk, jansen, channel):
    barcode = on_the_shelf(desk)[0]
    lend(desk, register(desk, number=own_card(2)).key, barcode)
    assert isinstance(hold(desk, jansen, barcode=barcode, channel=channel), HoldPlaced)


def test_who_cannot_wait(desk):
    reader = register(desk, CustomerType.NEWSLETTER)
    for key in (BINDER, reader.key):
        assert reasons(hold(desk, key, title_key=TITAN)) == ["hold-needs-customer"]
    assert reasons(hold(desk, "0000000000", title_key=TITAN)) == ["customer-unknown"]


def test_what_cannot_be_held(desk, jansen):
    assert reasons(hold(desk, jansen, title_key="nee")) == ["title-unknown"]
    assert reasons(hold(desk, jansen, barcode="0000000000")) == ["item-unknown"]
    barcode = on_the_shelf(desk)[0]
    lend(desk, jansen, barcode)
    assert reasons(hold(desk, jansen, barcode=barcode)) == ["item-already-yours"]


def test_one_hold_a_title_and_customer(desk, jansen, sample_file):
    hold(desk, jansen, title_key=TITAN)
    before = everything(sample_file)
    assert reasons(hold(desk, jansen, title_key=TITAN)) == ["hold-exists"]
    assert everything(sample_file) == before
    other = register(desk, number=own_card(2)).key
    second = hold(desk, other, title_key=TITAN)
    assert isinstance(second, HoldPlaced)
    assert second.position == 2
    assert waiting(desk) == [jansen, other]


def test_an_item_that_comes_back_tells_who_waits(desk, jansen):
    barcode = on_the_shelf(desk)[0]
    lend(desk, BINDER, barcode)
    hold(desk, jansen, barcode=barcode)
    outcome = return_item(desk, barcode)
    assert isinstance(outcome, Returned)
    assert outcome.held_for_name == "Jansen, Jan"
    assert item(desk, barcode).status is ItemStatus.JUST_RETURNED


def test_an_item_held_for_somebody_else(desk, jansen):
    hold(desk, jansen, title_key=TITAN)
    other = register(desk, number=own_card(2)).key
    barcode = on_the_shelf(desk)[0]
    assert reasons(lend(desk, other, barcode)) == ["item-held-for-other"]
    assert isinstance(lend(desk, other, barcode, Reason.ITEM_HELD_FOR_OTHER), Lent)
    assert waiting(desk) == [jansen]


def test_lending_the_title_fulfils_the_hold(desk, jansen):
    other = register(desk, number=own_card(2)).key
    hold(desk, jansen, title_key=TITAN)
    hold(desk, other, title_key=TITAN)
    assert isinstance(lend(desk, jansen, on_the_shelf(desk)[0]), Lent)
    assert waiting(desk) == [other]
    assert isinstance(lend(desk, other, on_the_shelf(desk)[0]), Lent)
    assert waiting(desk) == []
    assert isinstance(hold(desk, jansen, title_key=TITAN), HoldPlaced)


def test_a_hold_on_one_item_waits_for_that_item(desk, jansen):
    wanted, another, *_ = on_the_shelf(desk)
    hold(desk, jansen, barcode=wanted)
    lend(desk, jansen, another)
    assert waiting(desk) == [jansen]
    lend(desk, jansen, wanted)
    assert waiting(desk) == []


def test_a_hold_on_one_item_leaves_the_others_free(desk, jansen):
    wanted, another, *_ = on_the_shelf(desk)
    hold(desk, jansen, barcode=wanted)
    other = register(desk, number=own_card(2)).key
    assert isinstance(lend(desk, other, another), Lent)
    assert reasons(lend(desk, other, wanted)) == ["item-held-for-other"]


def test_an_expired_hold_holds_nothing(desk, jansen):
    other = register(desk, CustomerType.ARGOS, own_card(2)).key
    hold(desk, jansen, title_key=TITAN)
    barcode = on_the_shelf(desk)[0]
    last_day = on_day(desk, date(2027, 5, 4))
    assert reasons(lend(last_day, other, barcode)) == ["item-held-for-other"]
    day_after = on_day(desk, date(2027, 5, 5))
    assert isinstance(lend(day_after, other, barcode), Lent)
    back = return_item(day_after, barcode)
    assert isinstance(back, Returned)
    assert back.held_for_name == ""
    assert item(desk, barcode).status is ItemStatus.AVAILABLE


def test_an_expired_hold_can_be_placed_anew(desk, jansen):
    hold(desk, jansen, title_key=TITAN)
    again = hold(on_day(desk, date(2027, 5, 5)), jansen, title_key=TITAN)
    assert isinstance(again, HoldPlaced)
    assert again.position == 1
    (row,) = read(desk, lambda tx: tx.holds_on(TITAN))
    assert row.expires_on == date(2028, 5, 4)


def test_a_magazine_is_not_held_by_the_reglement(desk, jansen, sample_file):
    key, barcode = rows(
        sample_file,
        "SELECT title.key, item.barcode FROM item JOIN title ON title.id = title_id"
        " WHERE rmt = 'T' AND status = 'B' LIMIT 1",
    )[0]
    assert reasons(hold(desk, jansen, title_key=key)) == ["hold-not-possible"]
    assert reasons(hold(desk, jansen, barcode=barcode)) == ["hold-not-possible"]
    home = hold(desk, HOME_FOR_THE_ELDERLY, barcode=barcode)
    assert isinstance(home, HoldPlaced)  # no reglement, no limits
