# SPDX-License-Identifier: Apache-2.0
"""Reading titles, and who waits for them."""

from typing import Any

import sqlalchemy as sa

from wisedesk.db import tables as t
from wisedesk.db.customer_names import CARD_NUMBER, NAME_COLUMNS, row_key, row_name
from wisedesk.db.snapshot import Row, Snapshot
from wisedesk.db.stock_tables import HOLD_IS_OPEN
from wisedesk.domain.holds import HoldStatus
from wisedesk.domain.items import ON_SHELF
from wisedesk.domain.names import fold
from wisedesk.services.item_rows import HoldRow, TitleHit

_given = sa.bindparam
_AFTER_ALL = "\U0010ffff"

_some_rmt = sa.func.min(t.material_type.c.name).label("material")
_available = sa.func.sum(
    sa.case((t.item.c.status.in_(sorted(ON_SHELF)), 1), else_=0)
).label("available")
_title_holds = (
    sa.select(sa.func.count())
    .where(t.hold.c.title_id == t.title.c.id, HOLD_IS_OPEN)
    .scalar_subquery()
    .label("holds")
)
_found_title = (
    sa.select(t.title.c.id)
    .where(t.title.c.search_key >= _given("low"), t.title.c.search_key < _given("high"))
    .order_by(t.title.c.search_key, t.title.c.id)
    .limit(_given("limit"))
)
_found_words = (
    sa.select(t.title.c.id)
    .where(t.title.c.search_key.like(_given("words")))
    .order_by(t.title.c.search_key, t.title.c.id)
    .limit(_given("limit"))
)


def _title_hits(found: sa.Select[Any]) -> sa.Select[Any]:
    return (
        sa.select(
            t.title.c.key,
            t.title.c.title,
            t.title.c.author,
            t.title.c.year,
            _some_rmt,
            sa.func.count(t.item.c.id).label("items"),
            _available,
            _title_holds,
        )
        .join_from(t.title, t.item, t.item.c.title_id == t.title.c.id, isouter=True)
        .outerjoin(t.material_type, t.material_type.c.rmt == t.item.c.rmt)
        .where(t.title.c.id.in_(found))
        .group_by(t.title.c.id)
        .order_by(t.title.c.search_key, t.title.c.id)
    )


TITLE = _title_hits(sa.select(t.title.c.id).where(t.title.c.key == _given("title_key")))
TITLES_STARTING = _title_hits(_found_title)
TITLES_WITH_WORDS = _title_hits(_found_words)

HOLDS = (
    sa.select(
        *NAME_COLUMNS,
        CARD_NUMBER,
        t.item.c.barcode,
        t.hold.c.placed_at,
        t.hold.c.expires_on,
        t.hold.c.status,
        t.hold.c.pick_up_until,
    )
    .join_from(t.hold, t.customer, t.customer.c.id == t.hold.c.customer_id)
    .join(t.title, t.title.c.id == t.hold.c.title_id)
    .outerjoin(
        t.item,
        t.item.c.id == sa.func.coalesce(t.hold.c.bound_item_id, t.hold.c.item_id),
    )
    .where(t.title.c.key == _given("title_key"), HOLD_IS_OPEN)
    .order_by(t.hold.c.priority, t.hold.c.placed_at, t.hold.c.id)
)


class TitleReads(Snapshot):
    """The catalogue."""

    def find_titles(self, text: str, limit: int) -> list[TitleHit]:
        """Return titles that start with a text, and after them those that hold it."""
        key = fold(text)
        if not key:
            return []
        rows = self._all(TITLES_STARTING, low=key, high=key + _AFTER_ALL, limit=limit)
        found = {row.key: row for row in rows}
        if len(found) < limit:
            words = "%" + "%".join(key.split()) + "%"
            more = self._all(TITLES_WITH_WORDS, words=words, limit=limit)
            found = {row.key: row for row in more} | found
        return [_title_hit(row) for row in list(found.values())[:limit]]

    def title_hit(self, title_key: str) -> TitleHit | None:
        """Return a title as the catalogue lists it, or None."""
        row = self._one(TITLE, title_key=title_key)
        return None if row is None else _title_hit(row)

    def holds_on(self, title_key: str) -> list[HoldRow]:
        """Return the holds waiting on a title, first in line first."""
        return [
            HoldRow(
                customer_key=row_key(row),
                customer_name=row_name(row),
                barcode=row.barcode or "",
                placed_at=row.placed_at,
                expires_on=row.expires_on,
                status=HoldStatus(row.status),
                pick_up_until=row.pick_up_until,
            )
            for row in self._all(HOLDS, title_key=title_key)
        ]


def _title_hit(row: Row) -> TitleHit:
    return TitleHit(
        title_key=row.key,
        title=row.title,
        author=row.author,
        year=row.year,
        material=row.material or "",
        items=row.items,
        available=row.available or 0,
        holds=row.holds,
    )
