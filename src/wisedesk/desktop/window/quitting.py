# SPDX-License-Identifier: Apache-2.0
"""Afsluiten (Ctrl+Q): says what is left undone, and brings it in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from wisedesk.desktop.wording.words import counted

if TYPE_CHECKING:
    from wisedesk.desktop.window.rooms import Rooms

UNSAVED = "Er is iets getypt dat niet is opgeslagen. Toch afsluiten?"
ASKS = (
    "{title} vraagt u nog iets. Toch afsluiten?\n\n"
    "Bij de volgende start staat het er weer."
)
WAITS = (
    "Nog niet verwerkt: {told}. Toch afsluiten?\n\n"
    "Bij de volgende start gaat het verder."
)
ASIDE = "Nog niet verwerkt: {told}. Toch afsluiten?\n\nDan vervalt wat er wacht."
UNDONE = "Het laatste is nog niet opgeslagen. Toch afsluiten?"


class Quitting(QObject):
    """Asks before the window is closed on something that is not done."""

    def __init__(self, rooms: Rooms) -> None:
        super().__init__(rooms)
        self._rooms = rooms

    def may_close(self) -> bool:
        """Whether nothing is left undone; the first thing that is, is asked about."""
        told = (
            self._unsaved() or self._at_desk() or self._elsewhere() or self._goes_on()
        )
        if told:
            self._rooms.shell.ask(told, yes=self._quit_anyway)
        return not told

    def _unsaved(self) -> str:
        rooms = self._rooms
        page = next((each for each in rooms.pages.made() if each.unsaved()), None)
        if page is None:
            return ""
        rooms.bring(page)
        return UNSAVED

    def _at_desk(self) -> str:
        rooms, desk = self._rooms, self._rooms.desk
        asking = desk.session.rows.asking()
        if asking or desk.queue.count():
            rooms.bring(desk)
        if asking:
            return ASKS.format(title=asking[0].title)
        if desk.queue.count():
            return WAITS.format(told=counted(desk.queue.count(), "scan", "scans"))
        return ""

    def _elsewhere(self) -> str:
        shell = self._rooms.shell
        aside = shell.waiting.all()
        if aside:
            return ASIDE.format(told=counted(len(aside), "scan", "scans"))
        owes = shell.services is not None and shell.runner.owes()
        return UNDONE if owes else ""

    def _goes_on(self) -> str:
        rooms = self._rooms
        page = next((each for each in rooms.pages.made() if each.under_way()), None)
        if page is None:
            return ""
        if page is not rooms.page:
            rooms.open(page)
        return page.under_way()

    def _quit_anyway(self) -> None:
        rooms = self._rooms
        for page in rooms.pages.made():
            page.forget()
        rooms.shell.waiting.clear()
        rooms.window.may_close = lambda: True
        rooms.window.close()
