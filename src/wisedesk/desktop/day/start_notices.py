# SPDX-License-Identifier: Apache-2.0
"""What the window says once when the library is open, beside the work that waits."""

from functools import partial

from PySide6.QtCore import QObject

from wisedesk.bootstrap import Services, count_left_scans
from wisedesk.config import Config
from wisedesk.desktop.day.backup_work import noted_failure
from wisedesk.desktop.window.shell import Shell
from wisedesk.desktop.wording.words import counted

LEFT = "Niet gedaan: {told} van een andere bibliotheek die hier eerder stond."


class StartNotices(QObject):
    """Looks for what the clerk should know at the start, and says it in the footer."""

    def __init__(self, shell: Shell, config: Config, services: Services) -> None:
        super().__init__(shell)
        self._shell = shell
        count = partial(count_left_scans, config, services)
        shell.runner.keep(count, self._tell_left, self)
        shell.runner.keep(partial(noted_failure, config), self._tell_backup, self)

    def _tell_left(self, scans: int) -> None:
        """Tell of the scans of a library that another one was put in place of."""
        if scans:
            told = counted(scans, "scan", "scans")
            self._shell.say(LEFT.format(told=told), bad=True)

    def _tell_backup(self, told: str) -> None:
        """Tell what went wrong with the last backup: nobody may have seen it then."""
        if told:
            self._shell.say(told, bad=True)
