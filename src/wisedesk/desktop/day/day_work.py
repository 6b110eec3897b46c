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
from wisedesk.desktop.settings.in_force import InForce
from wisedesk.desktop.window.bindings import bindings
from wisedesk.desktop.wording.station_words import station_words

if TYPE_CHECKING:
    from datetime import date

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
        own_day: date | None,
    ) -> None:
        super().__init__(rooms)
        self._rooms = rooms
        self._settings = DeskSettings(rooms.window, rooms, scanner, config)
        shell = rooms.shell
        shell.open_for_work(services)
        in_force = InForce(rooms, self._settings.scanner, own_day)
        in_force.look()
        self._tell_where(services)
        notice = DayNotice(rooms)
        rooms.window.bind(
            bindings(rooms) | self._settings.bindings() | notice.bindings()
        )
        holidays = HolidayNote(shell, rooms.window)
        holidays.look()
        notice.start()
        for follow in (self._tell_day, holidays.look, notice.look):
            in_force.turned.connect(follow)
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

    def _tell_day(self) -> None:
        """Tell on which day the clerk works, where that is not today."""
        day = self._rooms.shell.ready.clock.work_date
        told = "" if day is None else f"Werkdatum {day:%d-%m-%Y}"
        self._rooms.window.ui.work_date_label.setText(told)

    def _tell_where(self, services: Services) -> None:
        """Tell in the footer at which desk the clerk works, and on which day."""
        shell, ui = self._rooms.shell, self._rooms.window.ui
        station = services.desk.station
        shell.read(
            lambda tx: station_words(tx, station), ui.station_label.setText, self
        )
        self._tell_day()
        LOG.info("the library is open: %s", station)
