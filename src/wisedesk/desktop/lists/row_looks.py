# SPDX-License-Identifier: Apache-2.0
"""The row of the keyboard, where it is not the one row that is chosen.

A row that is chosen alone is seen by its colour, and drawn without a word of Python:
there are hundreds of cells. The sheet takes away the veil that Fusion draws over one.
"""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QTimer
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from wisedesk.desktop.window.style import colour

Index = QModelIndex | QPersistentModelIndex


class RowLooks(QStyledItemDelegate):
    """Draws a line above and below a row."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Paint a cell, and the lines while keys go to its list."""
        super().paint(painter, option, index)
        if not option.widget.hasFocus():
            return
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setPen(QPen(colour("on_accent" if selected else "accent_text")))
        cell = option.rect
        painter.drawLine(cell.topLeft(), cell.topRight())
        painter.drawLine(cell.bottomLeft(), cell.bottomRight())
        painter.restore()


class CurrentRow(QObject):
    """Marks the row of the keyboard among several that are chosen, or beside them."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        self._looks = RowLooks(view)
        self._row = -1
        self._soon = QTimer(self, interval=0, singleShot=True)  # a row, then its choice
        self._soon.timeout.connect(self._follow)
        model, selection = view.model(), view.selectionModel()
        selection.currentRowChanged.connect(self._moved)
        selection.selectionChanged.connect(self._moved)
        for moved in (model.rowsInserted, model.rowsRemoved, model.layoutChanged):
            moved.connect(self._moved)
        model.modelReset.connect(self._moved)
        self._follow()

    def _moved(self, *_where: object) -> None:
        self._soon.start()

    def _follow(self) -> None:
        """Go along with the row; those above it may have changed in number."""
        row = self._view.currentIndex().row()
        if self._is_chosen_alone(row):
            row = -1
        if row == self._row:
            return
        if self._row >= 0:
            self._view.setItemDelegateForRow(self._row, None)  # type: ignore[arg-type]
        if row >= 0:
            self._view.setItemDelegateForRow(row, self._looks)
        self._row = row

    def _is_chosen_alone(self, row: int) -> bool:
        ranges = self._view.selectionModel().selection()
        if ranges.count() != 1:
            return False
        only = ranges.first()
        return only.top() == only.bottom() == row


def mark_row(view: QTableView) -> None:
    """Let a list with a model show which row keys go to, where several are chosen."""
    if view.selectionMode() is not QAbstractItemView.SelectionMode.SingleSelection:
        CurrentRow(view)
