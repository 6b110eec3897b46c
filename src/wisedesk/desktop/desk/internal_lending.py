# SPDX-License-Identifier: Apache-2.0
"""Shows that the desk lends to an internal card: another colour, and words that say so.

Such a card is for the house alone (seed: "Deze pas gebruik je niet voor het inschrijven
van een klant"); left open, it would take what the next person brings.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout

from wisedesk.desktop.widgets.internal_strip import InternalStrip
from wisedesk.domain.customer_types import LoanStanding
from wisedesk.services.session import Mode

if TYPE_CHECKING:
    from wisedesk.desktop.desk.desk_page import DeskPage
    from wisedesk.domain.internal_cards import InternalCard

BELOW_CUSTOMER = 1  # the place of the strip in the column of the page


class InternalLending(QObject):
    """Watches whose turn it is at the desk."""

    def __init__(self, page: DeskPage) -> None:
        super().__init__(page)
        self._page = page
        self._shown = 0
        self.strip = InternalStrip(page)
        column = page.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(BELOW_CUSTOMER, self.strip)
        page.lines.shown.connect(self._look)

    def _look(self) -> None:
        """Show the strip for an internal card; only for one is anything read."""
        customer, lends = self._page.customer(), self._page.mode is Mode.LEND
        internal = customer is not None and customer.behaviour.is_internal_card
        if customer is None or not (lends and internal):
            self._shown = 0
            self.strip.show_loans_of(LoanStanding.ORDINARY)
            return
        self.strip.show_loans_of(customer.behaviour.standing)
        key = customer.customer_id
        if key != self._shown:
            self._shown = key
            told = partial(self._tell, key)
            self._page.shell.read(lambda tx: tx.internal_card(key), told, self)

    def _tell(self, customer_id: int, card: InternalCard) -> None:
        if customer_id == self._shown:
            self.strip.tell(card)
