# SPDX-License-Identifier: Apache-2.0
"""F9 at the desk: the customer's open loans join the table of the session."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from wisedesk.desktop.lists.listing_views import listing_of
from wisedesk.desktop.lists.loan_reading import LoanReading
from wisedesk.desktop.lists.table_model import chosen, sort_again
from wisedesk.desktop.pages.loan_lines import Line, totals_line
from wisedesk.desktop.widgets.row_menu import RowMenu
from wisedesk.desktop.wording import words as w
from wisedesk.services.customer_rows import CustomerRow
from wisedesk.services.listings import Listing
from wisedesk.services.open_loans import Totals

if TYPE_CHECKING:
    from wisedesk.desktop.deeds.loan_details import LoanDetailing
    from wisedesk.desktop.desk.desk_page import DeskPage

ROW_COMMANDS = (
    "loans.renew",
    "loan.cancel",
    "hold.place",
    "help.keys",
    "list.print",
    "list.export",
)


class JoinedLoans(QObject):
    """Lets loans join below the rows of the session, a part at a time."""

    def __init__(self, page: DeskPage) -> None:
        super().__init__(page)
        self._page = page
        self._view = page.ui.session_view
        self._customer: CustomerRow | None = None
        self._is_first = self._loading = False
        self._after: list[Callable[[], None]] = []
        self._reading = LoanReading(page.shell, self)
        self._reading.brought.connect(self._take)
        self._reading.counted.connect(self._tell)
        self._details: LoanDetailing | None = None
        self.menu = RowMenu(
            self._view, page.shell, ROW_COMMANDS, ("Details", self._show_details)
        )
        self._view.activated.connect(self._show_details)

    def join(self, customer: CustomerRow) -> None:
        """Let what a customer has join."""
        self._customer = customer
        self._is_first = self._loading = True
        self._reading.begin(customer)

    def when_complete(self, then: Callable[[], None]) -> None:
        """Call `then` as soon as every loan is there."""
        if self._loading:
            self._after.append(then)
        else:
            then()

    def listing(self) -> Listing | None:
        """Return the table of the desk as it stands."""
        customer = self._page.customer()
        about = "" if customer is None else w.name_with_card(customer)
        return listing_of(self._view, self._page.title, about=about)

    def _take(self, lines: list[Line], is_last: bool) -> None:
        page = self._page
        there = page.customer()
        if self._customer is None or there is None or self._is_another(there):
            self._reading.stop()  # somebody else is helped by now
            self._finish()
            return
        page.lines.join(lines)
        if self._is_first:
            self._is_first = False
            self._point_at_first(there)
        if is_last:
            self._finish()

    def _is_another(self, there: CustomerRow) -> bool:
        known = self._customer
        return known is None or there.customer_id != known.customer_id

    def _point_at_first(self, customer: CustomerRow) -> None:
        """Put the focus on the first loan of the customer."""
        page = self._page
        lines = page.lines.model.rows()
        if not lines:
            return
        out = (
            place
            for place, line in enumerate(lines)
            if line.on_loan and page.chosen.owner(line) == customer.key
        )
        self._view.selectRow(next(out, 0))
        self._view.setFocus()
        page.chosen.mean()

    def _finish(self) -> None:
        self._loading = False
        sort_again(self._view)
        waiting, self._after = self._after, []
        for then in waiting:
            then()

    def _tell(self, totals: Totals) -> None:
        self._page.shell.say(totals_line(totals))

    def _show_details(self) -> None:
        line = chosen(self._view)
        if isinstance(line, Line) and line.loan_id:
            from wisedesk.desktop.deeds.loan_details import LoanDetailing

            self._details = self._details or LoanDetailing(self._page.shell, self)
            self._details.show(line)
        else:
            self._page.shell.wanted.emit("help.keys")  # why it stands there
