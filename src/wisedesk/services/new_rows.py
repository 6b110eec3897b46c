# SPDX-License-Identifier: Apache-2.0
"""What the services give a transaction to store, and get back when a loan ends."""

from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct

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
from wisedesk.services.outcomes import Outcome


class Changed(StrEnum):
    """The kinds of thing whose change can be turned back.

    CUSTOMER is that there is one at all, PERSON what is kept of somebody, KIND Type
    speciale klant, BRANCH whose customer it is, ACTIVITY the last one; all bear the
    customer's id as their key, and so do a MESSAGE (Melding) and an INTERNAL_CARD.
    EXPECTED is when a loan on such a card is expected back. A SETTING has its name as
    its key.
    """

    ITEM = "item"
    TITLE = "title"
    LOAN = "loan"
    HOLD = "hold"
    ACTIVITY = "activity"
    KIND = "kind"
    MESSAGE = "message"
    CUSTOMER = "customer"
    PERSON = "person"
    BRANCH = "branch"
    SUBSCRIPTION = "subscription"
    CHARGE = "charge"
    POLICY = "policy"
    RMT_GROUP = "rmt-group"
    RMT_GROUP_MEMBER = "rmt-group-member"
    RMT_GROUP_MAXIMUM = "rmt-group-maximum"
    HOLIDAY = "holiday"
    INTERNAL_CARD = "internal-card"
    EXPECTED = "expected"
    SETTING = "setting"


class Change(Struct, frozen=True, kw_only=True):
    """One thing that an action changed: its state before and after, as JSON.

    None is a thing that did not exist, or exists no more.
    """

    of: Changed
    key: int | str
    before: str | None
    after: str | None

    @property
    def takes_item_out(self) -> bool:
        """Whether it took an item away that had been entered: too little is kept."""
        return self.of is Changed.ITEM and self.after is None


class Journaled(Struct, frozen=True, kw_only=True):
    """A journal line as undoing reads it."""

    at: datetime
    outcome: Outcome
    changes: tuple[Change, ...]
    is_undone: bool


class JournalEntry(Struct, frozen=True, kw_only=True):
    """One action's line: payload and outcome as JSON, personal data apart.

    `undoes` is the operation that this one turned back; `customer` and `barcode` are
    those it is about, None where it is about none.
    """

    op_id: str
    kind: str
    at: datetime
    on_day: date
    staff: str
    desk: str
    payload: str
    outcome: str
    personal: str | None
    changes: tuple[Change, ...] = ()
    undoes: str | None = None
    customer: str | None = None
    barcode: str | None = None


class NewCustomer(Struct, frozen=True, kw_only=True):
    """A customer to store."""

    customer_type: CustomerType
    special_kind: SpecialKind | None
    branch_id: int
    person: Person
    registered_on: date


class NewSubscription(Struct, frozen=True, kw_only=True):
    """A subscription to store, with its costs as composed."""

    choice: SubscriptionChoice
    costs: SubscriptionCosts
    starts_on: date
    status: SubscriptionStatus


class NewLoan(Struct, frozen=True, kw_only=True):
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
    expected_on: date | None = None


class OpenLoan(Struct, frozen=True, kw_only=True):
    """A loan as renewing finds it."""

    loan_id: int
    due_on: date
    standing: LoanStanding
    renewals: int
    lent_on: date


class ClosedLoan(Struct, frozen=True, kw_only=True):
    """A loan that ended; `branch_id` is the branch that lent or renewed it."""

    loan_id: int
    customer_id: int
    branch_id: int
    lent_on: date
    due_on: date
    standing: LoanStanding
    counts: bool


class NewTitledItem(Struct, frozen=True, kw_only=True):
    """An item to store, with a title that nothing is known of but what it is called."""

    barcode: str
    title: str
    rmt: str
    branch_id: int


class NewHold(Struct, frozen=True, kw_only=True):
    """A hold to store; `item_id` is None for any item of the title."""

    customer_id: int
    title_id: int
    item_id: int | None
    branch_id: int
    channel: Channel
    placed_at: datetime
    expires_on: date
