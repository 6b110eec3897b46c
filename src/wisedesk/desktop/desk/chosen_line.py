# SPDX-License-Identifier: Apache-2.0
"""What is done with the lines chosen at the desk: reserved, renewed, cancelled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from wisedesk.desktop.deeds.cancelling import Cancelling
from wisedesk.desktop.deeds.renewing import Renewing
from wisedesk.desktop.deeds.slip_printing import SlipPrinting
from wisedesk.desktop.lists.table_model import chosen, chosen_rows
from wisedesk.desktop.pages.loan_lines import Line
from wisedesk.desktop.pages.page import HoldTarget

if TYPE_CHECKING:
    from wisedesk.desktop.desk.desk_page import DeskPage


_CHOOSE = frozenset(
    {
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_Space,
        Qt.Key.Key_A,  # with Ctrl: all of them
    }
)


class ChosenLine(QObject):
    """Knows which lines of the table are chosen, and whose they are.

    `changed` tells that Annuleren would mean other lines now. It means those that are
    chosen while the list has the focus; not those that stand there since before the
    last scan: by then the clerk looks at what was scanned.
    """

    changed = Signal()

    def __init__(self, page: DeskPage, slips: SlipPrinting) -> None:
        super().__init__(page)
        self._page = page
        self._view = page.ui.session_view
        self._slips = slips
        self._is_meant = False
        self._renewing = Renewing(page.shell, page.lines.renewed, page)
        self._cancelling = Cancelling(page.shell, page)
        self._view.installEventFilter(self)
        self._view.selectionModel().selectionChanged.connect(self._tell)
        self._view.pressed.connect(self.mean)
        page.loans.menu.opened.connect(self.mean)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See the list get the focus, or lose it, or the clerk walk through it."""
        del watched
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.changed.emit()
        elif isinstance(event, QKeyEvent) and event.key() in _CHOOSE:
            self._is_meant = True
        return False

    def owner(self, line: Line) -> str:
        """Return the key of the customer a line is of."""
        session = self._page.session
        row = session.rows.get(line.mark)
        return row.customer if row is not None else line.customer

    def mean(self) -> None:
        """Let Annuleren mean the lines chosen."""
        self._is_meant = True
        self.changed.emit()

    def pass_by(self) -> None:
        """Let Annuleren mean no line until one is chosen: something was scanned."""
        self._is_meant = False
        self.changed.emit()

    def to_cancel(self) -> list[tuple[str, str]]:
        """Return the loans that Annuleren means, by customer and barcode."""
        if not (self._is_meant and self._view.hasFocus()):
            return []
        return [
            (self.owner(line), line.barcode)
            for line in chosen_rows(self._view)
            if line.on_loan and self.owner(line)
        ]

    def cancel(self) -> bool:
        """Cancel the loans chosen, and say whether there were any."""
        loans = self.to_cancel()
        if loans:
            self._page.session.entries.read_next_as(None)
            self._cancelling.cancel(loans)
        return bool(loans)

    def hold_target(self) -> HoldTarget | None:
        """Return the title of the line chosen, None where it has none."""
        line = chosen(self._view)
        if not isinstance(line, Line) or not line.title_key:
            return None
        return HoldTarget(line.title_key, line.title, line.barcode)

    def renew(self) -> bool:
        """Renew the loans chosen, each for its customer; say whether there were any."""
        loans: dict[str, list[str]] = {}
        for line in chosen_rows(self._view):
            if line.on_loan and self.owner(line):
                loans.setdefault(self.owner(line), []).append(line.barcode)
        for key, barcodes in loans.items():
            self._renewing.renew(key, barcodes)
        return bool(loans)

    def print_slip(self) -> None:
        """Print the slip of the line chosen, else the last one of the session."""
        rows, line = self._page.session.rows, chosen(self._view)
        row = rows.get(line.mark) if isinstance(line, Line) else None
        meant = rows.all() if row is None else [row]
        self._slips.print_again([each.outcome for each in meant])

    def _tell(self) -> None:
        self.changed.emit()
