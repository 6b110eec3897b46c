# SPDX-License-Identifier: Apache-2.0
"""Doe het, laat het: the clerk answers a row, each answer by one key."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from wisedesk.desktop.deeds.undoing import LeftRow
from wisedesk.desktop.wording import words as w
from wisedesk.desktop.wording.question_words import DO, held_up, stopped_by
from wisedesk.desktop.wording.shortened import shortened
from wisedesk.services.decisions import Asks
from wisedesk.services.desk_rows import DeskRow, RowState

if TYPE_CHECKING:
    from wisedesk.desktop.desk.desk_page import DeskPage
    from wisedesk.desktop.scanning.second_looks import SecondLooks


class Answering(QObject):
    """Answers the row whose turn it is (`InTurn`), by what it asks."""

    def __init__(self, page: DeskPage) -> None:
        super().__init__(page)
        self._page = page
        self._looks: SecondLooks | None = None
        self._waits = ""  # what was said of scans that wait
        self._done = ""  # what was said when none waited any more
        self._footer = ""
        self._answered: DeskRow | None = None
        page.shell.said.connect(self._hear)
        page.queue.answered.connect(self._tell_again)

    def answer(self, *, yes: bool) -> None:
        """Do what a row asks, or leave it; one that is out of sight is shown first."""
        page = self._page
        row = page.in_turn.row()
        if row is None:
            page.shell.hint("Er is geen regel die iets vraagt.")
            return
        if self._is_under_way(row):
            return  # a second press answers nothing that nobody has read
        if page.in_turn.is_in_sight(row):
            self._answer(row, yes=yes)
        else:
            page.in_turn.choose(row)
            page.last.tell_row(row.op_id)
        page.enter()

    def _answer(self, row: DeskRow, *, yes: bool) -> None:
        asks = row.decision.asks if row.decision is not None else None
        if yes and asks is Asks.SECOND_LOOK:
            self._look_again(row)
        elif yes and asks is Asks.OPEN_CARD:
            self._scan_at("desk.lend", row)
        elif yes and row.is_belated and not (row.customer or self._page.queue.count()):
            self._before_card(row)
        else:
            self._decide(row, yes=yes)

    def _before_card(self, row: DeskRow) -> None:
        """Take back what was scanned before any card; what is in waits for one."""
        if row.item is not None and row.item.borrower_key:
            self._scan_at("desk.return", row)
        else:
            key = self._page.shell.keys.shown(DO)
            told = f"Scan eerst de pas van de klant; daarna leent {key} het uit."
            self._page.shell.say(told, bad=True)

    def _scan_at(self, command: str, row: DeskRow) -> None:
        """Go over to lending or returning, as if it had been scanned there."""
        self._page.shell.wanted.emit(command)
        self._page.add(row.text)

    def _is_under_way(self, row: DeskRow) -> bool:
        """Whether an answer to a row is on its way, or one to another at work."""
        page, answered = self._page, self._answered
        now = page.session.rows.get(answered.op_id) if answered is not None else None
        if answered is None or now is None or not page.queue.count():
            return False
        is_same = now.decision is answered.decision
        return is_same and (now.op_id == row.op_id or now.state is RowState.WAITS)

    def _look_again(self, row: DeskRow) -> None:
        from wisedesk.desktop.scanning.second_looks import SecondLooks

        self._looks = self._looks or SecondLooks(self._page.shell, self)
        self._looks.look(row.number, partial(self._decide, row, yes=True))

    def holds_up(self) -> bool:
        """Say what keeps the session from ending, and whether anything does."""
        page, rows = self._page, self._page.session.rows
        asks = rows.asking()
        if asks:
            first = rows.stopping(page.session.stops) or asks[-1]
            told = held_up(first, len(asks), page.shell.keys)
            page.shell.say(told, bad=True)
            page.last.say(told, bad=True)
            page.in_turn.choose(first)
        elif page.queue.count():
            self._tell_waiting()
        return bool(asks) or page.queue.count() > 0

    def tell_of_stop(self) -> None:
        """Say which row must be answered first, where one stops the line."""
        page = self._page
        stop = page.session.rows.stopping(page.session.stops)
        if stop is not None:
            page.shell.say(stopped_by(stop, page.shell.keys), bad=True)

    def _tell_waiting(self) -> None:
        page = self._page
        told = w.counted(page.queue.count(), "scan wacht", "scans wachten")
        self._waits = f"Nog niet: {told} nog."
        page.shell.say(self._waits, bad=True)

    def _hear(self, text: str) -> None:
        self._footer = text

    def session_ended(self) -> None:
        """Leave nothing in the footer that told of how the session could end."""
        if self._done and self._footer == self._done:
            self._page.shell.say("")

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
        self._done = "" if page.session.rows.asking() else done
        page.shell.say(self._done)

    def _decide(self, row: DeskRow, code: str = "", *, yes: bool) -> None:
        page, self._answered = self._page, row
        at = page.shell.now()
        page.shell.say("")  # what was said of it is of before
        page.last.clear()
        page.queue.keep(page.session.entries.decide(row.op_id, at, yes=yes, code=code))
        if not yes and row.decision is not None and row.decision.leave is None:
            page.shell.undoing.note_left(self._left(row))

    def _left(self, row: DeskRow) -> LeftRow:
        """Return how Ctrl+Z lets a row ask again what is left."""
        page = self._page

        def ask() -> None:
            now = page.shell.now()
            page.queue.keep(page.session.entries.ask_what_was_left(row.op_id, now))

        def is_there() -> bool:
            return page.session.rows.get(row.op_id) is not None

        title = shortened(row.title) or row.customer_name
        return LeftRow(title, is_there, ask)
