# SPDX-License-Identifier: Apache-2.0
"""The desk against a plain model of it: any order of actions, then every invariant."""

import shutil
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
    on_the_shelf,
    proposal,
    read,
    reasons,
    registration,
)
from support.raw_file import value
from wisedesk.bootstrap import open_services
from wisedesk.config import Config, as_address
from wisedesk.domain.customer_types import Channel, CustomerType, SpecialKind
from wisedesk.domain.refusals import Reason
from wisedesk.services.actions import (
    ChangePerson,
    KeepMessage,
    Lend,
    PlaceHold,
    ReturnItem,
)
from wisedesk.services.outcomes import (
    HoldPlaced,
    Lent,
    MessageKept,
    PersonChanged,
    Registered,
    Returned,
)

DAY = date(2026, 5, 4)
TITLES = (TITAN, BEAR)
ITEMS_OF_A_TITLE = 4  # no more than may be had of a material
MOST_CARDS = 5
ANY = st.integers(0, 99)
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
    letter: str = "B"
    borrower: str = ""
    counts: bool = False


class DeskMachine(RuleBasedStateMachine):
    """Lends, returns, registers, converts, keeps messages and places holds."""

    template: Path
    folder: Path
    copies = count()

    @initialize()
    def open_the_desk(self):
        self.path = self.folder / f"{next(self.copies)}.sqlite"
        shutil.copyfile(self.template, self.path)
        config = Config(as_address(str(self.path)), desk="balie-1", branch="9408")
        self.services = open_services(config, DAY)
        self.desk = self.services.desk
        self.stock = {
            barcode: Stock(title)
            for title in TITLES
            for barcode in on_the_shelf(self.desk, title)[:ITEMS_OF_A_TITLE]
        }
        self.barcodes = sorted(self.stock)
        binding = customer(self.desk, BINDING_CARD)
        had = read(self.desk, lambda tx: tx.open_loans(binding.customer_id))
        self.cards = {
            BINDING_CARD: Card(
                "F-special", binding.message, {each.barcode for each in had}
            )
        }
        # who waits, and for which item ("" for any of the title)
        self.holds: dict[str, list[tuple[str, str]]] = {title: [] for title in TITLES}
        counts = read(self.desk, lambda tx: tx.counts_of(DAY, DAY))
        self.loans, self.returns = counts.loans, counts.returns
        self.customers = counts.customers
        self.performed = 0

    def teardown(self):
        self.services.library.close()
        self.path.unlink()

    def perform(self, action):
        """Perform an action, and once more: it is done once."""
        outcome = self.desk.perform(action)
        assert self.desk.perform(action) == outcome
        self.performed += 1
        return outcome

    def card(self, place):
        key = sorted(self.cards)[place % len(self.cards)]
        return key, self.cards[key]

    def item(self, place):
        barcode = self.barcodes[place % len(self.barcodes)]
        return barcode, self.stock[barcode]

    def first_in_line(self, barcode):
        title = self.stock[barcode].title
        line = [key for key, wanted in self.holds[title] if wanted in {"", barcode}]
        return line[0] if line else ""

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
            mine = stock.borrower == key
            why = Reason.ITEM_ALREADY_YOURS if mine else Reason.ITEM_ON_LOAN
            assert reasons(outcome) == [why]
        elif first not in {"", key}:
            assert reasons(outcome) == [Reason.ITEM_HELD_FOR_OTHER]
        else:
            assert isinstance(outcome, Lent)
            assert outcome.standing.value == card.standing
            assert (outcome.due_on == DAY) is (card.standing != "U")
            stock.borrower, stock.letter = key, card.standing[0]
            stock.counts = card.standing == "U"
            card.items.add(barcode)
            self.loans += stock.counts
            self.holds[stock.title] = [
                (waiting, wanted)
                for waiting, wanted in self.holds[stock.title]
                if waiting != key or wanted not in {"", barcode}
            ]

    @rule(what=ANY)
    def return_item(self, what):
        barcode, stock = self.item(what)
        outcome = self.perform(ReturnItem(barcode=barcode))
        if not stock.borrower:
            assert reasons(outcome) == [Reason.ITEM_NOT_ON_LOAN]
            return
        assert isinstance(outcome, Returned)
        assert outcome.customer == stock.borrower
        assert outcome.days_late == 0
        self.cards[stock.borrower].items.remove(barcode)
        self.returns += stock.counts
        first = self.first_in_line(barcode)
        assert bool(outcome.held_for_name) is bool(first)
        stock.borrower, stock.letter = "", "R" if first else "B"

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
        if why is None and key in [waiting for waiting, _ in self.holds[title]]:
            why = Reason.HOLD_EXISTS
        outcome = self.perform(action)
        if why is not None:
            assert reasons(outcome) == [why]
            return
        assert isinstance(outcome, HoldPlaced)
        self.holds[title].append((key, action.barcode))
        assert outcome.position == len(self.holds[title])

    @invariant()
    def every_item_is_where_the_model_has_it(self):
        with self.desk.library.reading() as tx:
            rows = {barcode: tx.item(barcode) for barcode in self.barcodes}
        for barcode, row in rows.items():
            stock = self.stock[barcode]
            assert row.status.value == stock.letter
            assert row.borrower_key == stock.borrower
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
                waiting = [(e.customer_key, e.barcode) for e in tx.holds_on(title)]
                assert waiting == line

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
