# SPDX-License-Identifier: Apache-2.0
"""What became of an action: a value the window turns into Dutch."""

from datetime import date
from typing import ClassVar

from msgspec import Struct

from wisedesk.domain.charges import Settlement
from wisedesk.domain.customer_types import Channel, LoanStanding, SpecialKind
from wisedesk.domain.holiday_terms import HolidayPeriod
from wisedesk.domain.internal_cards import InternalCard
from wisedesk.domain.items import ItemStatus
from wisedesk.domain.refusals import Refusal
from wisedesk.domain.returns import Arrival, Onward
from wisedesk.domain.subscriptions import SubscriptionCosts

CONVERSION = "conversion"


class Outcome(Struct, frozen=True, kw_only=True):
    """What every outcome tells: the customers and items that are not as before."""

    kind: ClassVar[str]
    customers: tuple[int, ...] = ()
    items: tuple[int, ...] = ()


class Refused(Outcome, frozen=True, kw_only=True):
    """Nothing was done, for these reasons.

    `proposal` is the next number to ask Bevestig with, where the number was at fault.
    """

    kind: ClassVar[str] = "refused"
    refusals: tuple[Refusal, ...]
    title: str = ""
    proposal: str = ""

    @property
    def may_be_passed(self) -> bool:
        """Whether the clerk may do it all the same."""
        return all(each.overridable for each in self.refusals)


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


class Undone(Outcome, frozen=True, kw_only=True):
    """An operation (`of`) is turned back; `what` is the kind of its outcome.

    It is CONVERSION for a change of a person that switched Type speciale klant.
    `customer`, `barcode` and `title` are those it was about, empty where it had none.
    `again` tells that it had been turned back itself, and stands once more.
    """

    kind: ClassVar[str] = "undone"
    of: str
    what: str
    again: bool = False
    customer: str = ""
    barcode: str = ""
    title: str = ""


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


class HoldEnded(Outcome, frozen=True, kw_only=True):
    """A hold is ended, and its item free; `onward` is where that goes now."""

    kind: ClassVar[str] = "hold-ended"
    customer: str
    customer_name: str
    barcode: str
    title: str
    onward: Onward | None = None


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


class Registered(Outcome, frozen=True, kw_only=True):
    """A customer is registered."""

    kind: ClassVar[str] = "registered"
    customer_id: int
    customer: str
    number: str
    costs: SubscriptionCosts


class PersonChanged(Outcome, frozen=True, kw_only=True):
    """A customer's data are stored; `special_kind` when the radio was switched."""

    kind: ClassVar[str] = "person-changed"
    customer: str
    special_kind: SpecialKind | None = None
    loans_converted: int = 0


class SubscriptionChanged(Outcome, frozen=True, kw_only=True):
    """A customer has another subscription."""

    kind: ClassVar[str] = "subscription-changed"
    customer: str
    code: str
    costs: SubscriptionCosts


class MessageKept(Outcome, frozen=True, kw_only=True):
    """A Melding is kept, or removed when the text is empty."""

    kind: ClassVar[str] = "message-kept"
    customer: str
    text: str


class InternalCardChanged(Outcome, frozen=True, kw_only=True):
    """What is kept of an internal card is stored."""

    kind: ClassVar[str] = "internal-card-changed"
    customer: str
    card: InternalCard


class ExpectedBackChanged(Outcome, frozen=True, kw_only=True):
    """Items on internal cards are expected back on another day, or on none.

    `left` are the barcodes of those that are on no internal card any more.
    """

    kind: ClassVar[str] = "expected-back-changed"
    barcodes: tuple[str, ...]
    expected_on: date | None
    left: tuple[str, ...] = ()
    title: str = ""


class HoldPlaced(Outcome, frozen=True, kw_only=True):
    """A hold waits, at this position in its line (1 is first)."""

    kind: ClassVar[str] = "hold-placed"
    customer: str
    customer_name: str
    title: str
    barcode: str
    channel: Channel
    position: int


class ChargesSettled(Outcome, frozen=True, kw_only=True):
    """A customer owes so many amounts no more, so much together."""

    kind: ClassVar[str] = "charges-settled"
    customer: str
    how: Settlement
    cents: int
    charges: int


class SettingChanged(Outcome, frozen=True, kw_only=True):
    """A setting has another value; both are empty where the default holds."""

    kind: ClassVar[str] = "setting-changed"
    name: str
    value: str
    before: str


class SubscriptionOffered(Outcome, frozen=True, kw_only=True):
    """A subscription is on offer at registration from now on, or no longer."""

    kind: ClassVar[str] = "subscription-offered"
    code: str
    name: str
    offered: bool


class PolicyChanged(Outcome, frozen=True, kw_only=True):
    """A line of the reglement is changed, or added, or removed."""

    kind: ClassVar[str] = "policy-changed"
    subscription: str
    rmt: str
    added: bool = False
    removed: bool = False


class RmtGroupChanged(Outcome, frozen=True, kw_only=True):
    """A group of materials is changed, or added, or removed."""

    kind: ClassVar[str] = "rmt-group-changed"
    name: str
    added: bool = False
    removed: bool = False


class HolidayTermsChanged(Outcome, frozen=True, kw_only=True):
    """A branch has these holidays, and so have those in `also`."""

    kind: ClassVar[str] = "holiday-terms-changed"
    branch: str
    periods: tuple[HolidayPeriod, ...]
    also: tuple[str, ...] = ()


class ItemAdded(Outcome, frozen=True, kw_only=True):
    """An item is in the library, on the shelf, with a title of its own."""

    kind: ClassVar[str] = "item-added"
    barcode: str
    title: str
    rmt: str


OUTCOMES: dict[str, type[Outcome]] = {
    each.kind: each
    for each in (
        Refused,
        ItemAdded,
        Lent,
        Renewed,
        Undone,
        Returned,
        SeenIn,
        PutAside,
        Sent,
        LeftHere,
        HoldEnded,
        Registered,
        PersonChanged,
        SubscriptionChanged,
        MessageKept,
        InternalCardChanged,
        ExpectedBackChanged,
        HoldPlaced,
        ChargesSettled,
        SettingChanged,
        SubscriptionOffered,
        PolicyChanged,
        RmtGroupChanged,
        HolidayTermsChanged,
    )
}


def undone_kind(was: Outcome) -> str:
    """Return the kind of what is turned back; of an undo, what that had turned back.

    It is CONVERSION for a change of a person that switched Type speciale klant.
    """
    if isinstance(was, Undone):
        return was.what
    converted = isinstance(was, PersonChanged) and was.special_kind is not None
    return CONVERSION if converted else was.kind
