# SPDX-License-Identifier: Apache-2.0
"""What became of items: lent, renewed, back, set aside, sent on, held."""

from datetime import date
from typing import ClassVar

from wisedesk.domain.customer_types import Channel, LoanStanding
from wisedesk.domain.items import ItemStatus
from wisedesk.domain.returns import Arrival, Onward
from wisedesk.services.outcomes import Outcome


class Lent(Outcome, frozen=True, kw_only=True):
    """An item is out; the values behind the due date are told for "why?".

    `term_ends_on` is the end of the loan period before closed days moved it,
    `holiday_ends_on` that of the holidays that made it longer;
    `policy` is "subscription/RMT" of the line used, empty where none was.
    `taken_from_name` is whose loan of it was cancelled for this one.
    `expected_on` is when an internal card should have brought it back, `fee_cents`
    what the loan costs.
    """

    kind: ClassVar[str] = "lent"
    customer: str
    barcode: str
    title: str
    author: str
    lent_on: date
    due_on: date
    standing: LoanStanding
    term_ends_on: date
    policy: str = ""
    loan_days: int = 0
    holiday_ends_on: date | None = None
    taken_from_name: str = ""
    expected_on: date | None = None
    fee_cents: int = 0


class Renewed(Outcome, frozen=True, kw_only=True):
    """A loan runs on; the values behind the new due date are told for "why?".

    `renewals` counts this one; `policy` is "subscription/RMT" of the line used;
    `renewal_days` is its term, 0 in lines of before it was told; `holiday_ends_on` is
    the last day of the holidays that made the term longer.
    """

    kind: ClassVar[str] = "renewed"
    customer: str
    barcode: str
    title: str
    due_before: date
    due_on: date
    term_ends_on: date
    renewals: int
    policy: str
    renewal_days: int = 0
    holiday_ends_on: date | None = None


class Returned(Outcome, frozen=True, kw_only=True):
    """An item is back. `held_for_name` is who waits for it, empty when nobody does.

    `onward` is where it goes from the desk, for the clerk to decide; None is the shelf.
    `dropped_on` is the day that was set for the book drop, None without one.
    """

    kind: ClassVar[str] = "returned"
    customer: str
    customer_name: str
    barcode: str
    title: str
    author: str
    lent_on: date
    due_on: date
    returned_on: date
    standing: LoanStanding
    days_late: int = 0
    fine_cents: int = 0
    item_branch: str = ""
    held_for_name: str = ""
    dropped_on: date | None = None
    onward: Onward | None = None


class SeenIn(Outcome, frozen=True, kw_only=True):
    """An item came in that was not lent; its inventory date is today.

    `was` and `now` are its status; `customer` waits for it where it stands set aside,
    until `pick_up_until`; `is_not_collected` tells that this day is past. `onward` is
    where it goes from the desk.
    """

    kind: ClassVar[str] = "seen-in"
    barcode: str
    title: str
    author: str
    arrival: Arrival
    was: ItemStatus
    now: ItemStatus
    customer: str = ""
    customer_name: str = ""
    held_on: date | None = None
    pick_up_until: date | None = None
    is_not_collected: bool = False
    onward: Onward | None = None


class PutAside(Outcome, frozen=True, kw_only=True):
    """An item stands on the hold shelf for a customer, until `pick_up_until`."""

    kind: ClassVar[str] = "put-aside"
    customer: str
    customer_name: str
    barcode: str
    title: str
    author: str
    held_on: date | None
    pick_up_until: date


class Sent(Outcome, frozen=True, kw_only=True):
    """An item is on transport to a branch, for a customer who waits there or home."""

    kind: ClassVar[str] = "sent"
    barcode: str
    title: str
    author: str
    branch: str
    branch_name: str
    customer: str = ""
    customer_name: str = ""


class LeftHere(Outcome, frozen=True, kw_only=True):
    """An item stays here; `onward` is where it goes when not to the holder skipped.

    `is_settled` tells that the answer came too late: another desk decided meanwhile on
    the item, or on the hold it was to go to.
    """

    kind: ClassVar[str] = "left-here"
    barcode: str
    title: str
    customer_name: str = ""
    is_settled: bool = False
    onward: Onward | None = None


class HoldEnded(Outcome, frozen=True, kw_only=True):
    """A hold is ended, and its item free; `onward` is where that goes now."""

    kind: ClassVar[str] = "hold-ended"
    customer: str
    customer_name: str
    barcode: str
    title: str
    onward: Onward | None = None


class HoldPlaced(Outcome, frozen=True, kw_only=True):
    """A hold waits, at this position in its line (1 is first)."""

    kind: ClassVar[str] = "hold-placed"
    customer: str
    customer_name: str
    title: str
    barcode: str
    channel: Channel
    position: int
