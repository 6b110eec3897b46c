# SPDX-License-Identifier: Apache-2.0
"""The lines of the desk's table: what was scanned, newest first, and what is out."""

from collections.abc import Sequence
from dataclasses import replace

from wisedesk.desktop.pages.loan_lines import LOAN_COLUMNS, Line, renewed_line
from wisedesk.desktop.table_model import TableModel
from wisedesk.services.outcomes import Renewed


class SessionLines:
    """The session's table; a line keeps its place while its scan is handled."""

    def __init__(self) -> None:
        self.model = TableModel[Line](LOAN_COLUMNS)

    def add(self, line: Line) -> None:
        """Put a line on top."""
        self.model.put_first(line)

    def settle(self, mark: str, line: Line) -> None:
        """Let a line take the place of the one with a mark, else the top."""
        place = self._place(mark)
        if place is None:
            self.model.put_first(line)
        else:
            self.model.replace(place, line)

    def mark(self, mark: str, status: str) -> None:
        """Give the line with a mark a status; it is on loan no more."""
        place = self._place(mark)
        if place is not None:
            line = self.model.rows()[place]
            now = replace(line, status=status, on_loan=False, overdue=False)
            self.model.replace(place, now)

    def drop(self, mark: str) -> None:
        """Take the line with a mark away."""
        place = self._place(mark)
        if place is not None:
            self.model.remove(place)

    def begin(self) -> None:
        """Begin a session: only what still waits stays."""
        waiting = [line for line in self.model.rows() if line.waits]
        self.model.show(waiting)

    def join(self, loans: Sequence[Line]) -> None:
        """Let open loans join, save those the session shows already."""
        shown = {line.barcode for line in self.model.rows() if line.on_loan}
        more = [line for line in loans if line.barcode not in shown]
        self.model.show([*self.model.rows(), *more])

    def renewed(self, outcome: Renewed) -> None:
        """Show a loan in the table as it runs on."""
        for place, line in enumerate(self.model.rows()):
            if line.on_loan and line.barcode == outcome.barcode:
                self.model.replace(place, renewed_line(line, outcome))

    def _place(self, mark: str) -> int | None:
        marks = (
            place for place, line in enumerate(self.model.rows()) if line.mark == mark
        )
        return next(marks, None)
