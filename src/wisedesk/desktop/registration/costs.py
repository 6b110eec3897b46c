# SPDX-License-Identifier: Apache-2.0
"""Opbouw abonnementskosten, 3 of 3: which subscription, and what it costs.

Source: seed, step 7; the costs themselves are composed in the domain.
"""

from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wisedesk.desktop.forms.ui_registration_costs import Ui_RegistrationCosts
from wisedesk.desktop.lists.subscription_columns import SUBSCRIPTION_COLUMNS
from wisedesk.desktop.lists.table_model import TableModel, chosen, dress
from wisedesk.desktop.widgets.looks import mark
from wisedesk.desktop.wording import words as w
from wisedesk.domain.money import read_cents
from wisedesk.domain.persons import Person
from wisedesk.domain.subscriptions import (
    SubscriptionChoice,
    SubscriptionType,
    age_for,
    compose_costs,
)
from wisedesk.services.registration_draft import RegistrationDraft


class CostsScreen(QWidget):
    """The third screen. `tariff_changed` asks for the charges of another tariff."""

    accepted = Signal()
    went_back = Signal()
    tariff_changed = Signal()
    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_RegistrationCosts()
        self.ui.setupUi(self)
        self._today = date.min
        self.model = TableModel[SubscriptionType](SUBSCRIPTION_COLUMNS)
        dress(self.ui.subscriptions_view, self.model, sortable=False)
        self.ui.expiry_month_combo.addItem("volgens abonnement", 0)
        for place, name in enumerate(w.MONTHS, 1):
            self.ui.expiry_month_combo.addItem(name, place)
        self.ui.problem_label.hide()
        self._connect_signals()

    def show_draft(self, draft: RegistrationDraft, person: Person, today: date) -> None:
        """Show whose costs these are."""
        self._today = today
        number = draft.number or draft.type_row.name
        self.ui.title_label.setText(f"Opbouw abonnementskosten. Klant: {number}")
        self.ui.name_value.setText(draft.preview(today).name)
        age = age_for(person.born_on, today)
        self.ui.age_value.setText("" if age is None else str(age))
        choice = draft.choice or SubscriptionChoice(code="")
        self.ui.tariff_edit.setText(choice.tariff)
        self.ui.trial_check.setChecked(choice.trial)
        self.ui.expiry_month_combo.setCurrentIndex(choice.expiry_month or 0)
        self.ui.discount_edit.setText(w.euros(choice.discount_cents))
        self._say("")

    def offer(self, offers: Sequence[SubscriptionType], code: str) -> None:
        """List the subscriptions of the type's group, one of them chosen."""
        self.model.show(offers)
        codes = [each.code for each in offers]
        if offers:
            place = codes.index(code) if code in codes else 0
            self.ui.subscriptions_view.selectRow(place)
        else:
            self._say("Er is geen abonnement voor dit klanttype en deze leeftijd.")
        self._compose()

    def read(self, draft: RegistrationDraft) -> RegistrationDraft | None:
        """Return a registration with the choice made here, None while there is none."""
        offer = self.chosen_offer()
        choice = self.choice()
        if offer is None or choice is None:
            return None
        costs = compose_costs(offer, choice, self._today)
        return replace(draft, offer=offer, choice=choice, costs=costs)

    def chosen_offer(self) -> SubscriptionType | None:
        """Return the subscription chosen, None for none."""
        row = chosen(self.ui.subscriptions_view)
        return row if isinstance(row, SubscriptionType) else None

    def choice(self) -> SubscriptionChoice | None:
        """Return what was chosen, None while the discount is not an amount."""
        offer = self.chosen_offer()
        cents = read_cents(self.ui.discount_edit.text())
        bad = cents is None
        mark(self.ui.discount_edit, bad=bad)
        if offer is None or cents is None:
            return None
        return SubscriptionChoice(
            code=offer.code,
            tariff=self.tariff(),
            trial=self.ui.trial_check.isChecked() and offer.trial_months is not None,
            expiry_month=self.ui.expiry_month_combo.currentData() or None,
            discount_cents=cents,
        )

    def tariff(self) -> str:
        """Return the Tariefcode typed."""
        return self.ui.tariff_edit.text().strip().upper()

    def complain(self) -> None:
        """Say what keeps OK from going on, the focus where it is mended."""
        if self.chosen_offer() is None:
            self._say("Kies een abonnement.")
            self.ui.subscriptions_view.setFocus()
            return
        self._say("Korting is geen bedrag: schrijf bijvoorbeeld 12,50.")
        self.ui.discount_edit.setFocus()
        self.ui.discount_edit.selectAll()

    def focus_first(self) -> None:
        """Put the focus on the list of subscriptions."""
        self.ui.subscriptions_view.setFocus()

    def _connect_signals(self) -> None:
        ui = self.ui
        ui.back_button.clicked.connect(self.went_back)
        ui.discount_edit.textEdited.connect(self._edited)
        ui.expiry_month_combo.activated.connect(self._edited)
        ui.ok_button.clicked.connect(self.accepted)
        ui.subscriptions_view.activated.connect(self.accepted)
        ui.subscriptions_view.selectionModel().currentRowChanged.connect(self._compose)
        ui.tariff_edit.editingFinished.connect(self._tariff_typed)
        ui.trial_check.clicked.connect(self._edited)

    def _edited(self) -> None:
        self._compose()
        self.edited.emit()

    def _tariff_typed(self) -> None:
        if self.ui.tariff_edit.isModified():
            self.ui.tariff_edit.setModified(False)
            self.tariff_changed.emit()
            self.edited.emit()

    def _compose(self) -> None:
        """Show the costs of what is chosen now."""
        ui, offer = self.ui, self.chosen_offer()
        choice = self.choice()
        ui.trial_check.setEnabled(offer is not None and offer.trial_months is not None)
        ui.expiry_month_combo.setEnabled(offer is not None and offer.ends_on is None)
        labels = (
            ui.rights_value,
            ui.fee_value,
            ui.registration_value,
            ui.fee_discount_value,
            ui.transfer_discount_value,
            ui.balance_value,
        )
        if offer is None or choice is None:
            for label in labels:
                label.clear()
            return
        costs = compose_costs(offer, choice, self._today)
        amounts = (
            w.day(costs.rights_until),
            w.euros(costs.fee_cents),
            w.euros(costs.registration_cents),
            w.euros(costs.fee_discount_cents),
            w.euros(costs.transfer_discount_cents),
            w.euros(costs.balance_cents),
        )
        for label, amount in zip(labels, amounts, strict=True):
            label.setText(amount)

    def _say(self, text: str) -> None:
        self.ui.problem_label.setText(text)
        self.ui.problem_label.setVisible(bool(text))
