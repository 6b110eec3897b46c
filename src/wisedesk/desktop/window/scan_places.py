# SPDX-License-Identifier: Apache-2.0
"""Where a scan goes: to whoever asks for a number, else it waits in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from wisedesk.desktop.dialogs.waiting import WaitingDialog
from wisedesk.desktop.scanning.kept_scans import KeptScans
from wisedesk.domain.scanners import is_legible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wisedesk.desktop.window.rooms import Rooms
    from wisedesk.services.inbox import Step


class ScanPlaces(QObject):
    """Gives scans to the page or the dialog in front, and keeps those nobody takes."""

    def __init__(self, rooms: Rooms) -> None:
        super().__init__(rooms)
        self._rooms = rooms
        self._kept = KeptScans(rooms.shell)
        rooms.shell.freed.connect(rooms.shell.waiting.is_free)
        rooms.shell.rekeyed.connect(self._show)
        rooms.shell.waiting.changed.connect(self._show)

    def take(self, scan: str) -> None:
        """Give a scan to whoever asks for a number; keep it in sight otherwise."""
        rooms, shell = self._rooms, self._rooms.shell
        if not is_legible(scan) and rooms.page is not rooms.desk:
            shell.say(f"Onleesbaar, scan opnieuw: {scan}.", bad=True)
        elif is_legible(scan) and self._is_taken(scan):
            return
        elif rooms.page is rooms.desk and shell.dialog is not None:
            rooms.desk.add(scan)  # it waits in the line, until the dialog is closed
            shell.waiting.tell_of(scan)
        elif is_legible(scan):
            shell.waiting.add(scan, rooms.page)
        else:
            rooms.desk.add(scan)

    def _is_taken(self, scan: str) -> bool:
        """Whether whoever is in front asked for a number, and took it."""
        rooms, dialog = self._rooms, self._rooms.shell.dialog
        busy = QApplication.activeModalWidget() or QApplication.activePopupWidget()
        if isinstance(dialog, WaitingDialog) and busy in {dialog, None}:
            return dialog.take_scan(scan)
        return busy is None and rooms.page.take_scan(scan)

    def take_kept(self) -> None:
        """Give the oldest scan that waits to the page in front."""
        rooms, shell = self._rooms, self._rooms.shell
        scan = shell.waiting.oldest()
        if scan is None:
            shell.hint("Er wacht geen scan.")
        elif rooms.page is rooms.desk:
            shell.waiting.take_out(scan)
            rooms.desk.add(scan.text, scan.op_id)
        elif rooms.page.take_scan(scan.text):
            shell.waiting.take(scan.place)
        else:
            desk = shell.keys.title("desk.lend")
            shell.hint(f"Dit scherm vraagt geen nummer. Ga naar {desk}.")

    def bring_back(self, steps: Sequence[Step]) -> None:
        """Let the scans that waited when the desk was cut off wait again."""
        self._kept.bring_back(steps)

    def _show(self) -> None:
        shell = self._rooms.shell
        told = shell.waiting.sentence()
        handled = shell.keys.shown("scans.take")
        wiped = shell.keys.shown("scans.clear")
        hint = f" ({handled} verwerkt, {wiped} wist)" if told else ""
        self._rooms.window.ui.waiting_label.setText(told + hint)
