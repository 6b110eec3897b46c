# SPDX-License-Identifier: Apache-2.0
"""An internal card that lies open must be scanned again; no item is lost by it."""

from datetime import UTC, datetime, timedelta

import pytest

from support.clerk import BINDER, item, lend, on_the_shelf, own_card, register
from support.raw_file import value
from wisedesk.domain.items import ItemStatus
from wisedesk.domain.refusals import Reason
from wisedesk.services.actions import ChangeSetting
from wisedesk.services.answers import answer
from wisedesk.services.decisions import Asks
from wisedesk.services.desk_rows import RowState
from wisedesk.services.desk_session import DeskSession
from wisedesk.services.inbox import StepKind
from wisedesk.services.session import Mode

NINE = datetime(2026, 5, 4, 9, tzinfo=UTC)


class Silent:
    """A watcher that shows nothing."""

    def row_added(self, row): ...
    def row_changed(self, row): ...
    def row_dropped(self, op_id): ...
    def row_repeated(self, row, how): ...
    def began(self, rows): ...
    def tell(self, row, outcome): ...
    def customer_shown(self): ...
    def customer_opened(self, opened): ...
    def searched_for(self, text, *, joins): ...
    def let_go(self, op_id): ...


class Clerk:
    """Scans at given minutes past nine; every step is kept."""

    def __init__(self, desk):
        self.desk, self.steps = desk, []
        self.session = DeskSession(Silent())

    def scan(self, minute, *texts):
        for text in texts:
            self.put(self.session.entries.enter(text, NINE + timedelta(minutes=minute)))

    def put(self, step):
        self.steps.append(step)
        self.session.kept(step)
        self.work()

    def work(self):
        while scan := self.session.next():
            self.session.take(answer(self.desk, scan))

    def states(self):
        return [row.state for row in self.session.rows.all()]

    def told(self, place=0):
        outcome = self.session.rows.all()[place].outcome
        return [each.reason for each in getattr(outcome, "refusals", ())]


@pytest.fixture
def clerk(desk):
    return Clerk(desk)


@pytest.fixture
def shelf(desk):
    return on_the_shelf(desk)


def test_after_ten_minutes_the_card_is_asked_for_and_the_item_stays(clerk, shelf, desk):
    clerk.scan(0, BINDER)
    clerk.scan(10, shelf[0])
    clerk.scan(11, shelf[1], shelf[2])
    assert clerk.states() == [RowState.ASKS, RowState.ASKS, RowState.DONE]
    assert clerk.told() == [Reason.INTERNAL_CARD_STALE]
    assert item(desk, shelf[1]).status is ItemStatus.AVAILABLE
    assert not clerk.session.end()  # the rows are open


def test_scanning_the_card_again_goes_on_with_what_waited_in_its_order(
    clerk, shelf, desk, sample_file
):
    clerk.scan(0, BINDER)
    clerk.scan(11, shelf[0], shelf[1])
    clerk.scan(12, BINDER)
    assert clerk.states() == [RowState.DONE, RowState.DONE]  # and none for the card
    assert item(desk, shelf[0]).borrower_key == BINDER
    order = "SELECT string_agg(barcode, ',') FROM (SELECT barcode FROM loan JOIN item"
    order += " ON item.id = item_id WHERE returned_at IS NULL AND barcode IN (?, ?)"
    assert value(sample_file, f"{order} ORDER BY loan.id)", *shelf[:2]) == (
        f"{shelf[0]},{shelf[1]}"
    )
    clerk.scan(21, shelf[2])
    assert clerk.states()[0] is RowState.DONE


def test_what_else_is_against_it_is_still_asked_after_the_card(clerk, shelf, desk):
    jansen = register(desk, number=own_card(1)).key
    lend(desk, jansen, shelf[0])
    clerk.scan(0, BINDER)
    clerk.scan(11, shelf[0])
    assert Reason.INTERNAL_CARD_STALE in clerk.told()
    clerk.scan(12, BINDER)
    assert clerk.told() == [Reason.ITEM_ON_LOAN]
    assert item(desk, shelf[0]).borrower_key == jansen


def test_the_clerk_may_lend_all_the_same(clerk, shelf, desk):
    clerk.scan(0, BINDER)
    clerk.scan(11, shelf[0])
    row = clerk.session.rows.all()[0]
    clerk.put(clerk.session.entries.decide(row.op_id, NINE, yes=True))
    assert item(desk, shelf[0]).borrower_key == BINDER


def test_where_such_a_question_stops_the_desk_the_card_goes_first(clerk, shelf, desk):
    clerk.session.stops = frozenset({Asks.OVERRIDE})
    clerk.scan(0, BINDER)
    clerk.scan(11, shelf[0], shelf[1])
    assert clerk.states() == [RowState.WAITS, RowState.ASKS]
    clerk.scan(12, BINDER)
    assert clerk.states() == [RowState.DONE, RowState.DONE]
    assert {item(desk, each).borrower_key for each in shelf[:2]} == {BINDER}


def test_a_session_gone_through_again_comes_to_the_same_and_does_nothing_twice(
    clerk, shelf, desk, sample_file
):
    clerk.scan(0, BINDER)
    clerk.scan(11, shelf[0])
    clerk.scan(12, BINDER)
    lines = value(sample_file, "SELECT count(*) FROM journal")
    again = Clerk(desk)
    again.session.resume(clerk.steps)
    again.work()
    assert again.states() == clerk.states() == [RowState.DONE]
    assert value(sample_file, "SELECT count(*) FROM journal") == lines
    assert StepKind.AGAIN not in {step.kind for step in clerk.steps}


def test_people_need_not_scan_their_card_again(clerk, shelf, desk):
    jansen = register(desk, number=own_card(1)).key
    clerk.scan(0, jansen)
    clerk.scan(55, shelf[0])
    assert clerk.states() == [RowState.DONE]
    clerk.scan(56, jansen)
    assert clerk.told() == [Reason.OWN_CARD_AS_ITEM]


def test_with_zero_minutes_it_is_never_asked(clerk, shelf, desk):
    desk.perform(ChangeSetting(name="internal-card-minutes", value="0"))
    clerk.scan(0, BINDER)
    clerk.scan(55, shelf[0])
    assert clerk.states() == [RowState.DONE]


def test_the_card_of_another_who_is_open_counts_when_it_is_scanned(clerk, shelf, desk):
    jansen = register(desk, number=own_card(1)).key
    clerk.scan(0, BINDER)
    clerk.session.entries.read_next_as(Mode.JOIN)
    clerk.scan(1, jansen)
    clerk.scan(20, BINDER, shelf[0])
    assert clerk.states()[0] is RowState.DONE
    assert item(desk, shelf[0]).borrower_key == BINDER
