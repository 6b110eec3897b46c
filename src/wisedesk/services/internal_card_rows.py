# SPDX-License-Identifier: Apache-2.0
"""What is read of internal cards: the cards with their totals, and what is on them."""

from datetime import date

from msgspec import Struct

from wisedesk.domain.customer_types import LoanStanding, SpecialKind
from wisedesk.domain.internal_cards import InternalCard


class InternalCardRow(Struct, frozen=True, kw_only=True):
    """An internal card: `items` on it, `late` of them, the oldest since `oldest_on`.

    Late is on it for more than the setting's days, or past the day it was expected.
    """

    customer_id: int
    key: str
    card_number: str
    name: str
    kind: SpecialKind
    card: InternalCard
    items: int = 0
    late: int = 0
    oldest_on: date | None = None


class InternalLoanRow(Struct, frozen=True, kw_only=True):
    """An item on an internal card."""

    loan_id: int
    item_id: int
    customer_id: int
    barcode: str
    title_key: str
    title: str
    author: str
    lent_on: date
    expected_on: date | None
    standing: LoanStanding

    @property
    def place(self) -> tuple[date, int]:
        """Where it stands in the list: longest first."""
        return self.lent_on, self.loan_id


class Ageing(Struct, frozen=True, kw_only=True):
    """How many items are on internal cards too long, by what `days` is too long.

    `past` counts others: not so long yet, but past the day they were expected.
    """

    days: int
    administrative: int = 0
    special: int = 0
    past: int = 0

    @property
    def total(self) -> int:
        """How many items somebody should look after."""
        return self.administrative + self.special + self.past
