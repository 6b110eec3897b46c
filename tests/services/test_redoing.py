# SPDX-License-Identifier: Apache-2.0
"""Turning back and doing again, in any order: what stands is what is seen of it.

An undo that is turned back leaves everything as it was before the undo. A customer's
last activity is that of what stands, whatever was turned back between.
"""

from datetime import date, timedelta
from itertools import count
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from services.test_undoing import state
from support.clerk import (
    BEAR,
    TITAN,
    customer,
    lend,
    on_day,
    on_the_shelf,
    own_card,
    read,
    register,
)
from support.raw_file import Place, copied, removed, rows
from wisedesk.bootstrap import open_services
from wisedesk.config import Config, as_address
from wisedesk.domain.charges import Settlement
from wisedesk.domain.refusals import Reason
from wisedesk.services.actions import (
    CancelLoan,
    LeaveItem,
    Lend,
    PlaceHold,
    Renew,
    ReturnItem,
    SetAside,
    SettleCharges,
    Undo,
)
from wisedesk.services.circulation_outcomes import Lent, Renewed, Returned
from wisedesk.services.outcomes import Refused, Undone

DAY = date(2026, 5, 4)
LONG_BEFORE = DAY - timedelta(days=60)
ANY = st.integers(0, 99)
FIGURES = """
    SELECT count(*), count(*) FILTER (WHERE counts), sum(renewals) FROM loan
    WHERE NOT cancelled
"""


def active_on(desk, key):
    return customer(desk, key).last_activity_on


class RedoMachine(RuleBasedStateMachine):
    """Does, turns back and does again, each time one of what was done."""

    template: Place
    folder: Path
    copies = count()

    @initialize()
    def open_the_desk(self):
        self.path = copied(self.template, self.folder / f"{next(self.copies)}.sqlite")
        config = Config(as_address(str(self.path)), desk="balie-1", branch="9408")
        self.opened = open_services(config, DAY)
        self.desk = self.opened.desk
        early = on_day(self.desk, LONG_BEFORE)
        self.cards = [register(early, number=own_card(each)).key for each in (1, 2)]
        self.items = [
            *on_the_shelf(self.desk, TITAN)[:2],
            *on_the_shelf(self.desk, BEAR)[:1],
        ]
        self.active: dict[str, tuple[str, date]] = {}  # by operation: whose, which day
        self.undone: set[str] = set()
        self.done: list[str] = []

    def teardown(self):
        self.opened.library.close()
        removed(self.path)

    @property
    def today(self):
        return self.desk.clock.today()

    def perform(self, action):
        outcome = self.desk.perform(action)
        if isinstance(outcome, Undone):
            self.turned(outcome)
        elif not isinstance(outcome, Refused):
            self.done.append(action.op_id)
        day = getattr(outcome, "returned_on", self.today)
        if isinstance(outcome, Lent | Renewed | Returned):
            self.active[action.op_id] = (outcome.customer, day)
        return outcome

    def turned(self, outcome):
        if outcome.again:
            self.undone.remove(outcome.first)
        else:
            self.undone.add(outcome.first)

    @rule(who=ANY, what=ANY, inspection=st.booleans())
    def lend(self, who, what, inspection):
        """Lend an item, also what another one has or waits for."""
        passed = frozenset({Reason.ITEM_ON_LOAN, Reason.ITEM_HELD_FOR_OTHER})
        self.perform(
            Lend(
                customer=self.cards[who % 2],
                barcode=self.items[what % 3],
                inspection=inspection,
                passed=passed,
            )
        )

    @rule(what=ANY, days=st.integers(0, 4))
    def return_item(self, what, days):
        dropped = self.today - timedelta(days=days) if days else None
        self.perform(ReturnItem(barcode=self.items[what % 3], returned_on=dropped))

    @rule(who=ANY, what=ANY)
    def renew(self, who, what):
        action = Renew(customer=self.cards[who % 2], barcode=self.items[what % 3])
        self.perform(action)

    @rule(who=ANY, what=ANY)
    def cancel(self, who, what):
        action = CancelLoan(customer=self.cards[who % 2], barcode=self.items[what % 3])
        self.perform(action)

    @rule(who=ANY, title=st.sampled_from((TITAN, BEAR)))
    def hold(self, who, title):
        self.perform(PlaceHold(customer=self.cards[who % 2], title_key=title))

    @rule(who=ANY, what=ANY, aside=st.booleans())
    def put(self, who, what, aside):
        key, barcode = self.cards[who % 2], self.items[what % 3]
        if aside:
            self.perform(SetAside(customer=key, barcode=barcode))
        else:
            self.perform(LeaveItem(barcode=barcode, skipped=key))

    @rule(who=ANY)
    def settle(self, who):
        key = self.cards[who % 2]
        owner = customer(self.desk, key).customer_id
        owed = read(self.desk, lambda tx: tx.charges(owner, owed=True))
        charges = tuple(each.op_id for each in owed)
        how = Settlement.CASH
        self.perform(SettleCharges(customer=key, charges=charges, how=how))

    @rule(days=st.integers(1, 3))
    def another_day(self, days):
        self.desk = on_day(self.desk, self.today + timedelta(days=days))

    @precondition(lambda self: self.done)
    @rule(which=ANY)
    def turn_back_or_do_again(self, which):
        """Turn back what stands, or do again what was turned back."""
        op_id = self.done[which % len(self.done)]
        if op_id in self.undone:
            op_id = self.last_turn(op_id)
        self.perform(Undo(of=op_id))

    @precondition(lambda self: self.done)
    @rule(which=ANY)
    def turn_back_by_mistake(self, which):
        """Turn back and do again at once: as it was before, and so again."""
        op_id = self.done[which % len(self.done)]
        before = self.seen()
        outcome = self.perform(back := Undo(of=self.last_turn(op_id)))
        if isinstance(outcome, Refused):
            assert self.seen() == before
            return
        after = self.seen()
        assert isinstance(self.perform(again := Undo(of=back.op_id)), Undone)
        assert self.seen() == before
        assert isinstance(self.perform(Undo(of=again.op_id)), Undone)
        assert self.seen() == after

    def last_turn(self, op_id):
        """Return the operation that an undo of one from the journal is about."""
        found = rows(self.path, "SELECT op_id FROM journal WHERE undoes = ?", op_id)
        return self.last_turn(found[0][0]) if found else op_id

    def seen(self):
        """Return all that is seen of the library, and of whom the desk shows."""
        with self.desk.library.reading() as tx:
            there = [tx.customer(key) for key in self.cards]
            lines = [
                [(each.customer_key, each.status) for each in tx.holds_on(title)]
                for title in (TITAN, BEAR)
            ]
        shown = [
            (row.last_activity_on, row.open_loans, row.in_possession, row.owed_cents)
            for row in there
        ]
        return state(self.path), shown, lines, rows(self.path, FIGURES)

    @invariant()
    def the_last_activity_is_of_what_stands(self):
        for key in self.cards:
            days = [
                day
                for op_id, (whose, day) in self.active.items()
                if whose == key and op_id not in self.undone
            ]
            assert active_on(self.desk, key) == max([LONG_BEFORE, *days])


def test_what_is_done_again_is_as_before_it_was_turned_back(sample_template, tmp_path):
    RedoMachine.template, RedoMachine.folder = sample_template, tmp_path
    run_state_machine_as_test(
        RedoMachine,
        settings=settings(
            max_examples=25,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow],
        ),
    )


def test_a_loan_done_again_is_activity_also_where_another_was_before_it(desk):
    early = on_day(desk, LONG_BEFORE)
    key = register(early, number=own_card(1)).key
    first, second, *_ = on_the_shelf(desk)
    loans = [Lend(customer=key, barcode=each) for each in (first, second)]
    backs = [Undo(of=each.op_id) for each in loans]
    for each in loans:
        desk.perform(each)
    for back in reversed(backs):
        assert isinstance(desk.perform(back), Undone)
    assert active_on(desk, key) == LONG_BEFORE
    assert isinstance(desk.perform(Undo(of=backs[1].op_id)), Undone)
    assert active_on(desk, key) == DAY


def test_turned_back_in_the_order_they_were_made_no_activity_is_left(desk):
    early = on_day(desk, LONG_BEFORE)
    key = register(early, number=own_card(1)).key
    first, second, *_ = on_the_shelf(desk)
    loans = [Lend(customer=key, barcode=each) for each in (first, second)]
    for each in loans:
        desk.perform(each)
    for each in loans:
        assert isinstance(desk.perform(Undo(of=each.op_id)), Undone)
    assert active_on(desk, key) == LONG_BEFORE


def test_what_was_active_before_the_desk_kept_a_journal_stays(desk, sample_file):
    early = on_day(desk, LONG_BEFORE)
    key = register(early, number=own_card(1)).key
    rows(sample_file, "UPDATE customer SET last_activity_on = '2026-05-01'")
    action = Lend(customer=key, barcode=on_the_shelf(desk)[0])
    desk.perform(action)
    assert active_on(desk, key) == DAY
    desk.perform(Undo(of=action.op_id))
    assert active_on(desk, key) == date(2026, 5, 1)


def test_a_drop_of_days_ago_is_the_activity_once_todays_is_turned_back(desk):
    early = on_day(desk, LONG_BEFORE)
    key = register(early, number=own_card(1)).key
    first, second, *_ = on_the_shelf(desk)
    lend(early, key, first)
    today = Lend(customer=key, barcode=second)
    desk.perform(today)
    desk.perform(ReturnItem(barcode=first, returned_on=date(2026, 4, 30)))
    desk.perform(Undo(of=today.op_id))
    assert active_on(desk, key) == date(2026, 4, 30)
