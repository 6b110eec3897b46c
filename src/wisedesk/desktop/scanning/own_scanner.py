# SPDX-License-Identifier: Apache-2.0
"""The scanner of this desk: Scanner controleren, and what was taken over there."""

from collections.abc import Mapping

from PySide6.QtCore import QObject

from wisedesk.desktop.kept_settings import KeptSettings
from wisedesk.desktop.scanning.scanner import ScanFilter
from wisedesk.desktop.scanning.scanner_settings import as_table, scanner_settings
from wisedesk.desktop.window.shell import Shell
from wisedesk.desktop.wording.shortened import shortened
from wisedesk.domain.scanners import ScannerSettings
from wisedesk.services.ports import Reading
from wisedesk.wording.setting_words import END

TABLE = "scanner"


class OwnScanner(QObject):
    """Looks at the scanner, and sets the desk to it at once.

    `own` is what this machine says of it, instead of the library.
    """

    def __init__(
        self, shell: Shell, scanner: ScanFilter, own: Mapping[str, str]
    ) -> None:
        super().__init__(shell)
        self._own = own
        self._shell = shell
        self._scanner = scanner
        self._kept = KeptSettings(shell)
        scanner.unended.connect(self._tell_unended)

    def settings(self, tx: Reading) -> ScannerSettings:
        """Return how the scanner types, by this machine and by the library."""
        return scanner_settings(tx, self._own)

    def use(self, settings: ScannerSettings) -> None:
        """Tell scans from typing by these settings from now on."""
        self._scanner.use(settings)

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
        self._own = {name: str(each) for name, each in as_table(settings).items()}
        self.use(settings)
        self._shell.say("De scanner van deze balie is ingesteld.")
        self._kept.keep(TABLE, as_table(settings), self._complain)

    def _tell_unended(self, text: str) -> None:
        """Say of a number that came without its end that nothing was done with it."""
        if not any(each.isdigit() for each in text):
            return
        end = END[self._scanner.settings.end]
        self._shell.say(
            f"Zonder {end} erachter is {shortened(text)} geen scan. Kijk bij"
            " Instellingen - Scanner controleren.",
            bad=True,
        )

    def _complain(self, text: str) -> None:
        self._shell.say(text, bad=True)
