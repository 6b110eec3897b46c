# SPDX-License-Identifier: Apache-2.0
"""Items: the letter of their status and what follows from it.

Sources: Wise table EXSSTA (Item status), Wise "Holds and ILL configuration" (what can
be held). The words for staff and public stand in `wording/item_statuses.py`.
"""

from datetime import date
from enum import StrEnum

from msgspec import Struct

from wisedesk.domain.customer_types import WITH_TERM, Channel, LoanStanding


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


class PublicStatus(StrEnum):
    """What the public catalogue says of an item."""

    AVAILABLE = "available"
    LENT = "lent"
    NOT_AVAILABLE = "not-available"
    IN_TRANSIT = "in-transit"
    ON_ORDER = "on-order"


_DESK = frozenset({Channel.DESK})
_NOBODY: frozenset[Channel] = frozenset()


class StatusBehaviour(Struct, frozen=True, kw_only=True):
    """What follows from a letter: the public's word, the shelf, lending, holds.

    `holdable` are the ways to hold an item that nobody has on loan; for one that is
    out the loan decides (`HOLDS_BY_STANDING`).
    """

    public: PublicStatus = PublicStatus.NOT_AVAILABLE
    on_shelf: bool = False
    lendable: bool = True
    holdable: frozenset[Channel] = frozenset(Channel)


ITEM_STATUSES: dict[ItemStatus, StatusBehaviour] = {
    ItemStatus.DISCARDED: StatusBehaviour(lendable=False, holdable=_NOBODY),
    ItemStatus.AVAILABLE: StatusBehaviour(public=PublicStatus.AVAILABLE, on_shelf=True),
    ItemStatus.JUST_RETURNED: StatusBehaviour(
        public=PublicStatus.AVAILABLE, on_shelf=True
    ),
    ItemStatus.PROCESSING: StatusBehaviour(holdable=_NOBODY),
    ItemStatus.INTERNAL: StatusBehaviour(holdable=_DESK),
    ItemStatus.ON_ORDER: StatusBehaviour(public=PublicStatus.ON_ORDER),
    ItemStatus.COLLECTION: StatusBehaviour(
        public=PublicStatus.AVAILABLE, on_shelf=True
    ),
    ItemStatus.MISSING: StatusBehaviour(holdable=_NOBODY),
    ItemStatus.INVOICED: StatusBehaviour(lendable=False, holdable=_NOBODY),
    ItemStatus.OFF_SITE: StatusBehaviour(public=PublicStatus.AVAILABLE),
    ItemStatus.RESERVED: StatusBehaviour(),
    ItemStatus.TRANSIT: StatusBehaviour(public=PublicStatus.IN_TRANSIT),
    ItemStatus.LENT: StatusBehaviour(public=PublicStatus.LENT),
    ItemStatus.DEPOT: StatusBehaviour(public=PublicStatus.AVAILABLE),
}
ON_SHELF = frozenset(each for each in ItemStatus if ITEM_STATUSES[each].on_shelf)
NOT_LENDABLE = frozenset(
    each for each in ItemStatus if not ITEM_STATUSES[each].lendable
)


def status_while(standing: LoanStanding) -> ItemStatus:
    """Return an item's status while it is out on a loan of this standing."""
    if standing in WITH_TERM:
        return ItemStatus.LENT
    return ItemStatus.INTERNAL


def public_status(status: ItemStatus) -> PublicStatus:
    """Return what the public sees (an internal loan: niet beschikbaar)."""
    return ITEM_STATUSES[status].public


class ItemFacts(Struct, frozen=True, kw_only=True):
    """What the rules need to know of one item.

    `borrower_id` and `borrower_card` are those of its open loan, if it has one;
    `transit_to` is the branch it is sent to. `holds` counts those that are open on its
    title. `held_for` is the customer id first in line for it, `held_at` the branch that
    customer comes to, `held_on` the day of the hold; `is_bound` tells that this very
    item is set aside, or sent, for that hold, to be picked up by `pick_up_until`.
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
    lent_on: date | None = None
    due_on: date | None = None
    transit_to: str = ""
    holds: int = 0
    held_for: int | None = None
    held_for_name: str = ""
    held_for_key: str = ""
    hold_id: int | None = None
    held_at: str = ""
    held_on: date | None = None
    is_bound: bool = False
    pick_up_until: date | None = None
