# SPDX-License-Identifier: Apache-2.0
"""The window as a clerk has it: what can be read on it, and keys; nothing else."""

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QWidget,
)

from wisedesk.desktop.tour.key_clock import PERSON_MS, SCANNER_MS
from wisedesk.desktop.tour.operator import NotSeen, Operator
from wisedesk.desktop.window.style import colour

KEYS = {
    "\r": Qt.Key.Key_Return,
    "\n": Qt.Key.Key_Return,
    "\t": Qt.Key.Key_Tab,
}
MOST_ANSWERS = 5
MOST_STEPS = 80  # more Tabs than any screen has places
REQUIRED = " *"
HOLD_MS = 200  # before a key held down repeats, at its shortest
REPEAT_MS = 30


class WindowClerk(Operator):
    """A clerk who reads the window, fills fields in by their label, and finds lists."""

    def open_window(self) -> None:
        """Show the window and wait until it has done what it can."""
        self.program.show()
        self.wait(lambda: self.program.scanner is not None, "het venster staat")
        self.keys.wind()
        self.settle()

    def start(self) -> None:
        """Show the window and wait until the desk can be used."""
        self.open_window()
        self.wait(lambda: self.program.is_ready, "de balie is klaar")
        self.settle()

    def banner(self) -> str:
        """Return what the banner above the pages says, empty while there is none."""
        return self.named_text("banner_label")

    def press(self, *keys: str) -> None:
        """Press keys or chords one by one, named as Qt names them: Alt+M, Return."""
        for key in keys:
            self.keys.now += PERSON_MS
            QTest.keySequence(self.focus(), key)
            self.settle()

    def press_quickly(self, *keys: str) -> None:
        """Press keys behind each other and wait for nothing in between."""
        self.press_ahead(*keys)
        self.settle()

    def press_ahead(self, *keys: str) -> None:
        """Press keys while the window is still at work."""
        for key in keys:
            self.keys.now += PERSON_MS
            QTest.keySequence(self.focus(), key)
            self.wait(self._takes_keys, "het venster neemt toetsen aan")

    def type_ahead(self, text: str) -> None:
        """Type a text while the window is still at work."""
        self._send(text, PERSON_MS)

    def type(self, text: str) -> None:
        """Type a text at a person's pace, a newline being Enter."""
        self._send(text, PERSON_MS)
        self.settle()

    def burst(self, text: str) -> None:
        """Type a text as fast as a scanner does, and no Enter behind it."""
        self.keys.now += PERSON_MS
        self._send(text, SCANNER_MS)
        self.settle()

    def scan(self, number: str, end: str = "\r") -> None:
        """Scan a barcode: its characters fast, and Enter."""
        self.scan_quietly(number, end)
        self.settle()

    def scan_with_shift(self, number: str) -> None:
        """Scan as most scanners do: Shift goes down and up around each capital."""
        self.keys.now += PERSON_MS
        shift = Qt.KeyboardModifier.ShiftModifier
        for character in number:
            self.keys.now += SCANNER_MS
            if character.isupper():
                QTest.keyPress(self.focus(), Qt.Key.Key_Shift, shift)
                QTest.keyClick(self.focus(), character, shift)
                QTest.keyRelease(self.focus(), Qt.Key.Key_Shift)
            else:
                QTest.keyClick(self.focus(), character)
        self._send("\r", SCANNER_MS)
        self.settle()

    def scan_with_controls(self, sent: str) -> None:
        """Scan as a scanner does that sends a control character as Ctrl and a key."""
        self.keys.now += PERSON_MS
        click, control = QTest.KeyAction.Click, Qt.KeyboardModifier.ControlModifier
        for character in sent:
            if character.isprintable():
                self._send(character, SCANNER_MS)
                continue
            self.keys.now += SCANNER_MS
            key = Qt.Key(ord(character) + Qt.Key.Key_At)
            QTest.sendKeyEvent(click, self.focus(), key, character, control)
        self._send("\r", SCANNER_MS)
        self.settle()

    def scan_with_repeats(self, number: str) -> None:
        """Scan fast: the window system takes a doubled character for one held down."""
        self.keys.now += PERSON_MS
        for before, character in pairwise(f" {number}"):
            if character == before:
                self._repeat(character, SCANNER_MS)
            else:
                self._send(character, SCANNER_MS)
        self._send("\r", SCANNER_MS)
        self.settle()

    def hold_down(self, character: str, times: int) -> None:
        """Hold a key down with a finger until it has come that often."""
        self._send(character, PERSON_MS)
        self.keys.now += HOLD_MS
        self.settle()
        for _ in range(times - 1):
            self._repeat(character, REPEAT_MS)
        self.settle()

    def _repeat(self, character: str, pace: int) -> None:
        self.keys.now += pace
        none = Qt.KeyboardModifier.NoModifier
        for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            press = QKeyEvent(kind, ord(character), none, character, autorep=True)
            QApplication.sendEvent(self.focus(), press)

    def scan_quietly(self, number: str, end: str = "\r") -> None:
        """Scan, and do not wait for what comes of it."""
        self.keys.now += PERSON_MS
        self._send(number + end, SCANNER_MS)

    def scan_at_once(self, number: str, end: str = "\r") -> None:
        """Scan the rest of a number, right behind its first keys."""
        self._send(number + end, SCANNER_MS)

    def _send(self, text: str, pace: int) -> None:
        for character in text:
            self.keys.now += pace
            if character in KEYS:
                QTest.keyClick(self.focus(), KEYS[character])
            elif character.isascii():
                QTest.keyClick(self.focus(), character)
            else:
                unknown = Qt.Key.Key_unknown
                click = QTest.KeyAction.Click
                none = Qt.KeyboardModifier.NoModifier
                QTest.sendKeyEvent(click, self.focus(), unknown, character, none)

    def press_right_behind(self, text: str, key: str) -> None:
        """Type a text, and roll off its last key onto another one."""
        self._send(text, PERSON_MS)
        self.keys.now += SCANNER_MS
        QTest.keySequence(self.focus(), key)
        self.settle()

    def fill(self, label: str, text: str) -> None:
        """Go to a field by Tab and write a text over what stands there."""
        self.go_to(label)
        self.press("Ctrl+A")
        if text:
            self.type(text)
        else:
            self.press("Del")

    def choose(self, label: str, row: str) -> None:
        """Choose a line of a drop-down list by the arrows."""
        self.go_to(label)
        combo = self.focus()
        assert isinstance(combo, QComboBox)
        names = [combo.itemText(place) for place in range(combo.count())]
        self.press("Home")
        for _ in range(names.index(row)):
            self.press("Down")

    def tick(self, group: str, answer: str) -> None:
        """Choose an answer of a group of radio buttons: Tab to it, then the arrows."""
        self.go_to_where(lambda: self.focus_group() == group, group)
        for _ in range(MOST_ANSWERS):
            if self.focus_name() == answer:
                break
            self.press("Right")
        self.press("Space")
        assert self.chosen(group) == answer

    def go_to(self, label: str, group: str = "") -> None:
        """Walk with Tab until the field, list or button with this label is there."""
        self.go_to_where(
            lambda: self.focus_name() == label and self.focus_group() in {group, ""},
            f"{group} {label}".strip(),
        )

    def go_to_where(self, there: Callable[[], bool], what: str) -> None:
        """Walk with Tab until the right place."""
        for _ in range(MOST_STEPS):
            if there():
                return
            self.press("Tab")
        raise NotSeen(f"met Tab is te bereiken: {what}")

    def settle(self) -> None:
        """Wait until nothing is under way and the window in front takes keys."""
        super().settle()
        self.wait(self._takes_keys, "het venster neemt toetsen aan")

    def _takes_keys(self) -> bool:
        front = self.front()
        return not front.isVisible() or front.isActiveWindow()

    def focus(self) -> QWidget:
        """Return what keys go to."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            return popup.focusWidget() or popup
        return QApplication.focusWidget() or self.front()

    def focus_name(self) -> str:
        """Return the label of what has the focus, as a screen reader says it."""
        return label_of(self.focus())

    def typed(self) -> str:
        """Return what stands in the field that has the focus."""
        field = self.focus()
        assert isinstance(field, QLineEdit)
        return field.text()

    def focus_group(self) -> str:
        """Return the accessible name of the group that has the focus."""
        parent = self.focus().parentWidget()
        return label_of(parent) if parent is not None else ""

    def field(self, label: str) -> QWidget:
        """Return the field, list or button with a label on the screen."""
        for widget in self.front().findChildren(QWidget):
            named = label_of(widget) == label
            if named and widget.isVisible() and not isinstance(widget, QLabel):
                return widget
        raise NotSeen(f"het veld {label}")

    def value(self, label: str) -> str:
        """Return what stands in a field."""
        field = self.field(label)
        if isinstance(field, QComboBox):
            return field.currentText()
        if isinstance(field, QPlainTextEdit):
            return field.toPlainText()
        assert isinstance(field, QLineEdit)
        return field.text()

    def chosen(self, group: str) -> str:
        """Return the answer chosen in a group of radio buttons, empty for none."""
        found = [each.text() for each in self.answers(group) if each.isChecked()]
        return found[0] if found else ""

    def answers(self, group: str) -> list[QAbstractButton]:
        """Return the radio buttons of a group."""
        return self.field(group).findChildren(QAbstractButton)

    def texts(self) -> list[str]:
        """Return every label that can be read in the window in front."""
        return [
            label.text()
            for label in self.front().findChildren(QLabel)
            if label.isVisible() and label.text()
        ]

    def reads(self, text: str) -> bool:
        """Whether a text stands on the window in front."""
        return any(text in each for each in self.texts())

    def named_text(self, name: str) -> str:
        """Return the label of the window in front that a form calls by a name."""
        found = [
            label
            for label in self.front().findChildren(QLabel, name)
            if label.isVisible()
        ]
        return found[0].text() if found else ""

    def table(self, name: str) -> list[list[str]]:
        """Return the cells of a list, line by line."""
        model = self._model(name)
        return [
            [
                str(model.data(model.index(row, column)))
                for column in range(model.columnCount(QModelIndex()))
            ]
            for row in range(model.rowCount(QModelIndex()))
        ]

    def _model(self, name: str) -> QAbstractItemModel:
        view = self.field(name)
        assert isinstance(view, QTableView)
        return view.model()

    def is_bad(self, label: str) -> bool:
        """Whether a field is marked as wrong."""
        return bool(self.field(label).property("bad"))

    def headers(self, name: str) -> list[str]:
        """Return the titles of the columns of a list."""
        model = self._model(name)
        across = Qt.Orientation.Horizontal
        columns = range(model.columnCount(QModelIndex()))
        return [str(model.headerData(each, across)) for each in columns]

    def is_red(self, name: str, row: int, header: str) -> bool:
        """Whether a cell is written in red."""
        model = self._model(name)
        place = model.index(row, self.headers(name).index(header))
        brush = model.data(place, Qt.ItemDataRole.ForegroundRole)
        return brush is not None and brush.color() == colour("bad")

    def title(self) -> str:
        """Return the title of the window in front."""
        return self.front().windowTitle()

    def page(self) -> str:
        """Return the title of the main window, without the program's name."""
        return self.program.window.windowTitle().removesuffix(" - wisedesk")

    def waiting(self) -> str:
        """Return the line about scans that wait, in the window in front."""
        return self.named_text("waiting_label")

    def footer(self) -> str:
        """Return the sentence in the footer of the main window."""
        return self.program.window.ui.feedback_label.text()


def label_of(widget: QWidget) -> str:
    """Return what a screen reader calls a widget, without mnemonic and mark.

    On Linux a drop-down list is named by the label it is related to.
    """
    interface = QAccessible.queryAccessibleInterface(widget)
    if interface is None:
        return ""
    if isinstance(widget, QComboBox):
        related = interface.relations(QAccessible.RelationFlag.Label)
        return plain(related[0][0].text(QAccessible.Text.Name)) if related else ""
    return plain(interface.text(QAccessible.Text.Name))


def plain(text: str) -> str:
    """Return a label's text without its mnemonic and the mark of a required field."""
    return text.replace("&", "").removesuffix(REQUIRED)
