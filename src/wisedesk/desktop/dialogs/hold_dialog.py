# SPDX-License-Identifier: Apache-2.0
"""Reserveer (Alt+R): for whom, and this very item or any of its title."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wisedesk.desktop.dialogs.form_dialog import FormDialog
from wisedesk.desktop.forms.ui_hold_dialog import Ui_HoldDialog
from wisedesk.desktop.lists.table_model import Column, TableModel, chosen, dress
from wisedesk.desktop.scanning.waiting_scans import WaitingScans
from wisedesk.desktop.widgets.keys import walk_from
from wisedesk.desktop.wording import words as w
from wisedesk.desktop.wording.shortened import shortened
from wisedesk.services.customer_rows import CustomerHit

HIT_COLUMNS = (
    Column[CustomerHit]("Klantnummer", lambda row: row.card_number, 15),
    Column[CustomerHit]("Naam", lambda row: row.name),
    Column[CustomerHit]("Geboren", lambda row: w.day(row.born_on), 10),
    Column[CustomerHit]("Plaats", lambda row: row.city, 14),
)


class HoldDialog(FormDialog):
    """Asks for whom an item or title is reserved.

    `searched` asks the library for customers; `placed` carries the customer's key and
    whether it is for this very item. It stays open until the hold is placed.
    """

    searched = Signal(str)
    placed = Signal(str, bool)

    def __init__(
        self, what: str, barcode: str, waiting: WaitingScans, parent: QWidget | None
    ) -> None:
        super().__init__(waiting, parent)
        self.ui = Ui_HoldDialog()
        self.ui.setupUi(self)
        self.ui.what_label.setText(
            f"{what} ({barcode})"
            if barcode
            else f"{what} (een exemplaar van deze titel)"
        )
        self.ui.target_choice.setVisible(bool(barcode))
        self.ui.item_radio.setChecked(bool(barcode))
        self.ui.title_radio.setChecked(not barcode)
        self.ui.problem_label.hide()
        self.model = TableModel[CustomerHit](HIT_COLUMNS)
        dress(self.ui.hits_view, self.model, sortable=False)
        self._searched = self._shown = self._scanned = ""
        self._place_after = False
        walk_from(self.ui.customer_edit, self.ui.hits_view)
        self._connect_signals()
        self.show_waiting_in(self.ui.waiting_label)
        self.begin()
        self.ui.customer_edit.setFocus()

    def typed(self) -> str:
        """Return what was typed of the customer."""
        return self.ui.customer_edit.text().strip()

    def take_scan(self, scan: str) -> bool:
        """Look who has a scanned card; nothing is placed yet.

        What is no card leaves the choice that was made as it is.
        """
        self._scanned = scan
        self.ui.problem_label.hide()
        self.searched.emit(scan)
        return True

    def show_hits(self, text: str, hits: list[CustomerHit]) -> None:
        """Show who a search found, unless a newer one is under way."""
        if text == self._scanned:
            self._take_card(text, hits)
        if text != self._searched:
            return
        self._shown = text
        self.model.show(hits)
        if hits:
            self.ui.hits_view.selectRow(0)
        if self._place_after:
            self._place_after = False
            self._place()

    def _take_card(self, scan: str, hits: list[CustomerHit]) -> None:
        """Fill a card in that is somebody's."""
        self._scanned = ""
        if hits:
            self._searched = scan
            self.ui.customer_edit.setText(scan)
        else:
            self._place_after = False
            self.say(f"{shortened(scan)} is geen pas van een klant.")

    def say(self, text: str) -> None:
        """Tell why the hold was not placed."""
        self.ui.problem_label.setText(text)
        self.ui.problem_label.setVisible(bool(text))
        self.ui.customer_edit.setFocus()

    def _connect_signals(self) -> None:
        self.ui.customer_edit.textEdited.connect(self._search)
        self.ui.customer_edit.returnPressed.connect(self._place)
        self.ui.hits_view.activated.connect(self._place)
        self.ui.ok_button.clicked.connect(self._place)
        self.ui.cancel_button.clicked.connect(self.drop)

    def _search(self, text: str) -> None:
        self._searched, self._scanned = text, ""
        self.ui.problem_label.hide()
        self.searched.emit(text)

    def _place(self) -> None:
        if self._scanned or self._searched != self._shown:
            self._place_after = True
            return
        hit = chosen(self.ui.hits_view)
        if not isinstance(hit, CustomerHit):
            self.say("Kies een klant: scan de pas of typ een deel van de naam.")
            return
        self.placed.emit(hit.key, self.ui.item_radio.isChecked())
