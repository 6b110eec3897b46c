# SPDX-License-Identifier: Apache-2.0
"""The loans of one customer, however many: the first at once, the rest behind them."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal

from wisedesk.desktop.pages.loan_lines import LOAN_COLUMNS, Line, loan_line
from wisedesk.desktop.shell import Shell
from wisedesk.desktop.table_model import TableModel
from wisedesk.services.open_loans import BEFORE_ALL, Totals, loans_from, totals_of
from wisedesk.services.ports import Reading
from wisedesk.services.records import CustomerRow

AT_FIRST = 100  # more than any screen shows
LATER = 500
After = tuple[date, int]
Part = tuple[list[Line], After, bool]  # lines, the last loan, whether it is the last


class LoansModel(TableModel[Line]):
    """The lines of loans; they are sorted once all of them are there."""

    def __init__(self) -> None:
        super().__init__(LOAN_COLUMNS)
        self.whole = True
        self._wanted: tuple[int, Qt.SortOrder] | None = None

    def sort(
        self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder
    ) -> None:
        """Sort the rows by a column, as soon as all of them are there."""
        if self.whole:
            super().sort(column, order)
        else:
            self._wanted = (column, order)

    def complete(self) -> None:
        """Know that all rows are there, and sort them if that was asked meanwhile."""
        self.whole = True
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self.sort(*wanted)

    def merge(self, lines: list[Line]) -> None:
        """Become these lines; those that stay keep their place, new ones come last."""
        fresh = {line.mark: line for line in lines}
        for place in range(self.rowCount() - 1, -1, -1):
            shown = self.row(place)
            line = fresh.pop(shown.mark, None) if shown else None
            if line is None:
                self.remove(place)
            elif line != shown:
                self.replace(place, line)
        self.append(list(fresh.values()))


class LoanList(QObject):
    """Loads what a customer has into its model.

    `began` tells that the first lines are there, `counted` the totals of all, and
    `completed` that every line is.
    """

    began = Signal()
    counted = Signal(Totals)
    completed = Signal()

    def __init__(self, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self.model = LoansModel()
        self._shell = shell
        self._customer: CustomerRow | None = None
        self._asked = 0
        self._loading = self._stale = False
        self._fresh: list[Line] | None = None  # what a reading anew brought so far
        self._after: list[Callable[[], None]] = []
        shell.runner.idle.connect(self._catch_up)

    def open(self, customer: CustomerRow) -> None:
        """Show what a customer has; nothing of the one before stays."""
        self._customer = customer
        self._fresh = None
        self._stale = False
        self._after.clear()
        self.model.show([])
        self._begin(AT_FIRST)

    def refresh(self, customer: CustomerRow) -> None:
        """Show what the same customer has now.

        Where more is being done it waits until that is done: loans renewed together
        are read anew once.
        """
        self._customer = customer
        if self._loading or self._shell.runner.owes():
            self._stale = True
            return
        self._fresh = []
        self._begin(LATER)

    def when_complete(self, then: Callable[[], None]) -> None:
        """Call `then` as soon as every line is there."""
        if self._loading:
            self._after.append(then)
        else:
            then()

    def _begin(self, limit: int) -> None:
        customer = self._customer
        if customer is None:
            return
        self._asked += 1
        self._loading = True
        self.model.whole = self._fresh is not None
        self._read(self._asked, BEFORE_ALL, limit)
        key, loans, today = customer.customer_id, customer.open_loans, self._shell.today
        self._shell.read(
            lambda tx: totals_of(tx, key, loans, today),
            partial(self._count, self._asked),
            self,
        )

    def _read(self, asked: int, after: After, limit: int) -> None:
        customer = self._customer
        if customer is None:
            return
        key, branch, today = (
            customer.customer_id,
            customer.branch.name,
            self._shell.today,
        )

        def ask(tx: Reading) -> Part:
            loans = loans_from(tx, key, after, limit, today)
            lines = [loan_line(loan, today, branch) for loan in loans]
            last = (loans[-1].due_on, loans[-1].loan_id) if loans else after
            return lines, last, len(loans) < limit

        self._shell.read(ask, partial(self._take, asked), self)

    def _take(self, asked: int, part: Part) -> None:
        if asked != self._asked:
            return  # somebody else is shown by now
        lines, last, is_last = part
        if not is_last:
            self._read(asked, last, LATER)
        if self._fresh is not None:
            self._fresh += lines
        else:
            is_first = bool(lines) and not self.model.rowCount()
            self.model.append(lines)
            if is_first:
                self.began.emit()
        if is_last:
            self._finish()

    def _finish(self) -> None:
        if self._fresh is not None:
            self.model.merge(self._fresh)
            self._fresh = None
        self._loading = False
        self.model.complete()
        self.completed.emit()
        waiting, self._after = self._after, []
        for then in waiting:
            then()
        self._catch_up()

    def _count(self, asked: int, totals: Totals) -> None:
        if asked == self._asked:
            self.counted.emit(totals)

    def _catch_up(self) -> None:
        if self._stale and not self._loading and not self._shell.runner.owes():
            self._stale = False
            if self._customer is not None:
                self.refresh(self._customer)
