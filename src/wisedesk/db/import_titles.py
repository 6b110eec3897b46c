# SPDX-License-Identifier: Apache-2.0
"""Storing the titles and items that a file brings."""

import sqlalchemy as sa

from wisedesk.db import tables as t
from wisedesk.db.import_writes import ImportWrites, added, as_before, changed
from wisedesk.db.snapshot import Row
from wisedesk.domain.names import fold
from wisedesk.services.exchange_rows import (
    Differs,
    NewItem,
    Stored,
    TitleOffer,
    Trouble,
    refused,
)

_given = sa.bindparam

TITLE = sa.select(t.title).where(t.title.c.key == _given("key"))
CHANGE_TITLE = (
    sa.update(t.title)
    .where(t.title.c.id == _given("title_key"))
    .values(
        title=_given("title"),
        author=_given("author"),
        isbn=_given("isbn"),
        year=_given("year"),
        language=_given("language"),
        search_key=_given("search_key"),
    )
)
ITEM = (
    sa.select(t.item, t.title.c.title)
    .join_from(t.item, t.title, t.title.c.id == t.item.c.title_id)
    .where(t.item.c.barcode == _given("barcode"))
)
CHANGE_ITEM = (
    sa.update(t.item)
    .where(t.item.c.id == _given("item_key"))
    .values(
        branch_id=_given("branch_id"),
        rmt=_given("rmt"),
        call_number=_given("call_number"),
        price_cents=_given("price_cents"),
        version=t.item.c.version + 1,
    )
)
CARD = sa.select(t.card.c.id).where(t.card.c.number == _given("number"))


class ImportTitles(ImportWrites):
    """The catalogue as a file has it."""

    def store_title(self, title: TitleOffer, differs: Differs) -> Stored:
        """Add or change a title."""
        return self._by_the_rules(lambda: self._store_title(title, differs))

    def store_item(self, item: NewItem, differs: Differs) -> Stored:
        """Add or change an item of a title."""
        return self._by_the_rules(lambda: self._store_item(item, differs))

    def _store_title(self, title: TitleOffer, differs: Differs) -> Stored:
        values: dict[str, object] = {
            "title": title.title,
            "author": title.author,
            "isbn": title.isbn,
            "year": title.year,
            "language": title.language,
            "search_key": fold(f"{title.title} {title.author}"),
        }
        row = self._one(TITLE, key=title.key)
        if row is None:
            return added(self._add(t.title, {"key": title.key, **values}))
        if _same(row, values) or differs is Differs.KEEP:
            return as_before(row.id)
        if differs is Differs.REFUSE:
            return refused(Trouble.TWICE_IN_FILE)
        if title.weak_key and not _share_a_word(row.search_key, values["search_key"]):
            return refused(
                Trouble.KEY_OF_OTHER_TITLE, number=title.key, title=row.title
            )
        self._connection.execute(CHANGE_TITLE, {"title_key": row.id, **values})
        return changed(row.id)

    def _store_item(self, item: NewItem, differs: Differs) -> Stored:
        values: dict[str, object] = {
            "branch_id": item.branch_id,
            "rmt": item.rmt,
            "call_number": item.call_number,
            "price_cents": item.price_cents,
        }
        row = self._one(ITEM, barcode=item.barcode)
        if row is None:
            if self._one(CARD, number=item.barcode) is not None:
                return refused(Trouble.BARCODE_IS_CARD, barcode=item.barcode)
            new = {"barcode": item.barcode, "title_id": item.title_id, **values}
            return added(self._add(t.item, new))
        if row.title_id != item.title_id:
            return refused(
                Trouble.BARCODE_OF_OTHER_TITLE, barcode=item.barcode, title=row.title
            )
        if _same(row, values) or differs is Differs.KEEP:
            return as_before(row.id)
        if differs is Differs.REFUSE:
            return refused(Trouble.TWICE_IN_FILE, barcode=item.barcode)
        self._connection.execute(CHANGE_ITEM, {"item_key": row.id, **values})
        return changed(row.id)


def _same(row: Row, values: dict[str, object]) -> bool:
    """Whether a stored row has these values already."""
    stored = row._asdict()
    return all(stored[name] == value for name, value in values.items())


def _share_a_word(one: str, other: object) -> bool:
    """Whether two titles can be the same work: a number alone does not tell."""
    return bool(set(one.split()) & set(str(other).split())) or not one or not other
