# SPDX-License-Identifier: Apache-2.0
"""The scanner of this desk: Scanner controleren, and what was taken over there."""

from PySide6.QtCore import QObject

from wisedesk.desktop.kept_settings import KeptSettings
from wisedesk.desktop.scanning.scanner import ScanFilter
from wisedesk.desktop.scanning.scanner_settings import as_table
from wisedesk.desktop.window.shell import Shell
from wisedesk.domain.scanners import ScannerSettings

TABLE = "scanner"


class OwnScanner(QObject):
    """Looks at the scanner, and sets the desk to it at once."""

    def __init__(self, shell: Shell, scanner: ScanFilter) -> None:
        super().__init__(shell)
        self._shell = shell
        self._scanner = scanner
        self._kept = KeptSettings(shell)

    def open(self) -> None:
        """Look at the scanner."""
        from wisedesk.desktop.dialogs.scanner_dialog import (  # noqa: PLC0415 - few open it, and every start would wait
            ScannerDialog,
        )

        shell = self._shell
        dialog = ScannerDialog(self._scanner.settings, shell.waiting, shell.window)
        dialog.taken.connect(self._take)
        shell.open(dialog)

    def _take(self, settings: ScannerSettings) -> None:
        self._scanner.use(settings)
        self._shell.say("De scanner van deze balie is ingesteld.")
        self._kept.keep(TABLE, as_table(settings), self._complain)

    def _complain(self, text: str) -> None:
        self._shell.say(text, bad=True)
