# SPDX-License-Identifier: Apache-2.0
"""What is shown of a fault of ours: once, with a report to copy; the desk goes on."""

from PySide6.QtWidgets import QApplication, QWidget

from wisedesk.desktop.dialogs.waiting import WaitingDialog
from wisedesk.desktop.forms.ui_crash_report import Ui_CrashReport
from wisedesk.desktop.scanning.waiting_scans import WaitingScans


class CrashReport(WaitingDialog):
    """Shows what went wrong and where it was logged."""

    def __init__(
        self, report: str, log: str, waiting: WaitingScans, parent: QWidget | None
    ) -> None:
        super().__init__(waiting, parent)
        self.ui = Ui_CrashReport()
        self.ui.setupUi(self)
        self.ui.told_label.setText(
            "Er ging iets mis dat niet mocht. Wat al was opgeslagen, staat vast; u kunt"
            f" doorgaan. Het verslag staat ook in {log}."
        )
        self.ui.report_text.setPlainText(report)
        self.ui.copy_button.clicked.connect(self._copy)
        self.ui.ok_button.clicked.connect(self.accept)
        self.show_waiting_in(self.ui.waiting_label)
        self.ui.ok_button.setFocus()

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.ui.report_text.toPlainText())
