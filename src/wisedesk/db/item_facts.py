# SPDX-License-Identifier: Apache-2.0
"""Reading what the rules need of an item: its loan, its way, who is first in line."""

from datetime import date
from typing import Any

import sqlalchemy as sa

from wisedesk.db import tables as t
from wisedesk.db.change_log import ChangeLog
from wisedesk.db.customer_names import CARD_NUMBER, NAME_COLUMNS, row_key, row_name
from wisedesk.db.item_reads import ITEM
from wisedesk.db.snapshot import Row
from wisedesk.db.stock_tables import HOLD_IS_OPEN
from wisedesk.domain.customer_types import LoanStanding
from wisedesk.domain.items import ItemFacts, ItemStatus
from wisedesk.services.clock import LIBRARY_ZONE
from wisedesk.services.new_rows import Changed

_given = sa.bindparam

LOCK_ITEM = (
    sa.select(t.item.c.id)
    .where(t.item.c.barcode == _given("barcode"))
    .with_for_update()
)
_of_this_item = t.hold.c.bound_item_id == _given("item_id")
# an item that is bound to a hold goes to that one, whatever came before it in line
FIRST_HOLD = (
    sa.select(
        t.customer.c.id,
        *NAME_COLUMNS,
        CARD_NUMBER,
        t.hold.c.id.label("hold_id"),
        t.hold.c.placed_at,
        t.hold.c.pick_up_until,
        t.hold.c.bound_item_id.is_not(None).label("is_bound"),
        t.branch.c.code.label("held_at"),
    )
    .join_from(t.hold, t.customer, t.customer.c.id == t.hold.c.customer_id)
    .join(t.branch, t.branch.c.id == t.hold.c.branch_id)
    .where(
        t.hold.c.title_id == _given("title_id"),
        HOLD_IS_OPEN,
        sa.or_(
            _of_this_item,
            sa.and_(
                t.hold.c.bound_item_id.is_(None),
                sa.or_(
                    t.hold.c.item_id.is_(None), t.hold.c.item_id == _given("item_id")
                ),
                t.hold.c.expires_on >= _given("today"),
            ),
        ),
    )
    .order_by(
        t.hold.c.bound_item_id.is_(None),
        t.hold.c.priority,
        t.hold.c.placed_at,
        t.hold.c.id,
    )
    .limit(1)
)


class ItemFactsReads(ChangeLog):
    """An item as the rules see it."""

    def item_facts(self, barcode: str, today: date) -> ItemFacts | None:
        """Return what the rules need of an item, locked until the end.

        The lock comes in a statement of its own: joined to the loan it guards, it
        would see the loan as it was before the lock was had.
        """
        self._lock(LOCK_ITEM, barcode=barcode)
        row = self._one(ITEM, barcode=barcode)
        if row is None:
            return None
        self._remember(Changed.ITEM, row)
        waiting = self._first_hold(row, today) if row.holds else None
        return ItemFacts(
            item_id=row.id,
            barcode=row.barcode,
            title_id=row.title_id,
            title=row.title,
            author=row.author,
            rmt=row.rmt,
            status=ItemStatus(row.status),
            branch=row.branch_code,
            version=row.version,
            borrower_id=row.customer_id,
            borrower_card=row_key(row),
            borrower_name=row_name(row),
            loan_id=row.loan_id,
            standing=None if row.standing is None else LoanStanding(row.standing),
            lent_on=row.lent_on,
            due_on=row.due_on,
            transit_to=row.transit_code or "",
            holds=row.holds,
            **({} if waiting is None else _held(waiting)),
        )

    def _first_hold(self, item: Row, today: date) -> Row | None:
        of = {"title_id": item.title_id, "item_id": item.id}
        return self._one(FIRST_HOLD, **of, today=today)


def _held(row: Row) -> dict[str, Any]:
    """Return the facts of the hold that an item goes to first."""
    return {
        "held_for": row.id,
        "held_for_name": row_name(row),
        "held_for_key": row_key(row),
        "hold_id": row.hold_id,
        "held_at": row.held_at,
        "held_on": row.placed_at.astimezone(LIBRARY_ZONE).date(),
        "is_bound": bool(row.is_bound),
        "pick_up_until": row.pick_up_until,
    }
