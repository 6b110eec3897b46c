# SPDX-License-Identifier: Apache-2.0
"""Catching the one key a person presses next, whatever it would do otherwise."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

_HOLDS = frozenset(
    {
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_Control,
        Qt.Key.Key_Meta,
        Qt.Key.Key_NumLock,
        Qt.Key.Key_Shift,
        Qt.Key.Key_Super_L,
        Qt.Key.Key_Super_R,
    }
)
_NONE = Qt.KeyboardModifier.NoModifier
_ALT = Qt.KeyboardModifier.AltModifier


class KeyCapture(QObject):
    """Keeps the next key from a widget, and tells it as Qt writes it: Alt+M.

    `captured` carries the key; who is not content with it begins anew at once. Esc, and
    going elsewhere, end without one. `ended` tells of all three. A scan is held back
    before it comes here, and changes nothing.
    """

    captured = Signal(str)
    ended = Signal()

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._waits = False
        widget.installEventFilter(self)

    @property
    def waits(self) -> bool:
        """Whether the next key is kept."""
        return self._waits

    def begin(self) -> None:
        """Wait for a key."""
        self._waits = True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Return whether an event was kept from the widget."""
        del watched
        if not self._waits:
            return False
        if event.type() is QEvent.Type.FocusOut:
            self._end("")
        if not isinstance(event, QKeyEvent) or event.key() in _HOLDS:
            return False
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            if event.modifiers() & _ALT:  # no press of it comes: it may be a mnemonic
                self._take(event)
            return True
        if event.type() is QEvent.Type.KeyPress:
            if not event.isAutoRepeat():  # of the Enter that asked for the key
                self._take(event)
            return True
        return False

    def _take(self, event: QKeyEvent) -> None:
        pressed = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Escape and pressed == _NONE:
            self._end("")
            return
        key = QKeySequence(pressed.value | event.key())
        self._end(key.toString(QKeySequence.SequenceFormat.PortableText))

    def _end(self, key: str) -> None:
        self._waits = False
        if key:
            self.captured.emit(key)
        self.ended.emit()
