# SPDX-License-Identifier: Apache-2.0
"""A session of Innemen: decisions on their rows, the boekenbus, the drop, the pile."""

from datetime import UTC, date, datetime

import pytest

from services.test_desk_session import Clerk
from support.clerk import (
    TITAN,
    customer,
    item,
    lend,
    of_branch,
    on_day,
    own_card,
    read,
    register,
    return_item,
)
from wisedesk.domain.holds import HoldStatus
from wisedesk.domain.items import ItemStatus
from wisedesk.services import manner as m
from wisedesk.services.actions import AddItem, ChangeSetting, PlaceHold, SetAside, Undo
from wisedesk.services.circulation_outcomes import (
    HoldEnded,
    LeftHere,
    PutAside,
    Returned,
    Sent,
)
from wisedesk.services.decisions import Asks
from wisedesk.services.desk_rows import RowState
from wisedesk.services.outcomes import Undone
from wisedesk.services.session import Mode

AT = datetime(2026, 5, 4, 9, tzinfo=UTC)
HERE, ELSEWHERE = "9408", "9000"


@pytest.fixture
def clerk(desk):
    """Return a clerk at Innemen."""
    working = Clerk(desk)
    working.put(working.session.entries.go_over(Mode.RETURN, AT))
    return working


@pytest.fixture
def jansen(desk):
    """Return the card of an ordinary customer."""
    return register(desk, number=own_card(1)).key


@pytest.fixture
def lent(desk, jansen):
    """Return what Jansen has."""
    barcodes = of_branch(desk, HERE)[:2]
    for barcode in barcodes:
        lend(desk, jansen, barcode)
    return barcodes


def change(clerk, text):
    clerk.put(clerk.session.entries.take_back(text, AT))


def row(clerk, place=0):
    return clerk.session.rows.all()[place]


def wait_for_the_title(desk):
    other = register(desk, number=own_card(7)).key
    desk.perform(PlaceHold(customer=other, title_key=TITAN))


def test_the_borrower_of_what_comes_back_is_shown(clerk, jansen, lent):
    clerk.scan(lent[0])
    assert clerk.session.customer.key == jansen
    assert row(clerk).state is RowState.DONE


def test_a_return_that_somebody_waits_for_asks_on_its_row(desk, clerk, lent):
    wait_for_the_title(desk)
    clerk.scan(*lent)
    assert [each.decision.asks for each in clerk.session.rows.asking()] == [
        Asks.SET_ASIDE
    ] * 2
    assert not clerk.session.end()
    clerk.answer(1)
    assert isinstance(row(clerk, 1).outcome, PutAside)
    assert row(clerk, 1).state is RowState.DONE
    assert item(desk, lent[0]).status is ItemStatus.RESERVED


def test_the_other_copy_is_nobodys_any_more(desk, clerk, lent):
    wait_for_the_title(desk)
    clerk.scan(*lent)
    clerk.answer(1)
    clerk.answer(0)
    assert row(clerk).state is RowState.DONE
    assert row(clerk).outcome.is_settled  # the hold has its item
    assert item(desk, lent[1]).status is ItemStatus.AVAILABLE


def test_left_the_item_is_in_and_the_hold_waits_on(desk, clerk, lent):
    wait_for_the_title(desk)
    clerk.scan(lent[0])
    clerk.answer(yes=False)
    assert isinstance(row(clerk).outcome, LeftHere)
    assert row(clerk).state is RowState.DONE
    assert item(desk, lent[0]).status is ItemStatus.AVAILABLE
    (hold,) = read(desk, lambda tx: tx.holds_on(TITAN))
    assert hold.status is HoldStatus.ACTIVE
    assert clerk.session.end()


def test_left_by_the_holder_it_still_asks_for_the_way_home(desk, clerk, jansen):
    barcode = of_branch(desk, ELSEWHERE)[0]
    lend(desk, jansen, barcode)
    wait_for_the_title(desk)
    clerk.scan(barcode)
    assert row(clerk).decision.asks is Asks.SET_ASIDE
    clerk.answer(yes=False)
    assert row(clerk).decision.asks is Asks.TRANSPORT
    clerk.answer()
    assert isinstance(row(clerk).outcome, Sent)
    assert item(desk, barcode).transit_to == "VoorbeeldBibliotheek"


def test_scanned_once_more_it_asks_no_second_time(desk, clerk, lent):
    wait_for_the_title(desk)
    clerk.scan(lent[0], lent[0])
    assert len(clerk.session.rows.all()) == 1
    assert clerk.seen.repeated == [lent[0]]
    clerk.answer()
    clerk.scan(lent[0])
    assert clerk.seen.repeated == [lent[0]] * 2


def test_sent_and_scanned_once_more_it_asks_nothing(desk, clerk):
    barcode = of_branch(desk, ELSEWHERE)[0]
    clerk.scan(barcode)
    clerk.answer()
    clerk.scan(barcode)
    assert len(clerk.session.rows.all()) == 1
    assert clerk.session.rows.asking() == []


def turn_back(desk, clerk):
    """Turn back what the newest row did, as Ctrl+Z does."""
    done = row(clerk)
    desk.perform(Undo(of=done.done_by))
    undone = Undone(of=done.done_by, what=done.outcome.undone_as)
    clerk.session.rows.turned_back(undone)


def test_a_decision_turned_back_is_asked_again(desk, clerk, jansen):
    barcode = of_branch(desk, ELSEWHERE)[0]
    lend(desk, jansen, barcode)
    wait_for_the_title(desk)
    clerk.scan(barcode)
    clerk.answer(yes=False)
    clerk.answer()
    assert isinstance(row(clerk).outcome, Sent)
    turn_back(desk, clerk)
    assert row(clerk).state is RowState.ASKS
    assert row(clerk).decision.asks is Asks.TRANSPORT
    turn_back(desk, clerk)
    assert row(clerk).decision.asks is Asks.SET_ASIDE
    assert not clerk.session.end()
    clerk.answer()
    assert item(desk, barcode).status is ItemStatus.RESERVED
    turn_back(desk, clerk)
    turn_back(desk, clerk)
    assert row(clerk).state is RowState.TURNED_BACK
    assert item(desk, barcode).status is ItemStatus.LENT
    assert clerk.session.end()


def test_another_borrower_is_asked_about_where_the_branch_wants_that(desk, clerk, lent):
    desk.perform(ChangeSetting(name="return-other-customers", value="N"))
    other = register(desk, number=own_card(2)).key
    barcode = of_branch(desk, HERE)[0]
    lend(desk, other, barcode)
    clerk.scan(lent[0], barcode)
    assert row(clerk).decision.asks is Asks.OVERRIDE
    assert clerk.session.customer.key != other
    clerk.answer()
    assert isinstance(row(clerk).outcome, Returned)
    assert clerk.session.customer.key == other


def test_what_nobody_came_for_asks_to_end_its_hold(desk, lent):
    wait_for_the_title(desk)
    return_item(desk, lent[0])
    desk.perform(SetAside(customer=own_card(7), barcode=lent[0]))
    clerk = Clerk(on_day(desk, date(2026, 5, 12)))
    clerk.put(clerk.session.entries.go_over(Mode.RETURN, AT))
    clerk.scan(lent[0])
    assert row(clerk).decision.asks is Asks.END_HOLD
    clerk.answer(yes=False)
    assert row(clerk).state is RowState.LEFT
    clerk.session.end()
    clerk.scan(lent[0])
    clerk.answer()
    assert isinstance(row(clerk).outcome, HoldEnded)
    assert item(desk, lent[0]).status is ItemStatus.AVAILABLE


def test_an_answer_that_changed_nothing_is_asked_for_again(desk, clerk):
    barcode = of_branch(desk, HERE)[0]
    wait_for_the_title(desk)
    clerk.scan(barcode)  # it was in, and goes to the hold shelf
    clerk.answer(yes=False)
    assert isinstance(row(clerk).outcome, LeftHere)
    back = Undo(of=row(clerk).done_by)
    undone = desk.perform(back)
    assert isinstance(undone, Undone)
    clerk.session.rows.turned_back(undone)
    assert row(clerk).decision.asks is Asks.SET_ASIDE
    assert isinstance(desk.perform(Undo(of=back.op_id)), Undone)  # from the journal
    clerk.answer()
    assert item(desk, barcode).status is ItemStatus.RESERVED


def test_what_was_left_is_asked_again_and_so_it_is_after_a_crash(desk, lent):
    wait_for_the_title(desk)
    return_item(desk, lent[0])
    desk.perform(SetAside(customer=own_card(7), barcode=lent[0]))
    clerk = Clerk(on_day(desk, date(2026, 5, 12)))
    clerk.put(clerk.session.entries.go_over(Mode.RETURN, AT))
    clerk.scan(lent[0])
    clerk.answer(yes=False)
    assert row(clerk).state is RowState.LEFT
    clerk.put(clerk.session.entries.ask_what_was_left(row(clerk).op_id, AT))
    assert row(clerk).state is RowState.ASKS
    assert row(clerk).decision.asks is Asks.END_HOLD
    after = Clerk(clerk.desk)
    after.session.resume(clerk.steps)
    after.work()
    assert row(after).state is RowState.ASKS
    after.answer()
    assert isinstance(row(after).outcome, HoldEnded)


class TestBoekenbus:
    """Taking back without the customer's side."""

    def test_the_header_stays_and_only_what_asks_is_listed(self, desk, clerk, lent):
        desk.perform(ChangeSetting(name="return-other-customers", value="N"))
        clerk.scan(lent[0])
        change(clerk, m.bulk(on=True))
        held = of_branch(desk, HERE, "vb000002")[0]
        free = of_branch(desk, HERE, "vb000003")[0]
        other = register(desk, number=own_card(7)).key
        desk.perform(PlaceHold(customer=other, title_key="vb000002"))
        clerk.scan(lent[1], free, held)
        assert clerk.session.customer is None
        only, _before = clerk.session.rows.all()
        assert only.decision.asks is Asks.SET_ASIDE
        assert clerk.session.returns.manner.taken == 3

    def test_what_is_refused_stays_in_sight(self, clerk):
        change(clerk, m.bulk(on=True))
        clerk.scan("39408999999999")
        assert row(clerk).state in {RowState.REFUSED, RowState.ASKS}
        assert clerk.session.returns.manner.taken == 0

    def test_what_was_taken_back_before_is_not_counted_off(self, desk, clerk, lent):
        clerk.scan(lent[0])
        before = row(clerk).done_by
        change(clerk, m.bulk(on=True))
        clerk.scan(lent[1])
        back = Undo(of=before)
        clerk.session.returns.turn_back(desk.perform(back))
        assert clerk.session.returns.manner.taken == 1
        clerk.session.returns.turn_back(desk.perform(Undo(of=back.op_id)))
        assert clerk.session.returns.manner.taken == 1

    def test_what_was_taken_back_in_it_is_counted_off_and_on_again(
        self, desk, clerk, lent
    ):
        change(clerk, m.bulk(on=True))
        clerk.scan(*lent)
        back = Undo(of=clerk.steps[-1].op_id)
        clerk.session.returns.turn_back(desk.perform(back))
        assert clerk.session.returns.manner.taken == 1
        after = Clerk(clerk.desk)
        after.session.resume(clerk.steps)
        after.work()
        again = desk.perform(Undo(of=back.op_id))
        for each in (clerk, after):
            assert each.session.returns.manner.taken == 1
            each.session.returns.turn_back(again)
            assert each.session.returns.manner.taken == 2

    def test_off_again_the_borrower_is_shown(self, clerk, jansen, lent):
        change(clerk, m.bulk(on=True))
        clerk.scan(lent[0])
        change(clerk, m.bulk(on=False))
        clerk.scan(lent[1])
        assert clerk.session.customer.key == jansen
        assert len(clerk.session.rows.all()) == 1


class TestDrop:
    """Taking back what was handed in on another day."""

    def test_each_scan_counts_on_the_day_until_it_is_taken_off(
        self, desk, jansen, lent
    ):
        clerk = Clerk(on_day(desk, date(2026, 5, 11)))
        clerk.put(clerk.session.entries.go_over(Mode.RETURN, AT))
        change(clerk, m.drop(date(2026, 5, 9)))
        clerk.scan(lent[0])
        assert row(clerk).outcome.returned_on == date(2026, 5, 9)
        change(clerk, m.drop(None))
        clerk.scan(lent[1])
        assert row(clerk).outcome.returned_on == date(2026, 5, 11)
        assert customer(desk, jansen).last_activity_on == date(2026, 5, 11)


class TestPile:
    """Proving that the whole cart was scanned."""

    def test_it_counts_what_came_in_and_names_the_last(self, desk, clerk, lent):
        change(clerk, m.pile(4))
        free = of_branch(desk, HERE)[0]
        clerk.scan(lent[0], lent[0], "39408999999999", free)
        pile = clerk.session.returns.manner.pile
        assert [each.barcode for each in pile.scanned] == [lent[0], free]
        assert pile.missing == 2
        assert pile.last.title == "De vloek van de Titaan"

    def test_a_second_pass_counts_what_the_first_took_back(self, clerk, lent):
        change(clerk, m.pile(2))
        clerk.scan(lent[0])
        change(clerk, m.again())
        clerk.scan(*lent)
        pile = clerk.session.returns.manner.pile
        assert [each.barcode for each in pile.only_second] == [lent[1]]
        assert pile.only_first == ()

    def test_what_comes_in_while_it_is_asked_about_is_of_it(self, desk, clerk, lent):
        free = of_branch(desk, HERE)[0]
        clerk.scan(free)
        change(clerk, m.asked())
        clerk.scan(*lent)
        clerk.session.returns.turn_back(desk.perform(Undo(of=row(clerk).done_by)))
        change(clerk, m.pile(2))
        pile = clerk.session.returns.manner.pile
        assert [each.barcode for each in pile.scanned] == [lent[0]]
        after = Clerk(clerk.desk)
        after.session.resume(clerk.steps)
        after.work()
        assert after.session.returns.manner == clerk.session.returns.manner

    def test_what_came_in_before_it_comes_on_no_pile_when_done_again(
        self, desk, clerk, lent
    ):
        clerk.scan(lent[0])
        back = Undo(of=row(clerk).done_by)
        change(clerk, m.pile(2))
        clerk.session.returns.turn_back(desk.perform(back))
        clerk.session.returns.turn_back(desk.perform(Undo(of=back.op_id)))
        assert clerk.session.returns.manner.pile.missing == 2

    def test_nobody_is_asked_any_more_when_the_question_is_closed(self, clerk, lent):
        change(clerk, m.asked())
        clerk.scan(lent[0])
        change(clerk, m.pile(None))
        assert clerk.session.returns.manner == m.Manner()
        change(clerk, m.asked())
        change(clerk, m.pile(1))
        assert clerk.session.returns.manner.pile.missing == 1

    def test_it_ends_with_the_session_and_the_day_of_the_drop_stays(self, clerk, lent):
        change(clerk, m.drop(date(2026, 5, 2)))
        change(clerk, m.pile(2))
        clerk.scan(lent[0])
        assert clerk.session.end()
        assert clerk.session.returns.manner == m.Manner(returned_on=date(2026, 5, 2))

    def test_helping_a_customer_in_between_does_not_end_it(self, clerk, lent, jansen):
        change(clerk, m.pile(2))
        clerk.scan(lent[0])
        clerk.put(clerk.session.entries.go_over(Mode.LEND, AT))
        clerk.scan(jansen)
        assert clerk.session.end()
        clerk.put(clerk.session.entries.go_over(Mode.RETURN, AT))
        clerk.scan(lent[1])
        assert clerk.session.returns.manner.pile.missing == 0


class TestUnknown:
    """A code nobody knows comes in."""

    UNKNOWN = "39408999999999"

    def test_it_asks_as_at_uitlenen(self, clerk):
        clerk.scan(self.UNKNOWN, self.UNKNOWN)
        assert clerk.states() == [RowState.ASKS]
        assert row(clerk).decision.asks is Asks.SECOND_LOOK
        assert row(clerk).seen == 2
        assert not clerk.session.end()
        clerk.answer(yes=False)
        assert clerk.states() == [RowState.LEFT]
        assert clerk.session.end()

    def test_it_is_taken_back_as_what_it_was_meant_to_be(self, desk, clerk, lent):
        change(clerk, m.drop(date(2026, 5, 2)))
        change(clerk, m.pile(1))
        clerk.scan(lent[0][1:])
        clerk.answer(code=lent[0])
        assert clerk.states() == [RowState.DONE]
        assert isinstance(row(clerk).outcome, Returned)
        assert row(clerk).outcome.dropped_on == date(2026, 5, 2)
        assert item(desk, lent[0]).status is ItemStatus.AVAILABLE
        assert clerk.session.returns.manner.pile.missing == 0
        assert not row(clerk).is_entered

    def test_the_right_scan_leaves_the_misread_one_by_itself(self, clerk, lent):
        clerk.scan(lent[0][1:], lent[0])
        assert clerk.states() == [RowState.DONE, RowState.LEFT]

    def test_what_was_entered_is_in(self, desk, clerk):
        new = AddItem(barcode=self.UNKNOWN, title="Nieuw", rmt="B", branch=HERE)
        clerk.scan(self.UNKNOWN)
        desk.perform(new)
        clerk.answer(code=self.UNKNOWN)
        assert clerk.states() == [RowState.DONE]
        assert row(clerk).is_entered
        assert item(desk, self.UNKNOWN).status is ItemStatus.AVAILABLE
        after = Clerk(desk)
        after.session.resume(clerk.steps)
        after.work()
        assert after.session.rows.all() == clerk.session.rows.all()


class TestCutOff:
    """What a crash leaves is gone through again in the same manner."""

    def again(self, clerk, steps=None):
        after = Clerk(clerk.desk)
        after.session.resume(clerk.steps if steps is None else steps)
        after.work()
        return after

    def test_the_same_steps_make_the_same_manner_and_rows(self, desk, clerk, lent):
        wait_for_the_title(desk)
        change(clerk, m.pile(3))
        change(clerk, m.drop(date(2026, 5, 2)))
        clerk.scan(*lent)
        clerk.answer(0)
        after = self.again(clerk)
        assert after.session.mode is Mode.RETURN
        assert after.session.returns.manner == clerk.session.returns.manner
        states = [each.state for each in clerk.session.rows.all()]
        assert [each.state for each in after.session.rows.all()] == states

    def test_a_decision_turned_back_asks_again(self, desk, clerk, lent):
        wait_for_the_title(desk)
        clerk.scan(lent[0])
        clerk.answer()
        turn_back(desk, clerk)
        after = self.again(clerk)
        assert row(after).state is RowState.ASKS
        after.answer()
        assert item(desk, lent[0]).status is ItemStatus.RESERVED

    def test_what_the_inbox_let_go_of_is_told_whole(self, clerk, lent):
        change(clerk, m.pile(2))
        clerk.scan(lent[0])
        clerk.put(clerk.session.entries.go_over(Mode.LEND, AT))
        clerk.put(clerk.session.entries.go_over(Mode.RETURN, AT))
        kept = clerk.session.entries.manner_kept(clerk.session.returns.manner, AT)
        clerk.put(kept)
        clerk.scan(lent[1])
        assert clerk.session.returns.manner.pile.missing == 0
        after = self.again(clerk, [kept, clerk.steps[-1]])
        assert after.session.returns.manner == clerk.session.returns.manner

    def test_as_always_nothing_is_told(self, clerk):
        manner = clerk.session.returns.manner
        assert clerk.session.entries.manner_kept(manner, AT) is None

    def test_a_manner_alone_is_no_scan_that_waits(self, clerk):
        step = clerk.session.entries.take_back(m.bulk(on=True), AT)
        clerk.session.kept(step)
        assert clerk.session.waiting() == 0
