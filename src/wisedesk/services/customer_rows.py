# SPDX-License-Identifier: Apache-2.0
"""Customers as they are read: on a screen, in a search, at the desk."""

from datetime import date

from msgspec import Struct

from wisedesk.domain.customer_types import (
    Behaviour,
    CustomerType,
    SpecialKind,
    behaviour_of,
)
from wisedesk.domain.persons import Person
from wisedesk.domain.subscriptions import SubscriptionStatus
from wisedesk.services.library_rows import BranchRow


class SubscriptionRow(Struct, frozen=True, kw_only=True):
    """A customer's present subscription; money in cents."""

    code: str
    name: str
    status: SubscriptionStatus
    starts_on: date
    ends_on: date
    has_services: bool
    may_borrow: bool = True
    maximum_loans: int | None = None
    fee_cents: int = 0
    registration_cents: int = 0
    balance_cents: int = 0
    tariff: str = ""


class CustomerRow(Struct, frozen=True, kw_only=True):
    """Everything a screen shows of one customer.

    `key` names the customer in actions; `card_number` is empty without a card.
    `in_possession` counts open loans as *in bezit* does: not those of an
    administrative card; `open_loans` counts them all. `owed_cents` is what is
    *openstaand*: fees and fines that were charged, no running fine.
    """

    customer_id: int
    key: str
    card_number: str
    card_is_active: bool
    customer_type: CustomerType
    type_name: str
    special_kind: SpecialKind | None
    branch: BranchRow
    person: Person
    name: str
    subscription: SubscriptionRow | None
    registered_on: date
    last_activity_on: date | None
    open_loans: int
    owed_cents: int
    active_cards: int
    message: str
    remarks: tuple[str, ...]
    blocks: tuple[str, ...]
    version: int

    @property
    def behaviour(self) -> Behaviour:
        """How every rule treats this customer now."""
        return behaviour_of(self.customer_type, self.special_kind)

    @property
    def in_possession(self) -> int:
        """The number at *in bezit*."""
        return self.open_loans if self.behaviour.counts_as_possession else 0


class CustomerHit(Struct, frozen=True, kw_only=True):
    """A line of Klant zoeken."""

    customer_id: int
    key: str
    card_number: str
    name: str
    postcode: str
    house_number: str
    city: str
    born_on: date | None
    branch_name: str
    subscription: str
    ends_on: date | None


class Waiting(Struct, frozen=True, kw_only=True):
    """What a customer should hear of: loans that are late, holds that lie ready."""

    overdue: int = 0
    ready: tuple[str, ...] = ()
