# SPDX-License-Identifier: Apache-2.0
"""What is read of the library: rows for screens and lists, and facts for rules."""

from datetime import date, datetime

from msgspec import Struct

from wisedesk.domain.cards import NumberScheme
from wisedesk.domain.customer_types import (
    Behaviour,
    CustomerType,
    LoanStanding,
    SpecialKind,
    behaviour_of,
)
from wisedesk.domain.holds import HoldStatus
from wisedesk.domain.items import ItemStatus, PublicStatus
from wisedesk.domain.persons import Person
from wisedesk.domain.subscriptions import SubscriptionStatus


class BranchRow(Struct, frozen=True):
    """A branch: its own code, its four-digit number, its name, the cards it takes."""

    branch_id: int
    code: str
    number: str
    name: str
    scheme: NumberScheme


class MaterialRow(Struct, frozen=True):
    """A material type: its code (RMT) and its name."""

    rmt: str
    name: str


class TypeRow(Struct, frozen=True):
    """A line of the drop-down Klanttype."""

    customer_type: CustomerType
    printed_code: str
    name: str


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


class Waiting(Struct, frozen=True, kw_only=True):
    """What a customer should hear of: loans that are late, holds that lie ready."""

    overdue: int = 0
    ready: tuple[str, ...] = ()


class LoanFacts(Struct, frozen=True, kw_only=True):
    """A loan as it is stored; `op_id` is empty for one that was not made at a desk."""

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


class StandardText(Struct, frozen=True):
    """A text of the table behind Standaard tekst."""

    code: str
    text: str


class PeriodCounts(Struct, frozen=True, kw_only=True):
    """The statistics of a period: administrative cards are in none of them."""

    loans: int
    returns: int
    borrowers: int
    new_customers: int
    customers: int
    loans_by_material: tuple[tuple[str, int], ...]


class ReminderCandidate(Struct, frozen=True, kw_only=True):
    """A loan the reminder run would write about, with the days it is late."""

    customer_key: str
    customer_name: str
    barcode: str
    title: str
    due_on: date
    days_late: int


class JournalRow(Struct, frozen=True, kw_only=True):
    """A line of the journal as a person reads it."""

    op_id: str
    kind: str
    at: datetime
    staff: str
    desk: str
    outcome: str
