# SPDX-License-Identifier: Apache-2.0
"""Keys as a scanner sends them: which end a number, which type nothing."""

from time import monotonic

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from wisedesk.domain.scanners import UNREADABLE

ENDS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
# carriage return and line feed, as a scanner sends them that sends control characters
CONTROL_ENDS = frozenset({Qt.Key.Key_J, Qt.Key.Key_M})
# a scanner holds Shift for a capital, Ctrl for a control character, and may set the
# locks: no keys of their own
SHIFTS = frozenset(
    {
        Qt.Key.Key_Shift,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Control,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
    }
)
COMMAND_KEYS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
# Ctrl-@, Ctrl-A ... Ctrl-_: NUL, SOH ... US
_CONTROL_CHARACTERS = range(Qt.Key.Key_At, Qt.Key.Key_Underscore + 1)


def kept(event: QKeyEvent) -> QKeyEvent:
    """Return a key event that outlives Qt's own.

    What `clone` returns belongs to nobody: each would stay in memory for ever.
    """
    kept = QKeyEvent(
        event.type(),
        event.key(),
        event.modifiers(),
        event.nativeScanCode(),
        event.nativeVirtualKey(),
        event.nativeModifiers(),
        event.text(),
        event.isAutoRepeat(),
        event.count(),
        event.device(),
    )
    kept.setTimestamp(event.timestamp())
    return kept


def stamp_of(event: QKeyEvent) -> int:
    """Return when a key was pressed, in milliseconds."""
    return event.timestamp() or int(monotonic() * 1000)


def is_dead(event: QKeyEvent) -> bool:
    """Whether a letter with Alt was no command here: it must not be typed either."""
    alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
    return alt and event.text().isprintable() and bool(event.text())


def mark_of(event: QKeyEvent) -> str:
    """Return the control character a key sends, or that it is none."""
    control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
    if control and event.key() in _CONTROL_CHARACTERS:
        return chr(event.key() - Qt.Key.Key_At)
    text = event.text()
    return text if len(text) == 1 and not text.isprintable() else UNREADABLE
