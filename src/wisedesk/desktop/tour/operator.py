# SPDX-License-Identifier: Apache-2.0
"""A clerk made of code: types, scans and presses keys in the real window.

Nothing is reached but through key events, so that what it does a clerk can do.
"""

from collections.abc import Callable

from PySide6.QtCore import QDeadlineTimer, QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from wisedesk.desktop.application import Program

PATIENCE_MS = 15_000
TYPING_MS = 60  # between two keys of a person; a scanner takes a few
LOOK_MS = 5


class NotSeen(Exception):
    """What the clerk waited for did not come; the text says what."""


class Operator:
    """Works a program's window by keyboard and scanner."""

    def __init__(self, program: Program) -> None:
        self.program = program

    def start(self) -> None:
        """Show the window and wait until the desk can be used."""
        self.program.show()
        self.wait(lambda: self.program.is_ready, "de balie is klaar")

    def type(self, text: str) -> None:
        """Type a text as a person does, a newline being Enter."""
        for character in text:
            if character == "\n":
                self.press("Return")
                continue
            QTest.keyClick(self._focus(), character)
            self.pause(TYPING_MS)
        self.settle()

    def press(self, keys: str) -> None:
        """Press a key or chord, named as Qt names it: Alt+M, F9, Return."""
        QTest.keySequence(self._focus(), keys)
        self.settle()

    def scan(self, number: str, end: str = "\r") -> None:
        """Scan a barcode: its characters at once, and Enter."""
        for character in number + end:
            key = {"\r": Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab}.get(character)
            QTest.keyClick(self._focus(), character if key is None else key)
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is under way: no work, no held key, no pressed button."""
        self.wait(self._at_rest, "het venster is tot rust gekomen")

    def wait(self, seen: Callable[[], bool], what: str) -> None:
        """Wait until something is seen; raises NotSeen with what was waited for."""
        deadline = QDeadlineTimer(PATIENCE_MS)
        while not seen():
            if deadline.hasExpired():
                raise NotSeen(what)
            self.pause(LOOK_MS)

    def pause(self, milliseconds: int) -> None:
        """Let the window work for a while."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def front(self) -> QWidget:
        """Return the window in front: a dialog, or the window itself."""
        return QApplication.activeModalWidget() or self.program.window

    def _focus(self) -> QWidget:
        inside = QApplication.focusWidget()
        return self.front() if inside is None else inside

    def _at_rest(self) -> bool:
        if self.program.is_busy or self.program.scanner.pending():
            return False
        buttons = self.front().findChildren(QAbstractButton)
        return not any(button.isDown() for button in buttons)
