# SPDX-License-Identifier: Apache-2.0
"""Keys Qt leaves alone: into a list and to its ends, Ctrl and a digit, Enter."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QTableView, QWidget

LAST_DIGIT = 9
ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_WALK = frozenset(
    {Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}
)
_ENDS = frozenset({Qt.Key.Key_Home, Qt.Key.Key_End})


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
    """Sorts a list by its column on Ctrl and a digit; once more turns it round."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Return whether a digit sorted the list."""
        del watched
        if not (isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress):
            return False
        digit = event.key() - Qt.Key.Key_0
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if not (control and 1 <= digit <= LAST_DIGIT):
            return False
        column, header = digit - 1, self._view.horizontalHeader()
        if column >= header.count():
            return False
        up = Qt.SortOrder.AscendingOrder
        again = header.sortIndicatorSection() == column
        turned = again and header.sortIndicatorOrder() is up
        order = Qt.SortOrder.DescendingOrder if turned else up
        self._view.sortByColumn(column, order)
        return True


class _Ends(QObject):
    """Goes to the first line of a list on Home, and to the last on End."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Return whether a key led to an end of the list."""
        del watched
        if not (isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress):
            return False
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() not in _ENDS or held != Qt.KeyboardModifier.NoModifier:
            return False
        rows = self._view.model().rowCount()
        if rows:
            self._view.selectRow(0 if event.key() == Qt.Key.Key_Home else rows - 1)
        return True


def walk_from(edit: QLineEdit, view: QTableView) -> None:
    """Let the arrow keys of a search field move through a list."""
    _Walk(edit, view)


def sort_by_digits(view: QTableView) -> None:
    """Let Ctrl and a digit sort a list by that column."""
    _SortKeys(view)


def go_to_ends(view: QTableView) -> None:
    """Let Home and End go to the first and the last line of a list."""
    _Ends(view)


def press_on_enter(place: QWidget, event: QKeyEvent) -> bool:
    """Press the button that has the focus when the key is Enter; say if it was."""
    button = place.focusWidget()
    if event.key() not in ENTER or not isinstance(button, QPushButton):
        return False
    if not event.isAutoRepeat():
        button.click()
    return True


class _TypeThrough(QObject):
    """Gives what is typed in a list to a field: a list has no use for it."""

    def __init__(self, view: QTableView, edit: QLineEdit) -> None:
        super().__init__(view)
        self._edit = edit
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Return whether a character went to the field."""
        del watched
        pressed = event.type() is QEvent.Type.KeyPress
        if not (pressed and isinstance(event, QKeyEvent)):
            return False
        commands = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        text = event.text()
        typed = bool(text) and text.isprintable() and text != " "
        if not typed or event.modifiers() & commands:
            return False
        self._edit.setFocus()
        QApplication.sendEvent(self._edit, event)
        return True


def type_through(view: QTableView, edit: QLineEdit) -> None:
    """Let what is typed in a list go on in a field: a barcode typed by hand."""
    _TypeThrough(view, edit)
