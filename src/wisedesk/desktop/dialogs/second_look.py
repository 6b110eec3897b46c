# SPDX-License-Identifier: Apache-2.0
"""Onbekend nummer: what it may be a misreading of, or an item to enter.

Source: Wise "Advanced check-out" (an unknown barcode).
"""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wisedesk.desktop.dialogs.form_dialog import FormDialog
from wisedesk.desktop.forms.ui_second_look import Ui_SecondLook
from wisedesk.desktop.lists.table_model import Column, TableModel, chosen, dress
from wisedesk.desktop.scanning.waiting_scans import WaitingScans
from wisedesk.desktop.widgets.field_marks import mark_field
from wisedesk.desktop.wording import words as w
from wisedesk.domain.near_codes import fails_check
from wisedesk.domain.refusals import Refusal
from wisedesk.services.item_rows import ItemRow
from wisedesk.services.library_rows import BranchRow, MaterialRow
from wisedesk.wording.sentences import refusals_sentence

COLUMNS = (
    Column[ItemRow]("Barcode", lambda row: row.barcode, 16),
    Column[ItemRow]("Titel/auteur", lambda row: w.author_line(row.title, row.author)),
    Column[ItemRow]("Mat", lambda row: row.material, 20),
    Column[ItemRow]("Status", lambda row: w.ITEM_STATUS[row.status], 16),
)
CHECK_FAILS = "Let op: het controlecijfer van dit nummer klopt niet."


class Found(Struct, frozen=True):
    """What the library says of an unknown code; no materials where none are entered."""

    near: Sequence[ItemRow]
    materials: Sequence[MaterialRow] = ()
    branches: Sequence[BranchRow] = ()


class SecondLook(FormDialog):
    """Shows what a code may be a misreading of, and takes an item that is unknown.

    `picked` carries a barcode; `entered` title, material and branch of a new item.
    """

    picked = Signal(str)
    entered = Signal(str, str, str)

    def __init__(
        self,
        code: str,
        found: Found,
        branch: str,
        waiting: WaitingScans,
        parent: QWidget | None,
    ) -> None:
        super().__init__(waiting, parent)
        self.ui = Ui_SecondLook()
        self.ui.setupUi(self)
        told = f"Nummer {code} is niet bekend."
        warning = f" {CHECK_FAILS}" if fails_check(code) else ""
        self.ui.what_label.setText(told + warning)
        self.model = TableModel[ItemRow](COLUMNS)
        dress(self.ui.near_view, self.model, sortable=False)
        self.ui.problem_label.hide()
        self._show_near(found.near)
        self._show_entry(found, branch)
        self._connect_signals()
        self.show_waiting_in(self.ui.waiting_label)
        if not found.near:  # nothing takes the room of the list
            self.resize(self.width(), self.minimumSizeHint().height())
        self.begin()
        self._begin(found)

    def typed(self) -> str:
        """Return the title as it was typed."""
        return self.ui.title_edit.text().strip()

    def refuse(self, refusals: Sequence[Refusal]) -> None:
        """Tell why the item was not entered, and mark what is wrong."""
        fields = {"title": self.ui.title_edit, "rmt": self.ui.rmt_combo}
        wrong = {each.about: each for each in refusals}
        for name, field in fields.items():
            mark_field(field, wrong.get(name))
        self.ui.problem_label.setText(refusals_sentence(refusals))
        self.ui.problem_label.show()
        first = next((fields[name] for name in fields if name in wrong), None)
        (first or self.ui.title_edit).setFocus()

    def _show_near(self, near: Sequence[ItemRow]) -> None:
        self.model.show(near)
        for widget in (self.ui.near_view, self.ui.choose_button):
            widget.setVisible(bool(near))
        if near:
            self.ui.near_view.selectRow(0)
        else:
            self.ui.near_label.setText("Er is geen exemplaar dat erop lijkt.")
            self.ui.entry_heading.setText(
                "Voer het exemplaar in dat u in de hand hebt:"
            )

    def _show_entry(self, found: Found, branch: str) -> None:
        for material in found.materials:
            self.ui.rmt_combo.addItem(f"{material.rmt} {material.name}", material.rmt)
        self.ui.rmt_combo.setCurrentIndex(-1)
        for row in found.branches:
            self.ui.branch_combo.addItem(f"{row.number} {row.name}", row.code)
        self.ui.branch_combo.setCurrentIndex(self.ui.branch_combo.findData(branch))
        for widget in (self.ui.entry_place, self.ui.enter_button):
            widget.setVisible(bool(found.materials))

    def _begin(self, found: Found) -> None:
        if found.near:
            self.ui.near_view.setFocus()
        elif found.materials:
            self.ui.title_edit.setFocus()
        else:
            self.ui.cancel_button.setFocus()

    def _connect_signals(self) -> None:
        self.ui.near_view.activated.connect(self._pick)
        self.ui.choose_button.clicked.connect(self._pick)
        self.ui.enter_button.clicked.connect(self._enter)
        self.ui.title_edit.returnPressed.connect(self.ui.rmt_combo.setFocus)
        self.ui.cancel_button.clicked.connect(self.drop)

    def _pick(self) -> None:
        row = chosen(self.ui.near_view)
        if isinstance(row, ItemRow):
            self.picked.emit(row.barcode)

    def _enter(self) -> None:
        self.entered.emit(
            self.ui.title_edit.text(),
            self.ui.rmt_combo.currentData() or "",
            self.ui.branch_combo.currentData() or "",
        )
