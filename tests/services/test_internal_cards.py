# SPDX-License-Identifier: Apache-2.0
"""What an internal card has of its own, and what that does at the desk."""

from datetime import date, timedelta

import pytest

from support.clerk import (
    BINDER,
    BINDING_CARD,
    HOME_FOR_THE_ELDERLY,
    customer,
    facts,
    item,
    lend,
    on_day,
    on_the_shelf,
    own_card,
    read,
    reasons,
    register,
    return_item,
    switch,
)
from support.raw_file import rows, value
from wisedesk.domain.customer_types import SpecialKind
from wisedesk.domain.internal_cards import UNKNOWN, InternalCard, InternalCardDraft
from wisedesk.domain.items import ItemStatus
from wisedesk.domain.refusals import Reason
from wisedesk.services.actions import (
    ChangeExpectedBack,
    ChangeInternalCard,
    ChangeSetting,
    Lend,
    ReturnItem,
    Undo,
)
from wisedesk.services.circulation_outcomes import Lent, Returned
from wisedesk.services.customer_outcomes import ExpectedBackChanged, InternalCardChanged
from wisedesk.services.internal_cards import ageing_on
from wisedesk.services.outcomes import Undone

MONDAY = date(2026, 5, 4)
IN_TWO_WEEKS = date(2026, 5, 18)
PLAK = InternalCardDraft(
    owner="Afdeling Plak", purpose="Plakken en binden", expected_days="14"
)


def kept(desk, key):
    """Return what is kept of a card."""
    found = customer(desk, key).customer_id
    return read(desk, lambda tx: tx.internal_card(found))


def keep(desk, key, draft=PLAK):
    return desk.perform(
        ChangeInternalCard(customer=key, card=draft, seen=kept(desk, key))
    )


def expected(sample_file, barcode):
    """Return when an item is expected back, as the library has it."""
    return value(
        sample_file,
        "SELECT expected_on FROM loan JOIN item ON item.id = loan.item_id"
        " WHERE barcode = ? AND returned_at IS NULL",
        barcode,
    )


@pytest.fixture
def shelf(desk):
    return on_the_shelf(desk)


@pytest.mark.parametrize("key", [BINDER, HOME_FOR_THE_ELDERLY, BINDING_CARD])
def test_owner_and_purpose_are_kept_of_every_internal_card(desk, key):
    outcome = keep(desk, key)
    assert isinstance(outcome, InternalCardChanged)
    assert kept(desk, key) == InternalCard(
        owner="Afdeling Plak", purpose="Plakken en binden", expected_days=14
    )
    keep(desk, key, InternalCardDraft())
    assert kept(desk, key) == UNKNOWN


def test_a_persons_card_has_none_of_it(desk):
    jansen = register(desk, number=own_card(1)).key
    assert reasons(keep(desk, jansen)) == [Reason.NOT_INTERNAL_CARD]
    unknown = ChangeInternalCard(customer="9", card=PLAK, seen=UNKNOWN)
    assert reasons(desk.perform(unknown)) == [Reason.CUSTOMER_UNKNOWN]


def test_what_is_typed_wrongly_is_stored_in_no_part(desk):
    before = kept(desk, BINDER)
    outcome = keep(desk, BINDER, InternalCardDraft(owner="Binder", maximum="veel"))
    assert reasons(outcome) == [Reason.NUMBER_INVALID]
    assert kept(desk, BINDER) == before


def test_what_another_desk_changed_meanwhile_is_not_undone(desk, other_desk):
    seen = kept(desk, BINDER)
    keep(other_desk, BINDER)
    late = ChangeInternalCard(customer=BINDER, card=InternalCardDraft(), seen=seen)
    assert reasons(desk.perform(late)) == [Reason.INTERNAL_CARD_CHANGED]
    assert kept(desk, BINDER).owner == "Afdeling Plak"


def test_the_owner_stands_only_in_the_column_that_can_be_emptied(desk, sample_file):
    keep(desk, BINDER)
    ((payload, outcome, changes, personal),) = rows(
        sample_file,
        "SELECT payload, outcome, changes, personal FROM journal"
        " ORDER BY id DESC LIMIT 1",
    )
    assert "Plak" not in f"{payload}{outcome}{changes}"
    assert "Afdeling Plak" in personal


def test_an_item_is_expected_after_the_cards_days_and_due_on_the_loan_date(
    desk, shelf, sample_file
):
    keep(desk, BINDER)
    outcome = lend(desk, BINDER, shelf[0])
    assert isinstance(outcome, Lent)
    assert outcome.due_on == outcome.lent_on == MONDAY
    assert outcome.expected_on == IN_TWO_WEEKS
    assert expected(sample_file, shelf[0]) == "2026-05-18"
    assert item(desk, shelf[0]).due_on == MONDAY


def test_without_days_and_for_people_nothing_is_expected(desk, shelf, sample_file):
    jansen = register(desk, number=own_card(1)).key
    keep(desk, BINDER, InternalCardDraft())
    for key, barcode in ((BINDER, shelf[0]), (jansen, shelf[1])):
        outcome = lend(desk, key, barcode)
        assert isinstance(outcome, Lent)
        assert outcome.expected_on is None
        assert expected(sample_file, barcode) is None


def test_a_full_card_refuses_and_the_clerk_may_pass_it(desk, shelf):
    keep(desk, BINDER, InternalCardDraft(maximum="1"))
    assert isinstance(lend(desk, BINDER, shelf[0]), Lent)
    refused = lend(desk, BINDER, shelf[1])
    assert reasons(refused) == [Reason.INTERNAL_CARD_FULL]
    assert facts(refused) == {"maximum": "1"}
    passed = lend(desk, BINDER, shelf[1], Reason.INTERNAL_CARD_FULL)
    assert isinstance(passed, Lent)


def test_a_card_refuses_after_its_last_day(desk, shelf):
    keep(desk, BINDER, InternalCardDraft(ends="4-5-2026"))
    assert isinstance(lend(desk, BINDER, shelf[0]), Lent)
    tomorrow = on_day(desk, MONDAY + timedelta(days=1))
    refused = lend(tomorrow, BINDER, shelf[1])
    assert reasons(refused) == [Reason.INTERNAL_CARD_ENDED]
    assert isinstance(
        lend(tomorrow, BINDER, shelf[1], Reason.INTERNAL_CARD_ENDED), Lent
    )


def lend_after(desk, key, barcode, minutes, **more):
    """Lend with a card that was scanned some minutes ago."""
    return desk.perform(
        Lend(customer=key, barcode=barcode, card_age=60 * minutes, **more)
    )


def test_a_card_scanned_long_ago_must_be_scanned_again(desk, shelf):
    assert isinstance(lend_after(desk, BINDER, shelf[0], 9), Lent)
    refused = lend_after(desk, BINDER, shelf[1], 11)
    assert reasons(refused) == [Reason.INTERNAL_CARD_STALE]
    assert isinstance(lend_after(desk, BINDER, shelf[1], 0), Lent)
    jansen = register(desk, number=own_card(1)).key
    assert isinstance(lend_after(desk, jansen, shelf[2], 11), Lent)


def test_with_zero_minutes_a_card_never_goes_stale(desk, shelf):
    desk.perform(ChangeSetting(name="internal-card-minutes", value="0"))
    assert isinstance(lend_after(desk, BINDER, shelf[0], 600), Lent)


def expect(desk, day, *barcodes):
    return desk.perform(ChangeExpectedBack(barcodes=barcodes, expected_on=day))


def test_items_can_be_expected_on_another_day(desk, shelf, sample_file):
    keep(desk, BINDER)
    for barcode in shelf[:2]:
        lend(desk, BINDER, barcode)
    outcome = expect(desk, date(2026, 6, 1), *shelf[:2])
    assert isinstance(outcome, ExpectedBackChanged)
    assert outcome.barcodes == tuple(shelf[:2])
    assert {expected(sample_file, each) for each in shelf[:2]} == {"2026-06-01"}
    expect(desk, None, shelf[0])
    assert expected(sample_file, shelf[0]) is None


def test_what_left_the_card_meanwhile_is_told_and_left_be(desk, shelf, sample_file):
    jansen = register(desk, number=own_card(1)).key
    lend(desk, BINDER, shelf[0])
    lend(desk, jansen, shelf[1])
    outcome = expect(desk, date(2026, 6, 1), *shelf[:2], "39408999999999")
    assert isinstance(outcome, ExpectedBackChanged)
    assert outcome.barcodes == (shelf[0],)
    assert outcome.left == (shelf[1], "39408999999999")
    assert expected(sample_file, shelf[1]) is None
    gone = expect(desk, date(2026, 6, 1), shelf[1])
    assert reasons(gone) == [Reason.NOT_ON_INTERNAL_CARD]


def test_one_item_lent_later_than_the_day_stops_all_of_them(desk, shelf, sample_file):
    lend(on_day(desk, MONDAY - timedelta(days=5)), BINDER, shelf[0])
    lend(desk, BINDER, shelf[1])
    outcome = expect(desk, MONDAY - timedelta(days=1), *shelf[:2])
    assert reasons(outcome) == [Reason.EXPECTED_BEFORE_LENT]
    assert expected(sample_file, shelf[0]) is None


def test_all_of_it_is_turned_back(desk, shelf, sample_file):
    change = ChangeInternalCard(customer=BINDER, card=PLAK, seen=kept(desk, BINDER))
    before = kept(desk, BINDER)
    desk.perform(change)
    assert isinstance(desk.perform(Undo(of=change.op_id)), Undone)
    assert kept(desk, BINDER) == before
    keep(desk, BINDER)
    lend(desk, BINDER, shelf[0])
    later = ChangeExpectedBack(barcodes=(shelf[0],), expected_on=date(2026, 6, 1))
    desk.perform(later)
    assert isinstance(desk.perform(Undo(of=later.op_id)), Undone)
    assert expected(sample_file, shelf[0]) == "2026-05-18"


def test_a_day_expected_of_what_came_back_since_is_not_turned_back(desk, shelf):
    lend(desk, BINDER, shelf[0])
    change = ChangeExpectedBack(barcodes=(shelf[0],), expected_on=date(2026, 6, 1))
    desk.perform(change)
    return_item(desk, shelf[0])
    assert reasons(desk.perform(Undo(of=change.op_id))) == [Reason.UNDO_OVERTAKEN]


def test_back_to_the_shelf_is_a_return_that_turns_nobody_elses_loan_back(desk, shelf):
    jansen = register(desk, number=own_card(1)).key
    lend(desk, BINDER, shelf[0])
    lend(desk, jansen, shelf[1])
    back = desk.perform(ReturnItem(barcode=shelf[0], internal_only=True))
    assert isinstance(back, Returned)
    refused = desk.perform(ReturnItem(barcode=shelf[1], internal_only=True))
    assert reasons(refused) == [Reason.NOT_ON_INTERNAL_CARD]
    assert facts(refused)["borrower"] == "Jansen, Jan"
    assert item(desk, shelf[1]).status is ItemStatus.LENT
    in_already = desk.perform(ReturnItem(barcode=shelf[2], internal_only=True))
    assert reasons(in_already) == [Reason.NOT_ON_INTERNAL_CARD]
    assert facts(in_already)["status"] == ItemStatus.AVAILABLE


def test_a_converted_card_keeps_what_is_expected(desk, sample_file):
    keep(desk, BINDING_CARD)
    lend(desk, BINDING_CARD, on_the_shelf(desk)[0])
    ours = "SELECT count(*) FROM loan WHERE expected_on = '2026-05-18'"
    switch(desk, BINDING_CARD, SpecialKind.ADMINISTRATIVE)
    assert kept(desk, BINDING_CARD).owner == "Afdeling Plak"
    assert value(sample_file, ours) == 1


def test_an_item_parked_91_days_is_counted_and_one_of_90_is_not(desk, shelf):
    before = read(desk, lambda tx: ageing_on(tx, MONDAY))
    assert before.days == 90
    for days, barcode in ((91, shelf[0]), (90, shelf[1])):
        lend(on_day(desk, MONDAY - timedelta(days=days)), BINDER, barcode)
    after = read(desk, lambda tx: ageing_on(tx, MONDAY))
    assert after.administrative == before.administrative + 1
    assert after.special == before.special
    desk.perform(ChangeSetting(name="internal-card-days", value="89"))
    after = read(desk, lambda tx: ageing_on(tx, MONDAY))
    assert after.administrative == before.administrative + 2


def test_an_item_past_its_own_day_is_counted_once(desk, shelf):
    before = read(desk, lambda tx: ageing_on(tx, MONDAY))
    keep(desk, BINDER)
    lend(on_day(desk, MONDAY - timedelta(days=20)), BINDER, shelf[0])
    lend(on_day(desk, MONDAY - timedelta(days=14)), BINDER, shelf[1])
    lend(on_day(desk, MONDAY - timedelta(days=200)), BINDER, shelf[2])
    after = read(desk, lambda tx: ageing_on(tx, MONDAY))
    assert after.past == before.past + 1
    assert after.administrative == before.administrative + 1
    assert after.total == before.total + 2


def test_the_list_has_everything_once_longest_first_page_by_page(desk, sample_file):
    whole = read(desk, lambda tx: tx.internal_loans(1000))
    out = value(
        sample_file,
        "SELECT count(*) FROM loan WHERE returned_at IS NULL AND standing <> 'U'",
    )
    assert len(whole) == out > 50
    assert [each.lent_on for each in whole] == sorted(each.lent_on for each in whole)
    paged = []
    page = read(desk, lambda tx: tx.internal_loans(7))
    while page:
        paged += page
        after = page[-1].place
        page = read(desk, lambda tx, after=after: tx.internal_loans(7, after))
    assert paged == whole


def test_cards_come_with_their_totals(desk, shelf):
    keep(desk, BINDER)
    lend(on_day(desk, MONDAY - timedelta(days=20)), BINDER, shelf[0])
    lend(desk, BINDER, shelf[1])
    cards = {
        each.key: each for each in read(desk, lambda tx: tx.internal_cards(MONDAY, 90))
    }
    binder = cards[BINDER]
    assert (binder.items, binder.late) == (2, 1)
    assert binder.oldest_on == MONDAY - timedelta(days=20)
    assert binder.card.owner == "Afdeling Plak"
    assert binder.kind is SpecialKind.ADMINISTRATIVE
    assert cards[HOME_FOR_THE_ELDERLY].kind is SpecialKind.SPECIAL
    assert cards[HOME_FOR_THE_ELDERLY].items == 24
    empty = [each for each in cards.values() if not each.items]
    assert all(each.oldest_on is None and each.late == 0 for each in empty)
