# SPDX-License-Identifier: Apache-2.0
"""The backup of the day at a desk that nobody closes: made when nobody is at work."""

from PySide6.QtCore import QObject, Qt, QTimer

from wisedesk.config import Config
from wisedesk.desktop.day.backup_work import BackupWork
from wisedesk.desktop.window.shell import Shell

QUARTER_MS = 15 * 60 * 1000


class IdleBackup(QObject):
    """Looks every quarter of an hour; backs up when there is none since yesterday."""

    def __init__(self, shell: Shell, config: Config) -> None:
        super().__init__(shell)
        self._shell = shell
        self._config = config
        self._worked = True
        self._work: BackupWork | None = None
        shell.changed.connect(self._note_work)
        timer = QTimer(self)
        timer.timeout.connect(self.look)
        timer.start(QUARTER_MS)

    def look(self) -> None:
        """Make the backup that is due, when nothing was done since the last look."""
        worked, self._worked = self._worked, False
        if worked or self._work is not None or self._shell.runner.busy():
            return
        self._work = BackupWork(self._config, self, closing=False)
        self._work.ended.connect(self._ended, Qt.ConnectionType.QueuedConnection)
        self._work.begin()

    def stop(self) -> None:
        """Leave the backup that is being made, if any."""
        if self._work is not None:
            self._work.stop()

    def is_at_work(self) -> bool:
        """Whether a backup is being made."""
        return self._work is not None

    def _note_work(self) -> None:
        self._worked = True

    def _ended(self, told: str) -> None:
        self._work = None
        if told:
            self._shell.say(told, bad=True)
