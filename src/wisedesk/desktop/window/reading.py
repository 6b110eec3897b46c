# SPDX-License-Identifier: Apache-2.0
"""Help: the manual and the licences, opened by what this machine opens a file with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from wisedesk.resources import resource

if TYPE_CHECKING:
    from wisedesk.desktop.window.shell import Shell

MANUAL = "handleiding/index.html"
LICENCES = "licences/licences.txt"  # written where the program is frozen
MISSING = "Dit bestand ontbreekt: {path}"
NOT_OPENED = "Niets op deze computer opent {path}"
OPENED = "{title} staat in een venster van een ander programma."
LICENCE_OF_SOURCE = (
    "wisedesk valt onder de Apache License 2.0."
    " Elk pakket waar het op draait, heeft zijn licentie bij zich."
)


class Reading(QObject):
    """Opens what is to be read beside the program; the desk goes on meanwhile."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._shell = shell

    def open_manual(self) -> None:
        """Open the manual."""
        self._open("De handleiding", resource(MANUAL))

    def open_licences(self) -> None:
        """Open the licences of the program and of all it is made of.

        From source they lie with each package.
        """
        path = resource(LICENCES)
        if path.is_file():
            self._open("De tekst met licenties", path)
        else:
            self._shell.say(LICENCE_OF_SOURCE)

    def _open(self, title: str, path: Path) -> None:
        if not path.is_file():
            self._shell.say(MISSING.format(path=path), bad=True)
        elif QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self._shell.say(OPENED.format(title=title))
        else:
            self._shell.say(NOT_OPENED.format(path=path), bad=True)
