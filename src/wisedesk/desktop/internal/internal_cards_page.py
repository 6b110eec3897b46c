# SPDX-License-Identifier: Apache-2.0
"""Interne passen (Ctrl+I): what has been on which card for how long, and back with it.

These items are due on the day they were lent and nobody is reminded of them; here is
where they are remembered. A scan takes an item back from its internal card.
"""

from collections.abc import Callable, Sequence

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wisedesk.desktop.forms.ui_internal_cards_page import Ui_InternalCardsPage
from wisedesk.desktop.internal.internal_card_choice import InternalCardChoice
from wisedesk.desktop.internal.internal_card_lines import (
    INTERNAL_COLUMNS,
    CardLine,
    InternalLine,
)
from wisedesk.desktop.internal.internal_count import InternalCount
from wisedesk.desktop.internal.internal_filter import InternalFilter, filter_of
from wisedesk.desktop.internal.internal_list import InternalList
from wisedesk.desktop.internal.internal_standing import InternalStanding
from wisedesk.desktop.internal.internal_told import InternalTold
from wisedesk.desktop.internal.internal_work import InternalWork
from wisedesk.desktop.lists.listing_views import listing_of
from wisedesk.desktop.lists.table_model import TableModel, chosen, chosen_rows, dress
from wisedesk.desktop.pages.page import HoldTarget, Page
from wisedesk.desktop.widgets.keys import type_through, walk_from
from wisedesk.desktop.window.shell import Shell
from wisedesk.services.asked import Asked
from wisedesk.services.customer_outcomes import ExpectedBackChanged
from wisedesk.services.customer_rows import CustomerRow
from wisedesk.services.listings import Listing
from wisedesk.services.outcomes import Outcome, Undone


class InternalCardsPage(Page):
    """The ageing list, longest first; `opened` carries the customer of a card."""

    opened = Signal(CustomerRow)

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.ui = Ui_InternalCardsPage()
        self.ui.setupUi(self)
        self.cards = InternalCardChoice(self.ui.cards_view, self)
        self.model = TableModel[InternalLine](INTERNAL_COLUMNS)
        dress(self.ui.loans_view, self.model)
        walk_from(self.ui.search_edit, self.ui.loans_view)
        for view in (self.ui.loans_view, self.ui.cards_view):
            type_through(view, self.ui.search_edit)
        self._list = InternalList(shell, self)
        self._work = InternalWork(self)
        asked = self._work.decisions.asked
        self._told = InternalTold(self.ui.last_label, self.ui.loans_view, asked)
        self._shown = InternalCount(self.ui.count_label)
        self._standing = InternalStanding(self.ui.loans_view, self.model)
        self._filter = self._asked()
        self._connect_signals()

    @property
    def title(self) -> str:
        """The title of the window."""
        return "Interne passen"

    def enter(self) -> None:
        """Read all of it anew and put the focus in the list; ask what is open still."""
        self._read_anew()
        self._work.decisions.ask_again()
        self.ui.loans_view.setFocus()

    def show_late(self) -> None:
        """Show what is over time on every card, and nothing else."""
        self._ask_for(late=True)

    def forget(self) -> None:
        """Begin with everything the next time."""
        self._ask_for(late=False)
        self.say("")

    def _read_anew(self) -> None:
        """Read everything again; the list stays on its row."""
        self._standing.keep()
        self._list.read()

    def take_scan(self, scan: str) -> bool:
        """Take a scanned item back from its internal card; show what is on a card."""
        self.shell.say("")  # what was said before is of before
        self._work.take_scan(scan)
        return True

    def hold_target(self) -> HoldTarget | None:
        """Return the item chosen."""
        row = chosen(self.ui.loans_view)
        if not isinstance(row, InternalLine):
            return None
        return HoldTarget(row.title_key, row.title, row.barcode)

    def explain_target(self) -> Asked | None:
        """Return the item chosen."""
        row = chosen(self.ui.loans_view)
        return Asked(barcode=row.barcode) if isinstance(row, InternalLine) else None

    def listing(self) -> Listing | None:
        """Return the lines shown."""
        view = self.ui.loans_view
        totals = self.ui.count_label.text()
        about = self._filter.told(self.cards.name, self.ui.search_edit.text().strip())
        return listing_of(view, self.title, about=about, totals=totals)

    def complete(self, then: Callable[[], None]) -> None:
        """Call `then` as soon as all lines are there."""
        self._list.when_complete(then)

    def answer(self, *, yes: bool) -> bool:
        """Decide where the item goes that was taken back here."""
        return self._work.decisions.answer(yes=yes)

    def left_open(self) -> str:
        """Return what an item asks still, for who goes to another page."""
        return self._work.decisions.left_open()

    def under_way(self) -> str:
        """Return what an item asks still, before the program ends."""
        return self._work.decisions.under_way()

    def chosen_lines(self) -> list[InternalLine]:
        """Return the items chosen that are still on their card."""
        return [row for row in chosen_rows(self.ui.loans_view) if not row.back]

    def say(self, text: str, *, bad: bool = False) -> None:
        """Tell what became of the last thing done here."""
        self._told.say(text, bad=bad)

    def mark(self, barcode: str, remark: str) -> None:
        """Show that an item is on its card no more, and what is to be done with it.

        The clerk who stood on it goes on with the next.
        """
        view = self.ui.loans_view
        for place, line in enumerate(self.model.rows()):
            if line.barcode == barcode:
                back = replace(line, remark=remark, back=True)
                self.model.replace(place, back)
                self._list.replace(back)
                view.scrollTo(self.model.index(place, 0))
                if not line.back:
                    self._standing.take(back)
        self._count()
        self._list.read_cards(self.cards.show)

    def _ask_for(self, *, late: bool) -> None:
        """Ask for all cards, and for what is over time alone or for everything."""
        self.cards.card = 0
        self.ui.search_edit.clear()
        self.ui.days_edit.clear()
        self.ui.late_check.setChecked(late)
        self._filter = self._asked()

    def _connect_signals(self) -> None:
        ui = self.ui
        self._list.began.connect(self._begin)
        self._list.came.connect(self._come)
        self._list.completed.connect(self._completed)
        self.shell.changed.connect(self._heed)
        ui.search_edit.textChanged.connect(self._show_asked)
        ui.days_edit.textChanged.connect(self._show_asked)
        ui.late_check.toggled.connect(self._show_asked)
        self.cards.changed.connect(self._show_asked)
        self.cards.opened.connect(self._open_card)
        ui.loans_view.activated.connect(self._open_item)
        ui.search_edit.returnPressed.connect(ui.loans_view.setFocus)
        ui.shelf_button.clicked.connect(self._work.shelve)
        ui.expected_button.clicked.connect(self._work.ask_expected)
        ui.card_button.clicked.connect(self._open_item)
        ui.back_button.clicked.connect(self.left)

    def _begin(self, cards: list[CardLine]) -> None:
        self.cards.show(cards)
        self.model.show([])
        self._count()

    def _come(self, lines: list[InternalLine]) -> None:
        wanted = [line for line in lines if self._filter.takes(line)]
        self.model.append(wanted)
        self._standing.come()
        self._count_more(wanted)

    def _completed(self) -> None:
        self._standing.complete()
        self._count_more([])

    def _show_asked(self) -> None:
        """Show the lines that are asked for, in the order they stand in."""
        self._told.go_on()
        self._filter = self._asked()
        header = self.ui.loans_view.horizontalHeader()
        sorted_by = header.sortIndicatorSection(), header.sortIndicatorOrder()
        self.model.show([line for line in self._list.lines if self._filter.takes(line)])
        header.setSortIndicator(*sorted_by)
        if self.model.rowCount():
            self.ui.loans_view.selectRow(0)
        self._count()

    def _asked(self) -> InternalFilter:
        """Return what is asked for by what stands on the page."""
        ui = self.ui
        text, days = ui.search_edit.text(), ui.days_edit.text()
        return filter_of(self.cards.card, text, days, late=ui.late_check.isChecked())

    def _open_card(self, key: str) -> None:
        if key:
            self._open(key)
        else:
            self.ui.loans_view.setFocus()

    def _open_item(self) -> None:
        line = chosen(self.ui.loans_view)
        if isinstance(line, InternalLine):
            self._open(line.key)

    def _open(self, key: str) -> None:
        def show(customer: CustomerRow | None) -> None:
            if customer is not None:
                self.opened.emit(customer)

        self.shell.read(lambda tx: tx.customer(key), show, self)

    def _heed(self, outcome: Outcome) -> None:
        """Show what was changed of the list; what was returned here is marked."""
        if not self.isVisible():
            return
        if isinstance(outcome, Undone):
            self._standing.turn_back()
        if isinstance(outcome, ExpectedBackChanged | Undone):
            self._read_anew()

    def _count(self) -> None:
        """Count again what is shown."""
        self._shown.anew(self.model.rows(), complete=self._list.is_complete)

    def _count_more(self, lines: Sequence[InternalLine]) -> None:
        """Count what came behind the rest."""
        self._shown.more(lines, complete=self._list.is_complete)
