# SPDX-License-Identifier: Apache-2.0
"""Registraties (Ctrl+G): what a customer owes, and what was settled.

Source: Wise "Financial menu" (Klant > Financieel > Registraties; outstanding and
history) and its journals kas, bank and A (kwijtschelding).
"""

from functools import partial

from PySide6.QtWidgets import QWidget

from wisedesk.desktop.forms.ui_charges_page import Ui_ChargesPage
from wisedesk.desktop.lists.listing_views import listing_of
from wisedesk.desktop.lists.table_model import (
    Column,
    TableModel,
    chosen,
    chosen_rows,
    dress,
)
from wisedesk.desktop.pages.page import Page, put_in
from wisedesk.desktop.widgets.customer_block import CustomerBlock
from wisedesk.desktop.window.shell import Shell
from wisedesk.desktop.wording import words as w
from wisedesk.desktop.wording.sentences import outcome_sentence
from wisedesk.domain.charges import ChargeKind, Settlement
from wisedesk.services.actions import SettleCharges
from wisedesk.services.asked import Asked
from wisedesk.services.charge_rows import ChargeRow
from wisedesk.services.customer_rows import CustomerRow
from wisedesk.services.listings import Listing
from wisedesk.services.outcomes import Outcome, Refused
from wisedesk.services.ports import Reading

HOW = {
    Settlement.CASH: "kas",
    Settlement.BANK: "bank",
    Settlement.WAIVED: "kwijtgescholden",
}
SETTLED_COLUMN = 6  # shown in the history alone
Found = tuple[CustomerRow | None, list[ChargeRow]]


def fine_period(row: ChargeRow) -> str:
    """Return the days between which a fine arose, and those that were paid for."""
    if row.kind is not ChargeKind.FINE:
        return ""
    days = w.counted(row.days, "dag", "dagen")
    return f"{w.day(row.due_on)} - {w.day(row.returned_on)} ({days})"


def _settled(row: ChargeRow) -> str:
    if row.settlement is None:
        return ""
    return f"{w.day(row.settled_on)}, {HOW[row.settlement]}"


CHARGE_COLUMNS = (
    Column[ChargeRow](
        "Geboekt",
        lambda row: w.day(row.charged_on),
        10,
        sort_key=lambda row: row.charged_on,
    ),
    Column[ChargeRow]("Omschrijving", lambda row: w.CHARGE_KIND[row.kind], 12),
    Column[ChargeRow]("Titel/auteur", lambda row: w.author_line(row.title, row.author)),
    Column[ChargeRow]("Filiaal", lambda row: row.branch, 18, least=8),
    Column[ChargeRow](
        "Bedrag",
        lambda row: w.euros(row.cents),
        8,
        sort_key=lambda row: row.cents,
        right=True,
        bare=lambda row: w.bare_amount(row.cents),
    ),
    Column[ChargeRow]("Boeteperiode", fine_period, 30, sort_key=lambda row: row.due_on),
    Column[ChargeRow]("Afgerekend", _settled, 22, sort_key=lambda row: row.settled_on),
)


class ChargesPage(Page):
    """The amounts of one customer; those chosen are settled together.

    All that is open is chosen at first. Herstel (Ctrl+Z) takes a settlement back.
    """

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.ui = Ui_ChargesPage()
        self.ui.setupUi(self)
        self.block = CustomerBlock()
        put_in(self.ui.header_place, self.block)
        self.serve(self.block)
        self.model = TableModel[ChargeRow](CHARGE_COLUMNS)
        dress(self.ui.charges_view, self.model)
        self._customer: CustomerRow | None = None
        self._asked = 0
        self._connect_signals()

    def open_customer(self, customer: CustomerRow) -> None:
        """Show what a customer owes."""
        self.model.show([])
        self._customer = customer
        self.block.show_customer(customer, self.shell.today)
        self.ui.count_label.clear()
        self.ui.history_check.setChecked(False)
        self.reload()

    def reload(self) -> None:
        """Show the amounts as they are now."""
        customer = self._customer
        if customer is None:
            return
        self._asked += 1
        key, owed = customer.customer_id, not self.ui.history_check.isChecked()

        def ask(tx: Reading) -> Found:
            return tx.customer_by_id(key), tx.charges(key, owed=owed)

        self.shell.read(ask, partial(self._show, self._asked), self)

    def refresh(self, customer: CustomerRow) -> None:
        """Show what changed while another page was in front: the journal's undo."""
        del customer  # read again together with the amounts
        if not self.isVisible():
            self.reload()

    @property
    def title(self) -> str:
        """The title of the window."""
        return "Registraties"

    def enter(self) -> None:
        """Put the focus in the list."""
        self.ui.charges_view.setFocus()

    def customer(self) -> CustomerRow | None:
        """Return whose amounts are shown."""
        return self._customer

    def listing(self) -> Listing | None:
        """Return the amounts that are shown."""
        about = w.name_with_card(self._customer) if self._customer else ""
        history = self.ui.history_check.isChecked()
        title = "Registraties, historie" if history else "Registraties, openstaand"
        totals = self.ui.count_label.text()
        return listing_of(self.ui.charges_view, title, about=about, totals=totals)

    def explain_target(self) -> Asked | None:
        """Return the amount the list stands on, the first where all are chosen."""
        rows = chosen_rows(self.ui.charges_view)
        row = chosen(self.ui.charges_view) or (rows[0] if rows else None)
        if not isinstance(row, ChargeRow) or self._customer is None:
            return None
        return Asked(op_id=row.op_id, customer=self._customer.key, charge=row)

    def forget(self) -> None:
        """Let go of the customer; the page is left."""
        self._customer = None

    def _connect_signals(self) -> None:
        ui = self.ui
        ui.history_check.toggled.connect(self.reload)
        ui.cash_button.clicked.connect(partial(self._settle, Settlement.CASH))
        ui.bank_button.clicked.connect(partial(self._settle, Settlement.BANK))
        ui.waive_button.clicked.connect(partial(self._settle, Settlement.WAIVED))
        ui.back_button.clicked.connect(self.left)
        ui.charges_view.selectionModel().selectionChanged.connect(self._count)

    def _show(self, asked: int, found: Found) -> None:
        customer, charges = found
        if asked != self._asked or customer is None:
            return  # another list is shown by now
        self._customer = customer
        self.block.show_customer(customer, self.shell.today)
        history = self.ui.history_check.isChecked()
        self.ui.charges_view.setColumnHidden(SETTLED_COLUMN, not history)
        self.model.show(charges)
        if charges and history:
            self.ui.charges_view.selectRow(0)
        elif charges:
            self.ui.charges_view.selectAll()
        for button in (self.ui.cash_button, self.ui.bank_button, self.ui.waive_button):
            button.setEnabled(bool(charges) and not history)
        self._count()

    def _count(self) -> None:
        charges, chosen = self.model.rows(), chosen_rows(self.ui.charges_view)
        history = self.ui.history_check.isChecked()
        if not charges:
            told = "Er is niets afgerekend." if history else "Er staat niets open."
            self.ui.count_label.setText(told)
            return
        state = "afgerekend" if history else "openstaand"
        told = f"{w.counted(len(charges), 'bedrag', 'bedragen')} · "
        told += f"{w.euros(_sum(charges))} {state}"
        if not history and 0 < len(chosen) < len(charges):
            told += f" · gekozen {w.euros(_sum(chosen))}"
        self.ui.count_label.setText(told)

    def _settle(self, how: Settlement) -> None:
        customer, chosen = self._customer, chosen_rows(self.ui.charges_view)
        if customer is None or not chosen:
            self.shell.hint("Kies eerst een bedrag.")
            return
        keys = tuple(each.op_id for each in chosen)
        action = SettleCharges(customer=customer.key, charges=keys, how=how)
        self.ui.charges_view.setFocus()
        if how is Settlement.WAIVED:  # money that nobody brings: never by one key
            told = f"{w.euros(_sum(chosen))} kwijtschelden voor {customer.name}?"
            self.shell.ask(told, yes=partial(self._perform, action))
        else:
            self._perform(action)

    def _perform(self, action: SettleCharges) -> None:
        self.shell.perform(action, self._told, self)

    def _told(self, outcome: Outcome) -> None:
        refused = isinstance(outcome, Refused)
        self.shell.say(outcome_sentence(outcome), bad=refused)


def _sum(charges: tuple[ChargeRow, ...] | list[ChargeRow]) -> int:
    return sum(each.cents for each in charges)
