# SPDX-License-Identifier: Apache-2.0
"""The tabs of the customer screen, all but the fields of a person."""

from collections.abc import Sequence

from PySide6.QtWidgets import QRadioButton, QWidget

from wisedesk.desktop.forms.ui_customer_page import Ui_CustomerPage
from wisedesk.desktop.lists.subscription_columns import SUBSCRIPTION_COLUMNS
from wisedesk.desktop.lists.table_model import TableModel, chosen, dress
from wisedesk.desktop.wording import words as w
from wisedesk.domain.customer_types import SpecialKind, kind_is_fixed
from wisedesk.domain.subscriptions import SubscriptionType
from wisedesk.services.customer_rows import CustomerRow, SubscriptionRow


class CustomerTabs:
    """Fills the tabs and reads what was chosen on them."""

    def __init__(self, ui: Ui_CustomerPage) -> None:
        self.ui = ui
        self.model = TableModel[SubscriptionType](SUBSCRIPTION_COLUMNS)
        dress(ui.mutation_view, self.model, sortable=False)

    def show_customer(self, customer: CustomerRow) -> None:
        """Show a customer on every tab."""
        ui = self.ui
        ui.registered_value.setText(w.day(customer.registered_on))
        ui.open_loans_value.setText(str(customer.open_loans))
        ui.type_value.setText(customer.type_name)
        ui.branch_value.setText(f"{customer.branch.code} ({customer.branch.name})")
        ui.remarks_text.setPlainText("\n".join(customer.remarks))
        self.show_message(customer)
        self._show_subscription(customer.subscription)
        special = customer.special_kind is not None
        ui.special_kind_label.setVisible(special)
        ui.special_kind_choice.setVisible(special)
        internal = customer.special_kind is SpecialKind.ADMINISTRATIVE
        ui.special_kind_administrative_radio.setChecked(internal)
        ui.special_kind_special_radio.setChecked(special and not internal)

    def show_message(self, customer: CustomerRow) -> None:
        """Show the Melding."""
        self.ui.message_text.setPlainText(customer.message or "Geen melding.")

    def list_subscriptions(
        self, offers: Sequence[SubscriptionType], customer: CustomerRow
    ) -> None:
        """List every subscription, those of the customer's own group in front."""
        own = customer.customer_type
        rows = sorted(offers, key=lambda each: each.customer_type is not own)
        self.model.show(rows)
        present = customer.subscription.code if customer.subscription else ""
        places = [place for place, row in enumerate(rows) if row.code == present]
        if places:
            self.ui.mutation_view.selectRow(places[0])

    def chosen_subscription(self) -> SubscriptionType | None:
        """Return the subscription the list stands on, None while there is no list."""
        row = chosen(self.ui.mutation_view)
        return row if isinstance(row, SubscriptionType) else None

    def special_kind(self) -> SpecialKind | None:
        """Return what the radio says, None where it is not shown."""
        if self.ui.special_kind_administrative_radio.isChecked():
            return SpecialKind.ADMINISTRATIVE
        if self.ui.special_kind_special_radio.isChecked():
            return SpecialKind.SPECIAL
        return None

    def kind_radios(self) -> tuple[QRadioButton, QRadioButton]:
        """Return the two choices of Type speciale klant."""
        ui = self.ui
        return ui.special_kind_special_radio, ui.special_kind_administrative_radio

    def set_editable(self, editable: bool, customer: CustomerRow | None) -> None:
        """Let the clerk change what may be changed of a customer."""
        self.hold(not editable, customer)
        listed = editable and customer is not None
        self.ui.mutation_label.setVisible(listed)
        self.ui.mutation_view.setVisible(listed)
        if not listed:
            self.model.show([])

    def hold(self, held: bool, customer: CustomerRow | None) -> None:
        """Let nothing be chosen for a while; what is listed stays."""
        fixed = customer is None or kind_is_fixed(customer.customer_type)
        for radio in self.kind_radios():
            radio.setEnabled(not held and not fixed)
        self.ui.mutation_view.setEnabled(not held)

    def focus_first(self) -> None:
        """Put the focus on the first thing that can be changed on this tab."""
        ui = self.ui
        special, internal = self.kind_radios()
        kind = internal if special.isChecked() else special
        property_first = kind if kind.isEnabled() else ui.desk_receipts_yes_radio
        first: dict[QWidget, QWidget] = {
            ui.address_tab: ui.family_name_edit,
            ui.fee_tab: ui.mutation_view,
            ui.properties1_tab: ui.selection_edit,
            ui.properties2_tab: property_first,
        }
        first.get(ui.tabs.currentWidget(), ui.save_button).setFocus()

    def _show_subscription(self, subscription: SubscriptionRow | None) -> None:
        ui = self.ui
        values = (
            ui.subscription_value,
            ui.period_value,
            ui.status_value,
            ui.cost_value,
        )
        if subscription is None:
            for value in values:
                value.setText("-")
            return
        period = f"{w.day(subscription.starts_on)} t/m {w.day(subscription.ends_on)}"
        texts = (
            f"{subscription.code} {subscription.name}",
            period,
            w.SUBSCRIPTION_STATUS[subscription.status],
            w.euros(subscription.balance_cents),
        )
        for value, text in zip(values, texts, strict=True):
            value.setText(text)
