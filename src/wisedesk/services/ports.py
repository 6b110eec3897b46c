# SPDX-License-Identifier: Apache-2.0
"""What the services ask of a library on disk; `db` answers it.

`Reading` is a snapshot that never writes. `Writing` is one transaction: it is stored
whole when its block ends, and not at all when anything goes wrong in it.
"""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import Protocol

from wisedesk.domain.cards import NumberSeries
from wisedesk.domain.customer_types import (
    CustomerType,
    LoanStanding,
    SpecialKind,
)
from wisedesk.domain.holds import Holdable, HoldStatus
from wisedesk.domain.internal_cards import InternalCard
from wisedesk.domain.items import ItemFacts, ItemStatus
from wisedesk.domain.persons import Person
from wisedesk.domain.subscriptions import (
    SubscriptionType,
)
from wisedesk.services.charge_rows import ChargeReading, ChargeWriting
from wisedesk.services.customer_rows import CustomerHit, CustomerRow, Waiting
from wisedesk.services.internal_card_rows import (
    Ageing,
    InternalCardRow,
    InternalLoanRow,
)
from wisedesk.services.item_rows import HoldRow, ItemRow, LoanFacts, LoanRow, TitleHit
from wisedesk.services.journal_lines import JournalLine, JournalPage, JournalQuery
from wisedesk.services.library_rows import (
    BranchRow,
    JournalRow,
    PeriodCounts,
    ReminderCandidate,
    StandardText,
    TypeRow,
)
from wisedesk.services.new_rows import (
    Change,
    ClosedLoan,
    Journaled,
    JournalEntry,
    NewCustomer,
    NewHold,
    NewLoan,
    NewSubscription,
    NewTitledItem,
    OpenLoan,
)
from wisedesk.services.policy_ports import PolicyReading, PolicyWriting


class Clock(Protocol):
    """The time at the desk."""

    def now(self) -> datetime:
        """Return this instant, in UTC."""

    def today(self) -> date:
        """Return the day at the desk: the library's own, or the work date set."""


class Reading(PolicyReading, ChargeReading, Protocol):
    """The library as it is now, to look at."""

    def setting(self, name: str) -> str:
        """Return a setting, empty when it was never made."""

    def branches(self) -> list[BranchRow]:
        """Return every branch, by number."""

    def customer_types(self, *, offered_only: bool) -> list[TypeRow]:
        """Return the customer types by printed code, or those somebody can get now."""

    def subscription_types(
        self, customer_type: CustomerType, tariff: str = ""
    ) -> list[SubscriptionType]:
        """Return the subscriptions on offer for a type, with a tariff's charges."""

    def last_in_series(self, series: NumberSeries, branch: BranchRow) -> int:
        """Return the highest sequence a branch gave out, 0 at the start."""

    def card_owner(self, number: str) -> CustomerRow | None:
        """Return the customer a card number belongs to, blocked cards included."""

    def customer(self, key: str) -> CustomerRow | None:
        """Return the customer a key names, or None."""

    def customer_by_id(self, customer_id: int) -> CustomerRow | None:
        """Return the customer with an id, or None."""

    def find_customers(self, text: str, limit: int) -> list[CustomerHit]:
        """Return the customers a search text finds, by name, at most `limit`."""

    def open_loans(self, customer_id: int) -> list[LoanRow]:
        """Return what a customer has, by due date."""

    def open_loans_from(
        self, customer_id: int, after: tuple[date, int], limit: int
    ) -> list[LoanRow]:
        """Return some of what a customer has, by due date, behind a day and a loan."""

    def internal_card(self, customer_id: int) -> InternalCard:
        """Return what is kept of a customer's internal card, all unset for none."""

    def internal_cards(self, today: date, days: int) -> list[InternalCardRow]:
        """Return every internal card by name, with the totals of what is on it."""

    def internal_loans(
        self, limit: int, after: tuple[date, int] = ...
    ) -> list[InternalLoanRow]:
        """Return what is on internal cards, longest first, behind a place in it."""

    def ageing(self, today: date, days: int) -> Ageing:
        """Return how many items are on internal cards for more than so many days."""

    def loan_operation(self, barcode: str, customer: str) -> str:
        """Return the operation that lent an item to a customer who has it still.

        Empty when it is not out to that customer, or was lent by an import.
        """

    def is_undone(self, op_id: str) -> bool:
        """Whether an operation was turned back."""

    def waiting_for(self, customer_id: int, today: date) -> Waiting:
        """Return what a customer should hear of at the desk."""

    def item(self, barcode: str) -> ItemRow | None:
        """Return an item, or None."""

    def near_barcodes(self, code: str, limit: int) -> list[str]:
        """Return the barcodes a code may be a misreading of, the likeliest first."""

    def title_items(self, title_key: str) -> list[ItemRow]:
        """Return the items of a title, by branch and barcode."""

    def find_titles(self, text: str, limit: int) -> list[TitleHit]:
        """Return the titles whose title or author starts with the text's words."""

    def title_hit(self, title_key: str) -> TitleHit | None:
        """Return a title as the catalogue lists it, or None."""

    def holds_on(self, title_key: str) -> list[HoldRow]:
        """Return the holds waiting on a title, first in line first."""

    def standard_texts(self) -> list[StandardText]:
        """Return the texts behind Standaard tekst."""

    def journal_page(
        self, query: JournalQuery, before: int | None, limit: int, undoable: datetime
    ) -> JournalPage:
        """Return journal lines older than one, at most `limit`, newest first.

        What was done since `undoable` can be turned back, if it stands.
        """

    def journal_line(self, op_id: str, undoable: datetime) -> JournalLine | None:
        """Return the journal line of an operation, or None."""

    def last_loan(self, barcode: str) -> LoanFacts | None:
        """Return an item's open loan, or the last one that ended, None for neither."""

    def closed_days(self, branch_id: int, first: date, last: date) -> dict[date, str]:
        """Return the days a branch is shut beside its weekdays, with the reasons."""

    def journal(self, limit: int) -> list[JournalRow]:
        """Return the newest lines of the journal."""

    def counts_of(self, first: date, last: date) -> PeriodCounts:
        """Return the statistics of a period, both days included."""

    def late_loans(self, today: date, days: int) -> list[ReminderCandidate]:
        """Return ordinary loans at least `days` late, of customers who get notices."""


class Writing(Reading, PolicyWriting, ChargeWriting, Protocol):
    """The library in one transaction."""

    def stored_outcome(self, op_id: str) -> tuple[str, str, str | None] | None:
        """Return kind, outcome and personal part journaled for an operation."""

    def journaled(self, op_id: str) -> Journaled | None:
        """Return what an operation left in the journal, None for an unknown one."""

    def changes(self) -> tuple[Change, ...]:
        """Return what this transaction changed so far that can be turned back."""

    def turn_back(self, changes: tuple[Change, ...], at: datetime, day: date) -> bool:
        """Turn changes back, and say whether all stood as they left it.

        Nothing is turned back when something was changed since.
        """

    def forget_personal(self, customer: str) -> None:
        """Keep nothing personal in a customer's lines; what is left of them stays."""

    def write_journal(self, entry: JournalEntry) -> None:
        """Write the one line an action leaves."""

    def lock_customer(self, key: str) -> None:
        """Keep other desks from changing a customer until the end; then read it."""

    def item_facts(self, barcode: str, today: date) -> ItemFacts | None:
        """Return what the rules need of an item, locked until the end."""

    def add_loan(self, loan: NewLoan) -> int:
        """Store a loan with the item's status and return the loan's id."""

    def close_loan(
        self, item: ItemFacts, at: datetime, day: date, status: ItemStatus
    ) -> ClosedLoan:
        """End an item's open loan, give the item a status, return what it was."""

    def add_titled_item(self, item: NewTitledItem) -> int:
        """Store an item with a title of its own and return the item's id."""

    def cancel_open_loan(self, item: ItemFacts, at: datetime, day: date) -> None:
        """Cancel an item's open loan: it is out no more and counts nowhere."""

    def lent_before(self, customer_id: int, title_id: int, since: date) -> date | None:
        """Return when a customer last borrowed a title since a day, None for never."""

    def open_loan(self, item_id: int) -> OpenLoan:
        """Return an item's open loan; raises LookupError when it has none."""

    def renew_loan(self, loan_id: int, due_on: date, branch_id: int) -> None:
        """Let a loan run until another day, renewed at a branch."""

    def keep_internal_card(self, customer_id: int, card: InternalCard) -> None:
        """Keep what a card has of its own; nothing is kept where all is unset."""

    def expect_back(self, loan_id: int, day: date | None) -> None:
        """Set when an item on an internal card is expected back; None is no day."""

    def touch_customer(self, customer_id: int, day: date) -> None:
        """Set a customer's last activity."""

    def give_number(self, series: NumberSeries, branch: BranchRow, last: int) -> None:
        """Remember the highest sequence a branch gave out."""

    def add_customer(self, customer: NewCustomer) -> int:
        """Store a customer and return its id."""

    def add_card(self, customer_id: int, number: str, day: date) -> None:
        """Store a customer's card."""

    def replace_subscription(self, customer_id: int, new: NewSubscription) -> None:
        """End a customer's present subscription, if any, and store a new one."""

    def change_person(
        self, customer_id: int, person: Person, kind: SpecialKind | None
    ) -> None:
        """Store what is kept of a customer, one version on."""

    def move_customer(self, customer_id: int, branch_id: int) -> None:
        """Make a branch a customer's own."""

    def login_name_owner(self, login_name: str) -> int | None:
        """Return the id of the customer with a login name, or None."""

    def convert_open_loans(self, customer_id: int, standing: LoanStanding) -> list[int]:
        """Give open loans another standing; return the ids of their items."""

    def keep_message(
        self, customer_id: int, text: str, at: datetime, staff: str
    ) -> None:
        """Keep a customer's Melding, or remove it when the text is empty."""

    def title_of(self, title_key: str) -> tuple[int, str] | None:
        """Return a title's id and title, or None."""

    def holdables(self, title_id: int) -> Sequence[Holdable]:
        """Return the items of a title as a hold sees them."""

    def has_hold(self, customer_id: int, title_id: int, today: date) -> bool:
        """Whether a customer already waits for a title."""

    def add_hold(self, hold: NewHold) -> int:
        """Store a hold and return its position in line, 1 for the first."""

    def fulfil_hold(self, customer_id: int, item: ItemFacts) -> None:
        """Close the hold of a customer that an item fulfils, if there is one."""

    def see_item(self, item_id: int, day: date, status: ItemStatus) -> None:
        """Set an item's inventory date, and its status where that is another one."""

    def place_item(
        self, item_id: int, status: ItemStatus, branch_id: int | None = None
    ) -> None:
        """Give an item a status, with the branch it is sent to where it is."""

    def bind_hold(
        self, hold_id: int, status: HoldStatus, item_id: int, until: date | None
    ) -> None:
        """Give a hold the item that goes to its holder, and a last day to come."""

    def end_hold(self, hold_id: int) -> None:
        """Close a hold, without the item it had."""

    def release_hold(self, hold_id: int) -> None:
        """Let a hold wait again in its place, without the item it had."""

    def close_expired_holds(self, title_id: int, today: date) -> None:
        """Close the holds on a title whose last day is past."""

    def set_setting(self, name: str, value: str) -> None:
        """Keep a setting, or remove it when the value is empty."""

    def offer_subscription(self, code: str, *, offered: bool) -> None:
        """Put a subscription on offer at registration, or take it off."""


class Library(Protocol):
    """A library on disk."""

    def reading(self) -> AbstractContextManager[Reading]:
        """Return a snapshot to read from."""

    def writing(self) -> AbstractContextManager[Writing]:
        """Return one transaction, stored whole at the end of its block."""

    def close(self) -> None:
        """Let go of it."""
