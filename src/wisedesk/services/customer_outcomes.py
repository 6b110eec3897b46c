# SPDX-License-Identifier: Apache-2.0
"""What became of customers: their data, subscription, message, card and debts."""

from datetime import date
from typing import ClassVar

from wisedesk.domain.charges import Settlement
from wisedesk.domain.customer_types import SpecialKind
from wisedesk.domain.internal_cards import InternalCard
from wisedesk.domain.subscriptions import SubscriptionCosts
from wisedesk.services.outcomes import Outcome

CONVERSION = "conversion"


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

    @property
    def undone_as(self) -> str:
        """CONVERSION where the radio was switched."""
        return self.kind if self.special_kind is None else CONVERSION


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


class ChargesSettled(Outcome, frozen=True, kw_only=True):
    """A customer owes so many amounts no more, so much together."""

    kind: ClassVar[str] = "charges-settled"
    customer: str
    how: Settlement
    cents: int
    charges: int
