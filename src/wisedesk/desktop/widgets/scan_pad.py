# SPDX-License-Identifier: Apache-2.0
"""A place that takes keys as they come, with their time: test scans of a scanner."""

from time import monotonic

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QWidget

from wisedesk.desktop.scanning.scanner import RAW_KEYS
from wisedesk.domain.scanner_checkup import SILENCE_MS, TimedKey
from wisedesk.domain.scanners import End

_ENDS = {
    Qt.Key.Key_Return: End.ENTER,
    Qt.Key.Key_Enter: End.ENTER,
    Qt.Key.Key_Tab: End.TAB,
}
_CONTROL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_LAST_ASCII_KEY = 0x7E


class ScanPad(QFrame):
    """A frame that tells every key of a scan, told apart by nobody.

    Tab and Enter right behind a character are the scanner's; pressed by a person they
    do what they always do. Esc and Alt go to the dialog.
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
        if event.key() in _ENDS:
            return _stamp(event) - self._last <= SILENCE_MS
        return bool(_character(event) or _chord(event))

    def _tell(self, event: QKeyEvent) -> None:
        stamp = self._last = _stamp(event)
        end = _ENDS.get(Qt.Key(event.key()), End.NONE)
        text = "" if end is not End.NONE else _character(event)
        self.keyed.emit(TimedKey(stamp, text, end, "" if text else _chord(event)))


def _stamp(event: QKeyEvent) -> int:
    return event.timestamp() or int(monotonic() * 1000)


def _character(event: QKeyEvent) -> str:
    text = "" if event.modifiers() == _CONTROL else event.text()
    return text if len(text) == 1 and text.isprintable() else ""


def _chord(event: QKeyEvent) -> str:
    """Return a control character as the keys that send it: Ctrl-J."""
    plain = event.key() <= _LAST_ASCII_KEY and event.modifiers() == _CONTROL
    return (
        QKeySequence(event.keyCombination()).toString().replace("+", "-")
        if plain
        else ""
    )
