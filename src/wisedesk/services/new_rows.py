# SPDX-License-Identifier: Apache-2.0
"""What the services give a transaction to store, and get back when a loan ends."""

from dataclasses import dataclass
from datetime import date, datetime

from wisedesk.domain.customer_types import (
    Channel,
    CustomerType,
    LoanStanding,
    SpecialKind,
)
from wisedesk.domain.items import ItemStatus
from wisedesk.domain.persons import Person
from wisedesk.domain.subscriptions import (
    SubscriptionChoice,
    SubscriptionCosts,
    SubscriptionStatus,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalEntry:
    """One action's line: payload and outcome as JSON, personal data apart."""

    op_id: str
    kind: str
    at: datetime
    on_day: date
    staff: str
    desk: str
    payload: str
    outcome: str
    personal: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCustomer:
    """A customer to store."""

    customer_type: CustomerType
    special_kind: SpecialKind | None
    branch_id: int
    person: Person
    registered_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSubscription:
    """A subscription to store, with its costs as composed."""

    choice: SubscriptionChoice
    costs: SubscriptionCosts
    starts_on: date
    status: SubscriptionStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLoan:
    """A loan to store, with the status its item gets."""

    op_id: str
    item_id: int
    customer_id: int
    branch_id: int
    lent_at: datetime
    lent_on: date
    due_on: date
    standing: LoanStanding
    counts: bool
    item_status: ItemStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenLoan:
    """A loan as renewing finds it."""

    loan_id: int
    due_on: date
    standing: LoanStanding
    renewals: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedLoan:
    """A loan that ended."""

    customer_id: int
    lent_on: date
    due_on: date
    standing: LoanStanding
    counts: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NewHold:
    """A hold to store; `item_id` is None for any item of the title."""

    customer_id: int
    title_id: int
    item_id: int | None
    branch_id: int
    channel: Channel
    placed_at: datetime
    expires_on: date
