# SPDX-License-Identifier: Apache-2.0
"""The customer block: a blue bar above a grey block of three columns.

Source: seed (the finished card), Wise "klanteninformatie raadplegen".
"""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel, QSizePolicy, QWidget

from wisedesk.desktop.forms.ui_customer_block import Ui_CustomerBlock
from wisedesk.desktop.widgets.looks import mark, show, write
from wisedesk.desktop.wording import words as w
from wisedesk.domain.subscriptions import SubscriptionStatus, age_for
from wisedesk.services.customer_rows import CustomerRow

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
        for label in (self.ui.bar_subscription, self.ui.bar_status):
            label.setMinimumWidth(1)  # rather cut off than a window too wide
        lines = self.fontMetrics().lineSpacing() * LINES
        self.ui.grey_block.setMinimumHeight(lines)  # the page below does not jump
        self.show_customer(None, date.min)

    def show_customer(self, customer: CustomerRow | None, today: date) -> None:
        """Show a customer as of a day."""
        for label in self._headings():
            show(label, on=customer is not None)
        mark(self.ui.blue_bar, empty=customer is None)
        if customer is None:
            self._show_nobody()
            return
        self._show_bar(customer)
        self._show_left(customer, today)
        self._show_middle(customer, today)
        told = [*customer.blocks, *customer.remarks]
        write(self.ui.remarks_value, "\n".join(told))

    def _show_nobody(self) -> None:
        for label in self.findChildren(QLabel):
            if label.objectName().endswith("_value") or "bar_" in label.objectName():
                label.clear()
        for label in (*self._optional(), self.ui.owed_label, self.ui.owed_value):
            show(label, on=False)

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
        write(self.ui.bar_number, f"{customer.card_number} {stored}".strip())
        branch = customer.branch
        write(self.ui.bar_branch, f"{branch.code} ({branch.name})")
        write(self.ui.bar_subscription, subscription.name if subscription else "")
        write(self.ui.bar_status, w.status_word(customer))

    def _show_left(self, customer: CustomerRow, today: date) -> None:
        person, ui = customer.person, self.ui
        write(ui.name_value, customer.name)
        street = f"{person.street} {person.house_number}".strip()
        city = f"{person.postcode} {person.city}".strip()
        write(ui.address_value, ", ".join(part for part in (street, city) if part))
        write(ui.country_value, person.country.value)
        text, bad = _validity(customer, today)
        write(ui.expires_value, text)
        mark(ui.expires_value, bad=bad)
        special = customer.behaviour.shown_as_special
        write(ui.special_value, "Spec.klant" if special else "")
        write(ui.note_value, w.NOTE if customer.message else "")
        for label in self._optional():
            show(label, on=bool(label.text()))

    def _show_middle(self, customer: CustomerRow, today: date) -> None:
        ui, born_on = self.ui, customer.person.born_on
        age = age_for(born_on, today)
        write(
            ui.born_value,
            w.UNKNOWN_AGE if age is None else f"{w.day(born_on)} ({age} jr.)",
        )
        write(ui.activity_value, w.day(customer.last_activity_on))
        write(ui.possession_value, str(customer.in_possession))
        subscription = customer.subscription
        most = subscription.maximum_loans if subscription else None
        over = most is not None and customer.in_possession > most
        mark(ui.possession_value, bad=over and customer.behaviour.has_limits)
        write(ui.cards_value, str(customer.active_cards))
        write(ui.owed_value, w.euros(customer.owed_cents))
        mark(ui.owed_value, bad=True)
        for label in (ui.owed_label, ui.owed_value):
            show(label, on=bool(customer.owed_cents))


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
