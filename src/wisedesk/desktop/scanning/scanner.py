# SPDX-License-Identifier: Apache-2.0
"""The scanner: takes its bursts out of the stream of keys before any widget sees them.

A scan presses no button, answers no question and lands in no text field; it leaves
here as the signal `scanned`, and whoever is asking for a number takes it.
"""

from functools import partial

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from wisedesk.desktop.scanning.bursts import Bursts
from wisedesk.desktop.scanning.scanner_keys import (
    COMMAND_KEYS,
    CONTROL_ENDS,
    ENDS,
    SHIFTS,
    is_dead,
    kept,
    mark_of,
    stamp_of,
)
from wisedesk.domain.scanners import End, ScannerSettings

RAW_KEYS = "rawKeys"  # the property of a widget that gets every key as it comes
_HeldKey = tuple[QWidget, QKeyEvent]


class ScanFilter(QObject):
    """An event filter on the application that tells scans from typing.

    Told by the events' own timestamps, so that a window that was busy still knows what
    came fast. `scanned` carries the characters of a scan; `unended` those that came as
    fast and had no end: they went where a person would have typed them.
    """

    scanned = Signal(str)
    unended = Signal(str)

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
        if event.type() is QEvent.Type.KeyRelease or event.key() in SHIFTS:
            return self._bursts.follow((watched, kept(event)))
        return event.type() is QEvent.Type.KeyPress and self._press(watched, event)

    def _claim(self, event: QKeyEvent) -> bool:
        """Keep a character from being a shortcut; let other keys find a clear desk."""
        if self._character(event):
            event.accept()
            return False
        if self._ends(event):
            # an open drop-down list would choose by it before the key is pressed
            mine = self._bursts.may_end(stamp_of(event))
            event.setAccepted(mine)
            return mine
        if event.key() in SHIFTS:
            return False
        if self._bursts.goes_on(stamp_of(event)):
            event.accept()  # no command, but a control character within a scan
            return True
        self._let_go()
        return False

    def _press(self, watched: QWidget, event: QKeyEvent) -> bool:
        stamp = stamp_of(event)
        if self._ends(event):
            scan = self._bursts.end(stamp)
            self._tell(scan or "")
            if scan is None:
                self._let_go()
            return scan is not None
        character = self._character(event)
        key = (watched, kept(event))
        if not character:
            return self._press_mute(key, stamp)
        self._tell(self._bursts.lapse(stamp))
        if not self._bursts.goes_on(stamp):
            self._let_go()
        self._deliver(self._bursts.add(character, stamp, key))
        self._pause.start(self._bursts.patience)
        return True

    def _press_mute(self, key: _HeldKey, stamp: int) -> bool:
        """Keep a key that types nothing if it is of a scan, as if it typed a mark."""
        _, event = key
        if self._bursts.goes_on(stamp):
            if event.key() == Qt.Key.Key_Alt:  # it is held for the next one
                return self._bursts.follow(key)
            self._bursts.add_mute(mark_of(event), stamp, key)
            self._pause.start(self._bursts.patience)
            return True
        self._let_go()
        if not event.isAutoRepeat():
            self._bursts.come_behind(mark_of(event), stamp)
        return is_dead(event)

    def _character(self, event: QKeyEvent) -> str:
        """Return the character a key types, empty for a command or a key held down.

        The window system takes a digit that a scanner sends twice for a key held down;
        a finger that holds a key waits longer for its repeats.
        """
        held_down = event.isAutoRepeat() and not self._bursts.is_fast(stamp_of(event))
        if held_down or event.modifiers() & COMMAND_KEYS:
            return ""
        text = event.text()
        return text if len(text) == 1 and text.isprintable() else ""

    def _ends(self, event: QKeyEvent) -> bool:
        """Whether a key may be what a scanner sends behind a number.

        A second one, whatever it is, comes right behind the first.
        """
        stamp = stamp_of(event)
        if event.modifiers() & COMMAND_KEYS:
            control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
            soon = self._bursts.is_fast(stamp) or self._bursts.just_ended(stamp)
            return control and soon and event.key() in CONTROL_ENDS
        tabs = self._bursts.settings.end is End.TAB or self._bursts.just_ended(stamp)
        return event.key() in ENDS or (tabs and event.key() == Qt.Key.Key_Tab)

    def _look_once_more(self) -> None:
        """Let keys that wait in the window system come first: the window was busy."""
        QTimer.singleShot(0, self, partial(self._give_up_waiting, self._bursts.count))

    def _give_up_waiting(self, held: int) -> None:
        if held == self._bursts.count and not self._pause.isActive():
            self._let_go()

    def _let_go(self) -> None:
        """Give up what is held: it was typed, or is a scan that has no end."""
        self._tell(self._bursts.lapse())
        unended = self._bursts.unended()
        self._deliver(self._bursts.release())
        if unended:
            self.unended.emit(unended)

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
            if event.type() is QEvent.Type.KeyPress and _was_command(target, event):
                continue
            self._replaying = True
            try:
                QApplication.sendEvent(target, event)
            finally:
                self._replaying = False


def _receiver() -> QWidget | None:
    """Return the widget a key press is for; its parents see the same press again."""
    popup = QApplication.activePopupWidget()
    if popup is not None:
        inside: QWidget | None = popup.focusWidget()
        return popup if inside is None else inside
    return QApplication.focusWidget() or QApplication.activeWindow()


def _was_command(target: QWidget, event: QKeyEvent) -> bool:
    """Run the command of a key that was held, and say whether it was one.

    Only the window system finds shortcuts; what was held does not come by it again.
    """
    types = event.text() and event.text().isprintable()
    if types and not event.modifiers() & COMMAND_KEYS:
        return False
    pressed = QKeySequence(event.keyCombination())
    for action in target.window().actions():
        if action.isEnabled() and pressed in action.shortcuts():
            action.trigger()
            return True
    return False
