# SPDX-License-Identifier: Apache-2.0
"""What a transaction changes, noted as it was and as it became, and turning it back.

The parts that write say what they change; nobody writes an inverse by hand.
"""

from datetime import date, datetime

import msgspec
import sqlalchemy as sa

from wisedesk.db import tables as t
from wisedesk.db.customer_removal import CustomerRemoval
from wisedesk.db.kept_states import KEPT, STATES, Deed, as_text, noted, of_row
from wisedesk.db.later_deeds import LaterDeeds
from wisedesk.db.snapshot import Row
from wisedesk.services.new_rows import Change, Changed

# a screen that still shows what is turned back may not store over it
SHOWN = (Changed.PERSON, Changed.KIND)
CANCEL = noted(
    Changed.LOAN,
    sa.update(t.loan)
    .where(t.loan.c.id == sa.bindparam("key"))
    .values(
        returned_at=sa.bindparam("at"),
        returned_on=sa.bindparam("day"),
        cancelled=sa.true(),
        counts=sa.false(),
    ),
)
ONE_VERSION_ON = (
    sa.update(t.customer)
    .where(t.customer.c.id == sa.bindparam("key"))
    .values(version=t.customer.c.version + 1)
)


class ChangeLog(CustomerRemoval, LaterDeeds):
    """A transaction that knows what it changed."""

    def __init__(self, connection: sa.Connection) -> None:
        super().__init__(connection)
        self._changes: list[Change] = []
        self._read: dict[tuple[Changed, int | str], str | None] = {}

    def changes(self) -> tuple[Change, ...]:
        """Return what was changed so far, in its order."""
        return tuple(self._changes)

    def turn_back(
        self, op_id: str, changes: tuple[Change, ...], at: datetime, day: date
    ) -> bool:
        """Turn back what an operation changed, and say whether all stood as it left it.

        Nothing is turned back when something was changed since, or has taken its place:
        a line that was removed, and added anew meanwhile. A loan that did not exist
        before stays, cancelled: it counts nowhere and is out no more. A customer who
        did not exist before goes, for good.
        """
        if not self._stand(op_id, changes, STATES):
            return False
        for each in changes:
            if each.of is Changed.CUSTOMER:
                return self._remove_customer(int(each.key), at)
        so_far = len(self._changes)
        try:
            with self._connection.begin_nested():
                for each in reversed(changes):
                    if each.of is Changed.ACTIVITY:
                        continue  # it is of what stands: the services tell
                    self._restore(each, at, day)
                    self._note(each.of, each.key, each.after)
        except sa.exc.IntegrityError:
            del self._changes[so_far:]
            return False
        return True

    def _state(self, of: Changed, key: int | str) -> str | None:
        """Return the state of a thing as text, None where there is no such thing.

        One that is remembered is given once: who asks is about to change it.
        """
        if (of, key) in self._read:
            return self._read.pop((of, key))
        return self._stored(of, key)

    def _stored(self, of: Changed, key: int | str) -> str | None:
        return as_text(self._one(STATES[of], key=key))

    def _remember(self, of: Changed, row: Row) -> None:
        """Remember the state in a locked row until it changes."""
        self._read[of, row.id] = as_text(of_row(of, row))

    def _note(self, of: Changed, key: int | str, before: str | None) -> None:
        """Note that a thing is not as it was before; no change is no note."""
        self._became(of, key, before, self._stored(of, key))

    def _change(self, deed: Deed, key: int | str, **values: object) -> None:
        """Change the thing with a key, and note what it became if it was changed."""
        self._change_from(self._state(deed.of, key), deed, key, **values)

    def _change_from(
        self, before: str | None, deed: Deed, key: int | str, **values: object
    ) -> None:
        """Change the thing that was as `before`, and note what it became."""
        row = self._one(deed.telling, key=key, **values)
        if row is not None:
            self._became(deed.of, key, before, as_text(row))

    def _create(self, deed: Deed, **values: object) -> int:
        """Add a thing, note it, and return its key."""
        key, *state = self._inserted(deed.telling, **values)
        self._became(deed.of, key, None, as_text(state))
        return int(key)

    def _became(
        self, of: Changed, key: int | str, before: str | None, after: str | None
    ) -> None:
        self._read.pop((of, key), None)
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
            self._do(CANCEL.plain, key=change.key, at=at, day=day)
        else:
            kept = KEPT[change.of]
            self._connection.execute(
                sa.delete(kept.key.table).where(kept.key == change.key)
            )
