# SPDX-License-Identifier: Apache-2.0
"""A session at the desk, without a screen: what waits, what asks, who is open."""

from datetime import UTC, datetime

import pytest

from support.clerk import (
    BEAR,
    BINDER,
    HOME_FOR_THE_ELDERLY,
    customer,
    facts,
    item,
    lend,
    on_day,
    on_the_shelf,
    own_card,
    register,
    return_item,
)
from support.raw_file import rows, value
from wisedesk.domain.customer_types import LoanStanding
from wisedesk.domain.refusals import Reason, refusal
from wisedesk.services.actions import (
    CancelLoan,
    KeepMessage,
    PlaceHold,
    SetAside,
    Undo,
)
from wisedesk.services.answers import answer
from wisedesk.services.decisions import Asks
from wisedesk.services.desk_rows import RowState, is_refused_for
from wisedesk.services.desk_session import DeskSession
from wisedesk.services.session import Mode

AT = datetime(2026, 5, 4, 9, tzinfo=UTC)


class Seen:
    """A watcher that remembers what it was told."""

    def __init__(self):
        self.repeated, self.opened, self.searched, self.gone = [], [], [], []
        self.repeated_as = []

    def row_added(self, row): ...
    def row_changed(self, row): ...
    def row_dropped(self, op_id): ...
    def began(self, rows): ...
    def tell(self, row, outcome): ...
    def customer_shown(self): ...

    def row_repeated(self, row, how):
        self.repeated.append(row.barcode)
        self.repeated_as.append(how)

    def customer_opened(self, opened):
        self.opened.append(opened.key)

    def searched_for(self, text, *, joins):
        self.searched.append((text, joins))

    def let_go(self, op_id):
        self.gone.append(op_id)


class Clerk:
    """Works a session: each step is on disk at once, and handled when it can be."""

    def __init__(self, desk):
        self.desk, self.seen, self.steps = desk, Seen(), []
        self.session = DeskSession(self.seen)

    def scan(self, *texts):
        for text in texts:
            self.put(self.session.entries.enter(text, AT))

    def answer(self, place=0, *, yes=True, code=""):
        row = self.session.rows.all()[place]
        self.put(self.session.entries.decide(row.op_id, AT, yes=yes, code=code))

    def put(self, step):
        assert step is not None
        self.steps.append(step)
        self.session.kept(step)
        self.work()

    def work(self):
        while scan := self.session.next():
            self.session.take(answer(self.desk, scan))

    def states(self):
        return [row.state for row in self.session.rows.all()]


@pytest.fixture
def clerk(desk):
    return Clerk(desk)


@pytest.fixture
def shelf(desk):
    return on_the_shelf(desk)


@pytest.fixture
def jansen(desk):
    return register(desk, number=own_card(1)).key


@pytest.fixture
def pieters(desk):
    return register(desk, number=own_card(2)).key


@pytest.fixture
def expired(sample_file, jansen):
    rows(
        sample_file,
        "UPDATE subscription SET starts_on = '2025-05-01', ends_on = '2026-04-30'"
        " WHERE customer_id = (SELECT customer_id FROM card WHERE number = ?)",
        jansen,
    )
    return jansen


def test_a_barcode_scanned_twice_does_nothing_and_points_at_its_row(
    clerk, jansen, shelf
):
    clerk.scan(jansen, shelf[0], shelf[1], shelf[0])
    assert clerk.states() == [RowState.DONE, RowState.DONE]
    assert clerk.seen.repeated == [shelf[0]]


def test_a_loan_scanned_again_as_inzage_stays_as_it_is_and_the_mode_is_told(
    clerk, jansen, shelf
):
    clerk.scan(jansen, shelf[0])
    clerk.session.entries.inspect(on=True)
    clerk.scan(shelf[0])
    assert clerk.seen.repeated_as == [Mode.INSPECT]
    (row,) = clerk.session.rows.all()
    assert row.outcome.standing is LoanStanding.ORDINARY


def test_an_item_lent_on_an_earlier_day_is_offered_to_be_renewed(
    clerk, desk, sample_file, jansen, shelf
):
    lend(on_day(desk, datetime(2026, 4, 20, tzinfo=UTC).date()), jansen, shelf[0])
    clerk.scan(jansen, shelf[0])
    asked = clerk.session.rows.all()[0]
    assert asked.decision.asks is Asks.RENEW
    clerk.answer()
    assert clerk.states()[0] is RowState.DONE
    assert value(sample_file, "SELECT max(renewals) FROM loan") == 1


def test_an_item_out_to_another_is_cancelled_there_and_lent_here(
    clerk, desk, sample_file, jansen, pieters, shelf
):
    lend(desk, pieters, shelf[0])
    clerk.scan(jansen, shelf[0])
    assert clerk.session.rows.all()[0].decision.asks is Asks.TAKE_OVER
    clerk.answer()
    assert item(desk, shelf[0]).borrower_key == jansen
    assert clerk.session.rows.all()[0].outcome.taken_from_name == "Jansen, Jan"
    cancelled = rows(sample_file, "SELECT counts FROM loan WHERE cancelled")
    assert cancelled == [(0,)]  # not a return: it counts nowhere


def test_the_row_of_a_loan_that_was_taken_over_says_so(
    clerk, desk, jansen, pieters, shelf
):
    clerk.scan(pieters, shelf[0])
    clerk.session.entries.read_next_as(Mode.JOIN)
    clerk.scan(jansen, shelf[0])
    clerk.answer()
    assert clerk.states() == [RowState.DONE, RowState.CANCELLED]
    undo = Undo(of=clerk.steps[-1].op_id)
    clerk.session.rows.turned_back(desk.perform(undo))
    assert clerk.states() == [RowState.TURNED_BACK, RowState.DONE]
    clerk.session.rows.turned_back(desk.perform(Undo(of=undo.op_id)))
    assert clerk.states() == [RowState.DONE, RowState.CANCELLED]


def test_taking_over_is_turned_back_whole(clerk, desk, jansen, pieters, shelf):
    lend(desk, pieters, shelf[0])
    clerk.scan(jansen, shelf[0])
    clerk.answer()
    undone = desk.perform(Undo(of=clerk.steps[-1].op_id))
    assert item(desk, shelf[0]).borrower_key == pieters
    clerk.session.rows.turned_back(undone)
    assert clerk.states() == [RowState.TURNED_BACK]


def test_a_row_that_is_left_is_not_done_and_asks_no_more(
    clerk, desk, jansen, pieters, shelf
):
    lend(desk, pieters, shelf[0])
    clerk.scan(jansen, shelf[0])
    clerk.answer(yes=False)
    assert clerk.states() == [RowState.LEFT]
    assert item(desk, shelf[0]).borrower_key == pieters
    assert clerk.session.end()


def test_the_session_does_not_end_while_a_row_asks(clerk, desk, jansen, pieters, shelf):
    lend(desk, pieters, shelf[0])
    clerk.scan(jansen, shelf[0], shelf[1])
    assert not clerk.session.end()
    assert [row.barcode for row in clerk.session.rows.asking()] == [shelf[0]]
    clerk.put(clerk.session.entries.go_over(Mode.RETURN, AT))
    assert [row.barcode for row in clerk.session.rows.all()] == [shelf[0]]
    assert clerk.seen.gone == []
    clerk.answer()  # it is lent to whom it was scanned for
    assert item(desk, shelf[0]).borrower_key == jansen


def test_what_is_passed_once_is_passed_for_the_customer_until_the_session_ends(
    clerk, expired, shelf
):
    clerk.scan(expired, shelf[0])
    assert clerk.states() == [RowState.ASKS, RowState.NOTED]
    clerk.answer()
    clerk.scan(shelf[1])
    assert clerk.states()[0] is RowState.DONE
    assert clerk.session.end()
    clerk.scan(expired, shelf[2])
    assert clerk.states()[0] is RowState.ASKS


def test_the_line_of_the_customer_passes_it_before_anything_is_scanned(
    clerk, expired, shelf
):
    clerk.scan(expired)
    clerk.answer()
    clerk.scan(shelf[0])
    assert clerk.states() == [RowState.DONE, RowState.DONE]


def test_a_note_holds_no_session_up(clerk, expired):
    clerk.scan(expired)
    assert clerk.states() == [RowState.NOTED]
    assert clerk.session.end()


def test_a_question_that_stops_lets_nothing_pass_before_it_is_answered(
    clerk, desk, jansen, pieters, shelf
):
    lend(desk, pieters, shelf[0])
    clerk.session.stops = frozenset({Asks.TAKE_OVER})
    clerk.scan(jansen, shelf[0], shelf[1], shelf[2])
    waits = RowState.WAITS
    assert clerk.states() == [waits, waits, RowState.ASKS]
    clerk.answer(2, yes=False)
    assert clerk.states() == [RowState.DONE, RowState.DONE, RowState.LEFT]


def test_the_card_of_somebody_else_joins_when_the_clerk_says_so(
    clerk, jansen, pieters, shelf
):
    clerk.scan(jansen, shelf[0], pieters)
    assert clerk.session.rows.all()[0].decision.asks is Asks.OTHER_CARD
    clerk.answer()
    clerk.scan(shelf[1])
    assert [each.key for each in clerk.session.customers.open] == [jansen, pieters]
    assert [row.customer for row in clerk.session.rows.all()] == [pieters, jansen]
    clerk.scan(jansen, shelf[2])  # the card of one who is open: that one's turn
    assert clerk.session.customers.key == jansen
    assert clerk.session.rows.all()[0].customer == jansen


def test_klant_erbij_reads_the_next_card_as_one_who_comes_beside(
    clerk, jansen, pieters
):
    clerk.scan(jansen)
    clerk.session.entries.read_next_as(Mode.JOIN)
    clerk.scan(pieters)
    assert clerk.session.customers.key == pieters
    clerk.put(clerk.session.entries.switch_customer(AT))
    assert clerk.session.customers.key == jansen
    clerk.session.entries.read_next_as(Mode.JOIN)
    clerk.scan("zorg")
    assert clerk.seen.searched == [("zorg", True)]


def test_inspection_is_back_today_and_counts_nowhere(clerk, sample_file, jansen, shelf):
    clerk.scan(jansen)
    clerk.session.entries.inspect(on=True)
    clerk.scan(shelf[0])
    assert clerk.session.rows.all()[0].outcome.standing is LoanStanding.INSPECTION
    lent = "SELECT due_on, lent_on, counts FROM loan ORDER BY id DESC LIMIT 1"
    assert rows(sample_file, lent) == [("2026-05-04", "2026-05-04", 0)]


def test_an_unknown_code_asks_for_a_second_scan_on_its_own_row(clerk, jansen):
    clerk.scan(jansen, "39999999999999")
    assert clerk.session.rows.all()[0].decision.asks is Asks.SECOND_LOOK
    clerk.scan("39999999999999")
    (row,) = clerk.session.rows.all()
    assert row.seen == 2


def test_an_unknown_code_is_lent_as_what_it_was_meant_to_be(clerk, desk, jansen, shelf):
    clerk.scan(jansen, "39999999999999")
    clerk.answer(code=shelf[0])
    (row,) = clerk.session.rows.all()
    assert (row.state, row.barcode) == (RowState.DONE, shelf[0])
    assert item(desk, shelf[0]).borrower_key == jansen


def test_gone_through_again_the_same_steps_make_the_same_session(
    desk, sample_file, jansen, pieters, shelf
):
    first = Clerk(desk)
    lend(desk, pieters, shelf[1])
    first.scan(jansen, shelf[0], shelf[1], shelf[0], pieters, "39999999999999")
    first.answer(1)  # Pieters comes beside
    first.scan(shelf[2])
    first.answer(2)  # the loan to Pieters is cancelled, and the item lent to Jansen
    first.session.rows.turned_back(desk.perform(Undo(of=first.steps[1].op_id)))
    before = value(sample_file, "SELECT count(*) FROM journal")
    again = Clerk(desk)
    again.session.resume(first.steps)
    again.work()
    assert again.states() == first.states()
    assert [row.barcode for row in again.session.rows.all()] == [
        row.barcode for row in first.session.rows.all()
    ]
    assert again.session.customers.key == first.session.customers.key
    assert value(sample_file, "SELECT count(*) FROM journal") == before


def gone_through_again(clerk):
    """Return a session that goes through the steps of another one."""
    again = Clerk(clerk.desk)
    again.session.resume(clerk.steps)
    again.work()
    return again


def test_what_was_cancelled_is_called_so_when_gone_through_again(
    clerk, desk, jansen, shelf
):
    clerk.scan(jansen, *shelf[:2])
    desk.perform(CancelLoan(customer=jansen, barcode=shelf[0]))
    clerk.session.entries.read_next_as(Mode.CANCEL)
    clerk.scan(shelf[1])
    again = gone_through_again(clerk)
    assert again.states() == [RowState.CANCELLED, RowState.CANCELLED]


def test_a_cancelling_that_was_turned_back_is_not_shown_when_gone_through_again(
    clerk, desk, jansen, shelf
):
    clerk.scan(jansen, shelf[0])
    clerk.session.entries.read_next_as(Mode.CANCEL)
    clerk.scan(shelf[0])
    clerk.session.rows.turned_back(desk.perform(Undo(of=clerk.steps[-1].op_id)))
    assert clerk.states() == [RowState.DONE]
    assert gone_through_again(clerk).states() == [RowState.DONE]


def test_an_answer_to_what_stopped_the_desk_stands_when_gone_through_again(
    desk, sample_file, jansen, pieters, shelf
):
    first, again = Clerk(desk), Clerk(desk)
    lend(desk, pieters, shelf[0])
    for each in (first, again):
        each.session.stops = frozenset({Asks.TAKE_OVER})
    first.scan(jansen, shelf[0], shelf[1])
    first.answer(1)  # it lies behind the scan that waited for it
    before = value(sample_file, "SELECT count(*) FROM journal")
    again.session.resume(first.steps)
    again.work()
    assert again.states() == first.states() == [RowState.DONE, RowState.DONE]
    assert value(sample_file, "SELECT count(*) FROM journal") == before


def test_v_brings_the_previous_customer_back(clerk, jansen, pieters):
    clerk.scan(jansen)
    clerk.session.end()
    clerk.scan(pieters, "v")
    assert clerk.session.customers.key == jansen
    assert [each.key for each in clerk.session.customers.open] == [jansen]


def test_the_notes_tell_what_a_clerk_should_know(clerk, desk, jansen, shelf):
    lend(on_day(desk, datetime(2026, 3, 1, tzinfo=UTC).date()), jansen, shelf[0])
    clerk.scan(jansen)
    (note,) = clerk.session.rows.all()
    assert note.outcome.refusals[0].reason == "loans-overdue"
    assert note.decision is None


def test_a_customer_who_wants_to_know_hears_that_a_title_was_lent_before(
    clerk, desk, sample_file, jansen, shelf
):
    found = customer(desk, jansen).customer_id
    rows(sample_file, f"UPDATE customer SET warn_lent_before = TRUE WHERE id = {found}")
    lend(desk, jansen, shelf[0])
    clerk.put(clerk.session.entries.go_over(Mode.RETURN, AT))
    clerk.scan(shelf[0])
    clerk.put(clerk.session.entries.go_over(Mode.LEND, AT))
    clerk.scan(jansen, shelf[1])
    asked = clerk.session.rows.all()[0].outcome.refusals
    assert [each.reason for each in asked] == ["title-lent-before"]
    clerk.answer()
    assert clerk.states() == [RowState.DONE]


def test_a_melding_is_told_when_its_customer_is_opened_again(clerk, desk):
    desk.perform(KeepMessage(customer=HOME_FOR_THE_ELDERLY, text="Pas op"))
    clerk.scan(HOME_FOR_THE_ELDERLY)
    clerk.scan(BINDER)
    clerk.answer(yes=False)
    assert clerk.seen.opened == [HOME_FOR_THE_ELDERLY]


def test_who_goes_over_before_the_session_comes_back_stays_there(desk, jansen, shelf):
    first = Clerk(desk)
    first.scan(jansen, shelf[0])
    again = Clerk(desk)
    over = again.session.entries.go_over(Mode.RETURN, AT)
    scan = again.session.entries.enter(shelf[0], AT)
    again.session.resume(first.steps)
    for step in (over, scan):
        again.session.kept(step)
    again.work()
    assert again.session.mode is Mode.RETURN
    assert again.session.rows.all()[0].state in {RowState.DONE, RowState.ASKS}
    assert not item(desk, shelf[0]).borrower_key


def test_what_waits_is_for_whom_it_was_scanned_when_the_clerk_goes_over(
    desk, jansen, pieters, shelf
):
    clerk = Clerk(desk)
    lend(desk, BINDER, shelf[0])
    clerk.session.stops = frozenset({Asks.TAKE_OVER})
    clerk.scan(jansen)
    clerk.session.entries.read_next_as(Mode.JOIN)
    clerk.scan(pieters, shelf[0], jansen, shelf[1])  # the first asks, the rest waits
    clerk.put(clerk.session.entries.go_over(Mode.RETURN, AT))
    clerk.answer(2, yes=False)
    assert item(desk, shelf[1]).borrower_key == jansen
    assert clerk.session.mode is Mode.RETURN


def test_an_answer_that_opens_a_customer_overtakes_no_scan(
    desk, jansen, pieters, shelf
):
    clerk = Clerk(desk)
    clerk.session.stops = frozenset()
    clerk.scan(jansen, pieters)
    steps = [clerk.session.entries.enter(barcode, AT) for barcode in shelf[:2]]
    asked = next(row for row in clerk.session.rows.all() if row.decision)
    steps.append(clerk.session.entries.decide(asked.op_id, AT, yes=True))
    for step in steps:
        clerk.session.kept(step)
    clerk.work()
    assert {item(desk, barcode).borrower_key for barcode in shelf[:2]} == {jansen}
    assert clerk.session.customers.key == pieters


def test_a_card_that_asks_stops_what_comes_behind_it(desk, jansen, pieters, shelf):
    clerk = Clerk(desk)
    clerk.session.stops = frozenset({Asks.OTHER_CARD})
    clerk.scan(jansen, pieters, shelf[0])
    assert item(desk, shelf[0]).borrower_key == ""
    clerk.answer(1)
    assert item(desk, shelf[0]).borrower_key == pieters


def test_annuleren_stays_until_something_is_cancelled(clerk, desk, jansen, shelf):
    clerk.scan(jansen, shelf[0])
    clerk.session.entries.read_next_as(Mode.CANCEL)
    clerk.scan("39999999999999")
    assert clerk.session.entries.next_mode is Mode.CANCEL
    clerk.scan(shelf[0])
    assert item(desk, shelf[0]).borrower_key == ""
    assert clerk.session.entries.next_mode is Mode.LEND


def test_an_item_that_is_out_to_a_third_by_now_is_asked_about_again(
    clerk, desk, other_desk, jansen, pieters, shelf
):
    lend(desk, pieters, shelf[0])
    clerk.scan(jansen, shelf[0])
    return_item(other_desk, shelf[0])
    lend(other_desk, HOME_FOR_THE_ELDERLY, shelf[0])
    clerk.answer()
    assert item(desk, shelf[0]).borrower_key == HOME_FOR_THE_ELDERLY
    (asked,) = clerk.session.rows.all()
    assert asked.decision.asks is Asks.TAKE_OVER
    assert facts(asked.outcome)["card"] == HOME_FOR_THE_ELDERLY
    clerk.answer()
    assert item(desk, shelf[0]).borrower_key == jansen


def test_annuleren_goes_along_to_another_who_is_open(
    clerk, desk, jansen, pieters, shelf
):
    clerk.scan(jansen)
    clerk.session.entries.read_next_as(Mode.JOIN)
    clerk.scan(pieters, shelf[0])
    clerk.put(clerk.session.entries.switch_customer(AT))
    clerk.session.entries.read_next_as(Mode.CANCEL)
    clerk.scan(shelf[0])
    assert is_refused_for(clerk.session.rows.all()[0].outcome, Reason.LENT_BESIDE)
    clerk.scan(pieters)
    assert clerk.session.customers.key == pieters
    assert clerk.session.entries.next_mode is Mode.CANCEL
    clerk.scan(shelf[0])
    assert item(desk, shelf[0]).borrower_key == ""
    assert clerk.session.entries.next_mode is Mode.LEND


def test_annuleren_goes_along_by_the_key_too(clerk, desk, jansen, pieters, shelf):
    clerk.scan(jansen, shelf[0])
    clerk.session.entries.read_next_as(Mode.JOIN)
    clerk.scan(pieters)
    clerk.session.entries.read_next_as(Mode.CANCEL)
    clerk.put(clerk.session.entries.switch_customer(AT))
    clerk.scan(shelf[0])
    assert item(desk, shelf[0]).borrower_key == ""


def test_a_card_while_cancelling_opens_nobody(clerk, jansen, pieters):
    clerk.scan(jansen)
    clerk.session.entries.read_next_as(Mode.CANCEL)
    for card in (jansen, pieters):
        clerk.scan(card)
        (row, *_) = clerk.session.rows.all()
        assert is_refused_for(row.outcome, Reason.CARD_WHILE_CANCELLING)
        assert clerk.session.customers.key == jansen
        assert clerk.session.entries.next_mode is Mode.CANCEL


def test_inzage_takes_the_place_of_annuleren(clerk, jansen):
    clerk.scan(jansen)
    entries = clerk.session.entries
    entries.read_next_as(Mode.CANCEL)
    entries.inspect(on=True)
    assert entries.next_mode is Mode.INSPECT
    entries.read_next_as(Mode.CANCEL)
    assert entries.next_mode is Mode.CANCEL
    entries.read_next_as(None)
    assert entries.next_mode is Mode.INSPECT


def test_what_the_other_owed_for_the_loan_is_taken_back(clerk, desk, jansen, pieters):
    bear = on_the_shelf(desk, BEAR)[0]
    lend(desk, pieters, bear)
    owed = customer(desk, pieters).owed_cents
    assert owed > 0
    clerk.scan(jansen, bear)
    clerk.answer()
    assert customer(desk, pieters).owed_cents == 0
    assert customer(desk, jansen).owed_cents == owed
    desk.perform(Undo(of=clerk.steps[-1].op_id))
    assert customer(desk, pieters).owed_cents == owed
    assert customer(desk, jansen).owed_cents == 0


def test_a_note_that_is_left_passes_nothing(clerk, expired, shelf):
    clerk.scan(expired)
    clerk.answer(yes=False)
    clerk.scan(shelf[0])
    assert clerk.states() == [RowState.ASKS, RowState.NOTED]


def test_what_a_row_passed_for_the_customer_is_asked_by_no_note(clerk, expired, shelf):
    clerk.scan(expired, shelf[0])
    clerk.session.stops = frozenset({Asks.CUSTOMER})
    assert clerk.states() == [RowState.ASKS, RowState.NOTED]
    clerk.answer()
    assert clerk.states() == [RowState.DONE, RowState.DONE]
    assert [row.decision for row in clerk.session.rows.all()] == [None, None]


def test_one_answer_passes_the_customer_and_no_hold_of_somebody_else(
    clerk, desk, expired, pieters, shelf
):
    desk.perform(PlaceHold(customer=pieters, barcode=shelf[0]))
    desk.perform(SetAside(customer=pieters, barcode=shelf[0]))
    clerk.scan(expired, shelf[0])
    row = clerk.session.rows.all()[0]
    assert {each.reason for each in row.outcome.refusals} == {
        Reason.SUBSCRIPTION_EXPIRED,
        Reason.ITEM_HELD_FOR_OTHER,
    }
    assert row.decision.asks is Asks.CUSTOMER
    clerk.answer()
    row = clerk.session.rows.all()[0]
    assert [each.reason for each in row.outcome.refusals] == [
        Reason.ITEM_HELD_FOR_OTHER
    ]
    assert row.decision.asks is Asks.OVERRIDE
    assert item(desk, shelf[0]).borrower_key == ""
    clerk.scan(shelf[1])
    assert clerk.states()[0] is RowState.DONE  # the customer is passed already
    clerk.answer(1)
    assert item(desk, shelf[0]).borrower_key == expired
    after = Clerk(desk)
    after.session.resume(clerk.steps)
    after.work()
    assert after.states() == clerk.states()


def test_a_note_is_told_as_it_is_now_and_goes_when_it_was_settled(clerk, desk, jansen):
    owed = refusal(Reason.AMOUNT_OWED, owed=250)
    first, second = (refusal(Reason.HOLD_READY, title=each) for each in "AB")
    clerk.scan(jansen)
    session = clerk.session
    session.rows.note("op", customer(desk, jansen), (first, second, owed))
    told = [row.outcome.refusals[0] for row in session.rows.all()]
    assert told == [first, second, owed]
    less = refusal(Reason.AMOUNT_OWED, owed=100)
    session.rows.note_again(customer(desk, jansen), (second, less))
    told = [row.outcome.refusals[0] for row in session.rows.all()]
    assert told == [second, less]
    session.rows.note_again(customer(desk, jansen), ())
    assert session.rows.all() == []
