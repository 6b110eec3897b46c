# SPDX-License-Identifier: Apache-2.0
"""The frame around the pages: menus, rooms, banner, footer. It knows no library.

It is shown before anything of the library is imported, so that the window is there
at once. `Qt`, the class of all enumerations, takes longer to import than the frame to
make, and is done without here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar, QWidget

from wisedesk.desktop.forms.ui_main_window import Ui_MainWindow
from wisedesk.desktop.keys.commands import COMMANDS, Command, Menu, Needs
from wisedesk.desktop.keys.key_map import KeyMap

if TYPE_CHECKING:  # classes that only a name is needed of take their time as well
    from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent

EARLY = frozenset(  # these need no library
    {"program.quit", "help.keys", "help.manual", "help.licences"}
)
_MENU_TITLES = {
    Menu.CUSTOMER: "Kl&ant",
    Menu.OVERVIEWS: "Overz&ichten",
    Menu.SETTINGS: "Ins&tellingen",
    Menu.CLOSE: "A&fsluiten",
    Menu.HELP: "Hel&p",
}


class MainWindow(QMainWindow):
    """The window's frame; what the commands do is bound to it from outside.

    `painted` is told once, when the window stands on the screen; `escaped` when Esc was
    pressed above the pages.
    """

    escaped = Signal()
    painted = Signal()
    retried = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.ui = Ui_MainWindow()
        self.ui.setupUi(self)
        self._was_painted = False
        self._title = self._note = ""
        self._menus: dict[Menu, QMenu] = {}
        self._in_menus: dict[str, QAction] = {}
        self.commands: dict[str, QAction] = {}
        self.may_close: Callable[[], bool] = lambda: True
        self.has_customer: Callable[[], bool] = lambda: False
        self._make_titles()
        self._make_rooms()
        self.ui.retry_button.clicked.connect(self.retried)

    def bind(self, bound: Mapping[str, Callable[[], None]]) -> None:
        """Let each command that needs a library do what is bound to its id.

        Raises KeyError for a gap.
        """
        for command in COMMANDS:
            if command.id not in EARLY:
                self.bind_early(command.id, bound[command.id])

    def bind_early(self, name: str, bound: Callable[[], None]) -> None:
        """Let one command do what is bound to it, before the others can."""
        self.commands[name].triggered.connect(partial(_call, bound))
        self.commands[name].setEnabled(True)
        self._in_menus[name].setEnabled(True)

    def use_keys(self, keys: KeyMap) -> None:
        """Let each command answer to its keys of now, and its menu entry name them."""
        for name, action in self.commands.items():
            action.setShortcuts([QKeySequence(key) for key in keys.keys(name)])
            self._in_menus[name].setText(keys.title(name))

    def show_page(self, page: QWidget, title: str, room: str) -> None:
        """Bring a page to the front, with the command of its room marked."""
        self.ui.pages.setCurrentWidget(page)
        self._title = title
        self._show_title()
        for command in COMMANDS:
            if command.menu is Menu.ROOMS:
                self._in_menus[command.id].setChecked(command.id == room)

    def note(self, text: str) -> None:
        """Show what holds on every page behind the title of the window."""
        if text != self._note:
            self._note = text
            self._show_title()

    def say(self, text: str, bad: bool) -> None:
        """Show a sentence in the footer."""
        label = self.ui.feedback_label
        label.setText(text)
        if label.property("bad") != bad:  # the sheet is not looked up for nothing
            label.setProperty("bad", bad)
            label.style().polish(label)

    def unsay(self, text: str) -> None:
        """Let a sentence go that holds no more, where it still stands in the footer."""
        if self.ui.feedback_label.text() == text:
            self.say("", bad=False)

    def show_banner(self, text: str, *, retry: bool = True) -> None:
        """Show what is the matter with the surroundings, until it is over."""
        self.ui.opening_label.hide()
        self.ui.banner_label.setText(text)
        self.ui.retry_button.setVisible(retry)
        self.ui.banner.show()
        if retry:
            self.ui.retry_button.setFocus()

    def hide_banner(self) -> None:
        """Show that the surroundings are well again."""
        self.ui.opening_label.show()
        self.ui.banner.hide()

    def show_notice(self, text: str) -> None:
        """Show a line above the pages that may wait, or none: the queue goes on."""
        self.ui.notice_label.setText(text)
        self.ui.notice_bar.setVisible(bool(text))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint, and tell the first time that it was done."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self, self._furnish)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell of Esc in the lines above the pages: each page hears its own."""
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close, unless something would be lost."""
        if self.may_close():
            event.accept()
        else:
            event.ignore()

    def createPopupMenu(self) -> QMenu | None:
        """Offer no menu with which the bar of rooms could be hidden."""
        return None

    def _show_title(self) -> None:
        self.setWindowTitle(f"{self._title} - wisedesk {self._note}".strip())

    def _furnish(self) -> None:
        """Make what cannot be seen before a menu is opened, and tell of the paint.

        Nothing is clicked or typed in between.
        """
        self._make_commands()
        self._fill_menus()
        self.use_keys(KeyMap())
        for actions in (self.commands, self._in_menus):
            for action in actions.values():
                action.setEnabled(False)  # until something is bound
        self.bind_early("program.quit", self._quit)
        self.painted.emit()

    def _make_commands(self) -> None:
        """Make an action for every command; its keys work wherever the focus is."""
        for command in COMMANDS:
            action = QAction(command.title, self)
            action.setObjectName(command.id)
            self.addAction(action)
            self.commands[command.id] = action

    def _make_titles(self) -> None:
        """Make the menus as the bar shows them."""
        for kind, title in _MENU_TITLES.items():
            menu = QMenu(title, self.ui.menu_bar)
            self.ui.menu_bar.addMenu(menu)
            self._menus[kind] = menu

    def _fill_menus(self) -> None:
        for command in COMMANDS:
            menu = self._menus.get(command.menu)
            if menu is not None:
                entry = self._entry(command)
                # a screen reader presses it without closing what it opened
                entry.triggered.connect(menu.hide)
                menu.addAction(entry)
            self._in_menus[command.id].triggered.connect(
                self.commands[command.id].trigger
            )
        for menu in self._menus.values():
            menu.aboutToShow.connect(self._grey)

    def _make_rooms(self) -> None:
        bar = QToolBar("Ruimtes", self)
        bar.setMovable(False)
        keys = KeyMap()
        for command in COMMANDS:
            if command.menu is Menu.ROOMS:
                action = self._entry(command)
                action.setText(keys.title(command.id))
                action.setCheckable(True)
                action.setEnabled(False)
                bar.addAction(action)
        self.addToolBar(bar)

    def _entry(self, command: Command) -> QAction:
        """Return the entry of a command: its label tells the keys, as Wise's does."""
        action = QAction(command.title, self)
        self._in_menus[command.id] = action
        return action

    def _quit(self) -> None:
        self.close()

    def _grey(self) -> None:
        """Grey the entries that need a customer while nobody is open."""
        there = self.has_customer()
        for command in COMMANDS:
            usable = command.needs is Needs.NOTHING or there
            bound = self.commands[command.id].isEnabled()
            self._in_menus[command.id].setEnabled(usable and bound)


def _call(bound: Callable[[], None], _checked: bool = False) -> None:
    bound()
