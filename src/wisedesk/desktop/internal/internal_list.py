# SPDX-License-Identifier: Apache-2.0
"""Reads the internal cards and what is on them: the first page at once, then the rest.

A list of twenty thousand opens as fast as one of twenty; what follows comes in pages,
each read behind whatever else the window asks of the library.
"""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal

from wisedesk.desktop.internal.internal_card_lines import (
    CardLine,
    InternalLine,
    card_lines,
    internal_line,
)
from wisedesk.desktop.window.shell import Shell
from wisedesk.services.internal_card_rows import InternalCardRow
from wisedesk.services.internal_cards import too_long
from wisedesk.services.ports import Reading

FIRST_PAGE = 100
PAGE = 1000
Place = tuple[date, int]
Cards = Mapping[int, InternalCardRow]
_START: Place = (date.min, 0)


class InternalList(QObject):
    """The lines as they were last read.

    `began` tells of a new list with its cards, `came` of lines behind those there are,
    `completed` that there are no more.
    """

    began = Signal(object)  # list[CardLine]
    came = Signal(object)  # list[InternalLine]
    completed = Signal()

    def __init__(self, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell
        self._visit = 0
        self._cards: Cards = {}
        self._days = 0
        self.lines: list[InternalLine] = []
        self.is_complete = False
        self._then: list[Callable[[], None]] = []

    def read(self) -> None:
        """Read all of it anew."""
        self._visit += 1
        self.is_complete = False
        today = self._shell.today

        def ask(tx: Reading) -> tuple[int, list[InternalCardRow]]:
            days = too_long(tx)
            return days, tx.internal_cards(today, days)

        self._shell.read(ask, partial(self._begin, self._visit, today), self)

    def read_cards(self, then: Callable[[list[CardLine]], None]) -> None:
        """Read the totals again and call `then` with them; the lines stay."""
        today, days = self._shell.today, self._days
        self._shell.read(
            lambda tx: card_lines(tx.internal_cards(today, days), today), then, self
        )

    def when_complete(self, then: Callable[[], None]) -> None:
        """Call `then` as soon as all lines are there."""
        if self.is_complete:
            then()
        else:
            self._then.append(then)

    def replace(self, line: InternalLine) -> None:
        """Let a line take the place of the one for the same loan."""
        for place, each in enumerate(self.lines):
            if each.loan_id == line.loan_id:
                self.lines[place] = line

    def _begin(
        self, visit: int, today: date, found: tuple[int, list[InternalCardRow]]
    ) -> None:
        if visit != self._visit:
            return
        self._days, rows = found
        self._cards = {each.customer_id: each for each in rows}
        self.lines = []
        self.began.emit(card_lines(rows, today))
        self._ask(visit, today, _START, FIRST_PAGE)

    def _ask(self, visit: int, today: date, after: Place, limit: int) -> None:
        work = partial(_page, self._cards, today, self._days, after, limit)
        self._shell.read(work, partial(self._come, visit, today), self)

    def _come(
        self,
        visit: int,
        today: date,
        found: tuple[list[InternalLine], Place | None],
    ) -> None:
        if visit != self._visit:
            return
        lines, last = found
        self.lines += lines
        self.came.emit(lines)
        if last is not None:
            self._ask(visit, today, last, PAGE)
        else:
            self.is_complete = True
            self.completed.emit()
            waiting, self._then = self._then, []
            for then in waiting:
                then()


def _page(
    cards: Cards, today: date, days: int, after: Place, limit: int, tx: Reading
) -> tuple[list[InternalLine], Place | None]:
    """Return the lines behind a place, and the last place where more may follow."""
    rows = tx.internal_loans(limit, after)
    lines = [internal_line(row, cards, today, days) for row in rows]
    last = rows[-1].place if len(rows) == limit else None
    return [line for line in lines if line is not None], last
