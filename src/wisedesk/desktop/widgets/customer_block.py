# SPDX-License-Identifier: Apache-2.0
"""The customer block: a blue bar above a grey block of three columns.

Source: seed (the finished card), Wise "klanteninformatie raadplegen".
"""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel, QSizePolicy, QWidget

from wisedesk.desktop.forms.ui_customer_block import Ui_CustomerBlock
from wisedesk.desktop.wording import words as w
from wisedesk.domain.subscriptions import SubscriptionStatus, age_for
from wisedesk.services.records import CustomerRow

LINES = 7


class CustomerBlock(QWidget):
    """Shows who is at the desk; empty when nobody is.

    `copied` tells that a double click put the card number on the clipboard, `opened`
    that one elsewhere asks for the customer's details (Wise, "layout").
    """

    copied = Signal(str)
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_CustomerBlock()
        self.ui.setupUi(self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.ui.remarks_value.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.ui.remarks_value.setProperty("italic", True)
        lines = self.fontMetrics().lineSpacing() * LINES
        self.ui.grey_block.setMinimumHeight(lines)  # the page below does not jump
        self.show_customer(None, date.min)

    def show_customer(self, customer: CustomerRow | None, today: date) -> None:
        """Show a customer as of a day."""
        for label in self.findChildren(QLabel):
            if label.objectName().endswith("_value") or "bar_" in label.objectName():
                label.clear()
        for label in self._headings():
            label.setVisible(customer is not None)
        for label in (*self._optional(), self.ui.owed_label, self.ui.owed_value):
            label.hide()
        if self.ui.blue_bar.property("empty") != (customer is None):
            self.ui.blue_bar.setProperty("empty", customer is None)
            self.ui.blue_bar.style().polish(self.ui.blue_bar)
        if customer is None:
            return
        self._show_bar(customer)
        self._show_left(customer, today)
        self._show_middle(customer, today)
        told = [*customer.blocks, *customer.remarks]
        self.ui.remarks_value.setText("\n".join(told))

    def _optional(self) -> tuple[QLabel, ...]:
        return (self.ui.address_value, self.ui.special_value, self.ui.note_value)

    def _headings(self) -> tuple[QLabel, ...]:
        ui = self.ui
        return (
            ui.born_label,
            ui.activity_label,
            ui.possession_label,
            ui.cards_label,
        )

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Copy the card number from the blue bar; open the customer from the rest."""
        where = self.childAt(event.position().toPoint())
        if where is self.ui.bar_number:
            number = self.ui.bar_number.text().partition(" ")[0]
            QApplication.clipboard().setText(number)
            self.copied.emit(number)
        elif self.ui.name_value.text():
            self.opened.emit()

    def _show_bar(self, customer: CustomerRow) -> None:
        subscription = customer.subscription
        stored = f"[{customer.customer_id}]" if customer.customer_id else ""
        self.ui.bar_number.setText(f"{customer.card_number} {stored}".strip())
        branch = customer.branch
        self.ui.bar_branch.setText(f"{branch.code} ({branch.name})")
        self.ui.bar_subscription.setText(subscription.name if subscription else "")
        self.ui.bar_status.setText(w.status_word(customer))

    def _show_left(self, customer: CustomerRow, today: date) -> None:
        person, ui = customer.person, self.ui
        ui.name_value.setText(customer.name)
        street = f"{person.street} {person.house_number}".strip()
        city = f"{person.postcode} {person.city}".strip()
        ui.address_value.setText(", ".join(part for part in (street, city) if part))
        ui.country_value.setText(person.country.value)
        text, bad = _validity(customer, today)
        ui.expires_value.setText(text)
        _paint(ui.expires_value, bad=bad)
        special = customer.behaviour.shown_as_special
        ui.special_value.setText("Spec.klant" if special else "")
        ui.note_value.setText(w.NOTE if customer.message else "")
        for label in self._optional():
            label.setVisible(bool(label.text()))

    def _show_middle(self, customer: CustomerRow, today: date) -> None:
        ui, born_on = self.ui, customer.person.born_on
        age = age_for(born_on, today)
        ui.born_value.setText(
            w.UNKNOWN_AGE if age is None else f"{w.day(born_on)} ({age} jr.)"
        )
        ui.activity_value.setText(w.day(customer.last_activity_on))
        ui.possession_value.setText(str(customer.in_possession))
        subscription = customer.subscription
        most = subscription.maximum_loans if subscription else None
        over = most is not None and customer.in_possession > most
        _paint(ui.possession_value, bad=over and customer.behaviour.has_limits)
        ui.cards_value.setText(str(customer.active_cards))
        if customer.owed_cents:
            ui.owed_value.setText(w.euros(customer.owed_cents))
            _paint(ui.owed_value, bad=True)
            ui.owed_label.show()
            ui.owed_value.show()


def _validity(customer: CustomerRow, today: date) -> tuple[str, bool]:
    """Return the line about the subscription, and whether it is bad news."""
    subscription = customer.subscription
    if subscription is None:
        return "Geen abonnement", True
    if subscription.status is SubscriptionStatus.CANCELLED:
        return "Pas niet geldig", True
    if subscription.status is SubscriptionStatus.BILLED:
        return "Factuur gemaakt", False
    ended = subscription.ends_on < today
    word = "Verlopen" if ended else "Vervalt"
    return f"{word} {w.day(subscription.ends_on)}", ended


def _paint(label: QLabel, *, bad: bool) -> None:
    if label.property("bad") != bad:  # the sheet is not looked up for nothing
        label.setProperty("bad", bad)
        label.style().polish(label)
