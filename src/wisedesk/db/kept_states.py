# SPDX-License-Identifier: Apache-2.0
"""Which columns make up the state of what an action changes."""

from collections.abc import Iterable
from datetime import date, datetime
from operator import attrgetter
from typing import Any

import msgspec
import sqlalchemy as sa
from msgspec import Struct

from wisedesk.db import tables as t
from wisedesk.db.customer_statements import PERSON_COLUMNS
from wisedesk.db.schema import Instant
from wisedesk.db.snapshot import Row
from wisedesk.services.new_rows import Changed


class Kept(Struct, frozen=True):
    """The columns that make up the state of one kind of thing, and their types."""

    key: sa.Column[Any]
    columns: tuple[sa.Column[Any], ...]
    types: Any

    def look(self) -> sa.Select[Any]:
        """Return the statement that reads the state of one thing."""
        return sa.select(*self.columns).where(self.key == sa.bindparam("key"))

    def state(self) -> sa.Select[Any]:
        """Return the statement that reads the state of one thing, and locks it."""
        return self.look().with_for_update()


def _kept(key: sa.Column[Any], *columns: sa.Column[Any]) -> Kept:
    """Return columns as a state, their types as the table has them."""
    return Kept(key, columns, tuple.__class_getitem__(tuple(map(_type, columns))))


def _whole(table: sa.Table) -> Kept:
    """Return all of a row as a state: what was added can go, and come back."""
    return _kept(table.c.id, *(each for each in table.c if not each.primary_key))


def _type(column: sa.Column[Any]) -> Any:
    kind = datetime if isinstance(column.type, Instant) else column.type.python_type
    return kind | None if column.nullable else kind


KEPT: dict[Changed, Kept] = {
    Changed.ITEM: Kept(
        t.item.c.id,
        (t.item.c.status, t.item.c.transit_to, t.item.c.inventory_on),
        tuple[str, int | None, date | None],
    ),
    Changed.TITLE: _whole(t.title),
    Changed.LOAN: Kept(
        t.loan.c.id,
        (
            t.loan.c.returned_at,
            t.loan.c.returned_on,
            t.loan.c.cancelled,
            t.loan.c.counts,
            t.loan.c.due_on,
            t.loan.c.renewals,
            t.loan.c.branch_id,
            t.loan.c.standing,
        ),
        tuple[datetime | None, date | None, bool, bool, date, int, int, str],
    ),
    Changed.HOLD: _whole(t.hold),
    Changed.ACTIVITY: Kept(
        t.customer.c.id, (t.customer.c.last_activity_on,), tuple[date | None]
    ),
    Changed.KIND: Kept(
        t.customer.c.id, (t.customer.c.special_kind,), tuple[str | None]
    ),
    Changed.MESSAGE: Kept(
        t.customer_message.c.customer_id,
        (
            t.customer_message.c.text,
            t.customer_message.c.kept_at,
            t.customer_message.c.staff,
        ),
        tuple[str, datetime, str],
    ),
    Changed.SUBSCRIPTION: _whole(t.subscription),
    Changed.CHARGE: _whole(t.charge),
    Changed.POLICY: _whole(t.loan_policy),
    Changed.RMT_GROUP: _whole(t.rmt_group),
    Changed.RMT_GROUP_MEMBER: _whole(t.rmt_group_member),
    Changed.RMT_GROUP_MAXIMUM: _whole(t.rmt_group_maximum),
    Changed.HOLIDAY: _whole(t.holiday_period),
    Changed.PERSON: _kept(t.customer.c.id, *PERSON_COLUMNS, t.customer.c.search_key),
    Changed.BRANCH: _kept(t.customer.c.id, t.customer.c.branch_id),
    # its uid tells it from another with the same id
    Changed.CUSTOMER: _kept(t.customer.c.id, t.customer.c.uid),
    Changed.INTERNAL_CARD: Kept(
        t.internal_card.c.customer_id,
        (
            t.internal_card.c.owner,
            t.internal_card.c.purpose,
            t.internal_card.c.expected_days,
            t.internal_card.c.maximum,
            t.internal_card.c.ends_on,
        ),
        tuple[str, str, int | None, int | None, date | None],
    ),
    # of a loan that is still open: a day expected means nothing of one that ended
    Changed.EXPECTED: Kept(
        t.loan.c.id,
        (t.loan.c.expected_on, t.loan.c.returned_at),
        tuple[date | None, datetime | None],
    ),
    Changed.SETTING: _kept(t.setting.c.name, t.setting.c.value),
}
_of_row = {
    of: attrgetter(*(column.name for column in kept.columns))
    for of, kept in KEPT.items()
    if len(kept.columns) > 1
}
LOOKS = {of: kept.look() for of, kept in KEPT.items()}
STATES = {of: kept.state() for of, kept in KEPT.items()}


class Deed(Struct, frozen=True):
    """A statement that changes one kind of thing, or adds one.

    `plain` tells nothing; `telling` gives the state it leaves, after the key of what is
    new: to ask for that in another statement costs a desk more than the change.
    """

    of: Changed
    plain: Any
    telling: Any


def noted(of: Changed, statement: sa.Insert | sa.Update) -> Deed:
    """Return what a statement that nothing used yet does to one kind of thing."""
    # SQLAlchemy takes one that was used for one that tells nothing, for good
    kept = KEPT[of]
    key = (kept.key,) if isinstance(statement, sa.Insert) else ()
    return Deed(of, statement, statement.returning(*key, *kept.columns))


def of_row(of: Changed, row: Row) -> tuple[Any, ...]:
    """Return the state of a thing of several columns, from a row that has them all."""
    state: tuple[Any, ...] = _of_row[of](row)
    return state


def as_text(row: Iterable[Any] | None) -> str | None:
    """Return a state as a journal line holds it, None where there is no such thing."""
    return None if row is None else msgspec.json.encode(tuple(row)).decode()
