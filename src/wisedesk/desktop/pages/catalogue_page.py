# SPDX-License-Identifier: Apache-2.0
"""Catalogus (Alt+C): titles, their items, and what can be done with them.

Source: Wise "Uitlenen" (Alt+C), "Titeldetail" (Alt+R reserves).
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wisedesk.desktop.forms.ui_catalogue_page import Ui_CataloguePage
from wisedesk.desktop.lists.listing_views import listing_of
from wisedesk.desktop.lists.table_model import Column, TableModel, chosen, dress
from wisedesk.desktop.pages.page import HoldTarget, Page
from wisedesk.desktop.widgets.keys import walk_from
from wisedesk.desktop.window.shell import Shell
from wisedesk.desktop.wording import words as w
from wisedesk.domain.scans import Meaning, read_entry
from wisedesk.services.asked import Asked
from wisedesk.services.item_rows import ItemRow, TitleHit
from wisedesk.services.listings import Listing
from wisedesk.services.ports import Reading

MOST_TITLES = 100

TITLE_COLUMNS = (
    Column[TitleHit]("Titel/auteur", lambda row: w.author_line(row.title, row.author)),
    Column[TitleHit]("Jaar", lambda row: row.year, 6),
    Column[TitleHit]("Mat", lambda row: row.material, 22, least=10),
    Column[TitleHit](
        "Exemplaren", lambda row: str(row.items), 10, lambda row: row.items, right=True
    ),
    Column[TitleHit](
        "Binnen",
        lambda row: str(row.available),
        8,
        lambda row: row.available,
        right=True,
    ),
    Column[TitleHit](
        "Reserveringen",
        lambda row: str(row.holds),
        12,
        lambda row: row.holds,
        right=True,
    ),
)
ITEM_COLUMNS = (
    Column[ItemRow]("Barcode", lambda row: row.barcode, 15),
    Column[ItemRow]("Filiaal", lambda row: row.branch.name, 20, least=8),
    Column[ItemRow]("Plaats", lambda row: row.call_number, 12, least=6),
    Column[ItemRow](
        "Status",
        lambda row: f"{w.ITEM_STATUS[row.status]} {row.transit_to}".strip(),
        18,
    ),
    Column[ItemRow](
        "Inl.", lambda row: w.day(row.due_on), 10, sort_key=lambda row: row.due_on
    ),
    Column[ItemRow]("Geleend door", lambda row: row.borrower_name),
    Column[ItemRow](
        "Publiekscatalogus", lambda row: w.PUBLIC_STATUS[row.public], 18, least=10
    ),
)


class CataloguePage(Page):
    """Finds titles while the clerk types; the items of the one chosen stand below.

    `picked` carries the barcode of an item that is taken from the list (Enter).
    """

    picked = Signal(str)

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.ui = Ui_CataloguePage()
        self.ui.setupUi(self)
        self.titles = TableModel[TitleHit](TITLE_COLUMNS)
        self.items = TableModel[ItemRow](ITEM_COLUMNS)
        dress(self.ui.titles_view, self.titles)
        dress(self.ui.items_view, self.items)
        self._asked = self._shown = 0
        self._go_on = False  # Enter came before what it was for
        self._barcode = ""
        self._kept_title = self._kept_item = ""  # to be chosen again
        walk_from(self.ui.search_edit, self.ui.titles_view)
        self._connect_signals()

    @property
    def title(self) -> str:
        """The title of the window."""
        return "Catalogus"

    def enter(self) -> None:
        """Put the focus in the search field."""
        self.ui.search_edit.setFocus()
        self.ui.search_edit.selectAll()

    def take_scan(self, scan: str) -> bool:
        """Show a scanned item with its title."""
        self.ui.search_edit.setText(scan)
        self.ui.search_edit.selectAll()  # what is typed next takes its place
        self._search(scan)
        return True

    def hold_target(self) -> HoldTarget | None:
        """Return the title chosen, with its item when the focus is on the items."""
        hit = chosen(self.ui.titles_view)
        if not isinstance(hit, TitleHit):
            return None
        item = chosen(self.ui.items_view)
        among_items = self.ui.items_view.hasFocus() or bool(self._barcode)
        barcode = item.barcode if isinstance(item, ItemRow) and among_items else ""
        return HoldTarget(hit.title_key, hit.title, barcode)

    def listing(self) -> Listing | None:
        """Return the items of the title chosen where the focus is, else the titles."""
        if not self.ui.items_view.hasFocus():
            about = self.ui.search_edit.text().strip()
            return listing_of(self.ui.titles_view, "Titels", about=about)
        hit = chosen(self.ui.titles_view)
        about = w.author_line(hit.title, hit.author) if hit else ""
        return listing_of(self.ui.items_view, "Exemplaren", about=about)

    def explain_target(self) -> Asked | None:
        """Return the item chosen, when the focus is on the items or one was scanned."""
        item = chosen(self.ui.items_view)
        among_items = self.ui.items_view.hasFocus() or bool(self._barcode)
        if not isinstance(item, ItemRow) or not among_items:
            return None
        return Asked(barcode=item.barcode)

    def reload(self) -> None:
        """Show titles and items as they are now, with the same ones chosen."""
        hit, item = chosen(self.ui.titles_view), chosen(self.ui.items_view)
        if isinstance(hit, TitleHit):
            self._kept_title = hit.title_key
            self._kept_item = item.barcode if isinstance(item, ItemRow) else ""
            self._search(self.ui.search_edit.text())

    def _connect_signals(self) -> None:
        self.ui.search_edit.textEdited.connect(self._search)
        self.ui.search_edit.returnPressed.connect(self._to_titles)
        self.ui.titles_view.activated.connect(self._to_items)
        self.ui.titles_view.selectionModel().currentRowChanged.connect(self._show_items)
        self.ui.items_view.activated.connect(self._pick)
        self.ui.hold_button.clicked.connect(self._hold)
        self.shell.name_key_on(self.ui.hold_button, "hold.place")
        self.ui.close_button.clicked.connect(self.left)

    def _pick(self) -> None:
        item = chosen(self.ui.items_view)
        if isinstance(item, ItemRow):
            self.picked.emit(item.barcode)

    def _hold(self) -> None:
        self.shell.wanted.emit("hold.place")

    def _search(self, text: str) -> None:
        self._asked += 1
        asked = self._asked
        self.ui.answer_label.clear()
        self.shell.read(
            lambda tx: _find(tx, text), lambda found: self._show(asked, *found), self
        )

    def _show(self, asked: int, barcode: str, hits: list[TitleHit]) -> None:
        if asked != self._asked:
            return
        self._shown = asked
        self._barcode = barcode
        self.titles.show(hits)
        keys = [hit.title_key for hit in hits]
        kept, self._kept_title = self._kept_title, ""
        if hits:
            self.ui.titles_view.selectRow(keys.index(kept) if kept in keys else 0)
        else:
            self.items.show([])
        typed = self.ui.search_edit.text().strip()
        if typed and not hits:
            self.ui.answer_label.setText("Geen titel gevonden.")
        if self._go_on:
            self._to_titles()

    def _show_items(self) -> None:
        hit = chosen(self.ui.titles_view)
        if not isinstance(hit, TitleHit):
            return
        key = hit.title_key
        self.shell.read(lambda tx: tx.title_items(key), self._put_items, self)

    def _put_items(self, items: list[ItemRow]) -> None:
        self.items.show(items)
        barcodes = [item.barcode for item in items]
        wanted, self._kept_item = self._kept_item or self._barcode, ""
        if items:
            place = barcodes.index(wanted) if wanted in barcodes else 0
            self.ui.items_view.selectRow(place)

    def _to_titles(self) -> None:
        self._go_on = self._shown != self._asked
        if self.titles.rowCount() and not self._go_on:
            self.ui.titles_view.setFocus()

    def _to_items(self) -> None:
        if self.items.rowCount():
            self.ui.items_view.setFocus()


def _find(tx: Reading, text: str) -> tuple[str, list[TitleHit]]:
    """Return an item's own title for a barcode, else the titles a text finds."""
    entry = read_entry(text)
    if entry.meaning is Meaning.NUMBER:
        item = tx.item(entry.text)
        if item is not None:
            own = tx.title_hit(item.title_key)
            return item.barcode, [] if own is None else [own]
    return "", tx.find_titles(text, MOST_TITLES)
