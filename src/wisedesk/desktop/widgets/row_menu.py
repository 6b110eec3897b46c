# SPDX-License-Identifier: Apache-2.0
"""The menu of a list's rows: by a right click, the menu key or Shift+F10."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QTableView

from wisedesk.desktop.window.shell import Shell

_SHIFT = Qt.KeyboardModifier.ShiftModifier


class RowMenu(QObject):
    """Offers what can be done with the rows chosen, each with the key that does it.

    `own` is what the list itself does on Enter, with its title. `opened` tells that the
    clerk means the rows that are chosen.
    """

    opened = Signal()

    def __init__(
        self,
        view: QTableView,
        shell: Shell,
        commands: Sequence[str],
        own: tuple[str, Callable[[], None]],
    ) -> None:
        super().__init__(view)
        self._view = view
        self._shell = shell
        self._commands = tuple(commands)
        self._own = own
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._open_at)
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Return whether a key opened the menu, at the row the list stands on."""
        del watched
        pressed = event.type() is QEvent.Type.KeyPress
        if not (pressed and isinstance(event, QKeyEvent)):
            return False
        by_keys = event.key() == Qt.Key.Key_F10 and event.modifiers() == _SHIFT
        if event.key() != Qt.Key.Key_Menu and not by_keys:
            return False
        index = self._view.currentIndex()
        if index.isValid():
            self._view.scrollTo(index)
            self._open_at(self._view.visualRect(index).bottomLeft())
        return True

    def menu(self) -> QMenu:
        """Return the menu as it is now."""
        menu = QMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title, work = self._own
        menu.addAction(f"{title} (Enter)", work)
        menu.addSeparator()
        keys = self._shell.keys
        for name in self._commands:
            want = partial(self._shell.wanted.emit, name)
            menu.addAction(keys.title(name), want)
        return menu

    def _open_at(self, place: QPoint) -> None:
        if self._view.selectionModel().hasSelection():
            menu = self.menu()
            self.opened.emit()
            menu.popup(self._view.viewport().mapToGlobal(place))
            menu.setActiveAction(menu.actions()[0])
