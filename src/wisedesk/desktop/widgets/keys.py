# SPDX-License-Identifier: Apache-2.0
"""Keys Qt leaves alone: arrows into a list, digits that sort it, Enter on a button."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QTableView, QWidget

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_WALK = frozenset(
    {Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}
)


class _Walk(QObject):
    """Gives the arrow keys of a search field to the list below it."""

    def __init__(self, edit: QLineEdit, view: QTableView) -> None:
        super().__init__(edit)
        self._view = view
        edit.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Return whether an arrow key went to the list."""
        del watched
        if not (isinstance(event, QKeyEvent) and event.key() in _WALK):
            return False
        if event.type() is QEvent.Type.KeyPress:
            QApplication.sendEvent(self._view, event)
        return event.type() is QEvent.Type.KeyPress


class _SortKeys(QObject):
    """Sorts a list by its column 1 to 9 on that digit; once more turns it round."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Return whether a digit sorted the list."""
        del watched
        if not (isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress):
            return False
        text = event.text()
        if text not in "123456789" or not text:
            return False
        column, header = int(text) - 1, self._view.horizontalHeader()
        if column >= header.count():
            return False
        up = Qt.SortOrder.AscendingOrder
        again = header.sortIndicatorSection() == column
        turned = again and header.sortIndicatorOrder() is up
        order = Qt.SortOrder.DescendingOrder if turned else up
        self._view.sortByColumn(column, order)
        return True


def walk_from(edit: QLineEdit, view: QTableView) -> None:
    """Let the arrow keys of a search field move through a list."""
    _Walk(edit, view)


def sort_by_digits(view: QTableView) -> None:
    """Let the digits sort a list by their column."""
    _SortKeys(view)


def press_on_enter(place: QWidget, event: QKeyEvent) -> bool:
    """Press the button that has the focus when the key is Enter; say if it was."""
    button = place.focusWidget()
    if event.key() not in _ENTER or not isinstance(button, QPushButton):
        return False
    if not event.isAutoRepeat():
        button.click()
    return True
