# SPDX-License-Identifier: Apache-2.0
"""What the desk shows of something that was turned back: the rows, the customer."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject

from wisedesk.desktop.desk.row_lines import of_whom
from wisedesk.desktop.pages.loan_lines import Line, is_joined, loan_line
from wisedesk.services.circulation_outcomes import Lent
from wisedesk.services.customer_rows import CustomerRow
from wisedesk.services.desk_rows import DeskRow, RowState
from wisedesk.services.item_rows import LoanRow
from wisedesk.services.open_loans import BEFORE_ALL, loans_from
from wisedesk.services.outcomes import Outcome, Undone
from wisedesk.services.session_customers import is_about

if TYPE_CHECKING:
    from wisedesk.desktop.desk.desk_page import DeskPage
    from wisedesk.services.ports import Reading

Found = tuple[CustomerRow | None, list[LoanRow]]


class TurnedBack(QObject):
    """Brings the desk page up to date after an undo."""

    def __init__(self, page: DeskPage) -> None:
        super().__init__(page)
        self._page = page
        page.shell.changed.connect(self._show)

    def _show(self, outcome: Outcome) -> None:
        page = self._page
        if isinstance(outcome, Lent) and outcome.taken_from_name:
            page.lines.taken_over(outcome.barcode, outcome.customer)
        if not isinstance(outcome, Undone):
            return
        page.shell.undoing.forget(outcome.of)
        rows = page.session.rows
        of = outcome.first or outcome.of
        done = next((row for row in rows.all() if row.done_by == of), None)
        rows.turned_back(outcome)
        page.lines.turned_back(outcome)
        self._tell_last(outcome.of, None if done is None else rows.get(done.op_id))
        page.session.returns.turn_back(outcome)
        page.manner.show()
        for customer in page.session.customers.open:
            if is_about(outcome, customer):
                shown = customer.customer_id
                read = partial(_read, customer_id=shown, today=page.shell.today)
                refresh = partial(self._refresh, customer.customer_id)
                page.shell.read(read, refresh, self)

    def _tell_last(self, of: str, row: DeskRow | None) -> None:
        """Tell what the row asks again, and no more of what was turned back."""
        last = self._page.last
        if row is not None and row.outcome and row.state is RowState.ASKS:
            self._page.in_turn.tell(row, row.outcome)
        elif last.of == of:
            last.clear()

    def _refresh(self, customer_id: int, found: Found) -> None:
        customer, loans = found
        page = self._page
        if customer is None:
            page.session.lose(customer_id)
            return
        page.refresh(customer)
        today, branch = page.shell.today, customer.branch.name
        key = customer.key
        lines = {each.barcode: loan_line(each, today, branch, key) for each in loans}
        for place, line in enumerate(page.lines.model.rows()):
            now = lines.get(line.barcode)
            if now is not None and (line.on_loan or _stands_again(line, now)):
                row = page.session.rows.get(line.mark)
                now = replace(now, mark=line.mark)
                if row is not None and page.lines.several:
                    now = of_whom(now, row, page.shell.keys)
                page.lines.model.replace(place, now)


def _stands_again(line: Line, now: Line) -> bool:
    """Whether a loan that joined the table is out as it was."""
    return is_joined(line) and line.loan_id == now.loan_id


def _read(tx: Reading, customer_id: int, today: date) -> Found:
    """Return a customer with what is out, and what of it costs by now."""
    customer = tx.customer_by_id(customer_id)
    limit = customer.open_loans if customer is not None else 0
    return customer, loans_from(tx, customer_id, BEFORE_ALL, limit, today)
