# SPDX-License-Identifier: Apache-2.0
"""A clerk made of code: types, scans, presses keys and looks, in the real window.

Nothing is reached but through key events, so that what it does a clerk can do; nothing
is believed but what stands on the screen.
"""

import sys
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEventLoop, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QMenu,
    QToolButton,
    QWidget,
)

from wisedesk.desktop.program import Program
from wisedesk.desktop.tour.key_clock import PERSON_MS, SCANNER_MS, KeyClock
from wisedesk.desktop.tour.screen import (
    accessible_name,
    chosen_row,
    rows_on,
    texts_on,
)

PATIENCE_MS = 15_000
LOOK_LONGEST_MS = 3_000  # at rest, what should be seen is there or is not coming
LOOK_MS = 5
MOST_STEPS = 80  # more Tabs than any screen has places


class NotSeen(Exception):
    """What the clerk waited for did not come; the text says what."""


class Operator:
    """Works a program's window by keyboard and scanner."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.keys = KeyClock(program)

    def start(self) -> None:
        """Show the window and wait until the desk can be used."""
        self.program.show()
        self.wait(lambda: self.program.is_ready, "de balie is klaar")
        self.keys.wind()

    def type(self, text: str) -> None:
        """Type a text as a person does, a newline being Enter."""
        for character in text:
            if character == "\n":
                self.press("Return")
                continue
            self.keys.pass_time(PERSON_MS)
            QTest.keyClicks(self._focus(), character)
        self.settle()

    def press(self, *keys: str) -> None:
        """Press keys or chords one by one, named as Qt names them: Alt+M, Return."""
        for key in keys:
            self.keys.pass_time(PERSON_MS)
            QTest.keySequence(self._focus(), key)
            self.settle()

    def scan(self, number: str, end: str = "\r") -> None:
        """Scan a barcode: its characters fast, and Enter."""
        self.keys.pass_time(PERSON_MS)
        for character in number:
            self.keys.pass_time(SCANNER_MS)
            QTest.keyClicks(self._focus(), character)
        ends = {"\r": Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab}
        for character in end:
            self.keys.pass_time(SCANNER_MS)
            QTest.keyClick(self._focus(), ends[character])
        self.settle()

    def go_to(self, label: str, group: str = "") -> None:
        """Walk with Tab to the field or button with a label, in a group if named."""
        for _ in range(MOST_STEPS):
            widget = self._focus()
            parent = widget.parentWidget()
            around = accessible_name(parent) if group and parent else ""
            if accessible_name(widget) == label and around == group:
                return
            self.press("Tab")
        raise NotSeen(f"met Tab is te bereiken: {group} {label}".replace("  ", " "))

    def choose_entry(self, entry: str) -> None:
        """Choose an entry of the menu that is open, by the arrows."""
        menu = QApplication.activePopupWidget()
        if not isinstance(menu, QMenu):
            raise NotSeen("er staat een menu open")
        for _ in range(len(menu.actions()) + 1):
            chosen: QAction | None = menu.activeAction()
            if chosen is not None and chosen.text().startswith(entry):
                self.press("Return")
                return
            self.press("Down")
        raise NotSeen(f"in het menu staat: {entry}")

    def see(self, *texts: str) -> None:
        """Look for texts on the window in front; raises NotSeen for one not there."""
        for text in texts:
            self._look(partial(self._stands, text), f"op het scherm staat: {text}")

    def see_no(self, text: str) -> None:
        """See that a text does not stand on the window in front."""
        self._look(
            lambda: not self._stands(text),
            f"op het scherm staat niet: {text}",
        )

    def see_row(self, *cells: str) -> None:
        """See a list with a line that has all these cells."""
        self._look(
            lambda: any(set(cells) <= set(row) for row in rows_on(self.sight())),
            f"in de lijst staat een regel met: {', '.join(cells)}",
        )

    def see_sorted(self, column: int) -> None:
        """See that the lines of the list stand in the order of a column, from 1."""

        def is_sorted() -> bool:
            cells = [row[column - 1].casefold() for row in rows_on(self.sight())]
            return len(cells) > 1 and cells == sorted(cells)

        self._look(is_sorted, f"de lijst staat op volgorde van kolom {column}")

    def see_focus(self, label: str) -> None:
        """See that keys go to the field or button with a label."""
        self._look(
            lambda: accessible_name(self._focus()) == label,
            f"de toetsen gaan naar: {label}",
        )

    def chosen_row(self) -> tuple[str, ...]:
        """Return the line chosen in the list that keys go to."""
        return chosen_row(self._focus())

    def see_chosen(self, label: str) -> None:
        """See that the button with the focus has a label, and is the one chosen."""
        self.see_focus(label)
        self._look(self._is_chosen, f"gekozen is: {label}")

    def see_window(self, title: str) -> None:
        """See a window or dialog with a title in front."""
        self._look(
            lambda: self.front().windowTitle().removesuffix(" - wisedesk") == title,
            f"het venster {title} staat voor",
        )

    def settle(self) -> None:
        """Wait until nothing is under way: no work, no held key, no pressed button."""
        self.pause(0)
        self.wait(self._at_rest, "het venster is tot rust gekomen")

    def wait(
        self, seen: Callable[[], bool], what: str, longest: int = PATIENCE_MS
    ) -> None:
        """Wait until something is seen; raises NotSeen with what was waited for."""
        deadline = QDeadlineTimer(longest)
        while not seen():
            if deadline.hasExpired():
                raise NotSeen(what)
            self.pause(LOOK_MS)

    def pause(self, milliseconds: int) -> None:
        """Let the window work for a while."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()
        if sys.platform == "win32":  # a loop that ends at once passes its timers by
            QCoreApplication.processEvents()

    def front(self) -> QWidget:
        """Return the window in front: a dialog, or the window itself."""
        return QApplication.activeModalWidget() or self.program.window

    def sight(self) -> QWidget:
        """Return what the clerk looks at: an open list or menu, else the front."""
        return QApplication.activePopupWidget() or self.front()

    def _is_chosen(self) -> bool:
        button = self._focus()
        return isinstance(button, QAbstractButton) and button.isChecked()

    def _stands(self, text: str) -> bool:
        return any(text in each for each in texts_on(self.sight()))

    def _look(self, seen: Callable[[], bool], what: str) -> None:
        self.wait(seen, what, LOOK_LONGEST_MS)

    def _focus(self) -> QWidget:
        popup = QApplication.activePopupWidget()
        if popup is not None:
            inside: QWidget | None = popup.focusWidget()
            return popup if inside is None else inside
        there = QApplication.focusWidget()
        return self.front() if there is None else there

    def _at_rest(self) -> bool:
        if self.program.is_busy:
            return False
        if not self._front_is_active():
            return False  # a dialog just opened or closed
        buttons = self.front().findChildren(QAbstractButton)
        return not any(
            button.isDown()
            for button in buttons
            if not isinstance(button, QToolButton)  # Qt's file dialog keeps one down
        )

    def _front_is_active(self) -> bool:
        if QApplication.activePopupWidget() or not self.front().isVisible():
            return True
        active = QApplication.activeWindow()
        if active is not None and active.windowType() is Qt.WindowType.Popup:
            self.front().activateWindow()  # unseen, a list that was closed stays active
        return active is self.front()
