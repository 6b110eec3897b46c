# SPDX-License-Identifier: Apache-2.0
"""Turning back at one desk what another desk went on with."""

from datetime import timedelta

import pytest

from support.clerk import (
    BINDING_CARD,
    HOME_FOR_THE_ELDERLY,
    customer,
    draft_of,
    lend,
    on_day,
    on_the_shelf,
    own_card,
    reasons,
    register,
    return_item,
    switch,
)
from support.raw_file import everything, value
from wisedesk.bootstrap import check_library
from wisedesk.config import as_address
from wisedesk.domain.customer_types import SpecialKind
from wisedesk.domain.refusals import Reason
from wisedesk.services.actions import (
    ChangePerson,
    KeepMessage,
    Lend,
    Renew,
    ReturnItem,
    Undo,
)
from wisedesk.services.circulation_outcomes import Lent, Renewed, Returned
from wisedesk.services.outcomes import Undone

CARD = HOME_FOR_THE_ELDERLY
ACTIVE = (
    "SELECT last_activity_on FROM customer JOIN card ON card.customer_id = customer.id"
    " WHERE card.number = ?"
)


def stays(desk, action, library):
    """Whether turning back is refused, names why, and changes nothing."""
    before = everything(library)
    why = reasons(desk.perform(Undo(of=action.op_id)))
    stands = everything(library) == before
    return why == [Reason.UNDO_OVERTAKEN] and stands and not _findings(library)


def _findings(library):
    """Return what a check finds amiss; a server keeps links and rules by itself."""
    if isinstance(library, str):
        return ()
    return check_library(as_address(str(library)), lambda _step: None).findings


def converted(desk):
    """Return the action that made a special customer an administrative card."""
    row = customer(desk, BINDING_CARD)
    action = ChangePerson(
        customer=BINDING_CARD,
        version=row.version,
        person=draft_of(row.person),
        special_kind=SpecialKind.ADMINISTRATIVE,
    )
    desk.perform(action)
    return action


def test_a_return_is_not_turned_back_over_a_loan_that_came_and_went(
    desk, other_desk, sample_file
):
    barcode = on_the_shelf(desk)[0]
    lend(desk, BINDING_CARD, barcode)
    back = ReturnItem(barcode=barcode)
    desk.perform(back)
    assert isinstance(lend(other_desk, CARD, barcode), Lent)
    assert isinstance(return_item(other_desk, barcode), Returned)
    assert stays(desk, back, sample_file)
    with desk.library.reading() as tx:
        line = tx.journal_line(back.op_id, desk.clock.now() - timedelta(hours=1))
    assert not line.stands


def test_what_another_desk_did_and_turned_back_is_in_nobody_s_way(desk, other_desk):
    barcode = on_the_shelf(desk)[0]
    lend(desk, CARD, barcode)
    back = ReturnItem(barcode=barcode)
    desk.perform(back)
    lent = Lend(customer=BINDING_CARD, barcode=barcode)
    undone = Undo(of=lent.op_id)
    other_desk.perform(lent)
    other_desk.perform(undone)
    assert isinstance(desk.perform(Undo(of=back.op_id)), Undone)


def test_what_another_desk_did_again_after_all_is(desk, other_desk, sample_file):
    barcode = on_the_shelf(desk)[0]
    lend(desk, BINDING_CARD, barcode)
    back = ReturnItem(barcode=barcode)
    desk.perform(back)
    lent = Lend(customer=CARD, barcode=barcode)
    other_desk.perform(lent)
    other_desk.perform(undone := Undo(of=lent.op_id))
    assert isinstance(other_desk.perform(Undo(of=undone.op_id)), Undone)
    return_item(other_desk, barcode)
    assert stays(desk, back, sample_file)


def test_a_melding_that_reads_as_before_by_another_s_hand_stays(
    desk, other_desk, sample_file
):
    kept = KeepMessage(customer=CARD, text="")
    desk.perform(KeepMessage(customer=CARD, text="Bel op"))
    desk.perform(kept)
    other_desk.perform(KeepMessage(customer=CARD, text="Bel niet"))
    other_desk.perform(KeepMessage(customer=CARD, text=""))
    assert stays(desk, kept, sample_file)


@pytest.mark.parametrize("later", ["lend", "return", "renew"])
def test_the_last_activity_is_not_turned_back_where_another_desk_had_one(
    desk, other_desk, sample_file, later
):
    first, second, *_ = on_the_shelf(desk)
    before = on_day(desk, desk.clock.today() - timedelta(days=14))
    card = register(before, number=own_card(1)).key
    if later != "lend":
        lend(before, card, second)
    lent = Lend(customer=card, barcode=first)
    desk.perform(lent)
    done = other_desk.perform(
        {
            "lend": Lend(customer=card, barcode=second),
            "return": ReturnItem(barcode=second),
            "renew": Renew(customer=card, barcode=second),
        }[later]
    )
    assert isinstance(done, Lent | Returned | Renewed)
    assert isinstance(desk.perform(back := Undo(of=lent.op_id)), Undone)
    assert value(sample_file, ACTIVE, card) == "2026-05-04"
    assert isinstance(desk.perform(Undo(of=back.op_id)), Undone)
    assert value(sample_file, ACTIVE, card) == "2026-05-04"


def test_a_later_activity_keeps_no_loan_from_being_turned_back(
    desk, other_desk, sample_file
):
    first, second, *_ = on_the_shelf(desk)
    lent = Lend(customer=CARD, barcode=first)
    desk.perform(lent)
    tomorrow = desk.clock.today() + timedelta(days=1)
    lend(on_day(other_desk, tomorrow), CARD, second)
    assert isinstance(desk.perform(Undo(of=lent.op_id)), Undone)
    assert value(sample_file, ACTIVE, CARD) == "2026-05-05"


def test_a_card_that_borrowed_as_what_it_became_stays_that(
    desk, other_desk, sample_file
):
    became = converted(desk)
    lend(other_desk, BINDING_CARD, on_the_shelf(desk)[0])
    assert stays(desk, became, sample_file)


def test_an_item_does_not_go_out_again_as_its_card_no_longer_lends(
    desk, other_desk, sample_file
):
    with desk.library.reading() as tx:
        row = tx.customer(BINDING_CARD)
        out = tx.open_loans(row.customer_id)[0].barcode
    back = ReturnItem(barcode=out)
    desk.perform(back)
    switch(other_desk, BINDING_CARD, SpecialKind.ADMINISTRATIVE)
    assert stays(desk, back, sample_file)


def test_a_loan_is_not_made_again_as_its_card_no_longer_lends(
    desk, other_desk, sample_file
):
    lent = Lend(customer=BINDING_CARD, barcode=on_the_shelf(desk)[0])
    desk.perform(lent)
    undone = Undo(of=lent.op_id)
    desk.perform(undone)
    switch(other_desk, BINDING_CARD, SpecialKind.ADMINISTRATIVE)
    assert stays(desk, undone, sample_file)
