# SPDX-License-Identifier: Apache-2.0
"""The line a list stands on: marked as a whole, every cell of it as readable."""

from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from wisedesk.desktop.window.style import colour

Index = QModelIndex | QPersistentModelIndex


class RowLooks(QStyledItemDelegate):
    """Draws a line above and below the row of the keyboard.

    The style would draw a veil over one cell of it, and grey its text.
    """

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Fill in how a cell looks: no other than the rest of its row."""
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Paint a cell, and the lines where its row is the one of the keyboard."""
        super().paint(painter, option, index)
        view = option.widget
        if not (isinstance(view, QAbstractItemView) and view.hasFocus()):
            return
        if view.currentIndex().row() != index.row():
            return
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setPen(QPen(colour("on_accent" if selected else "accent_text")))
        cell = option.rect
        painter.drawLine(cell.topLeft(), cell.topRight())
        painter.drawLine(cell.bottomLeft(), cell.bottomRight())
        painter.restore()


def look_by_row(view: QTableView) -> None:
    """Let a list with a model show the row it stands on, and not a cell of it."""
    view.setItemDelegate(RowLooks(view))
    whole = view.viewport()
    view.selectionModel().currentRowChanged.connect(partial(_paint_again, whole))


def _paint_again(whole: QWidget, *_rows: object) -> None:
    """Paint more than the two cells Qt thinks of."""
    whole.update()
