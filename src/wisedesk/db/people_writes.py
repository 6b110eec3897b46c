# SPDX-License-Identifier: Apache-2.0
"""Writing customers: their data, cards, subscriptions, messages."""

from datetime import date, datetime
from enum import Enum
from typing import Any
from uuid import uuid4

import sqlalchemy as sa
from msgspec.structs import fields

from wisedesk.db import tables as t
from wisedesk.db.change_log import SHOWN, ChangeLog
from wisedesk.db.kept_states import as_text, noted
from wisedesk.domain.cards import NumberSeries
from wisedesk.domain.customer_types import SpecialKind
from wisedesk.domain.names import name_key
from wisedesk.domain.persons import Person
from wisedesk.services.customer_rows import CustomerRow
from wisedesk.services.library_rows import BranchRow
from wisedesk.services.new_rows import Changed, NewCustomer, NewSubscription

_given = sa.bindparam

TOUCH = noted(
    Changed.ACTIVITY,
    sa.update(t.customer)
    .where(
        t.customer.c.id == _given("key"),
        sa.or_(
            t.customer.c.last_activity_on.is_(None),
            t.customer.c.last_activity_on < _given("day"),
        ),
    )
    .values(last_activity_on=_given("day")),
)
SET_ACTIVITY = noted(
    Changed.ACTIVITY,
    sa.update(t.customer)
    .where(t.customer.c.id == _given("key"))
    .values(last_activity_on=_given("day")),
)
MOVE = noted(
    Changed.BRANCH,
    sa.update(t.customer)
    .where(t.customer.c.id == _given("key"))
    .values(branch_id=_given("branch")),
)
LOGIN_OWNER = sa.select(t.customer.c.id).where(
    t.customer.c.login_name == _given("login_name"),
    t.customer.c.login_name != sa.literal_column("''"),  # as the index has it
)
LOCK_BRANCH = (
    sa.select(t.branch.c.id)
    .where(t.branch.c.id == _given("branch_id"))
    .with_for_update(key_share=True)
)
SEQUENCE = (
    sa.update(t.number_sequence)
    .where(
        t.number_sequence.c.branch_id == _given("branch_key"),
        t.number_sequence.c.series == _given("series_key"),
        t.number_sequence.c.last < _given("taken"),
    )
    .values(last=_given("taken"))
)
SEQUENCE_KNOWN = sa.select(t.number_sequence.c.last).where(
    t.number_sequence.c.branch_id == _given("branch_key"),
    t.number_sequence.c.series == _given("series_key"),
)
SUBSCRIPTION_TYPE = sa.select(t.subscription_type.c.id).where(
    t.subscription_type.c.code == _given("code")
)
CURRENT = sa.select(t.subscription.c.id).where(
    t.subscription.c.customer_id == _given("customer_key"), t.subscription.c.is_current
)
END_SUBSCRIPTION = noted(
    Changed.SUBSCRIPTION,
    sa.update(t.subscription)
    .where(t.subscription.c.id == _given("key"))
    .values(is_current=sa.false()),
)
ADD_SUBSCRIPTION = noted(Changed.SUBSCRIPTION, sa.insert(t.subscription))
REMOVE_MESSAGE = sa.delete(t.customer_message).where(
    t.customer_message.c.customer_id == _given("customer_key")
)


class PeopleWrites(ChangeLog):
    """What registration and the customer screen store."""

    def touch_customer(self, customer: CustomerRow, day: date) -> None:
        """Set a locked customer's last activity, unless it is of that day or later."""
        last = customer.last_activity_on
        if last is None or last < day:  # once a day
            before = as_text((last,))
            self._change_from(before, TOUCH, customer.customer_id, day=day)

    def touch_borrower(self, customer_id: int, day: date) -> None:
        """Set the last activity of a borrower, unless it is of that day or later."""
        before = self._state(Changed.ACTIVITY, customer_id)
        if before != as_text((day,)):
            self._change_from(before, TOUCH, customer_id, day=day)

    def set_activity(self, customer_id: int, day: date) -> None:
        """Set a customer's last activity, to an earlier day too."""
        self._change(SET_ACTIVITY, customer_id, day=day)

    def lock_branch(self, branch: BranchRow) -> None:
        """Keep other desks from giving out a branch's numbers until the end."""
        self._lock(LOCK_BRANCH, branch_id=branch.branch_id)

    def give_number(self, series: NumberSeries, branch: BranchRow, last: int) -> None:
        """Remember the highest sequence a branch gave out."""
        where = {"branch_key": branch.branch_id, "series_key": series.value}
        if self._one(SEQUENCE_KNOWN, **where) is None:
            self._connection.execute(
                sa.insert(t.number_sequence),
                {"branch_id": branch.branch_id, "series": series.value, "last": last},
            )
        else:
            self._connection.execute(SEQUENCE, {**where, "taken": last})

    def add_customer(self, customer: NewCustomer) -> int:
        """Store a customer and return its id."""
        kind = customer.special_kind
        customer_id = self._insert(
            sa.insert(t.customer),
            **self._unused_key(),
            uid=uuid4().hex,
            customer_type=customer.customer_type.value,
            special_kind=kind.value if kind else None,
            branch_id=customer.branch_id,
            registered_on=customer.registered_on,
            last_activity_on=customer.registered_on,
            **person_values(customer.person),
        )
        for of in (Changed.CUSTOMER, Changed.BRANCH, *SHOWN):
            self._note(of, customer_id, None)
        return customer_id

    def add_card(self, customer_id: int, number: str, day: date) -> None:
        """Store a customer's card."""
        self._connection.execute(
            sa.insert(t.card),
            {"customer_id": customer_id, "number": number, "issued_on": day},
        )

    def replace_subscription(self, customer_id: int, new: NewSubscription) -> None:
        """End a customer's present subscription, if any, and store a new one."""
        self._end_subscription(customer_id)
        costs = new.costs
        self._create(
            ADD_SUBSCRIPTION,
            customer_id=customer_id,
            subscription_type_id=self._value(SUBSCRIPTION_TYPE, code=new.choice.code),
            status=new.status.value,
            starts_on=new.starts_on,
            ends_on=costs.rights_until,
            tariff=new.choice.tariff,
            trial=new.choice.trial,
            expiry_month=new.choice.expiry_month,
            fee_cents=costs.fee_cents,
            registration_cents=costs.registration_cents,
            fee_discount_cents=costs.fee_discount_cents,
            transfer_discount_cents=costs.transfer_discount_cents,
            discount_cents=costs.discount_cents,
        )

    def _end_subscription(self, customer_id: int) -> None:
        current = self._value(CURRENT, customer_key=customer_id)
        if current is not None:
            self._change(END_SUBSCRIPTION, current)

    def change_person(
        self, customer_id: int, person: Person, kind: SpecialKind | None
    ) -> None:
        """Store what is kept of a customer, one version on."""
        kept = {of: self._state(of, customer_id) for of in SHOWN}
        self._connection.execute(
            sa.update(t.customer)
            .where(t.customer.c.id == customer_id)
            .values(
                special_kind=kind.value if kind else None,
                version=t.customer.c.version + 1,
                **person_values(person),
            )
        )
        for of, before in kept.items():
            self._note(of, customer_id, before)

    def move_customer(self, customer_id: int, branch_id: int) -> None:
        """Make a branch a customer's own."""
        self._change(MOVE, customer_id, branch=branch_id)

    def login_name_owner(self, login_name: str) -> int | None:
        """Return the id of the customer with a login name, or None."""
        found = self._value(LOGIN_OWNER, login_name=login_name)
        return None if found is None else int(found)

    def keep_message(
        self, customer_id: int, text: str, at: datetime, staff: str
    ) -> None:
        """Keep a customer's Melding, or remove it when the text is empty."""
        before = self._state(Changed.MESSAGE, customer_id)
        self._connection.execute(REMOVE_MESSAGE, {"customer_key": customer_id})
        if text:
            self._connection.execute(
                sa.insert(t.customer_message),
                {
                    "customer_id": customer_id,
                    "text": text,
                    "kept_at": at,
                    "staff": staff,
                },
            )
        self._note(Changed.MESSAGE, customer_id, before)


def person_values(person: Person) -> dict[str, Any]:
    """Return a person as the customer table's columns, the search key among them."""
    values = {each.name: getattr(person, each.name) for each in fields(person)}
    plain = {
        name: value.value if isinstance(value, Enum) else value
        for name, value in values.items()
    }
    given = person.given_name or person.initials
    key = name_key(person.family_name, given, person.name_prefix)
    return plain | {"search_key": key}
