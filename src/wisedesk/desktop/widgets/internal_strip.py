# SPDX-License-Identifier: Apache-2.0
"""Says in words and colour that the desk lends to an internal card, not to a person."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from wisedesk.desktop.widgets.looks import mark
from wisedesk.desktop.wording import words as w
from wisedesk.domain.customer_types import LoanStanding
from wisedesk.domain.internal_cards import InternalCard

TOLD = {
    LoanStanding.INTERNAL: (
        "INTERNE PAS: uitleningen tellen niet mee en niemand krijgt er bericht van."
    ),
    LoanStanding.SPECIAL: (
        "SPECIALE KLANT: uitleningen tellen niet mee en niemand krijgt er bericht van."
    ),
}


class InternalStrip(QLabel):
    """A line over the width of the desk, and another colour of the page around it."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.setObjectName("internal_strip")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)  # a long purpose never makes the window wider
        self.hide()
        self._page = page
        self._told = ""
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def show_loans_of(self, standing: LoanStanding) -> None:
        """Show what is lent to, where it is no person: loans of this standing."""
        told = TOLD.get(standing, "")
        if told == self._told:
            return
        self._told = told
        on = bool(told)
        self.setText(told)
        self.setVisible(on)
        mark(self._page, internal=on)

    def tell(self, card: InternalCard) -> None:
        """Tell whose the card is, what it is for, and when items should be back."""
        days = card.expected_days
        told = (
            f"Eigenaar: {card.owner}." if card.owner else "",
            f"Doel: {card.purpose}." if card.purpose else "",
            f"Verwacht terug na {w.counted(days, 'dag', 'dagen')}." if days else "",
        )
        self.setText(" ".join((self._told, *(each for each in told if each))))
