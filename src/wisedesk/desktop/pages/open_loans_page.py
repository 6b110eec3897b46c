# SPDX-License-Identifier: Apache-2.0
"""Geleende exemplaren (F9) in Klantenadministratie: what is out on a card."""

from PySide6.QtWidgets import QWidget

from wisedesk.desktop import words as w
from wisedesk.desktop.forms.ui_open_loans_page import Ui_OpenLoansPage
from wisedesk.desktop.listing_views import listing_of
from wisedesk.desktop.pages.loan_lines import (
    LOAN_COLUMNS,
    Line,
    loan_line,
    renewed_line,
)
from wisedesk.desktop.pages.page import HoldTarget, Page, put_in
from wisedesk.desktop.renewing import Renewing
from wisedesk.desktop.shell import Shell
from wisedesk.desktop.table_model import TableModel, chosen, chosen_rows, dress
from wisedesk.desktop.widgets.customer_block import CustomerBlock
from wisedesk.desktop.words import name_with_card
from wisedesk.services.explaining import Asked
from wisedesk.services.listings import Listing
from wisedesk.services.outcomes import Renewed
from wisedesk.services.records import CustomerRow, LoanRow


class OpenLoansPage(Page):
    """The open loans of one customer, by due date, overdue ones in red."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.ui = Ui_OpenLoansPage()
        self.ui.setupUi(self)
        self.block = CustomerBlock()
        put_in(self.ui.header_place, self.block)
        self.serve(self.block)
        self.model = TableModel[Line](LOAN_COLUMNS)
        dress(self.ui.loans_view, self.model)
        self._customer: CustomerRow | None = None
        self._renewing = Renewing(shell, self._show_renewed, self)
        self.ui.back_button.clicked.connect(self.left)

    def open_customer(self, customer: CustomerRow) -> None:
        """Show what a customer has."""
        self.model.show([])
        self.ui.count_label.clear()
        self.refresh(customer)

    def refresh(self, customer: CustomerRow) -> None:
        """Show a customer and the loans as they are now."""
        self._customer = customer
        self.block.show_customer(customer, self.shell.today)
        key = customer.customer_id
        self.shell.read(lambda tx: tx.open_loans(key), self._show, self)

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

    def listing(self) -> Listing | None:
        """Return all loans of the customer."""
        about = name_with_card(self._customer) if self._customer else ""
        totals = self.ui.count_label.text()
        return listing_of(self.ui.loans_view, self.title, about=about, totals=totals)

    def explain_target(self) -> Asked | None:
        """Return the loan chosen."""
        row = chosen(self.ui.loans_view)
        if not isinstance(row, Line):
            return None
        there = self._customer
        return Asked(barcode=row.barcode, customer=there.key if there else "")

    def renew(self) -> bool:
        """Renew the loans chosen."""
        barcodes = [line.barcode for line in chosen_rows(self.ui.loans_view)]
        if self._customer is not None and barcodes:
            self._renewing.renew(self._customer.key, barcodes)
        return bool(barcodes)

    def _show_renewed(self, outcome: Renewed) -> None:
        for place, line in enumerate(self.model.rows()):
            if line.barcode == outcome.barcode:
                self.model.replace(place, renewed_line(line, outcome))

    def _show(self, loans: list[LoanRow]) -> None:
        customer = self._customer
        branch = customer.branch.name if customer else ""
        today = self.shell.today
        stood_on = chosen(self.ui.loans_view)
        self.model.show([loan_line(loan, today, branch) for loan in loans])
        barcodes = [loan.barcode for loan in loans]
        if loans:
            there = stood_on is not None and stood_on.barcode in barcodes
            self.ui.loans_view.selectRow(
                barcodes.index(stood_on.barcode) if there else 0
            )
        told = w.counted(len(loans), "exemplaar", "exemplaren")
        self.ui.count_label.setText(told if loans else "Er is niets geleend.")
