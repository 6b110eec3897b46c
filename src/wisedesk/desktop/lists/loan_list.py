# SPDX-License-Identifier: Apache-2.0
"""The loans of one customer, however many: the first at once, the rest behind them."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal

from wisedesk.desktop.lists.loan_reading import AT_FIRST, LATER, LoanReading
from wisedesk.desktop.lists.table_model import TableModel
from wisedesk.desktop.pages.loan_lines import LOAN_COLUMNS, Line
from wisedesk.desktop.window.shell import Shell
from wisedesk.services.customer_rows import CustomerRow
from wisedesk.services.open_loans import Totals


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
        self._loading = self._stale = False
        self._fresh: list[Line] | None = None  # what a reading anew brought so far
        self._after: list[Callable[[], None]] = []
        self._reading = LoanReading(shell, self)
        self._reading.brought.connect(self._take)
        self._reading.counted.connect(self.counted)
        shell.runner.idle.connect(self._catch_up)

    def open(self, customer: CustomerRow) -> None:
        """Show what a customer has; nothing of the one before stays."""
        self._customer = customer
        self._fresh = None
        self._stale = False
        self._after.clear()
        self.model.show([])
        self._begin(customer, AT_FIRST)

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
        self._begin(customer, LATER)

    def when_complete(self, then: Callable[[], None]) -> None:
        """Call `then` as soon as every line is there."""
        if self._loading:
            self._after.append(then)
        else:
            then()

    def _begin(self, customer: CustomerRow, at_first: int) -> None:
        self._loading = True
        self.model.whole = self._fresh is not None
        self._reading.begin(customer, at_first)

    def _take(self, lines: list[Line], is_last: bool) -> None:
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

    def _catch_up(self) -> None:
        if self._stale and not self._loading and not self._shell.runner.owes():
            self._stale = False
            if self._customer is not None:
                self.refresh(self._customer)
