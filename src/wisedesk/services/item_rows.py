# SPDX-License-Identifier: Apache-2.0
"""Items and titles as they are read, with who has them and who waits for them."""

from datetime import date, datetime

from msgspec import Struct

from wisedesk.domain.customer_types import LoanStanding
from wisedesk.domain.holds import HoldStatus
from wisedesk.domain.items import ItemStatus, PublicStatus
from wisedesk.services.library_rows import BranchRow


class ItemRow(Struct, frozen=True, kw_only=True):
    """An item as the item screen shows it; `transit_to` names where it is sent."""

    item_id: int
    barcode: str
    title_key: str
    title: str
    author: str
    rmt: str
    material: str
    branch: BranchRow
    call_number: str
    status: ItemStatus
    public: PublicStatus
    due_on: date | None
    borrower_key: str
    borrower_name: str
    standing: LoanStanding | None
    holds: int
    transit_to: str = ""


class TitleHit(Struct, frozen=True, kw_only=True):
    """A line of the catalogue."""

    title_key: str
    title: str
    author: str
    year: str
    material: str
    items: int
    available: int
    holds: int


class LoanRow(Struct, frozen=True, kw_only=True):
    """A line of F9; `branch_id` is the branch that lent.

    `owed_cents` is what was charged for it and is owed, `fine_cents` its running fine.
    """

    loan_id: int
    barcode: str
    title_key: str
    title: str
    author: str
    material: str
    lent_on: date
    due_on: date
    standing: LoanStanding
    renewals: int
    item_branch: str
    held: bool = False
    rmt: str = ""
    branch_id: int = 0
    owed_cents: int = 0
    fine_cents: int = 0

    @property
    def cents(self) -> int:
        """The amount of F9: fee, fine and whatever else was charged."""
        return self.owed_cents + self.fine_cents


class LoanFacts(Struct, frozen=True, kw_only=True):
    """A loan as it is stored; `op_id` is empty for one that was not made at a desk."""

    loan_id: int
    op_id: str
    lent_at: datetime
    lent_on: date
    due_on: date
    returned_at: datetime | None
    returned_on: date | None
    standing: LoanStanding
    renewals: int
    expected_on: date | None
    branch: BranchRow
    customer: str
    customer_name: str


class HoldRow(Struct, frozen=True, kw_only=True):
    """A hold waiting, as staff see it.

    `barcode` is the item it got, else the one it asks for, empty for any of the title.
    """

    customer_key: str
    customer_name: str
    barcode: str
    placed_at: datetime
    expires_on: date
    status: HoldStatus
    pick_up_until: date | None
