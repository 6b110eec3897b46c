# SPDX-License-Identifier: Apache-2.0
"""The row the clerk stands on in Interne passen, while the list is read anew."""

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QTableView

from wisedesk.desktop.internal.internal_card_lines import InternalLine
from wisedesk.desktop.lists.table_model import TableModel, chosen, sort_again


class InternalStanding:
    """Keeps the clerk on one loan; one that was turned back is stood on again."""

    def __init__(self, view: QTableView, model: TableModel[InternalLine]) -> None:
        self._view = view
        self._model = model
        self._loan = 0
        self._taken: set[int] = set()  # loans ended here
        self._turned_back = False

    def keep(self) -> None:
        """Remember the row the clerk stands on; it comes again."""
        row = chosen(self._view)
        if isinstance(row, InternalLine):
            self._loan = row.loan_id

    def take(self, line: InternalLine) -> None:
        """Know that an item was taken back, and go on with the next from its row."""
        self._taken.add(line.loan_id)
        place = self._view.currentIndex().row()
        row = chosen(self._view)
        if isinstance(row, InternalLine) and row.loan_id == line.loan_id:
            self._view.selectRow(min(place + 1, self._model.rowCount() - 1))

    def turn_back(self) -> None:
        """Stand on no row until what was turned back is there: keys go to no other."""
        self.keep()
        self._turned_back = True
        self._view.clearSelection()
        self._view.setCurrentIndex(QModelIndex())

    def come(self) -> None:
        """Stand on the row that was waited for, on the first until it comes."""
        if not self._loan and self._view.currentIndex().isValid():
            return
        ids = [line.loan_id for line in self._model.rows()]
        again = [each for each in ids if self._turned_back and each in self._taken]
        if again:
            self._loan = again[0]
            self._taken.difference_update(again)
            self._turned_back = False
        if self._loan in ids:
            self._view.selectRow(ids.index(self._loan))
            self._loan = 0
        elif not self._turned_back:
            self._stand_somewhere()

    def complete(self) -> None:
        """Wait for no row any more: all are there, in the order they are sorted."""
        self._loan = 0
        self._turned_back = False
        self._stand_somewhere()
        sort_again(self._view)

    def _stand_somewhere(self) -> None:
        if self._model.rowCount() and not self._view.currentIndex().isValid():
            self._view.selectRow(0)
