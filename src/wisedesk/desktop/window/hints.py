# SPDX-License-Identifier: Apache-2.0
"""A hint in the footer: why nothing was done, until the clerk does something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from wisedesk.desktop.window.shell import Shell

_PRESSES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.MouseButtonPress,
    }
)
_HELD_WITH_OTHERS = frozenset(
    {Qt.Key.Key_Alt, Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_AltGr}
)


class Hints(QObject):
    """Tells what to do first, and takes it back at the next key or click."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._shell = shell
        self._hint = self._footer = ""
        shell.said.connect(self._hear)

    def tell(self, text: str) -> None:
        """Show a hint; what else is said takes its place."""
        self._shell.say(text, bad=True)
        self._hint = text
        QTimer.singleShot(0, self, self._watch)  # the press that led to it is over

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the hint back when something is pressed; keep nothing from anybody."""
        del watched
        if event.type() in _PRESSES and not _is_held_with_others(event):
            self._take_back()
        return False

    def _watch(self) -> None:
        app = QApplication.instance()
        if app is not None and self._hint:
            app.installEventFilter(self)

    def _hear(self, text: str) -> None:
        self._footer = text

    def _take_back(self) -> None:
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        if self._hint and self._footer == self._hint:
            self._shell.say("")
        self._hint = ""


def _is_held_with_others(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() in _HELD_WITH_OTHERS
