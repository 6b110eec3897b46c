# SPDX-License-Identifier: Apache-2.0
"""Reading items, each with who has it."""

import sqlalchemy as sa

from wisedesk.db import tables as t
from wisedesk.db.customer_names import CARD_NUMBER, NAME_COLUMNS, row_key, row_name
from wisedesk.db.library_reads import BRANCH_COLUMNS, branch_row
from wisedesk.db.snapshot import Row, Snapshot
from wisedesk.db.stock_tables import HOLD_IS_OPEN, ITEM_IS_OUT
from wisedesk.domain.customer_types import LoanStanding
from wisedesk.domain.items import ItemStatus, public_status
from wisedesk.services.item_rows import ItemRow

_given = sa.bindparam
_destination = t.branch.alias("destination")
_goes_to = _destination.c.id == t.item.c.transit_to
_TRANSIT_CODE = sa.select(_destination.c.code).where(_goes_to).scalar_subquery()
_TRANSIT_NAME = sa.select(_destination.c.name).where(_goes_to).scalar_subquery()
ITEMS = (
    sa.select(
        t.item.c.id,
        t.item.c.barcode,
        t.item.c.title_id,
        t.title.c.key,
        t.title.c.title,
        t.title.c.author,
        t.item.c.rmt,
        t.material_type.c.name.label("material"),
        t.item.c.call_number,
        t.item.c.status,
        t.item.c.transit_to,
        t.item.c.inventory_on,
        t.item.c.version,
        _TRANSIT_CODE.label("transit_code"),
        _TRANSIT_NAME.label("transit_name"),
        *BRANCH_COLUMNS,
        t.loan.c.id.label("loan_id"),
        t.loan.c.lent_on,
        t.loan.c.due_on,
        t.loan.c.standing,
        t.loan.c.customer_id,
        *NAME_COLUMNS,
        CARD_NUMBER,
        sa.select(sa.func.count())
        .where(t.hold.c.title_id == t.item.c.title_id, HOLD_IS_OPEN)
        .scalar_subquery()
        .label("holds"),
    )
    .join_from(t.item, t.title, t.title.c.id == t.item.c.title_id)
    .join(t.material_type, t.material_type.c.rmt == t.item.c.rmt)
    .join(t.branch, t.branch.c.id == t.item.c.branch_id)
    .outerjoin(t.loan, ITEM_IS_OUT)
    .outerjoin(t.customer, t.customer.c.id == t.loan.c.customer_id)
)
ITEM = ITEMS.where(t.item.c.barcode == _given("barcode"))
TITLE_ITEMS = ITEMS.where(t.title.c.key == _given("title_key")).order_by(
    t.branch.c.number, t.item.c.barcode
)


class ItemReads(Snapshot):
    """What the library has."""

    def item(self, barcode: str) -> ItemRow | None:
        """Return an item, or None."""
        row = self._one(ITEM, barcode=barcode)
        return None if row is None else _item(row)

    def title_items(self, title_key: str) -> list[ItemRow]:
        """Return the items of a title, by branch and barcode."""
        return [_item(row) for row in self._all(TITLE_ITEMS, title_key=title_key)]


def _item(row: Row) -> ItemRow:
    status = ItemStatus(row.status)
    return ItemRow(
        item_id=row.id,
        barcode=row.barcode,
        title_key=row.key,
        title=row.title,
        author=row.author,
        rmt=row.rmt,
        material=row.material,
        branch=branch_row(row),
        call_number=row.call_number,
        status=status,
        transit_to=row.transit_name or "",
        public=public_status(status),
        due_on=row.due_on,
        borrower_key=row_key(row),
        borrower_name=row_name(row),
        standing=None if row.standing is None else LoanStanding(row.standing),
        holds=row.holds,
    )
