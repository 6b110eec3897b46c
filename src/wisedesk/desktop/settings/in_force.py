# SPDX-License-Identifier: Apache-2.0
"""Lets the open window go by the settings as they are now.

Most are looked at each time they are needed. The work date, what stops the desk and how
its scanner types are kept in mind: they are looked at when one is changed here, and
when a page is shown, since another desk may have changed it.
"""

from __future__ import annotations

from datetime import date

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from wisedesk.desktop.scanning.own_scanner import OwnScanner
from wisedesk.desktop.window.rooms import Rooms
from wisedesk.domain.scanners import ScannerSettings
from wisedesk.services.clock import DeskClock
from wisedesk.services.decisions import Asks
from wisedesk.services.outcomes import Outcome
from wisedesk.services.ports import Reading
from wisedesk.services.settings import FOLLOWED, setting_named, stops, work_date


class _Seen(Struct, frozen=True):
    day: date | None
    stop_at: frozenset[Asks]
    scanner: ScannerSettings


class InForce(QObject):
    """Follows the settings; `turned` tells that the day at the desk is another.

    A work date that the program was started with (`own_day`) is not changed here.
    """

    turned = Signal()

    def __init__(self, rooms: Rooms, scanner: OwnScanner, own_day: date | None) -> None:
        super().__init__(rooms)
        self._rooms = rooms
        self._scanner = scanner
        self._own_day = own_day
        rooms.shell.changed.connect(self._hear)
        rooms.window.ui.pages.currentChanged.connect(self.look)

    def look(self) -> None:
        """Look at the settings that are kept in mind."""
        self._rooms.shell.read(self._ask, self._use, self)

    def _hear(self, outcome: Outcome) -> None:
        name: str = getattr(outcome, "setting", "")
        if setting_named(name) in FOLLOWED:
            self.look()

    def _ask(self, tx: Reading) -> _Seen:
        day = self._own_day or work_date(tx)
        return _Seen(day, stops(tx), self._scanner.settings(tx))

    def _use(self, seen: _Seen) -> None:
        self._scanner.use(seen.scanner)
        desk = self._rooms.desk
        desk.in_turn.stop_at(seen.stop_at)
        desk.queue.go_on()  # what waited behind a question that stops no more
        self._use_day(seen.day)

    def _use_day(self, day: date | None) -> None:
        shell = self._rooms.shell
        services = shell.ready
        if day == services.clock.work_date:
            return
        clock = DeskClock(day, services.clock.stands_at)
        desk = replace(services.desk, clock=clock)
        shell.services = replace(services, desk=desk, clock=clock)
        self.turned.emit()
