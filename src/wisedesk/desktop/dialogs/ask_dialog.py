# SPDX-License-Identifier: Apache-2.0
"""One field to fill in: a day, a number."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from wisedesk.desktop.dialogs.waiting import WaitingDialog
from wisedesk.desktop.forms.ui_ask_dialog import Ui_AskDialog
from wisedesk.desktop.scanning.waiting_scans import WaitingScans


class AskDialog(WaitingDialog):
    """Asks for one value; `given` carries what was typed.

    It stays open until the value is accepted, or `refuse`d with the reason.
    """

    given = Signal(str)

    def __init__(
        self,
        title: str,
        text: str,
        field: str,
        value: str,
        waiting: WaitingScans,
        parent: QWidget | None,
    ) -> None:
        super().__init__(waiting, parent)
        self.ui = Ui_AskDialog()
        self.ui.setupUi(self)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.ui.text_label.setText(text)
        self.ui.value_label.setText(field)
        self.ui.value_edit.setText(value)
        self.ui.problem_label.hide()
        self.ui.ok_button.clicked.connect(self._give)
        self.ui.cancel_button.clicked.connect(self.reject)
        self.ui.value_edit.returnPressed.connect(
            self._give,
            Qt.ConnectionType.QueuedConnection,  # its Enter answers no question
        )
        self.show_waiting_in(self.ui.waiting_label)
        self.ui.value_edit.setFocus()
        self.ui.value_edit.selectAll()

    def refuse(self, why: str) -> None:
        """Tell why the value cannot be had."""
        self.ui.problem_label.setText(why)
        self.ui.problem_label.show()
        self.ui.value_edit.setFocus()
        self.ui.value_edit.selectAll()

    def _give(self) -> None:
        self.given.emit(self.ui.value_edit.text().strip())
