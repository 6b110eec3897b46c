# SPDX-License-Identifier: Apache-2.0
"""What a transaction changes, noted as it was and as it became, and turning it back.

The parts that write say what they change; nobody writes an inverse by hand.
"""

from datetime import date, datetime
from typing import Any

import msgspec
import sqlalchemy as sa
from msgspec import Struct

from wisedesk.db import tables as t
from wisedesk.db.customer_removal import CustomerRemoval
from wisedesk.db.customer_statements import PERSON_COLUMNS
from wisedesk.db.schema import Instant
from wisedesk.services.new_rows import Change, Changed


class _Kept(Struct, frozen=True):
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


def _kept(key: sa.Column[Any], *columns: sa.Column[Any]) -> _Kept:
    """Return columns as a state, their types as the table has them."""
    return _Kept(key, columns, tuple.__class_getitem__(tuple(map(_type, columns))))


def _whole(table: sa.Table) -> _Kept:
    """Return all of a row as a state: what was added can go, and come back."""
    return _kept(table.c.id, *(each for each in table.c if not each.primary_key))


def _type(column: sa.Column[Any]) -> Any:
    kind = datetime if isinstance(column.type, Instant) else column.type.python_type
    return kind | None if column.nullable else kind


KEPT: dict[Changed, _Kept] = {
    Changed.ITEM: _Kept(
        t.item.c.id,
        (t.item.c.status, t.item.c.transit_to, t.item.c.inventory_on),
        tuple[str, int | None, date | None],
    ),
    Changed.TITLE: _whole(t.title),
    Changed.LOAN: _Kept(
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
    Changed.ACTIVITY: _Kept(
        t.customer.c.id, (t.customer.c.last_activity_on,), tuple[date | None]
    ),
    Changed.KIND: _Kept(
        t.customer.c.id, (t.customer.c.special_kind,), tuple[str | None]
    ),
    Changed.MESSAGE: _Kept(
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
    Changed.INTERNAL_CARD: _Kept(
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
    Changed.EXPECTED: _Kept(
        t.loan.c.id,
        (t.loan.c.expected_on, t.loan.c.returned_at),
        tuple[date | None, datetime | None],
    ),
}
# a screen that still shows what is turned back may not store over it
SHOWN = (Changed.PERSON, Changed.KIND)
STATES = {of: kept.state() for of, kept in KEPT.items()}
CANCEL = (
    sa.update(t.loan)
    .where(t.loan.c.id == sa.bindparam("key"))
    .values(
        returned_at=sa.bindparam("at"),
        returned_on=sa.bindparam("day"),
        cancelled=sa.true(),
        counts=sa.false(),
    )
)
ONE_VERSION_ON = (
    sa.update(t.customer)
    .where(t.customer.c.id == sa.bindparam("key"))
    .values(version=t.customer.c.version + 1)
)


class ChangeLog(CustomerRemoval):
    """A transaction that knows what it changed."""

    def __init__(self, connection: sa.Connection) -> None:
        super().__init__(connection)
        self._changes: list[Change] = []

    def changes(self) -> tuple[Change, ...]:
        """Return what was changed so far, in its order."""
        return tuple(self._changes)

    def turn_back(self, changes: tuple[Change, ...], at: datetime, day: date) -> bool:
        """Turn changes back, and say whether all stood as they left it.

        Nothing is turned back when something was changed since, or has taken its place:
        a line that was removed, and added anew meanwhile. A loan that did not exist
        before stays, cancelled: it counts nowhere and is out no more. A customer who
        did not exist before goes, for good.
        """
        # what is removed leaves its key to what is added: the last state counts
        left = {(each.of, each.key): each.after for each in changes}
        if any(self._state(*thing) != after for thing, after in left.items()):
            return False
        for each in changes:
            if each.of is Changed.CUSTOMER:
                return self._remove_customer(each.key, at)
        noted = len(self._changes)
        try:
            with self._connection.begin_nested():
                for each in reversed(changes):
                    self._restore(each, at, day)
                    self._note(each.of, each.key, each.after)
        except sa.exc.IntegrityError:
            del self._changes[noted:]
            return False
        return True

    def _state(self, of: Changed, key: int) -> str | None:
        """Return the state of a thing as text, None where there is no such thing."""
        row = self._one(STATES[of], key=key)
        return None if row is None else msgspec.json.encode(tuple(row)).decode()

    def _note(self, of: Changed, key: int, before: str | None) -> None:
        """Note that a thing is not as it was before; no change is no note."""
        after = self._state(of, key)
        if after != before:
            self._changes.append(Change(of=of, key=key, before=before, after=after))

    def _restore(self, change: Change, at: datetime, day: date) -> None:
        kept = KEPT[change.of]
        if change.before is None:
            self._undo_creation(change, at, day)
            return
        values = msgspec.json.decode(change.before, type=kept.types)
        names = [column.name for column in kept.columns]
        state = dict(zip(names, values, strict=True))
        if change.after is None:
            added = {kept.key.name: change.key, **state}
            self._connection.execute(sa.insert(kept.key.table), added)
        else:
            self._connection.execute(
                sa.update(kept.key.table).where(kept.key == change.key).values(**state)
            )
        if change.of in SHOWN:
            self._do(ONE_VERSION_ON, key=change.key)

    def _undo_creation(self, change: Change, at: datetime, day: date) -> None:
        if change.of is Changed.LOAN:
            self._do(CANCEL, key=change.key, at=at, day=day)
        else:
            kept = KEPT[change.of]
            self._connection.execute(
                sa.delete(kept.key.table).where(kept.key == change.key)
            )
