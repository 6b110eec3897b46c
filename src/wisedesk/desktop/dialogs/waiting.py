# SPDX-License-Identifier: Apache-2.0
"""What every dialog does: shows the scans that wait; few ask for one."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QWidget

from wisedesk.desktop.scanning.waiting_scans import WaitingScans
from wisedesk.desktop.widgets.keys import press_on_enter


class WaitingDialog(QDialog):
    """A dialog with a line that tells which scans wait behind it."""

    def __init__(self, waiting: WaitingScans, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._waiting = waiting
        self._label: QLabel | None = None
        self.help_keys: Sequence[str] = ()
        self.show_help: Callable[[], None] | None = None
        self.finished.connect(self._give_focus_back)

    def show_waiting_in(self, label: QLabel) -> None:
        """Keep a label up to date with the scans that wait."""
        self._label = label
        label.setObjectName("waiting_label")
        self._waiting.changed.connect(self._tell)
        self._tell()

    def help_by(self, keys: Sequence[str], show: Callable[[], None] | None) -> None:
        """Let keys press the dialog's Help, or show what there is where it has none."""
        self.help_keys, self.show_help = keys, show

    def take_scan(self, scan: str) -> bool:
        """Take a scan if the dialog asks for a number, and say whether it did."""
        del scan
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the button that has the focus on Enter, and no other; help on F1."""
        if QKeySequence(event.keyCombination()).toString() in self.help_keys:
            self._help_out()
        elif event.key() == Qt.Key.Key_Escape or not press_on_enter(self, event):
            super().keyPressEvent(event)

    def _help_out(self) -> None:
        button = self.findChild(QAbstractButton, "help_button")
        if button is not None:
            button.click()
        elif self.show_help is not None:
            self.show_help()

    def _give_focus_back(self) -> None:
        give_focus_back(self)

    def _tell(self) -> None:
        if self._label is None:
            return
        told = self._waiting.sentence()
        self._label.setText(told)
        self._label.setVisible(bool(told))


def give_focus_back(dialog: QDialog) -> None:
    """Let keys go to the window behind a dialog, whatever the window manager does.

    That is another dialog where one is open: this one came over it.
    """
    behind = QApplication.activeModalWidget() or dialog.parentWidget()
    if behind is not None:
        behind.window().activateWindow()
