# SPDX-License-Identifier: Apache-2.0
"""What the services ask of customers on disk: part of the ports of a library."""

from datetime import date, datetime
from typing import Protocol

from wisedesk.domain.cards import NumberSeries
from wisedesk.domain.customer_types import (
    CustomerType,
    SpecialKind,
)
from wisedesk.domain.persons import Person
from wisedesk.domain.subscriptions import (
    SubscriptionType,
)
from wisedesk.services.customer_rows import CustomerHit, CustomerRow, Waiting
from wisedesk.services.library_rows import (
    BranchRow,
    StandardText,
    TypeRow,
)
from wisedesk.services.new_rows import (
    NewCustomer,
    NewSubscription,
)


class CustomerReading(Protocol):
    """Customers, cards and subscriptions as they are now."""

    def customer_types(self, *, offered_only: bool) -> list[TypeRow]:
        """Return the customer types by printed code, or those somebody can get now."""

    def subscription_types(
        self, customer_type: CustomerType, tariff: str = ""
    ) -> list[SubscriptionType]:
        """Return the subscriptions on offer for a type, with a tariff's charges."""

    def last_in_series(self, series: NumberSeries, branch: BranchRow) -> int:
        """Return the highest sequence a branch gave out, 0 at the start."""

    def card_owner(self, number: str) -> CustomerRow | None:
        """Return the customer a card number belongs to, blocked cards included."""

    def customer(self, key: str) -> CustomerRow | None:
        """Return the customer a key names, or None."""

    def customer_by_id(self, customer_id: int) -> CustomerRow | None:
        """Return the customer with an id, or None."""

    def find_customers(self, text: str, limit: int) -> list[CustomerHit]:
        """Return the customers a search text finds, by name, at most `limit`."""

    def waiting_for(self, customer_id: int, today: date) -> Waiting:
        """Return what a customer should hear of at the desk."""

    def standard_texts(self) -> list[StandardText]:
        """Return the texts behind Standaard tekst."""


class CustomerWriting(CustomerReading, Protocol):
    """Customers, cards and subscriptions in one transaction."""

    def lock_customer(self, key: str) -> None:
        """Keep other desks from changing a customer until the end; then read it."""

    def touch_customer(self, customer: CustomerRow, day: date) -> None:
        """Set a locked customer's last activity, unless it is of that day or later."""

    def touch_borrower(self, customer_id: int, day: date) -> None:
        """Set the last activity of a borrower, unless it is of that day or later."""

    def set_activity(self, customer_id: int, day: date) -> None:
        """Set a customer's last activity, to an earlier day too."""

    def login_name_owner(self, login_name: str) -> int | None:
        """Return the id of the customer with a login name, or None."""

    def lock_branch(self, branch: BranchRow) -> None:
        """Keep other desks from giving out a branch's numbers until the end."""

    def give_number(self, series: NumberSeries, branch: BranchRow, last: int) -> None:
        """Remember the highest sequence a branch gave out."""

    def add_customer(self, customer: NewCustomer) -> int:
        """Store a customer and return its id."""

    def add_card(self, customer_id: int, number: str, day: date) -> None:
        """Store a customer's card."""

    def replace_subscription(self, customer_id: int, new: NewSubscription) -> None:
        """End a customer's present subscription, if any, and store a new one."""

    def change_person(
        self, customer_id: int, person: Person, kind: SpecialKind | None
    ) -> None:
        """Store what is kept of a customer, one version on."""

    def move_customer(self, customer_id: int, branch_id: int) -> None:
        """Make a branch a customer's own."""

    def keep_message(
        self, customer_id: int, text: str, at: datetime, staff: str
    ) -> None:
        """Keep a customer's Melding, or remove it when the text is empty."""
