# SPDX-License-Identifier: Apache-2.0
"""What a transaction changes, noted as it was and as it became, and turning it back.

The parts that write say what they change; nobody writes an inverse by hand.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import msgspec
import sqlalchemy as sa

from wisedesk.db import tables as t
from wisedesk.db.snapshot import Snapshot
from wisedesk.services.new_rows import Change, Changed


@dataclass(frozen=True, slots=True)
class _Kept:
    """The columns that make up the state of one kind of thing, and their types."""

    key: sa.Column[Any]
    columns: tuple[sa.Column[Any], ...]
    types: Any

    def state(self) -> sa.Select[Any]:
        """Return the statement that reads the state of one thing, and locks it."""
        wanted = sa.select(*self.columns).where(self.key == sa.bindparam("key"))
        return wanted.with_for_update()


KEPT: dict[Changed, _Kept] = {
    Changed.ITEM: _Kept(
        t.item.c.id,
        (t.item.c.status, t.item.c.transit_to, t.item.c.inventory_on),
        tuple[str, int | None, date | None],
    ),
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
    Changed.HOLD: _Kept(t.hold.c.id, (t.hold.c.status,), tuple[str]),
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


class ChangeLog(Snapshot):
    """A transaction that knows what it changed."""

    def __init__(self, connection: sa.Connection) -> None:
        super().__init__(connection)
        self._changes: list[Change] = []

    def changes(self) -> tuple[Change, ...]:
        """Return what was changed so far, in its order."""
        return tuple(self._changes)

    def turn_back(self, changes: tuple[Change, ...], at: datetime, day: date) -> bool:
        """Turn changes back, and say whether all stood as they left it.

        Nothing is turned back when something was changed since. A loan that did not
        exist before stays, cancelled: it counts nowhere and is out no more.
        """
        if any(self._state(each.of, each.key) != each.after for each in changes):
            return False
        for each in reversed(changes):
            self._restore(each, at, day)
            self._note(each.of, each.key, each.after)
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

    def _undo_creation(self, change: Change, at: datetime, day: date) -> None:
        if change.of is Changed.LOAN:
            self._do(CANCEL, key=change.key, at=at, day=day)
        else:
            kept = KEPT[change.of]
            self._connection.execute(
                sa.delete(kept.key.table).where(kept.key == change.key)
            )
