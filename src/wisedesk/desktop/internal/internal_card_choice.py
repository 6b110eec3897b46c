# SPDX-License-Identifier: Apache-2.0
"""The cards of Interne passen with their totals, to see what is on one alone."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QTableView

from wisedesk.desktop.internal.internal_card_lines import CARD_COLUMNS, CardLine
from wisedesk.desktop.lists.table_model import TableModel, chosen, dress


class InternalCardChoice(QObject):
    """The list of cards; `card` is the customer's id of the one chosen, 0 for all.

    `changed` tells that the clerk chose another; `opened` carries the key of a card,
    empty for all cards together.
    """

    changed = Signal()
    opened = Signal(str)

    def __init__(self, view: QTableView, parent: QObject) -> None:
        super().__init__(parent)
        self.card = 0
        self._view = view
        self._is_showing = False
        self.model = TableModel[CardLine](CARD_COLUMNS)
        dress(view, self.model)
        view.selectionModel().currentRowChanged.connect(self._choose)
        view.activated.connect(self._open)

    @property
    def name(self) -> str:
        """The name on the card chosen, empty for all cards."""
        line = chosen(self._view)
        return line.name if isinstance(line, CardLine) and line.key else ""

    def show(self, cards: list[CardLine]) -> None:
        """Show the cards, standing on the one chosen."""
        self._is_showing = True
        self.model.show(cards)
        places = [line.customer_id for line in cards]
        self.card = self.card if self.card in places else 0
        self._view.selectRow(places.index(self.card))
        self._is_showing = False

    def turn_to(self, number: str) -> bool:
        """Choose the card with a number, and say whether it is in the list."""
        numbers = [line.number for line in self.model.rows()]
        if number not in numbers:
            return False
        self._view.selectRow(numbers.index(number))
        return True

    def _choose(self) -> None:
        line = chosen(self._view)
        if not self._is_showing and isinstance(line, CardLine):
            self.card = line.customer_id
            self.changed.emit()

    def _open(self) -> None:
        line = chosen(self._view)
        if isinstance(line, CardLine):
            self.opened.emit(line.key)
