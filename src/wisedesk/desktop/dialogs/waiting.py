# SPDX-License-Identifier: Apache-2.0
"""What every dialog does: shows the scans that wait, and never takes one."""

from PySide6.QtWidgets import QDialog, QLabel, QWidget

from wisedesk.desktop.waiting_scans import WaitingScans


class WaitingDialog(QDialog):
    """A dialog with a line that tells which scans wait behind it."""

    def __init__(self, waiting: WaitingScans, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._waiting = waiting
        self._label: QLabel | None = None

    def show_waiting_in(self, label: QLabel) -> None:
        """Keep a label up to date with the scans that wait."""
        self._label = label
        label.setObjectName("waiting_label")
        self._waiting.changed.connect(self._tell)
        self._tell()

    def _tell(self) -> None:
        if self._label is None:
            return
        told = self._waiting.sentence()
        self._label.setText(told)
        self._label.setVisible(bool(told))
