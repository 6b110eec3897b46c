# SPDX-License-Identifier: Apache-2.0
"""What the services ask of items, loans and holds on disk: part of the ports."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

from wisedesk.domain.customer_types import (
    LoanStanding,
)
from wisedesk.domain.holds import Holdable, HoldStatus
from wisedesk.domain.internal_cards import InternalCard
from wisedesk.domain.items import ItemFacts, ItemStatus
from wisedesk.services.internal_card_rows import (
    Ageing,
    InternalCardRow,
    InternalLoanRow,
)
from wisedesk.services.item_rows import HoldRow, ItemRow, LoanFacts, LoanRow, TitleHit
from wisedesk.services.new_rows import (
    ClosedLoan,
    NewHold,
    NewLoan,
    NewTitledItem,
    OpenLoan,
)


class CirculationReading(Protocol):
    """Items, loans and holds as they are now."""

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

    def open_loans(self, customer_id: int) -> list[LoanRow]:
        """Return what a customer has, by due date."""

    def open_loans_from(
        self, customer_id: int, after: tuple[date, int], limit: int
    ) -> list[LoanRow]:
        """Return some of what a customer has, by due date, behind a day and a loan."""

    def last_loan(self, barcode: str) -> LoanFacts | None:
        """Return an item's open loan, or the last one that ended, None for neither."""

    def loan_operation(self, barcode: str, customer: str) -> str:
        """Return the operation that lent an item to a customer who has it still.

        Empty when it is not out to that customer, or was lent by an import.
        """

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

    def holds_on(self, title_key: str) -> list[HoldRow]:
        """Return the holds waiting on a title, first in line first."""


class CirculationWriting(CirculationReading, Protocol):
    """Items, loans and holds in one transaction."""

    def item_facts(self, barcode: str, today: date) -> ItemFacts | None:
        """Return what the rules need of an item, locked until the end."""

    def add_titled_item(self, item: NewTitledItem) -> int:
        """Store an item with a title of its own and return the item's id."""

    def see_item(self, item_id: int, day: date, status: ItemStatus) -> None:
        """Set an item's inventory date, and its status where that is another one."""

    def place_item(
        self, item_id: int, status: ItemStatus, branch_id: int | None = None
    ) -> None:
        """Give an item a status, with the branch it is sent to where it is."""

    def add_loan(self, loan: NewLoan) -> int:
        """Store a loan with the item's status and return the loan's id."""

    def open_loan(self, item_id: int) -> OpenLoan:
        """Return an item's open loan; raises LookupError when it has none."""

    def lent_before(self, customer_id: int, title_id: int, since: date) -> date | None:
        """Return when a customer last borrowed a title since a day, None for never."""

    def renew_loan(self, loan_id: int, due_on: date, branch_id: int) -> None:
        """Let a loan run until another day, renewed at a branch."""

    def convert_open_loans(self, customer_id: int, standing: LoanStanding) -> list[int]:
        """Give open loans another standing; return the ids of their items."""

    def close_loan(
        self, item: ItemFacts, at: datetime, day: date, status: ItemStatus
    ) -> ClosedLoan:
        """End an item's open loan, give the item a status, return what it was."""

    def cancel_open_loan(self, item: ItemFacts, at: datetime, day: date) -> None:
        """Cancel an item's open loan: it is out no more and counts nowhere."""

    def keep_internal_card(self, customer_id: int, card: InternalCard) -> None:
        """Keep what a card has of its own; nothing is kept where all is unset."""

    def expect_back(self, loan_id: int, day: date | None) -> None:
        """Set when an item on an internal card is expected back; None is no day."""

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
