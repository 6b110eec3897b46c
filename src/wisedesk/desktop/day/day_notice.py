# SPDX-License-Identifier: Apache-2.0
"""Says at the start of a day what has been on internal cards for too long.

It is a line above the pages: the queue goes on. Ctrl+I opens the list of just these.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from wisedesk.desktop.window import overviews
from wisedesk.desktop.window.rooms import Rooms
from wisedesk.desktop.wording import words as w
from wisedesk.domain.customer_types import INTERNAL
from wisedesk.services.circulation_outcomes import Lent, Returned
from wisedesk.services.customer_outcomes import (
    ExpectedBackChanged,
    InternalCardChanged,
    PersonChanged,
)
from wisedesk.services.internal_card_rows import Ageing
from wisedesk.services.internal_cards import ageing_on
from wisedesk.services.library_outcomes import SettingChanged
from wisedesk.services.outcomes import Outcome, Undone

if TYPE_CHECKING:
    from wisedesk.desktop.internal.internal_cards_page import InternalCardsPage

OPEN = "internal-cards.open"
EVERY_MINUTE = 60_000  # milliseconds; how late a new day may be seen


class DayNotice(QObject):
    """Looks once a day: when the window opens, and when a new day has begun.

    What it told is kept true all day, until it is taken away.
    """

    def __init__(self, rooms: Rooms) -> None:
        super().__init__(rooms)
        self._rooms = rooms
        self._page: InternalCardsPage | None = None
        self._told_on: date | None = None
        self._tells = self._reads = self._again = False
        self._timer = QTimer(self)
        self._timer.setObjectName("day_timer")
        self._timer.timeout.connect(self.look)
        rooms.shell.changed.connect(self._heed)
        ui = rooms.window.ui
        rooms.shell.name_key_on(ui.notice_open_button, OPEN)
        ui.notice_open_button.clicked.connect(self.open_list)
        ui.notice_close_button.clicked.connect(self.dismiss)

    def bindings(self) -> dict[str, Callable[[], None]]:
        """Return what is done for the command that opens the list."""
        return {OPEN: self.open_list}

    def start(self) -> None:
        """Look now, and at every day that begins from now on."""
        self.look()
        self._timer.start(EVERY_MINUTE)

    def look(self) -> None:
        """Tell what is over time, if nobody was told today."""
        shell = self._rooms.shell
        today = shell.today
        if today != self._told_on:
            self._told_on, self._tells = today, True
            self._read()

    def open_list(self) -> None:
        """Open Interne passen: with what is over time while that is being told."""
        rooms = self._rooms
        page = self._page or self._make_page()
        if rooms.window.ui.notice_bar.isVisible():
            page.show_late()
        self._take_away()
        rooms.open(page)

    def dismiss(self) -> None:
        """Tell it no more today."""
        self._take_away()
        self._rooms.page.enter()

    def _take_away(self) -> None:
        self._tells = False
        self._rooms.window.show_notice("")

    def _make_page(self) -> InternalCardsPage:
        page = self._page = overviews.internal_cards(self._rooms)
        page.opened.connect(self._rooms.open_in_administration)
        return page

    def _heed(self, outcome: Outcome) -> None:
        """Look again after what may have taken an item off an internal card."""
        if self._tells and concerns_internal_cards(outcome):
            if self._reads:
                self._again = True
            else:
                self._read()

    def _read(self) -> None:
        self._reads, self._again = True, False
        shell = self._rooms.shell
        shell.read(partial(ageing_on, today=shell.today), self._tell, self)

    def _tell(self, ageing: Ageing) -> None:
        self._reads = False
        if self._tells:
            self._rooms.window.show_notice(notice_sentence(ageing))
        if self._again:
            self._read()


def concerns_internal_cards(outcome: Outcome) -> bool:
    """Whether an outcome may change what has been on internal cards too long.

    What people bring and take does not, and is what a desk does all day.
    """
    if isinstance(outcome, Returned):
        return outcome.standing in INTERNAL
    if isinstance(outcome, Lent):
        return bool(outcome.taken_from_name)
    changes = PersonChanged | InternalCardChanged | ExpectedBackChanged
    return isinstance(outcome, changes | SettingChanged | Undone)


def notice_sentence(ageing: Ageing) -> str:
    """Return what has been on internal cards too long, empty for nothing.

    12 exemplaren langer dan 90 dagen op een administratieve pas, 5 bij een speciale
    klant.
    """
    where = {
        "op een administratieve pas": ageing.administrative,
        "bij een speciale klant": ageing.special,
    }
    long = [f"{count} {place}" for place, count in where.items() if count]
    parts = list(long)
    if long:
        count, place = long[0].split(" ", 1)
        items = w.counted(int(count), "exemplaar", "exemplaren")
        long_days = w.counted(ageing.days, "dag", "dagen")
        parts[0] = f"{items} langer dan {long_days} {place}"
    if ageing.past:
        others = f"{ageing.past} andere" if long else ""
        items = others or w.counted(ageing.past, "exemplaar", "exemplaren")
        parts.append(f"{items} over de verwachte datum")
    return f"{', '.join(parts)}." if parts else ""
