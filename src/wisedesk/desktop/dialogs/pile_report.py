# SPDX-License-Identifier: Apache-2.0
"""Telling (Ctrl+T): what of the cart was scanned, and what the two passes differ in."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wisedesk.desktop.dialogs.waiting import WaitingDialog
from wisedesk.desktop.forms.ui_pile_report import Ui_PileReport
from wisedesk.desktop.lists.table_model import Column, TableModel, dress
from wisedesk.desktop.scanning.waiting_scans import WaitingScans
from wisedesk.desktop.wording import pile_words
from wisedesk.services.pile import Piece, Pile

COLUMNS = (
    Column[tuple[Piece, str]]("Titel", lambda row: row[0].title),
    Column[tuple[Piece, str]]("Barcode", lambda row: row[0].barcode, 16),
    Column[tuple[Piece, str]]("Gescand", lambda row: row[1], 24),
)


class PileReport(WaitingDialog):
    """Shows how a pile stands; `again` asks for a second pass, `ended` for no more."""

    again = Signal()
    ended = Signal()

    def __init__(
        self, pile: Pile, waiting: WaitingScans, parent: QWidget | None
    ) -> None:
        super().__init__(waiting, parent)
        self.ui = Ui_PileReport()
        self.ui.setupUi(self)
        self.setWindowTitle(pile_words.heading(pile))
        self.setAccessibleName(pile_words.heading(pile))
        self.ui.pile_count_label.setText(pile_words.counted(pile))
        self.ui.last_scan_label.setText(pile_words.last_scan(pile))
        self.ui.differs_label.setText(pile_words.differs(pile))
        self.model = TableModel[tuple[Piece, str]](COLUMNS)
        dress(self.ui.differs_view, self.model, sortable=False)
        self.model.show(pile_words.differences(pile) if pile.is_second else [])
        has_list = self.model.rowCount() > 0
        self.ui.differs_view.setVisible(has_list)
        self.ui.second_button.setVisible(not pile.is_second)
        self.ui.second_button.clicked.connect(self._go_again)
        self.ui.end_button.clicked.connect(self._end)
        self.ui.go_on_button.clicked.connect(self.reject)
        self.show_waiting_in(self.ui.waiting_label)
        if not has_list:  # nothing takes the room of the list
            self.resize(self.width(), self.minimumSizeHint().height())
        self.ui.go_on_button.setFocus()

    def _go_again(self) -> None:
        self.again.emit()
        self.accept()

    def _end(self) -> None:
        self.ended.emit()
        self.accept()
