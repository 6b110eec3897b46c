# SPDX-License-Identifier: Apache-2.0
"""Reading the loans of one customer in parts: however many, the first come at once."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from wisedesk.desktop.pages.loan_lines import Line, loan_line
from wisedesk.desktop.window.shell import Shell
from wisedesk.services.customer_rows import CustomerRow
from wisedesk.services.open_loans import BEFORE_ALL, Totals, loans_from, totals_of

if TYPE_CHECKING:
    from wisedesk.services.ports import Reading

AT_FIRST = 100  # more than any screen shows
LATER = 500
After = tuple[date, int]
Part = tuple[list[Line], After, bool]  # lines, the last loan, whether it is the last


class LoanReading(QObject):
    """Brings loans by due date, a part at a time; other reading goes in between.

    `brought` carries lines and whether they are the last, `counted` the totals of all.
    """

    brought = Signal(list, bool)
    counted = Signal(Totals)

    def __init__(self, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell
        self._asked = 0

    def begin(self, customer: CustomerRow, at_first: int = AT_FIRST) -> None:
        """Read what a customer has; what was read before is of no use any more."""
        self._asked += 1
        self._read(self._asked, customer, BEFORE_ALL, at_first)
        key, loans, today = customer.customer_id, customer.open_loans, self._shell.today
        self._shell.read(
            lambda tx: totals_of(tx, key, loans, today),
            partial(self._count, self._asked),
            self,
        )

    def stop(self) -> None:
        """Read no further: somebody else is helped."""
        self._asked += 1

    def _read(
        self, asked: int, customer: CustomerRow, after: After, limit: int
    ) -> None:
        key, branch = customer.customer_id, customer.branch.name
        today = self._shell.today

        def ask(tx: Reading) -> Part:
            loans = loans_from(tx, key, after, limit, today)
            lines = [loan_line(loan, today, branch, customer.key) for loan in loans]
            last = (loans[-1].due_on, loans[-1].loan_id) if loans else after
            return lines, last, len(loans) < limit

        self._shell.read(ask, partial(self._take, asked, customer), self)

    def _take(self, asked: int, customer: CustomerRow, part: Part) -> None:
        if asked != self._asked:
            return
        lines, last, is_last = part
        if not is_last:
            self._read(asked, customer, last, LATER)
        self.brought.emit(lines, is_last)

    def _count(self, asked: int, totals: Totals) -> None:
        if asked == self._asked:
            self.counted.emit(totals)
