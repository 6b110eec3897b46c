# SPDX-License-Identifier: Apache-2.0
"""The table of the desk: what was scanned, newest first, and what is out (F9)."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from wisedesk.desktop.desk.row_lines import (
    STATE,
    Place,
    item_line,
    named_as,
    row_line,
    waits_unknown,
)
from wisedesk.desktop.lists.table_model import TableModel
from wisedesk.desktop.pages.loan_lines import (
    LOAN_COLUMNS,
    Line,
    is_joined,
    renewed_line,
    turned_back_line,
)
from wisedesk.desktop.window.shell import Shell
from wisedesk.desktop.wording.entry_words import lent_otherwise
from wisedesk.services.circulation_outcomes import Lent, Renewed
from wisedesk.services.customer_rows import CustomerRow
from wisedesk.services.desk_rows import DeskRow, RowState, turned_back_as
from wisedesk.services.item_rows import ItemRow
from wisedesk.services.outcomes import Outcome, Undone
from wisedesk.services.ports import Reading
from wisedesk.services.session import Mode

FLASH_MS = 700


class SessionLines(QObject):
    """Watches the session and shows its rows; F9 lets open loans join below them.

    `told` carries a row and its outcome, `shown` asks for the state of the session,
    `opened` a customer, `searched` a name and whether the one found joins, `released`
    the last step that is done with, `repeated` the place of a row that was scanned
    once more and what to say if that was to be another loan. `changed` tells that a
    row came, went or is another.
    """

    told = Signal(object, object)
    shown = Signal()
    opened = Signal(object)
    searched = Signal(str, bool)
    released = Signal(str)
    repeated = Signal(int, str)
    changed = Signal()

    def __init__(self, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self.model = TableModel[Line](LOAN_COLUMNS, lambda line: line.is_in_turn)
        self.several = self.stopped = False
        self.in_turn: DeskRow | None = None
        self._shell = shell
        self._items: dict[str, Line | None] = {}  # of the numbers that were looked up
        self._renewed: dict[str, Renewed] = {}  # by the mark of the line

    def join(self, loans: Sequence[Line]) -> None:
        """Let open loans join, save those the session shows already."""
        shown = {line.barcode for line in self.model.rows() if line.on_loan}
        self.model.append([line for line in loans if line.barcode not in shown])

    def renewed(self, outcome: Renewed) -> None:
        """Show a loan in the table as it runs on."""
        for place, line in enumerate(self.model.rows()):
            if line.on_loan and line.barcode == outcome.barcode:
                self._renewed[line.mark] = outcome
                self.model.replace(place, renewed_line(line, outcome))

    def taken_over(self, barcode: str, by: str) -> None:
        """Show a loan that joined the table as cancelled: another has the item now."""
        for place, line in enumerate(self.model.rows()):
            is_out = line.on_loan and line.barcode == barcode
            if is_joined(line) and is_out and line.customer != by:
                now = turned_back_line(line, STATE[RowState.CANCELLED])
                self.model.replace(place, now)

    def turned_back(self, undone: Undone) -> None:
        """Show a loan that joined the table as one that was cancelled."""
        if undone.what == Renewed.kind:
            of = undone.barcode
            kept = {k: v for k, v in self._renewed.items() if v.barcode != of}
            self._renewed = kept
        if undone.what != Lent.kind:
            return
        if undone.again:
            self.taken_over(undone.barcode, undone.customer)
            return
        word = STATE[turned_back_as(undone)]
        for place, line in enumerate(self.model.rows()):
            if is_joined(line) and line.on_loan and line.barcode == undone.barcode:
                self.model.replace(place, turned_back_line(line, word))

    def place(self, mark: str) -> int | None:
        """Return where the line with a mark stands."""
        for place, line in enumerate(self.model.rows()):
            if line.mark == mark:
                return place
        return None

    # what the session tells

    def row_added(self, row: DeskRow) -> None:
        """Show a row on top."""
        self.model.put_first(self._line(row))
        self.changed.emit()

    def row_changed(self, row: DeskRow) -> None:
        """Show a row as it is now."""
        self.show_again(row)
        self.changed.emit()

    def show_again(self, row: DeskRow) -> None:
        """Show a row as it stands among the others now."""
        place = self.place(row.op_id)
        if place is not None:
            self.model.replace(place, self._line(row))

    def row_dropped(self, op_id: str) -> None:
        """Show a row no longer."""
        place = self.place(op_id)
        if place is not None:
            self.model.remove(place)
        self.changed.emit()

    def row_repeated(self, row: DeskRow, how: Mode) -> None:
        """Light a row up for a moment: it was scanned once more."""
        place = self.place(row.op_id)
        if place is not None:
            self.model.light(lambda line: line.mark == row.op_id)
            QTimer.singleShot(FLASH_MS, self, self._put_out)
            self.repeated.emit(place, lent_otherwise(row, how, self._shell.keys))

    def began(self, rows: Sequence[DeskRow]) -> None:
        """Show a session that begins with these rows."""
        self._items.clear()
        self.model.show([self._line(row) for row in rows])
        self.changed.emit()

    def customer_shown(self) -> None:
        """Show the customer of the session, or that there is none."""
        self.shown.emit()

    def customer_opened(self, customer: CustomerRow) -> None:
        """Tell of a customer who was opened just now."""
        self.opened.emit(customer)

    def searched_for(self, text: str, *, joins: bool) -> None:
        """Look for a customer by name."""
        self.searched.emit(text, joins)

    def tell(self, row: DeskRow, outcome: Outcome) -> None:
        """Tell what a scan led to."""
        self.told.emit(row, outcome)

    def let_go(self, op_id: str) -> None:
        """Keep the steps up to this one no longer."""
        self.released.emit(op_id)

    def _put_out(self) -> None:
        self.model.light(None)

    def _line(self, row: DeskRow) -> Line:
        place = Place(
            in_turn=self.in_turn is not None and row.op_id == self.in_turn.op_id,
            several=self.several,
            stopped=self.stopped,
            known=self._known(row),
        )
        line = row_line(row, self._shell.keys, place)
        renewed = self._renewed.get(row.op_id)
        return renewed_line(line, renewed) if line.on_loan and renewed else line

    def _known(self, row: DeskRow) -> Line | None:
        """Return a line that tells already what item waits."""
        if row.state is not RowState.WAITS or row.item is not None:
            return None
        lines, number = self.model.rows(), row.number
        same = (each for each in lines if each.barcode == number and each.title)
        known = next(same, None)
        if known is None and self.stopped:
            known = self._looked_up(number)
        return known

    def _looked_up(self, number: str) -> Line | None:
        """Return what item has a number that waits long; the first time, look it up."""
        if number not in self._items:
            self._items[number] = None
            ask = partial(_item_of, number)
            self._shell.read(ask, partial(self._found, number), self)
        return self._items[number]

    def _found(self, number: str, item: ItemRow | None) -> None:
        """Let the rows that wait tell what item they are of."""
        if item is None:
            return
        known = item_line(item)
        self._items[number] = known
        for place, line in enumerate(self.model.rows()):
            if waits_unknown(line) and line.barcode == number:
                self.model.replace(place, named_as(line, known))


def _item_of(number: str, tx: Reading) -> ItemRow | None:
    return tx.item(number)
