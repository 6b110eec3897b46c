# SPDX-License-Identifier: Apache-2.0
"""What customers owe, as it is stored and as it is read."""

from datetime import date, datetime
from typing import Protocol

from msgspec import Struct

from wisedesk.domain.charges import ChargeKind, FineRule, Settlement


class NewCharge(Struct, frozen=True, kw_only=True):
    """An amount to charge; `days` are those a fine is for."""

    op_id: str
    customer_id: int
    loan_id: int
    branch_id: int
    kind: ChargeKind
    cents: int
    charged_on: date
    days: int = 0


class ChargeRow(Struct, frozen=True, kw_only=True):
    """A line of Registraties; it is owed while `settled_on` is None.

    `op_id` is the operation that charged it, and names it in an action.
    """

    op_id: str
    kind: ChargeKind
    cents: int
    days: int
    charged_on: date
    title: str
    author: str
    barcode: str
    due_on: date
    returned_on: date | None
    branch_id: int
    branch: str
    settled_on: date | None = None
    settlement: Settlement | None = None


class LateGroup(Struct, frozen=True, kw_only=True):
    """Open loans that are late alike: their number, and what their fine goes by."""

    due_on: date
    branch_id: int
    rmt: str
    loans: int


class LoanMade(Struct, frozen=True, kw_only=True):
    """How a loan was made: when, by whom and where, and what was charged for it.

    `staff` is empty for one that was imported.
    """

    lent_at: datetime
    staff: str
    desk: str
    branch: str
    call_number: str
    charges: tuple[ChargeRow, ...]


class ChargeReading(Protocol):
    """What is asked of a library about amounts."""

    def charges(self, customer_id: int, *, owed: bool) -> list[ChargeRow]:
        """Return what a customer owes, or what was settled; the latest first."""

    def owed_on_loans(self, customer_id: int) -> int:
        """Return what a customer owes for items that are still out, in cents."""

    def late_groups(self, customer_id: int, today: date) -> list[LateGroup]:
        """Return a customer's open loans that are late, those alike together."""

    def loan_made(self, loan_id: int) -> LoanMade | None:
        """Return how a loan was made, None when there is no such loan."""

    def is_settled(self, op_id: str) -> bool:
        """Whether an operation charged something that was settled since."""

    def fine_rules(self, customer_id: int) -> dict[str, FineRule]:
        """Return what a customer's present reglement says of fines, by material."""

    def fine_rule(self, customer_id: int, rmt: str) -> FineRule | None:
        """Return the fines of a material's own line, or its first letter's, or None."""


class ChargeWriting(Protocol):
    """What a transaction stores of amounts."""

    def add_charge(self, charge: NewCharge) -> None:
        """Charge a customer an amount."""

    def credit_loan(self, loan_id: int) -> None:
        """Take back what a loan cost and nobody paid yet: it is cancelled."""

    def settle_charges(
        self, op_ids: tuple[str, ...], how: Settlement, at: datetime, day: date
    ) -> None:
        """Settle amounts that are owed."""
