# SPDX-License-Identifier: Apache-2.0
"""After the window closed: the backup of the day, with a small window of its own.

Everything that was scanned is done by then, and the library let go of.
"""

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from wisedesk.config import Config
from wisedesk.desktop.day.backup_work import BackupWork
from wisedesk.desktop.dialogs.backup_window import BackupWindow
from wisedesk.desktop.scanning.scanner import ScanFilter
from wisedesk.domain.scanners import ScannerSettings

UNSEEN_MS = 400  # a small library is backed up before a window could be read


class ClosingBackup(QObject):
    """Makes the backup if it is due; a person may leave it, a scan does nothing."""

    def __init__(
        self, app: QApplication, config: Config, scanner: ScannerSettings
    ) -> None:
        super().__init__(app)
        self.window = BackupWindow()
        self._work = BackupWork(config, self, closing=True)
        self._scans = ScanFilter(app, scanner)
        self._scans.scanned.connect(self.window.tell_scan)
        self._loop = QEventLoop(self)
        queued = Qt.ConnectionType.QueuedConnection
        self._work.ended.connect(self.window.tell_end, queued)
        self.window.finished.connect(self._loop.quit)

    def run(self) -> None:
        """Make it, and return when the program may end."""
        self.begin()
        self._loop.exec()
        self.end()

    def begin(self) -> None:
        """Begin to make it; the window appears when that takes a while."""
        QTimer.singleShot(UNSEEN_MS, self.window, self.window.appear)
        self._work.begin()

    def end(self) -> None:
        """Leave what is not made by now, and let go of everything."""
        self._work.stop()
        self._scans.stop()
        self.window.deleteLater()
