# SPDX-License-Identifier: Apache-2.0
"""The menu Instellingen: what the desk and the library may be set to.

What is this machine's own is kept in wisedesk.toml; all of it is in force at once.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject

from wisedesk.config import Config
from wisedesk.desktop.keys.own_keys import OwnKeys
from wisedesk.desktop.scanning.own_scanner import OwnScanner
from wisedesk.desktop.scanning.scanner import ScanFilter
from wisedesk.desktop.sounds.own_sounds import OwnSounds
from wisedesk.desktop.window import overviews
from wisedesk.desktop.window.main_window import MainWindow
from wisedesk.desktop.window.rooms import Rooms


class DeskSettings(QObject):
    """The settings of this desk, and the commands that change them."""

    def __init__(
        self, window: MainWindow, rooms: Rooms, scanner: ScanFilter, config: Config
    ) -> None:
        shell = rooms.shell
        super().__init__(shell)
        self._keys = OwnKeys(window, shell)
        self._sounds = OwnSounds(shell, rooms.desk, config.sounds)
        self._rooms = rooms
        self.scanner = OwnScanner(shell, scanner, config.scanner)
        if config.keys:
            self._keys.begin(config.keys)

    def bindings(self) -> dict[str, Callable[[], None]]:
        """Return what is done for each command of the menu."""
        return {
            "settings.library": self._open_library,
            "settings.keys": self._keys.open,
            "settings.scanner": self.scanner.open,
            "settings.sounds": self._sounds.open,
        }

    def _open_library(self) -> None:
        self._rooms.open(overviews.settings(self._rooms))

    def stop(self) -> None:
        """Be silent."""
        self._sounds.speaker.stop()

    def tell(self) -> None:
        """Say what of the settings file could not be used."""
        self._keys.tell()
