# SPDX-License-Identifier: Apache-2.0
"""What stands on the screen while the backup of the day is made at closing."""

from PySide6.QtWidgets import QDialog

from wisedesk.desktop.dialogs.waiting import WaitingDialog
from wisedesk.desktop.forms.ui_backup_window import Ui_BackupWindow
from wisedesk.desktop.scanning.waiting_scans import WaitingScans
from wisedesk.desktop.widgets.looks import mark

TOO_LATE = "Het programma is al gesloten. Niet verwerkt: {scans}."


class BackupWindow(WaitingDialog):
    """Tells what goes on; closing it leaves the backup.

    Nothing has the focus: an Enter pressed for the program that just closed does
    nothing here.
    """

    def __init__(self) -> None:
        super().__init__(WaitingScans(), None)
        self._scans: list[str] = []
        self.ui = Ui_BackupWindow()
        self.ui.setupUi(self)
        self.ui.scans_label.hide()
        self.ui.close_button.clicked.connect(self.reject)
        self.setFocus()

    def tell_scan(self, scan: str) -> None:
        """Show a scan that came when the program had closed: nobody takes it."""
        self._scans.append(scan)
        self.ui.scans_label.setText(TOO_LATE.format(scans=", ".join(self._scans)))
        self.ui.scans_label.show()
        self.appear()

    def tell_end(self, told: str) -> None:
        """Close, or show what went wrong and stay until a person closes the window."""
        self.ui.progress_bar.setHidden(True)
        self.ui.close_button.setText("&Sluiten")
        self.ui.text_label.setText(told or "De reservekopie is gemaakt.")
        mark(self.ui.text_label, bad=bool(told))
        if told or self._scans:
            self.appear()
        else:
            self.done(QDialog.DialogCode.Accepted)

    def appear(self) -> None:
        """Show the window, unless it is there."""
        if not self.isVisible():
            self.open()
