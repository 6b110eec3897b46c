# SPDX-License-Identifier: Apache-2.0
"""A place that takes keys as they come, with their time: test scans of a scanner."""

from time import monotonic

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QWidget

from wisedesk.desktop.scanning.scanner import RAW_KEYS
from wisedesk.desktop.scanning.scanner_keys import SHIFTS
from wisedesk.domain.scanner_checkup import SILENCE_MS, TimedKey
from wisedesk.domain.scanners import End

_ENDS = {
    Qt.Key.Key_Return: End.ENTER,
    Qt.Key.Key_Enter: End.ENTER,
    Qt.Key.Key_Tab: End.TAB,
}
_CONTROL = Qt.KeyboardModifier.ControlModifier
_LAST_ASCII_KEY = 0x7E
_ALT = Qt.KeyboardModifier.AltModifier


class ScanPad(QFrame):
    """A frame that tells every key of a scan, told apart by nobody.

    Tab, Enter and what types nothing are the scanner's right behind a character; when
    a person presses them, they do what they always do. Alt goes to the dialog.
    """

    keyed = Signal(object)  # TimedKey

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty(RAW_KEYS, True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._last = -SILENCE_MS

    def event(self, event: QEvent) -> bool:
        """Take a scanner's keys before a button, a field or the focus sees them."""
        if isinstance(event, QKeyEvent) and self._is_of_scan(event):
            if event.type() is QEvent.Type.KeyPress:
                self._tell(event)
            event.accept()
            return True
        return super().event(event)

    def _is_of_scan(self, event: QKeyEvent) -> bool:
        held = event.modifiers()
        if held & _ALT and not held & _CONTROL:
            return False
        control = held == _CONTROL and event.key() <= _LAST_ASCII_KEY
        if _character(event) or control:
            return True
        known = event.key() in _ENDS or bool(_chord(event))
        return known and _stamp(event) - self._last <= SILENCE_MS

    def _tell(self, event: QKeyEvent) -> None:
        stamp = self._last = _stamp(event)
        end = _ENDS.get(Qt.Key(event.key()), End.NONE)
        if end is not End.NONE:
            self.keyed.emit(TimedKey(stamp, end=end))
        else:
            self.keyed.emit(
                TimedKey(stamp, text=_character(event), chord=_chord(event))
            )


def _stamp(event: QKeyEvent) -> int:
    return event.timestamp() or int(monotonic() * 1000)


def _types_nothing(event: QKeyEvent) -> bool:
    """Whether a key is neither a character nor one that is held for another."""
    return not _character(event) and event.key() not in {*SHIFTS, Qt.Key.Key_Alt}


def _character(event: QKeyEvent) -> str:
    text = "" if event.modifiers() == _CONTROL else event.text()
    return text if len(text) == 1 and text.isprintable() else ""


def _chord(event: QKeyEvent) -> str:
    """Return a control character as the keys that send it: Ctrl-J, Esc."""
    if not _types_nothing(event):
        return ""
    named = QKeySequence(event.keyCombination()).toString().replace("+", "-")
    return named if named.isprintable() and named else "?"
