# SPDX-License-Identifier: Apache-2.0
"""Finding what an unknown code was meant to be, and entering an item it belongs to."""

import sqlalchemy as sa

from wisedesk.db import tables as t
from wisedesk.db.change_log import ChangeLog
from wisedesk.db.kept_states import noted
from wisedesk.db.snapshot import Snapshot
from wisedesk.domain.names import fold
from wisedesk.domain.near_codes import SHORTEST_END, variants
from wisedesk.services.new_rows import Changed, NewTitledItem

_given = sa.bindparam

ALIKE = (
    sa.select(t.item.c.barcode)
    .where(t.item.c.barcode.in_(_given("codes", expanding=True)))
    .order_by(t.item.c.barcode)
    .limit(_given("limit"))
)
ENDS_SO = (
    sa.select(t.item.c.barcode)
    .where(
        sa.func.substr(
            t.item.c.barcode,
            sa.func.length(t.item.c.barcode) - _given("length", type_=sa.Integer) + 1,
        )
        == _given("code")
    )
    .order_by(t.item.c.barcode)
    .limit(_given("limit"))
)
ADD_TITLE = noted(Changed.TITLE, sa.insert(t.title))
ADD_ITEM = noted(Changed.ITEM, sa.insert(t.item))


class NearItems(Snapshot):
    """Items whose codes look like another."""

    def near_barcodes(self, code: str, limit: int) -> list[str]:
        """Return the barcodes a code may be a misreading of, the likeliest first.

        Those that end in it are looked for in all, which takes a moment in a large
        library; a code is unknown seldom enough.
        """
        codes = {"codes": sorted(variants(code)), "limit": limit}
        alike = self._connection.execute(ALIKE, codes).scalars()
        found = [str(each) for each in alike]
        fronts = [code[cut:] for cut in range(1, len(code) - SHORTEST_END + 1)]
        known = {"codes": fronts, "limit": limit}
        found += [
            str(each) for each in self._connection.execute(ALIKE, known).scalars()
        ]
        if len(code) >= SHORTEST_END:
            ends = {"code": code, "length": len(code), "limit": limit}
            rows = self._connection.execute(ENDS_SO, ends).scalars()
            found += [str(each) for each in rows]
        return list(dict.fromkeys(found))[:limit]


class ItemEntry(ChangeLog):
    """Items that were not in the library."""

    def add_titled_item(self, item: NewTitledItem) -> int:
        """Store an item with a title of its own and return the item's id."""
        title_id = self._create(
            ADD_TITLE,
            key=f"balie:{item.barcode}",
            title=item.title,
            author="",
            isbn="",
            year="",
            language="",
            search_key=fold(item.title),
        )
        return self._create(
            ADD_ITEM,
            barcode=item.barcode,
            title_id=title_id,
            branch_id=item.branch_id,
            rmt=item.rmt,
        )
