# SPDX-License-Identifier: Apache-2.0
"""What import and export ask of a library on disk; `db` answers it."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import Protocol

from msgspec import Struct

from wisedesk.domain.customer_types import LoanStanding, SpecialKind
from wisedesk.domain.persons import Person
from wisedesk.services.exchange_rows import (
    Differs,
    ImportRun,
    Kind,
    LoanOffer,
    NewImport,
    NewItem,
    Stored,
    TitleOffer,
)
from wisedesk.services.ports import Reading, Writing


class RuleBroken(Exception):
    """A row is against a rule of the library; the whole transaction is rolled back."""


class Importing(Writing, Protocol):
    """One transaction of an import."""

    def unfinished_run(self, kind: Kind, digest: str) -> ImportRun | None:
        """Return the run of a file that stopped half-way, or None."""

    def was_imported(self, kind: Kind, digest: str) -> datetime | None:
        """Return when this very file was last imported whole, or None."""

    def start_run(self, run: ImportRun) -> int:
        """Store a run that begins and return its id."""

    def advance_run(self, run: ImportRun, rows_before: int) -> bool:
        """Store how far a run came; False when another program moved it meanwhile."""

    def seen_before(self, run_id: int, key: str, place: str) -> str:
        """Return the place this run met a key at before, empty for the first time."""

    def material_names(self) -> dict[str, str]:
        """Return the names of the material types by RMT."""

    def lendable_rmts(self) -> frozenset[str]:
        """Return the RMTs that have a line in the reglement."""

    def add_material_type(self, rmt: str, name: str) -> None:
        """Store a material type."""

    def add_branch(self, code: str, number: str, name: str) -> int:
        """Store a branch and return its id."""

    def name_branch(self, branch_id: int, name: str) -> None:
        """Give a branch another name."""

    def store_title(self, title: TitleOffer, differs: Differs) -> Stored:
        """Add or change a title."""

    def store_item(self, item: NewItem, differs: Differs) -> Stored:
        """Add or change an item of a title."""

    def store_customer(
        self, customer: NewImport, differs: Differs, at: datetime, staff: str
    ) -> Stored:
        """Add or change a customer with card, subscription, remarks and block."""

    def store_loan(
        self, loan: LoanOffer, branch_id: int | None, differs: Differs
    ) -> Stored:
        """Add or change a loan; an open one sets the item's status."""


class CustomerLine(Struct, frozen=True, kw_only=True):
    """A customer as an export writes it."""

    card_number: str
    card_is_blocked: bool
    person: Person
    branch: str
    subscription: str
    registered_on: date
    ends_on: date | None
    special_kind: SpecialKind | None
    message: str
    other_cards: tuple[tuple[str, str], ...]
    remarks: tuple[str, ...]
    blocks: tuple[str, ...]


class LoanLine(Struct, frozen=True, kw_only=True):
    """A loan as an export writes it."""

    card_number: str
    barcode: str
    branch: str
    lent_at: datetime
    lent_on: date
    due_on: date
    returned_at: datetime | None
    returned_on: date | None
    renewals: int
    standing: LoanStanding


class Exporting(Reading, Protocol):
    """A snapshot of the library, read from one end to the other."""

    def rows_of(self, kind: Kind) -> int:
        """Return how many rows an export of a kind would write."""

    def all_titles(self) -> Iterator[TitleOffer]:
        """Return every title with its items."""

    def all_customers(self) -> Iterator[CustomerLine]:
        """Return every customer."""

    def all_loans(self) -> Iterator[LoanLine]:
        """Return every loan of a customer who is still known."""


class ExchangeLibrary(Protocol):
    """A library on disk, to import into and export from."""

    def importing(self, *, careful: bool = False) -> AbstractContextManager[Importing]:
        """Return one transaction, stored whole at the end of its block.

        One that is not careful raises RuleBroken where a careful one refuses a row.
        """

    def exporting(self) -> AbstractContextManager[Exporting]:
        """Return a snapshot to read from."""
