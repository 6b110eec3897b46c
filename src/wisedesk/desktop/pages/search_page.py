# SPDX-License-Identifier: Apache-2.0
"""Klant zoeken: number, part of a surname, postcode and house number, birth date."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wisedesk.desktop.forms.ui_search_page import Ui_SearchPage
from wisedesk.desktop.lists.listing_views import listing_of
from wisedesk.desktop.lists.table_model import Column, TableModel, chosen, dress
from wisedesk.desktop.pages.page import Page
from wisedesk.desktop.widgets.keys import walk_from
from wisedesk.desktop.window.shell import Shell
from wisedesk.desktop.wording import words as w
from wisedesk.domain.cards import tidy_number
from wisedesk.services.customer_rows import CustomerHit, CustomerRow
from wisedesk.services.listings import Listing
from wisedesk.services.ports import Reading
from wisedesk.wording.full_stops import ended_once

MOST_HITS = 100

HIT_COLUMNS = (
    Column[CustomerHit]("Klantnummer", lambda row: row.card_number, 15),
    Column[CustomerHit]("Naam", lambda row: row.name),
    Column[CustomerHit](
        "Geboren", lambda row: w.day(row.born_on), 10, sort_key=lambda row: row.born_on
    ),
    Column[CustomerHit]("Postcode", lambda row: row.postcode, 8),
    Column[CustomerHit]("Nr", lambda row: row.house_number, 5),
    Column[CustomerHit]("Plaats", lambda row: row.city, 16, least=8),
    Column[CustomerHit]("Filiaal", lambda row: row.branch_name, 18, least=8),
    Column[CustomerHit]("Abonnement", lambda row: row.subscription, 18, least=8),
    Column[CustomerHit](
        "Vervalt", lambda row: w.day(row.ends_on), 10, sort_key=lambda row: row.ends_on
    ),
)


class SearchPage(Page):
    """Finds customers while the clerk types; Enter opens the one chosen."""

    chosen = Signal(CustomerRow)

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.ui = Ui_SearchPage()
        self.ui.setupUi(self)
        self.model = TableModel[CustomerHit](HIT_COLUMNS)
        dress(self.ui.hits_view, self.model)
        self._asked = self._answered = 0
        self._open_after = False  # Enter came before the answer
        self._open_only = False  # a scan opens what it finds, if that is one
        walk_from(self.ui.search_edit, self.ui.hits_view)
        self._connect_signals()

    @property
    def title(self) -> str:
        """The title of the window."""
        return "Klant zoeken"

    def enter(self) -> None:
        """Put the focus in the search field, with what stands there selected."""
        self.ui.search_edit.setFocus()
        self.ui.search_edit.selectAll()

    def search(self, text: str) -> None:
        """Look for a text and show what is found."""
        self.ui.search_edit.setText(text)
        self._search(text)

    def clear(self) -> None:
        """Begin with an empty search."""
        self.ui.search_edit.clear()
        self._search("")

    def listing(self) -> Listing | None:
        """Return the customers found."""
        about = self.ui.search_edit.text().strip()
        return listing_of(self.ui.hits_view, "Klanten", about=about)

    def take_scan(self, scan: str) -> bool:
        """Look for a scanned number, and open the customer it belongs to."""
        self._open_only = True
        self.search(scan)
        self.ui.search_edit.selectAll()  # what is typed next takes its place
        return True

    def _connect_signals(self) -> None:
        self.ui.search_edit.textEdited.connect(self._search)
        self.ui.search_edit.returnPressed.connect(self._open)
        self.ui.hits_view.activated.connect(self._open)
        self.ui.ok_button.clicked.connect(self._open)
        self.ui.cancel_button.clicked.connect(self.left)

    def _search(self, text: str) -> None:
        self._asked += 1
        asked = self._asked
        self.shell.read(
            lambda tx: _find(tx, text),
            lambda found: self._show(asked, *found),
            self,
        )

    def _show(self, asked: int, hits: list[CustomerHit], item: str) -> None:
        """Show what was found, unless a newer search is under way."""
        if asked != self._asked:
            return
        self._answered = asked
        self.model.show(hits)
        if hits:
            self.ui.hits_view.selectRow(0)
        self.ui.count_label.setText(item or self._counted(len(hits)))
        wanted = self._open_after or (self._open_only and len(hits) == 1)
        self._open_after = self._open_only = False
        if wanted:
            self._open()

    def _counted(self, found: int) -> str:
        if not self.ui.search_edit.text().strip():
            return ""
        if not found:
            return "Geen klant gevonden."
        told = w.counted(found, "klant", "klanten")
        return f"Eerste {told}; typ meer." if found == MOST_HITS else told

    def _open(self) -> None:
        if self._answered != self._asked:
            self._open_after = True
            return
        hit = chosen(self.ui.hits_view)
        if not isinstance(hit, CustomerHit):
            return
        self.shell.read(
            lambda tx: tx.customer_by_id(hit.customer_id), self._opened, self
        )

    def _opened(self, customer: CustomerRow | None) -> None:
        if customer is None:
            self.shell.hint("Deze klant is niet meer te vinden.")
            return
        self.chosen.emit(customer)


def _find(tx: Reading, text: str) -> tuple[list[CustomerHit], str]:
    """Return the customers found, or what the item is that was scanned instead."""
    hits = tx.find_customers(text, MOST_HITS)
    item = None if hits else tx.item(tidy_number(text))
    if item is None:
        return hits, ""
    return hits, ended_once(f"{item.barcode} is een exemplaar: {item.title}.")
