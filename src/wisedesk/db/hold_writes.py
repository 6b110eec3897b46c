# SPDX-License-Identifier: Apache-2.0
"""Writing holds, and what placing one must know."""

from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa

from wisedesk.db import tables as t
from wisedesk.db.change_log import ChangeLog
from wisedesk.db.kept_states import noted
from wisedesk.db.stock_tables import HOLD_IS_NOT_BOUND, HOLD_IS_OPEN, ITEM_IS_OUT
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
    _title_holds,
    t.hold.c.customer_id == _given("customer_id"),
    sa.or_(t.hold.c.bound_item_id.is_not(None), t.hold.c.expires_on >= _given("today")),
)
HOLDS_WAITING = sa.select(sa.func.count()).select_from(t.hold).where(_title_holds)
FULFILLED = sa.select(t.hold.c.id).where(
    t.hold.c.title_id == _given("of_title"),
    t.hold.c.customer_id == _given("of_customer"),
    HOLD_IS_OPEN,
    sa.or_(t.hold.c.item_id.is_(None), t.hold.c.item_id == _given("of_item")),
    sa.or_(
        t.hold.c.bound_item_id.is_(None), t.hold.c.bound_item_id == _given("of_item")
    ),
)
CLOSE = noted(
    Changed.HOLD,
    sa.update(t.hold)
    .where(t.hold.c.id == _given("key"))
    .values(status=HoldStatus.CLOSED.value),
)
EXPIRED = sa.select(t.hold.c.id).where(
    _title_holds,
    HOLD_IS_NOT_BOUND,
    t.hold.c.expires_on < _given("today"),
)
ADD_HOLD = noted(Changed.HOLD, sa.insert(t.hold))


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

    def has_hold(self, customer_id: int, title_id: int, today: date) -> bool:
        """Whether a customer already waits for a title."""
        of = {"customer_id": customer_id, "title_id": title_id}
        return self._one(HAS_HOLD, **of, today=today) is not None

    def add_hold(self, hold: NewHold) -> int:
        """Store a hold and return its position in line, 1 for the first."""
        self._create(
            ADD_HOLD,
            title_id=hold.title_id,
            item_id=hold.item_id,
            customer_id=hold.customer_id,
            branch_id=hold.branch_id,
            channel=hold.channel.value,
            placed_at=hold.placed_at,
            expires_on=hold.expires_on,
        )
        return int(self._value(HOLDS_WAITING, title_id=hold.title_id))

    def fulfil_hold(self, customer_id: int, item: ItemFacts) -> None:
        """Close the hold of a customer that an item fulfils, if there is one."""
        of = {"of_title": item.title_id, "of_item": item.item_id}
        for row in self._all(FULFILLED, **of, of_customer=customer_id):
            self._close_hold(row.id)

    def close_expired_holds(self, title_id: int, today: date) -> None:
        """Close the holds on a title whose last day is past."""
        for row in self._all(EXPIRED, title_id=title_id, today=today):
            self._close_hold(row.id)

    def _close_hold(self, hold_id: int) -> None:
        self._change(CLOSE, hold_id)
