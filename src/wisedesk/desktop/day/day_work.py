# SPDX-License-Identifier: Apache-2.0
"""What begins when the library is open: the commands, and what is told at a start."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from wisedesk.desktop.day.day_notice import DayNotice
from wisedesk.desktop.day.holiday_note import HolidayNote
from wisedesk.desktop.day.idle_backup import IdleBackup
from wisedesk.desktop.day.start_notices import StartNotices
from wisedesk.desktop.desk_settings import DeskSettings
from wisedesk.desktop.scanning.scanner_settings import scanner_settings
from wisedesk.desktop.window.bindings import bindings
from wisedesk.desktop.wording.station_words import station_words

if TYPE_CHECKING:
    from wisedesk.bootstrap import Services
    from wisedesk.config import Config
    from wisedesk.desktop.scanning.scanner import ScanFilter
    from wisedesk.desktop.window.rooms import Rooms

LOG = logging.getLogger(__name__)


class DayWork(QObject):
    """The window at work on a library."""

    def __init__(
        self,
        rooms: Rooms,
        scanner: ScanFilter,
        config: Config,
        services: Services,
    ) -> None:
        super().__init__(rooms)
        self._rooms = rooms
        self._settings = DeskSettings(rooms.window, rooms, scanner, config)
        shell, own = rooms.shell, config.scanner
        shell.open_for_work(services)
        shell.read(lambda tx: scanner_settings(tx, own), scanner.use, scanner)
        self._tell_where(services)
        notice = DayNotice(rooms)
        rooms.window.bind(
            bindings(rooms) | self._settings.bindings() | notice.bindings()
        )
        HolidayNote(shell, rooms.window).look()
        notice.start()
        self._settings.tell()
        StartNotices(shell, config, services)
        self._idle_backup = IdleBackup(shell, config)

    def stop(self) -> None:
        """Begin nothing any more by itself."""
        self._idle_backup.stop()
        for page in self._rooms.pages.made():
            page.end()

    def let_go(self) -> None:
        """Let go of what other programs hold: sounds."""
        self._settings.stop()

    def _tell_where(self, services: Services) -> None:
        """Tell in the footer at which desk, and on which day, the clerk works."""
        shell, ui = self._rooms.shell, self._rooms.window.ui
        station, day = services.desk.station, services.clock.work_date
        shell.read(
            lambda tx: station_words(tx, station), ui.station_label.setText, self
        )
        if day is not None:
            ui.work_date_label.setText(f"Werkdatum {day:%d-%m-%Y}")
        LOG.info("the library is open: %s", station)
