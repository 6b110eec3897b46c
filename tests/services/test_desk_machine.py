# SPDX-License-Identifier: Apache-2.0
"""The desk against a plain model of it: any order of actions, then every invariant."""

from dataclasses import dataclass, field
from datetime import date
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

from support.clerk import (
    BEAR,
    BINDING_CARD,
    TITAN,
    customer,
    draft_of,
    item,
    on_the_shelf,
    proposal,
    read,
    reasons,
    registration,
)
from support.raw_file import Place, copied, removed, value
from wisedesk.bootstrap import open_services
from wisedesk.config import Config, as_address
from wisedesk.domain.customer_types import Channel, CustomerType, SpecialKind
from wisedesk.domain.refusals import Reason
from wisedesk.services.actions import (
    ChangePerson,
    KeepMessage,
    LeaveItem,
    Lend,
    PlaceHold,
    ReturnItem,
    SendItem,
    SetAside,
)
from wisedesk.services.circulation_outcomes import (
    HoldPlaced,
    LeftHere,
    Lent,
    PutAside,
    Returned,
    SeenIn,
    Sent,
)
from wisedesk.services.customer_outcomes import MessageKept, PersonChanged, Registered

DAY = date(2026, 5, 4)
TITLES = (TITAN, BEAR)
ITEMS_OF_A_TITLE = 4  # no more than may be had of a material
BRANCHES = ("9408", "9000")
MOST_CARDS = 5
ANY = st.integers(0, 99)
AT = st.integers(0, 1)
DOUBLE_LOANS = """
    SELECT count(*) - count(DISTINCT item_id) FROM loan WHERE returned_at IS NULL
"""


@dataclass
class Card:
    """A customer as the model knows it; `standing` is that of its loans."""

    standing: str
    message: str = ""
    items: set[str] = field(default_factory=set)


@dataclass
class Stock:
    """An item as the model knows it: its title, its letter, who has it."""

    title: str
    home: str
    letter: str = "B"
    sent_to: str = ""
    borrower: str = ""
    counts: bool = False


@dataclass
class Hold:
    """A hold as the model knows it.

    It waits for the item `wanted` ("" for any of the title), and has `bound`.
    """

    key: str
    wanted: str
    branch: str
    bound: str = ""
    letter: str = "A"

    def takes(self, barcode: str) -> bool:
        """Whether an item goes to this hold."""
        wanted = self.bound or self.wanted
        return wanted in {"", barcode}


class DeskMachine(RuleBasedStateMachine):
    """Lends, returns, registers, converts, keeps messages, places holds, sends items.

    It does so at a desk in each of two branches.
    """

    template: Place
    folder: Path
    copies = count()

    @initialize()
    def open_the_desk(self):
        self.path = copied(self.template, self.folder / f"{next(self.copies)}.sqlite")
        self.opened = [
            open_services(
                Config(as_address(str(self.path)), desk="balie-1", branch=branch), DAY
            )
            for branch in BRANCHES
        ]
        self.desks = [each.desk for each in self.opened]
        self.desk = self.desks[0]
        half = ITEMS_OF_A_TITLE // 2
        self.stock = {
            barcode: Stock(title, desk.station.branch)
            for title in TITLES
            for desk in self.desks
            for barcode in on_the_shelf(desk, title)[:half]
        }
        for barcode, stock in self.stock.items():
            stock.home = item(self.desk, barcode).branch.code
        self.barcodes = sorted(self.stock)
        binding = customer(self.desk, BINDING_CARD)
        had = read(self.desk, lambda tx: tx.open_loans(binding.customer_id))
        self.cards = {
            BINDING_CARD: Card(
                "F-special", binding.message, {each.barcode for each in had}
            )
        }
        self.holds: dict[str, list[Hold]] = {title: [] for title in TITLES}
        counts = read(self.desk, lambda tx: tx.counts_of(DAY, DAY))
        self.loans, self.returns = counts.loans, counts.returns
        self.customers = counts.customers
        self.performed = 0

    def teardown(self):
        for each in self.opened:
            each.library.close()
        removed(self.path)

    def perform(self, action, at=0):
        """Perform an action at a branch, and once more: it is done once."""
        outcome = self.desks[at].perform(action)
        assert self.desks[at].perform(action) == outcome
        self.performed += 1
        return outcome

    def card(self, place):
        key = sorted(self.cards)[place % len(self.cards)]
        return key, self.cards[key]

    def item(self, place):
        barcode = self.barcodes[place % len(self.barcodes)]
        return barcode, self.stock[barcode]

    def first_in_line(self, barcode):
        """Return the hold that an item goes to first, None for nobody's."""
        line = self.holds[self.stock[barcode].title]
        bound = [each for each in line if each.bound == barcode]
        waiting = [e for e in line if not e.bound and e.wanted in {"", barcode}]
        return next(iter([*bound, *waiting]), None)

    def onward(self, barcode, at, *, skipped=False):
        """Return the branch and the holder that an item goes to, None for the shelf."""
        stock, first = self.stock[barcode], self.first_in_line(barcode)
        if first is not None and not skipped:
            stays = first.bound and first.branch == BRANCHES[at]
            return None if stays else (first.branch, first.key)
        return None if stock.home == BRANCHES[at] else (stock.home, "")

    @precondition(lambda self: len(self.cards) < MOST_CARDS)
    @rule(internal=st.booleans())
    def register(self, internal):
        of_type = CustomerType.ADMINISTRATIVE_CARD if internal else CustomerType.REGULAR
        number = proposal(self.desk, of_type)
        outcome = self.perform(registration(of_type, number, generated=True))
        assert isinstance(outcome, Registered)
        assert number not in self.cards
        self.cards[number] = Card("F-internal" if internal else "U")
        self.customers += not internal

    @rule(who=ANY, what=ANY)
    def lend(self, who, what):
        (key, card), (barcode, stock) = self.card(who), self.item(what)
        first = self.first_in_line(barcode)
        outcome = self.perform(Lend(customer=key, barcode=barcode))
        if stock.borrower:
            why = [Reason.ITEM_ALREADY_YOURS]
            if stock.borrower != key:
                others = first is not None and first.key != key
                why = [Reason.ITEM_ON_LOAN, *[Reason.ITEM_HELD_FOR_OTHER] * others]
            assert reasons(outcome) == why
        elif first is not None and first.key != key:
            assert reasons(outcome) == [Reason.ITEM_HELD_FOR_OTHER]
        else:
            assert isinstance(outcome, Lent)
            assert outcome.standing.value == card.standing
            assert (outcome.due_on == DAY) is (card.standing != "U")
            stock.borrower, stock.letter, stock.sent_to = key, card.standing[0], ""
            stock.counts = card.standing == "U"
            card.items.add(barcode)
            self.loans += stock.counts
            self.holds[stock.title] = [
                each
                for each in self.holds[stock.title]
                if each.key != key
                or each.wanted not in {"", barcode}
                or not each.takes(barcode)
            ]

    @rule(what=ANY, at=AT)
    def return_item(self, what, at):
        barcode, stock = self.item(what)
        goes = self.onward(barcode, at)
        outcome = self.perform(ReturnItem(barcode=barcode), at)
        if not stock.borrower:
            self.see(barcode, at, outcome)
            return
        assert isinstance(outcome, Returned)
        assert outcome.customer == stock.borrower
        assert outcome.days_late == 0
        assert self.told(outcome.onward) == goes
        self.cards[stock.borrower].items.remove(barcode)
        self.returns += stock.counts
        assert bool(outcome.held_for_name) is bool(self.first_in_line(barcode))
        stock.borrower, stock.letter = "", "C" if goes else "B"

    def see(self, barcode, at, outcome):
        """Compare what a scan of an item told that nobody has."""
        stock, first = self.stock[barcode], self.first_in_line(barcode)
        assert isinstance(outcome, SeenIn)
        assert outcome.was.value == stock.letter
        goes = self.onward(barcode, at)
        if stock.letter == "T" and stock.sent_to != BRANCHES[at]:
            goes = goes if first and first.bound else (stock.sent_to, "")
        elif stock.letter == "T" and first and first.bound:
            stock.letter, first.letter, stock.sent_to = "R", "O", ""
        elif stock.letter == "T":
            stock.letter, stock.sent_to = "C" if goes else "B", ""
        assert self.told(outcome.onward) == goes
        assert outcome.now.value == stock.letter

    def told(self, goes):
        return None if goes is None else (goes.branch, goes.customer)

    @rule(what=ANY, at=AT)
    def set_aside(self, what, at):
        barcode, stock = self.item(what)
        first = self.first_in_line(barcode)
        key = first.key if first else min(self.cards)
        outcome = self.perform(SetAside(customer=key, barcode=barcode), at)
        if stock.borrower:
            assert reasons(outcome) == [Reason.ITEM_LENT_AGAIN]
        elif stock.letter == "T":
            self.stays_so(outcome, barcode, at)
        elif first is None:
            assert isinstance(outcome, LeftHere)
            goes = self.onward(barcode, at)
            assert self.told(outcome.onward) == goes
            stock.letter, stock.sent_to = "C" if goes else "B", ""
        else:
            assert isinstance(outcome, PutAside)
            stock.letter, stock.sent_to = "R", ""
            first.bound, first.letter = barcode, "O"

    def stays_so(self, outcome, barcode, at):
        """See that an answer comes too late: another desk decided on the item."""
        stock, first = self.stock[barcode], self.first_in_line(barcode)
        goes = self.onward(barcode, at)
        if stock.letter == "T" and stock.sent_to != BRANCHES[at]:
            goes = goes if first and first.bound else (stock.sent_to, "")
        assert isinstance(outcome, LeftHere)
        assert outcome.is_settled
        assert self.told(outcome.onward) == goes

    @rule(what=ANY, at=AT)
    def send(self, what, at):
        barcode, stock = self.item(what)
        first = self.first_in_line(barcode)
        branch, key = self.onward(barcode, at) or (stock.home, "")
        action = SendItem(barcode=barcode, branch=branch, customer=key)
        outcome = self.perform(action, at)
        if stock.borrower:
            assert reasons(outcome) == [Reason.ITEM_LENT_AGAIN]
            return
        elsewhere = stock.letter == "T" and stock.sent_to != branch
        if (first and first.bound and not key) or elsewhere:
            self.stays_so(outcome, barcode, at)
            return
        assert isinstance(outcome, Sent)
        stock.letter, stock.sent_to = "T", branch
        if key:
            first.bound, first.letter = barcode, "T"

    @rule(what=ANY, at=AT, skips=st.booleans(), sent=st.booleans())
    def leave(self, what, at, skips, sent):
        barcode, stock = self.item(what)
        first = self.first_in_line(barcode)
        skipped = first.key if first and skips else ""
        action = LeaveItem(barcode=barcode, skipped=skipped, on_its_way=sent)
        outcome = self.perform(action, at)
        if stock.borrower:
            assert reasons(outcome) == [Reason.ITEM_LENT_AGAIN]
            return
        bound = bool(first and first.bound)
        waits = bound and stock.letter == "R" and first.branch == BRANCHES[at]
        if (bound and not skipped) or sent is not (stock.letter == "T") or waits:
            self.stays_so(outcome, barcode, at)
            if not bound and stock.letter != "T":
                stock.letter = "C" if self.onward(barcode, at) else "B"
            return
        assert isinstance(outcome, LeftHere)
        if first and first.bound:
            first.bound, first.letter = "", "A"
        goes = self.onward(barcode, at, skipped=True) if skipped else None
        assert self.told(outcome.onward) == goes
        stock.letter, stock.sent_to = "C" if goes else "B", ""

    @rule(kind=st.sampled_from(SpecialKind))
    def convert(self, kind):
        card = self.cards[BINDING_CARD]
        standing = "F-special" if kind is SpecialKind.SPECIAL else "F-internal"
        row = customer(self.desk, BINDING_CARD)
        outcome = self.perform(
            ChangePerson(
                customer=BINDING_CARD,
                version=row.version,
                person=draft_of(row.person),
                special_kind=kind,
            )
        )
        assert isinstance(outcome, PersonChanged)
        changed = standing != card.standing
        assert outcome.loans_converted == (len(card.items) if changed else 0)
        if changed:
            self.customers += 1 if kind is SpecialKind.SPECIAL else -1
        card.standing = standing

    @rule(who=ANY, text=st.sampled_from(["", "een", "een\ntwee", "x" * 61]))
    def keep_message(self, who, text):
        key, card = self.card(who)
        outcome = self.perform(KeepMessage(customer=key, text=text))
        if len(text) > 60:
            assert reasons(outcome) == [Reason.TOO_LONG]
        else:
            assert isinstance(outcome, MessageKept)
            card.message = text

    @rule(who=ANY, title=st.sampled_from(TITLES), channel=st.sampled_from(Channel))
    def hold_a_title(self, who, title, channel):
        key, _ = self.card(who)
        action = PlaceHold(customer=key, title_key=title, channel=channel)
        self.place(action, title, key, None)

    @rule(who=ANY, what=ANY, channel=st.sampled_from(Channel))
    def hold_an_item(self, who, what, channel):
        (key, _), (barcode, stock) = self.card(who), self.item(what)
        standing = self.cards[stock.borrower].standing if stock.borrower else ""
        why = None
        if stock.borrower == key:
            why = Reason.ITEM_ALREADY_YOURS
        elif standing == "F-special":
            why = Reason.HOLD_NOT_POSSIBLE
        elif standing == "F-internal" and channel is Channel.WEB:
            why = Reason.HOLD_NOT_FOR_WEB
        action = PlaceHold(customer=key, barcode=barcode, channel=channel)
        self.place(action, stock.title, key, why)

    def place(self, action, title, key, why):
        """Place a hold that the item allows unless `why` says otherwise."""
        if why is None and self.cards[key].standing == "F-internal":
            why = Reason.HOLD_NEEDS_CUSTOMER
        if why is None and key in [each.key for each in self.holds[title]]:
            why = Reason.HOLD_EXISTS
        outcome = self.perform(action)
        if why is not None:
            assert reasons(outcome) == [why]
            return
        assert isinstance(outcome, HoldPlaced)
        self.holds[title].append(Hold(key, action.barcode, BRANCHES[0]))
        assert outcome.position == len(self.holds[title])

    @invariant()
    def every_item_is_where_the_model_has_it(self):
        with self.desk.library.reading() as tx:
            rows = {barcode: tx.item(barcode) for barcode in self.barcodes}
        for barcode, row in rows.items():
            stock = self.stock[barcode]
            assert row.status.value == stock.letter
            assert row.borrower_key == stock.borrower
            assert bool(row.transit_to) is bool(stock.sent_to)
            assert (row.public.value == "lent") is (stock.letter == "U")
        assert value(self.path, DOUBLE_LOANS) == 0

    @invariant()
    def every_customer_has_what_the_model_says(self):
        with self.desk.library.reading() as tx:
            for key, card in self.cards.items():
                row = tx.customer(key)
                loans = tx.open_loans(row.customer_id)
                assert {each.barcode for each in loans} == card.items
                assert {each.standing.value for each in loans} <= {card.standing}
                possession = 0 if card.standing == "F-internal" else len(card.items)
                assert row.in_possession == possession
                assert row.message == card.message
                assert row.card_number == key

    @invariant()
    def every_line_is_as_the_model_has_it(self):
        with self.desk.library.reading() as tx:
            for title, line in self.holds.items():
                waiting = [
                    (each.customer_key, each.barcode, each.status.value)
                    for each in tx.holds_on(title)
                ]
                assert waiting == [
                    (each.key, each.bound or each.wanted, each.letter) for each in line
                ]

    @invariant()
    def the_figures_count_what_counts(self):
        with self.desk.library.reading() as tx:
            counts = tx.counts_of(DAY, DAY)
            late = {each.customer_key for each in tx.late_loans(date(2027, 1, 1), 1)}
        assert (counts.loans, counts.returns) == (self.loans, self.returns)
        assert counts.customers == self.customers
        ordinary = {
            key
            for key, card in self.cards.items()
            if card.standing == "U"
            if card.items
        }
        assert late & set(self.cards) == ordinary

    @invariant()
    def every_action_left_one_line(self):
        lines = value(self.path, "SELECT count(*) FROM journal")
        assert lines == self.performed


def test_any_order_of_actions_agrees_with_the_model(sample_template, tmp_path):
    DeskMachine.template, DeskMachine.folder = sample_template, tmp_path
    run_state_machine_as_test(
        DeskMachine,
        settings=settings(
            max_examples=10,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow],
        ),
    )
