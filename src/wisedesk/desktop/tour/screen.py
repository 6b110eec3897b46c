# SPDX-License-Identifier: Apache-2.0
"""What can be read on a window: its texts, its lists, the names of its fields."""

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QModelIndex
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

from wisedesk.desktop.widgets.field_marks import REQUIRED_MARK


def texts_on(window: QWidget) -> list[str]:
    """Return every text a clerk reads on a window, its lists line by line."""
    widgets = [window, *window.findChildren(QWidget)]
    seen = [text for widget in widgets if widget.isVisible() for text in _read(widget)]
    return [window.windowTitle(), *(text for text in seen if text)]


def rows_on(window: QWidget) -> list[tuple[str, ...]]:
    """Return the lines of every list on a window, cell by cell."""
    views = window.findChildren(QAbstractItemView)
    return [row for view in views if view.isVisible() for row in _lines(view)]


def chosen_row(widget: QWidget) -> tuple[str, ...]:
    """Return the line a list stands on; nothing where it is no list or has none."""
    if not isinstance(widget, QAbstractItemView):
        return ()
    place = widget.currentIndex().row()
    return _lines(widget)[place] if place >= 0 else ()


def accessible_name(widget: QWidget) -> str:
    """Return what a screen reader calls a widget, without mnemonic and mark."""
    interface = QAccessible.queryAccessibleInterface(widget)
    if interface is None:
        return ""
    return _plain(interface.text(QAccessible.Text.Name)).removesuffix(REQUIRED_MARK)


def _read(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel | QAbstractButton):
        yield _plain(widget.text())
    elif isinstance(widget, QLineEdit):
        yield widget.text() or widget.placeholderText()
    elif isinstance(widget, QPlainTextEdit):
        yield widget.toPlainText()
    elif isinstance(widget, QComboBox):
        yield widget.currentText()
    elif isinstance(widget, QTabBar):
        yield from (_plain(widget.tabText(tab)) for tab in range(widget.count()))
    elif isinstance(widget, QMenu):
        yield from (_plain(action.text()) for action in widget.actions())
    elif isinstance(widget, QAbstractItemView):
        yield from (" ".join(row) for row in _lines(widget))


def _lines(view: QAbstractItemView) -> list[tuple[str, ...]]:
    """Return the lines of a list; a header is a view of the same lines, not shown."""
    model: QAbstractItemModel | None = view.model()
    root = QModelIndex()
    if model is None or isinstance(view, QHeaderView):
        return []
    return [
        tuple(
            str(model.data(model.index(row, column, root)) or "")
            for column in range(model.columnCount(root))
        )
        for row in range(model.rowCount(root))
    ]


def _plain(text: str) -> str:
    return text.replace("&", "")
