# SPDX-License-Identifier: Apache-2.0
"""The row that an answer is for: always one, and always to be seen which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from wisedesk.desktop.lists.table_model import chosen, chosen_rows
from wisedesk.desktop.wording.question_words import first_comes
from wisedesk.services.decisions import Asks
from wisedesk.services.desk_rows import DeskRow, RowState
from wisedesk.services.outcomes import Outcome

if TYPE_CHECKING:
    from wisedesk.desktop.desk.desk_page import DeskPage


class InTurn(QObject):
    """Marks the row in the table, each time that rows, stops or the choice change."""

    def __init__(self, page: DeskPage) -> None:
        super().__init__(page)
        self._page = page
        self._view = page.ui.session_view
        self._meant = ""  # the row that was chosen to be answered
        page.lines.changed.connect(self.look)
        page.lines.shown.connect(self.look)  # another may be in front
        page.lines.told.connect(self.tell)
        page.shell.rekeyed.connect(self._name_keys)
        self._view.selectionModel().selectionChanged.connect(self.look)

    def row(self) -> DeskRow | None:
        """Return the row that an answer is for, None where none asks anything."""
        session = self._page.session
        front = session.customers.key
        return session.rows.in_turn(session.stops, self._chosen(), front)

    def look(self) -> None:
        """Mark the row that an answer is for now, and no other any more."""
        session, lines = self._page.session, self._page.lines
        before, now = lines.in_turn, self.row()
        lines.in_turn = now
        if (before and before.op_id) != (now and now.op_id):
            for each in (before, now):
                row = session.rows.get(each.op_id) if each is not None else None
                if row is not None:
                    lines.show_again(row)
        chosen_now = self._chosen()
        if now is not None and now.op_id == chosen_now:
            self._meant = chosen_now
        elif chosen_now and chosen_now == self._meant:
            self._let_go_of(chosen_now)
        stopped = session.rows.stopping(session.stops) is not None
        if stopped is not lines.stopped:
            lines.stopped = stopped
            for row in session.rows.all():
                if row.state is RowState.WAITS:
                    lines.show_again(row)

    def _let_go_of(self, op_id: str) -> None:
        """Choose a row no longer that was answered, unless the clerk walks there."""
        row = self._page.session.rows.get(op_id)
        is_answered = row is not None and row.decision is None
        if is_answered and not self._view.hasFocus():
            self._view.clearSelection()

    def stop_at(self, asks: frozenset[Asks]) -> None:
        """Let nothing pass from now on before these questions are answered."""
        self._page.session.stop_at(asks)
        self.look()

    def tell_belated(self) -> None:
        """Tell of what was scanned before the card that is there now."""
        self.look()  # it is offered to who came in front
        row = self.row()
        if row is not None and row.is_belated and row.outcome is not None:
            self.tell(row, row.outcome)

    def tell(self, row: DeskRow, outcome: Outcome) -> None:
        """Tell what a row led to, and which row is answered before it."""
        first, keys = self._page.lines.in_turn, self._page.shell.keys
        waits = row.may_be_answered and first is not None and first.op_id != row.op_id
        behind = first_comes(first, keys) if first is not None and waits else ""
        self._page.last.tell(row, outcome, behind)

    def choose(self, row: DeskRow) -> None:
        """Put the choice on a row, and bring it in sight."""
        place = self._page.lines.place(row.op_id)
        if place is not None:
            self._view.selectRow(place)
            self._view.scrollTo(self._view.model().index(place, 0))

    def is_in_sight(self, row: DeskRow) -> bool:
        """Whether a row stands in the part of the table that is on the screen."""
        place = self._page.lines.place(row.op_id)
        if place is None:
            return False
        where = self._view.visualRect(self._view.model().index(place, 0))
        return self._view.viewport().rect().intersects(where)

    def _name_keys(self) -> None:
        row = self.row()
        if row is not None:
            self._page.lines.show_again(row)

    def _chosen(self) -> str:
        """Return the mark of the line that is lit, empty for none."""
        lit, line = chosen_rows(self._view), chosen(self._view)
        if line not in lit:
            line = lit[0] if lit else None
        return "" if line is None else line.mark
