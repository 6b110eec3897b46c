# SPDX-License-Identifier: Apache-2.0
"""Doe het, laat het: the clerk answers a row, each answer by one key."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from wisedesk.desktop.lists.table_model import chosen
from wisedesk.desktop.wording import words as w
from wisedesk.desktop.wording.question_words import DO, LEAVE
from wisedesk.desktop.wording.shortened import shortened
from wisedesk.domain.cards import tidy_number
from wisedesk.services.decisions import Asks
from wisedesk.services.desk_rows import DeskRow

if TYPE_CHECKING:
    from wisedesk.desktop.desk.desk_page import DeskPage
    from wisedesk.desktop.scanning.second_looks import SecondLooks


class Answering(QObject):
    """Answers the row chosen in the table, else the one that asked last."""

    def __init__(self, page: DeskPage) -> None:
        super().__init__(page)
        self._page = page
        self._looks: SecondLooks | None = None
        self._waits = ""  # what was said of scans that wait
        self._footer = ""
        page.shell.said.connect(self._hear)
        page.queue.answered.connect(self._tell_again)

    def answer(self, *, yes: bool) -> None:
        """Do what a row asks, or leave it."""
        page = self._page
        row = self._asked()
        if row is None:
            page.shell.hint("Er is geen regel die iets vraagt.")
            return
        asks = row.decision.asks if row.decision is not None else None
        if yes and asks is Asks.SECOND_LOOK:
            self._look_again(row)
        else:
            self._decide(row, yes=yes)
        page.enter()

    def _look_again(self, row: DeskRow) -> None:
        from wisedesk.desktop.scanning.second_looks import SecondLooks

        self._looks = self._looks or SecondLooks(self._page.shell, self)
        code = tidy_number(row.text)
        self._looks.look(code, partial(self._decide, row, yes=True))

    def holds_up(self) -> bool:
        """Say what keeps the session from ending, and whether anything does."""
        page, session = self._page, self._page.session
        asks = session.rows.asking()
        if asks:
            row = asks[0]
            told = f"Nog niet: {shortened(row.title)} vraagt u iets."
            page.shell.say(f"{told} {self._keys()}", bad=True)
            page.last.say(f"{told} {self._keys()}", bad=True)
            self._walk_to(row)
        elif page.queue.count():
            self._tell_waiting()
        return bool(asks) or page.queue.count() > 0

    def tell_of_stop(self) -> None:
        """Say which row must be answered first, where one stops the line."""
        page = self._page
        stop = page.session.rows.stopping(page.session.stops)
        if stop is not None:
            told = f"Dit wacht: {shortened(stop.title)} vraagt u eerst iets."
            page.shell.say(f"{told} {self._keys()}", bad=True)

    def _keys(self) -> str:
        keys = self._page.shell.keys
        return f"{keys.shown(DO)} doet het, {keys.shown(LEAVE)} laat het."

    def _tell_waiting(self) -> None:
        page = self._page
        told = w.counted(page.queue.count(), "scan wacht", "scans wachten")
        self._waits = f"Nog niet: {told} nog."
        page.shell.say(self._waits, bad=True)

    def _hear(self, text: str) -> None:
        self._footer = text

    def _tell_again(self) -> None:
        """Say how many scans wait by now, where the footer still tells of them."""
        if not self._waits or self._footer != self._waits:
            return
        page = self._page
        if page.queue.count():
            self._tell_waiting()
            return
        key = page.shell.keys.shown("customer.close")
        done = f"Alle scans zijn verwerkt: {key} sluit de klant."
        page.shell.say("" if page.session.rows.asking() else done)

    def _decide(self, row: DeskRow, code: str = "", *, yes: bool) -> None:
        page = self._page
        at = page.shell.now()
        page.shell.say("")  # what was said of it is of before
        page.last.clear()
        page.queue.keep(page.session.entries.decide(row.op_id, at, yes=yes, code=code))

    def _asked(self) -> DeskRow | None:
        page, session = self._page, self._page.session
        line = chosen(page.ui.session_view) if self._in_table() else None
        row = session.rows.get(line.mark) if line is not None else None
        if row is not None and row.decision is not None:
            return row
        stop = session.rows.stopping(session.stops)
        if stop is not None:
            return stop
        asking = session.rows.asking() or [
            each for each in session.rows.all() if each.decision is not None
        ]
        return asking[0] if asking else None

    def _in_table(self) -> bool:
        return self._page.ui.session_view.hasFocus()

    def _walk_to(self, row: DeskRow) -> None:
        place = self._page.lines.place(row.op_id)
        if place is not None:
            self._page.ui.session_view.selectRow(place)
