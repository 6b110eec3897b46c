# SPDX-License-Identifier: Apache-2.0
"""Geleende exemplaren (F9) in Klantenadministratie: what is out on a card."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from wisedesk.desktop.deeds.cancelling import Cancelling
from wisedesk.desktop.deeds.loan_details import LoanDetailing
from wisedesk.desktop.deeds.renewing import Renewing
from wisedesk.desktop.forms.ui_open_loans_page import Ui_OpenLoansPage
from wisedesk.desktop.lists.listing_views import listing_of
from wisedesk.desktop.lists.loan_list import LoanList
from wisedesk.desktop.lists.table_model import chosen, chosen_rows, dress
from wisedesk.desktop.pages.loan_lines import Line, renewed_line, totals_line
from wisedesk.desktop.pages.page import HoldTarget, Page, put_in
from wisedesk.desktop.widgets.customer_block import CustomerBlock
from wisedesk.desktop.widgets.row_menu import RowMenu
from wisedesk.desktop.window.shell import Shell
from wisedesk.desktop.wording import words as w
from wisedesk.services.asked import Asked
from wisedesk.services.circulation_outcomes import HoldPlaced, Renewed
from wisedesk.services.customer_rows import CustomerRow
from wisedesk.services.listings import Listing
from wisedesk.services.open_loans import Totals
from wisedesk.services.outcomes import Outcome, Undone

# what can be done with the loans chosen, in the order of the menu
ROW_COMMANDS = (
    "loans.renew",
    "loan.cancel",
    "hold.place",
    "help.keys",
    "list.print",
    "list.export",
)


class OpenLoansPage(Page):
    """The open loans of one customer, by due date, overdue ones in red."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.ui = Ui_OpenLoansPage()
        self.ui.setupUi(self)
        self.block = CustomerBlock()
        put_in(self.ui.header_place, self.block)
        self.serve(self.block)
        self.loans = LoanList(shell, self)
        self.model = self.loans.model
        dress(self.ui.loans_view, self.model)
        self._customer: CustomerRow | None = None
        self._renewing = Renewing(shell, self._show_renewed, self)
        self._cancelling = Cancelling(shell, self)
        self._details = LoanDetailing(shell, self)
        self._menu = RowMenu(
            self.ui.loans_view, shell, ROW_COMMANDS, ("Details", self._show_details)
        )
        self._connect_signals()

    def open_customer(self, customer: CustomerRow) -> None:
        """Show what a customer has."""
        self._customer = customer
        self.block.show_customer(customer, self.shell.today)
        self.ui.count_label.clear()
        self.loans.open(customer)

    def refresh(self, customer: CustomerRow) -> None:
        """Show a customer and the loans as they are now."""
        self._customer = customer
        self.block.show_customer(customer, self.shell.today)
        self.loans.refresh(customer)

    @property
    def title(self) -> str:
        """The title of the window."""
        return "Geleende exemplaren"

    def enter(self) -> None:
        """Put the focus in the list."""
        self.ui.loans_view.setFocus()

    def customer(self) -> CustomerRow | None:
        """Return whose loans are shown."""
        return self._customer

    def hold_target(self) -> HoldTarget | None:
        """Return the loan chosen."""
        row = chosen(self.ui.loans_view)
        if not isinstance(row, Line):
            return None
        return HoldTarget(row.title_key, row.title, row.barcode)

    def explain_target(self) -> Asked | None:
        """Return the loan chosen."""
        row = chosen(self.ui.loans_view)
        if not isinstance(row, Line):
            return None
        there = self._customer
        return Asked(barcode=row.barcode, customer=there.key if there else "")

    def listing(self) -> Listing | None:
        """Return all loans of the customer."""
        about = w.name_with_card(self._customer) if self._customer else ""
        totals = self.ui.count_label.text()
        return listing_of(self.ui.loans_view, self.title, about=about, totals=totals)

    def complete(self, then: Callable[[], None]) -> None:
        """Call `then` as soon as every loan is in the list."""
        self.loans.when_complete(then)

    def renew(self) -> bool:
        """Renew the loans chosen."""
        barcodes = self._barcodes()
        if self._customer is not None and barcodes:
            self._renewing.renew(self._customer.key, barcodes)
        return bool(barcodes)

    def cancel(self) -> bool:
        """Cancel the loans chosen."""
        barcodes = self._barcodes()
        if self._customer is not None and barcodes:
            key = self._customer.key
            self._cancelling.cancel([(key, barcode) for barcode in barcodes])
        return bool(barcodes)

    def _connect_signals(self) -> None:
        self.loans.began.connect(self._show_first)
        self.loans.counted.connect(self._show_totals)
        self.shell.changed.connect(self._heed)
        self.ui.back_button.clicked.connect(self.left)
        self.ui.loans_view.activated.connect(self._show_details)

    def _heed(self, outcome: Outcome) -> None:
        """Show which loans are waited for, whoever the hold is for."""
        turned_back = isinstance(outcome, Undone) and outcome.what == HoldPlaced.kind
        if self._customer is not None and (
            turned_back or isinstance(outcome, HoldPlaced)
        ):
            self.loans.refresh(self._customer)

    def _barcodes(self) -> list[str]:
        return [line.barcode for line in chosen_rows(self.ui.loans_view)]

    def _show_first(self) -> None:
        self.ui.loans_view.selectRow(0)

    def _show_totals(self, totals: Totals) -> None:
        self.ui.count_label.setText(totals_line(totals))

    def _show_details(self) -> None:
        row = chosen(self.ui.loans_view)
        if isinstance(row, Line):
            self._details.show(row)

    def _show_renewed(self, outcome: Renewed) -> None:
        for place, line in enumerate(self.model.rows()):
            if line.barcode == outcome.barcode:
                self.model.replace(place, renewed_line(line, outcome))
                break
