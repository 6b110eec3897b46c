# SPDX-License-Identifier: Apache-2.0
"""Items: the letter of their status and what follows from it.

Source: Wise table EXSSTA (Item status).
"""

from dataclasses import dataclass
from enum import StrEnum

from wisedesk.domain.customer_types import LoanStanding


class ItemStatus(StrEnum):
    """Where an item is, by Wise's letter."""

    DISCARDED = "A"
    AVAILABLE = "B"
    JUST_RETURNED = "C"
    PROCESSING = "D"
    INTERNAL = "F"
    ON_ORDER = "I"
    COLLECTION = "K"
    MISSING = "M"
    INVOICED = "N"
    OFF_SITE = "O"
    RESERVED = "R"
    TRANSIT = "T"
    LENT = "U"
    DEPOT = "Y"


ON_SHELF = frozenset(
    {ItemStatus.AVAILABLE, ItemStatus.JUST_RETURNED, ItemStatus.COLLECTION}
)
NOT_LENDABLE = frozenset({ItemStatus.DISCARDED, ItemStatus.INVOICED})


class PublicStatus(StrEnum):
    """What the public catalogue says of an item."""

    AVAILABLE = "available"
    LENT = "lent"
    NOT_AVAILABLE = "not-available"
    IN_TRANSIT = "in-transit"
    ON_ORDER = "on-order"


_PUBLIC: dict[ItemStatus, PublicStatus] = {
    ItemStatus.AVAILABLE: PublicStatus.AVAILABLE,
    ItemStatus.JUST_RETURNED: PublicStatus.AVAILABLE,
    ItemStatus.COLLECTION: PublicStatus.AVAILABLE,
    ItemStatus.DEPOT: PublicStatus.AVAILABLE,
    ItemStatus.OFF_SITE: PublicStatus.AVAILABLE,
    ItemStatus.LENT: PublicStatus.LENT,
    ItemStatus.TRANSIT: PublicStatus.IN_TRANSIT,
    ItemStatus.ON_ORDER: PublicStatus.ON_ORDER,
}


def status_while(standing: LoanStanding) -> ItemStatus:
    """Return an item's status while it is out on a loan of this standing."""
    if standing is LoanStanding.ORDINARY:
        return ItemStatus.LENT
    return ItemStatus.INTERNAL


def public_status(status: ItemStatus) -> PublicStatus:
    """Return what the public sees (an internal loan: niet beschikbaar)."""
    return _PUBLIC.get(status, PublicStatus.NOT_AVAILABLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemFacts:
    """What the rules need to know of one item.

    `borrower_id` and `borrower_card` are those of its open loan, if it has one;
    `held_for` is the customer id first in line for it.
    """

    item_id: int
    barcode: str
    title_id: int
    title: str
    author: str
    rmt: str
    status: ItemStatus
    branch: str
    version: int = 1
    borrower_id: int | None = None
    borrower_card: str = ""
    borrower_name: str = ""
    loan_id: int | None = None
    standing: LoanStanding | None = None
    held_for: int | None = None
    held_for_name: str = ""
