# SPDX-License-Identifier: Apache-2.0
"""Everything a clerk can do, each as a value.

A payload speaks in natural keys (card number, barcode, title key), so that it means
the same on another copy of the library. A customer is named by `customer`: a card
number, or `klant:` and the customer's own uid where there is no card.
"""

from datetime import date
from typing import ClassVar
from uuid import uuid4

from msgspec import Struct, field

from wisedesk.domain.charges import Settlement
from wisedesk.domain.customer_types import Channel, CustomerType, SpecialKind
from wisedesk.domain.internal_cards import InternalCard, InternalCardDraft
from wisedesk.domain.persons import PersonDraft
from wisedesk.domain.refusals import Reason
from wisedesk.domain.subscriptions import SubscriptionChoice


def new_operation() -> str:
    """Return the id of a new operation: with it an action is never done twice."""
    return uuid4().hex


class Action(Struct, frozen=True, kw_only=True):
    """What every action carries: the id under which it is done once."""

    kind: ClassVar[str]
    op_id: str = field(default_factory=new_operation)


class Lend(Action, frozen=True, kw_only=True):
    """Lend an item; `passed` are the refusals the clerk decided to pass.

    `inspection` lends it for today, to look at here (Wise, F7).
    `card_age` is how many seconds before the item the customer's card was scanned, None
    where that does not matter: an internal card may lie open for some minutes only.
    `taken_from` is whose loan the clerk decided to cancel by passing that it is out;
    with anybody else by then, that is asked again.
    """

    kind: ClassVar[str] = "lend"
    customer: str
    barcode: str
    inspection: bool = False
    card_age: int | None = None
    passed: frozenset[Reason] = frozenset()
    taken_from: str = ""


class ReturnItem(Action, frozen=True, kw_only=True):
    """Take an item back; `passed` are the refusals the clerk decided to pass.

    `shown` is the customer whose returns the desk shows, empty for nobody.
    `returned_on` is the day it was handed in, None for today (a book drop).
    `internal_only` refuses an item that is on no internal card.
    """

    kind: ClassVar[str] = "return"
    barcode: str
    shown: str = ""
    returned_on: date | None = None
    internal_only: bool = False
    passed: frozenset[Reason] = frozenset()


class SetAside(Action, frozen=True, kw_only=True):
    """Set an item aside for the customer who is first in line for it."""

    kind: ClassVar[str] = "set-aside"
    customer: str
    barcode: str


class EndHold(Action, frozen=True, kw_only=True):
    """End the hold of a customer who did not come for what was set aside."""

    kind: ClassVar[str] = "end-hold"
    customer: str
    barcode: str


class SendItem(Action, frozen=True, kw_only=True):
    """Put an item on transport to a branch (its code), for a holder or home."""

    kind: ClassVar[str] = "send-item"
    barcode: str
    branch: str
    customer: str = ""


class LeaveItem(Action, frozen=True, kw_only=True):
    """Leave an item here that was to go on; `skipped` is the holder passed over.

    `on_its_way` tells that it had been sent, and turned out to be here still.
    """

    kind: ClassVar[str] = "leave-item"
    barcode: str
    skipped: str = ""
    on_its_way: bool = False


class Renew(Action, frozen=True, kw_only=True):
    """Renew a customer's loan; `passed` are the refusals the clerk decided to pass."""

    kind: ClassVar[str] = "renew"
    customer: str
    barcode: str
    passed: frozenset[Reason] = frozenset()


class Undo(Action, frozen=True, kw_only=True):
    """Turn back what an operation (`of`) changed, by a counter-entry."""

    kind: ClassVar[str] = "undo"
    of: str


class CancelLoan(Action, frozen=True, kw_only=True):
    """Turn back the loan of an item that a customer has (Wise, F4).

    `beside` are the customers who are open at the desk as well.
    """

    kind: ClassVar[str] = "cancel-loan"
    customer: str
    barcode: str
    beside: tuple[str, ...] = ()


class Register(Action, frozen=True, kw_only=True):
    """Register a customer, or one again whose subscription ended (`again`).

    `number` is empty where the type needs none. `generated` tells that the desk
    proposed it (Bevestig, Ja), not that a pass was scanned.
    """

    kind: ClassVar[str] = "register"
    customer_type: CustomerType
    branch: str
    number: str = ""
    generated: bool = False
    person: PersonDraft
    subscription: SubscriptionChoice
    again: str = ""


class ChangePerson(Action, frozen=True, kw_only=True):
    """Change what is kept of a customer; refused when it changed since `version`."""

    kind: ClassVar[str] = "change-person"
    customer: str
    version: int
    person: PersonDraft
    special_kind: SpecialKind | None = None


class ChangeSubscription(Action, frozen=True, kw_only=True):
    """Move an existing customer to another subscription of its type's group."""

    kind: ClassVar[str] = "change-subscription"
    customer: str
    subscription: SubscriptionChoice


class KeepMessage(Action, frozen=True, kw_only=True):
    """Keep a Melding with a customer; an empty text removes it.

    `seen` is the Melding that the clerk began with: another one since is not replaced.
    """

    kind: ClassVar[str] = "message"
    customer: str
    text: str
    seen: str | None = None


class ChangeInternalCard(Action, frozen=True, kw_only=True):
    """Change whose an internal card is and how it is used.

    `seen` is what the clerk began with: another desk's change since is not undone.
    """

    kind: ClassVar[str] = "change-internal-card"
    customer: str
    card: InternalCardDraft
    seen: InternalCard


class ChangeExpectedBack(Action, frozen=True, kw_only=True):
    """Change when items on internal cards are expected back; None is no day."""

    kind: ClassVar[str] = "change-expected-back"
    barcodes: tuple[str, ...]
    expected_on: date | None


class PlaceHold(Action, frozen=True, kw_only=True):
    """Place a hold on one item (`barcode`) or on any item of a title (`title_key`)."""

    kind: ClassVar[str] = "hold"
    customer: str
    channel: Channel = Channel.DESK
    barcode: str = ""
    title_key: str = ""


class SettleCharges(Action, frozen=True, kw_only=True):
    """Settle amounts that a customer owes, each named by the operation it came from."""

    kind: ClassVar[str] = "settle"
    customer: str
    charges: tuple[str, ...]
    how: Settlement


class ChangeSetting(Action, frozen=True, kw_only=True):
    """Give one of the library's settings a value; an empty one is its default.

    `before` is what was kept when the clerk began, empty for nothing: where that was
    changed since, the action is refused. None is whatever is kept now.
    """

    kind: ClassVar[str] = "change-setting"
    name: str
    value: str
    before: str | None = None


class OfferSubscription(Action, frozen=True, kw_only=True):
    """Put a subscription on offer at registration, or take it off."""

    kind: ClassVar[str] = "offer-subscription"
    code: str
    offered: bool


class AddItem(Action, frozen=True, kw_only=True):
    """Enter an item that is in the hand and not in the library (Wise, "on the fly")."""

    kind: ClassVar[str] = "add-item"
    barcode: str
    title: str
    rmt: str
    branch: str
