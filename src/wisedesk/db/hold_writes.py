# SPDX-License-Identifier: Apache-2.0
"""Writing holds, and what placing one must know."""

from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa

from wisedesk.db import tables as t
from wisedesk.db.change_log import ChangeLog
from wisedesk.db.stock_tables import HOLD_IS_OPEN, ITEM_IS_OUT
from wisedesk.domain.customer_types import LoanStanding
from wisedesk.domain.holds import Holdable, HoldStatus
from wisedesk.domain.items import ItemFacts, ItemStatus
from wisedesk.services.new_rows import Changed, NewHold

_given = sa.bindparam

TITLE = sa.select(t.title.c.id, t.title.c.title).where(
    t.title.c.key == _given("title_key")
)
HOLDABLES = (
    sa.select(t.item.c.status, t.item.c.rmt, t.loan.c.standing)
    .join_from(t.item, t.loan, ITEM_IS_OUT, isouter=True)
    .where(t.item.c.title_id == _given("title_id"))
)
_title_holds = sa.and_(t.hold.c.title_id == _given("title_id"), HOLD_IS_OPEN)
HAS_HOLD = sa.select(t.hold.c.id).where(
    _title_holds, t.hold.c.customer_id == _given("customer_id")
)
HOLDS_WAITING = sa.select(sa.func.count()).select_from(t.hold).where(_title_holds)
FULFILLED = sa.select(t.hold.c.id).where(
    t.hold.c.title_id == _given("of_title"),
    t.hold.c.customer_id == _given("of_customer"),
    HOLD_IS_OPEN,
    sa.or_(t.hold.c.item_id.is_(None), t.hold.c.item_id == _given("of_item")),
)
CLOSE = (
    sa.update(t.hold)
    .where(t.hold.c.id == _given("hold_key"))
    .values(status=HoldStatus.CLOSED.value)
)
CLOSE_EXPIRED = (
    sa.update(t.hold)
    .where(
        t.hold.c.title_id == _given("of_title"),
        HOLD_IS_OPEN,
        t.hold.c.expires_on < _given("today"),
    )
    .values(status=HoldStatus.CLOSED.value)
)
ADD_HOLD = sa.insert(t.hold)


class HoldWrites(ChangeLog):
    """Who waits for what."""

    def title_of(self, title_key: str) -> tuple[int, str] | None:
        """Return a title's id and title, or None."""
        row = self._one(TITLE, title_key=title_key)
        return None if row is None else (row.id, row.title)

    def holdables(self, title_id: int) -> Sequence[Holdable]:
        """Return the items of a title as a hold sees them."""
        return [
            Holdable(
                ItemStatus(row.status),
                None if row.standing is None else LoanStanding(row.standing),
                row.rmt,
            )
            for row in self._all(HOLDABLES, title_id=title_id)
        ]

    def has_hold(self, customer_id: int, title_id: int) -> bool:
        """Whether a customer already waits for a title."""
        found = self._one(HAS_HOLD, customer_id=customer_id, title_id=title_id)
        return found is not None

    def add_hold(self, hold: NewHold) -> int:
        """Store a hold and return its position in line, 1 for the first."""
        self._connection.execute(
            ADD_HOLD,
            {
                "title_id": hold.title_id,
                "item_id": hold.item_id,
                "customer_id": hold.customer_id,
                "branch_id": hold.branch_id,
                "channel": hold.channel.value,
                "placed_at": hold.placed_at,
                "expires_on": hold.expires_on,
            },
        )
        return int(self._value(HOLDS_WAITING, title_id=hold.title_id))

    def fulfil_hold(self, customer_id: int, item: ItemFacts) -> None:
        """Close the hold of a customer that an item fulfils, if there is one."""
        of = {"of_title": item.title_id, "of_item": item.item_id}
        for row in self._all(FULFILLED, **of, of_customer=customer_id):
            before = self._state(Changed.HOLD, row.id)
            self._do(CLOSE, hold_key=row.id)
            self._note(Changed.HOLD, row.id, before)

    def close_expired_holds(self, title_id: int, today: date) -> None:
        """Close the holds on a title whose last day is past."""
        self._do(CLOSE_EXPIRED, of_title=title_id, today=today)
