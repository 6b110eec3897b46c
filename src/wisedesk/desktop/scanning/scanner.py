# SPDX-License-Identifier: Apache-2.0
"""The scanner: takes its bursts out of the stream of keys before any widget sees them.

A scan presses no button, answers no question and lands in no text field; it leaves
here as the signal `scanned`, and whoever is asking for a number takes it.
"""

from functools import partial
from time import monotonic

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from wisedesk.desktop.scanning.bursts import Bursts
from wisedesk.domain.scanners import End, ScannerSettings

RAW_KEYS = "rawKeys"  # the property of a widget that gets every key as it comes
_ENDS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
# carriage return and line feed, as a scanner sends them that sends control characters
_CONTROL_ENDS = frozenset({Qt.Key.Key_J, Qt.Key.Key_M})
# a scanner holds Shift for a capital, Ctrl for a control character, and may set the
# locks: no keys of their own
_SHIFTS = frozenset(
    {
        Qt.Key.Key_Shift,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Control,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
    }
)
_COMMAND_KEYS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_HeldKey = tuple[QWidget, QKeyEvent]


class ScanFilter(QObject):
    """An event filter on the application that tells scans from typing.

    Told by the events' own timestamps, so that a window that was busy still knows what
    came fast. `scanned` carries the characters of a scan.
    """

    scanned = Signal(str)

    def __init__(
        self, app: QApplication, settings: ScannerSettings | None = None
    ) -> None:
        super().__init__(app)
        self._bursts: Bursts[_HeldKey] = Bursts(settings or ScannerSettings())
        self._replaying = False
        self._stamp = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._look_once_more)
        app.installEventFilter(self)

    def stop(self) -> None:
        """Let every key go where it was going from now on."""
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)

    @property
    def settings(self) -> ScannerSettings:
        """How this desk's scanner types, as far as is known."""
        return self._bursts.settings

    def use(self, settings: ScannerSettings) -> None:
        """Tell scans from typing by this desk's own scanner from now on."""
        self._bursts.settings = settings

    def pending(self) -> bool:
        """Whether keys are held back at this moment."""
        return self._bursts.holds

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Return whether an event was kept from where it was going."""
        if self._replaying or not isinstance(event, QKeyEvent):
            return False
        if watched.property(RAW_KEYS):
            return False
        if event.type() is QEvent.Type.ShortcutOverride:
            return self._claim(event)
        if watched is not _receiver():
            return False
        if event.type() is QEvent.Type.KeyRelease or event.key() in _SHIFTS:
            return self._bursts.follow((watched, _kept(event)))
        return event.type() is QEvent.Type.KeyPress and self._press(watched, event)

    def _claim(self, event: QKeyEvent) -> bool:
        """Keep a character from being a shortcut; let other keys find a clear desk."""
        if self._character(event):
            event.accept()
            return False
        if self._ends(event):
            # an open drop-down list would choose by it before the key is pressed
            mine = self._bursts.may_end(_stamp(event))
            event.setAccepted(mine)
            return mine
        if event.key() not in _SHIFTS:
            self._let_go()
        return False

    def _press(self, watched: QWidget, event: QKeyEvent) -> bool:
        stamp = _stamp(event)
        if self._ends(event):
            scan = self._bursts.end(stamp)
            self._tell(scan or "")
            if scan is None:
                self._let_go()
            return scan is not None
        character = self._character(event)
        if not character:
            self._let_go()
            return _is_dead(event)
        self._tell(self._bursts.lapse(stamp))
        key = (watched, _kept(event))
        self._deliver(self._bursts.add(character, stamp, key))
        self._pause.start(self._bursts.patience)
        return True

    def _character(self, event: QKeyEvent) -> str:
        """Return the character a key types, empty for a command or a key held down.

        The window system takes a digit that a scanner sends twice for a key held down;
        a finger that holds a key waits longer for its repeats.
        """
        held_down = event.isAutoRepeat() and not self._bursts.is_fast(_stamp(event))
        if held_down or event.modifiers() & _COMMAND_KEYS:
            return ""
        text = event.text()
        return text if len(text) == 1 and text.isprintable() else ""

    def _ends(self, event: QKeyEvent) -> bool:
        """Whether a key may be what a scanner sends behind a number.

        A second one, whatever it is, comes right behind the first.
        """
        stamp = _stamp(event)
        if event.modifiers() & _COMMAND_KEYS:
            control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
            soon = self._bursts.is_fast(stamp) or self._bursts.just_ended(stamp)
            return control and soon and event.key() in _CONTROL_ENDS
        tabs = self._bursts.settings.end is End.TAB or self._bursts.just_ended(stamp)
        return event.key() in _ENDS or (tabs and event.key() == Qt.Key.Key_Tab)

    def _look_once_more(self) -> None:
        """Let keys that wait in the window system come first: the window was busy."""
        QTimer.singleShot(0, self, partial(self._give_up_waiting, self._bursts.count))

    def _give_up_waiting(self, held: int) -> None:
        if held == self._bursts.count and not self._pause.isActive():
            self._let_go()

    def _let_go(self) -> None:
        """Give up what is held: it was typed, or is a scan that has no end."""
        self._tell(self._bursts.lapse())
        self._deliver(self._bursts.release())

    def _tell(self, scan: str) -> None:
        if scan:
            self.scanned.emit(scan)

    def _deliver(self, keys: list[_HeldKey]) -> None:
        """Give keys to the widgets they were meant for, as if never held."""
        for widget, event in keys:
            there = shiboken6.isValid(widget) and widget.isVisible()
            target = widget if there else QApplication.focusWidget()
            if target is None:
                continue
            self._replaying = True
            try:
                QApplication.sendEvent(target, event)
            finally:
                self._replaying = False


def _kept(event: QKeyEvent) -> QKeyEvent:
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


def _receiver() -> QWidget | None:
    """Return the widget a key press is for; its parents see the same press again."""
    popup = QApplication.activePopupWidget()
    if popup is not None:
        inside: QWidget | None = popup.focusWidget()
        return popup if inside is None else inside
    return QApplication.focusWidget() or QApplication.activeWindow()


def _stamp(event: QKeyEvent) -> int:
    """Return when a key was pressed, in milliseconds."""
    return event.timestamp() or int(monotonic() * 1000)


def _is_dead(event: QKeyEvent) -> bool:
    """Whether a letter with Alt was no command here: it must not be typed either."""
    alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
    return alt and event.text().isprintable() and bool(event.text())
