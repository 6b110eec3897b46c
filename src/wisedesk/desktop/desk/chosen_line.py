# SPDX-License-Identifier: Apache-2.0
"""What is done with the lines chosen at the desk: reserved, renewed, on a slip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from wisedesk.desktop.deeds.renewing import Renewing
from wisedesk.desktop.deeds.slip_printing import SlipPrinting
from wisedesk.desktop.lists.table_model import chosen, chosen_rows
from wisedesk.desktop.pages.loan_lines import Line
from wisedesk.desktop.pages.page import HoldTarget

if TYPE_CHECKING:
    from wisedesk.desktop.desk.desk_page import DeskPage


class ChosenLine(QObject):
    """Knows which lines of the table are chosen, and whose they are."""

    def __init__(self, page: DeskPage, slips: SlipPrinting) -> None:
        super().__init__(page)
        self._page = page
        self._slips = slips
        self._renewing = Renewing(page.shell, page.lines.renewed, page)

    def owner(self, line: Line) -> str:
        """Return the key of the customer a line is of."""
        session = self._page.session
        row = session.rows.get(line.mark)
        return row.customer if row is not None else session.customers.key

    def hold_target(self) -> HoldTarget | None:
        """Return the title of the line chosen, None where it has none."""
        line = chosen(self._page.ui.session_view)
        if not isinstance(line, Line) or not line.title_key:
            return None
        return HoldTarget(line.title_key, line.title, line.barcode)

    def renew(self) -> bool:
        """Renew the loans chosen, each for its customer; say whether there were any."""
        loans: dict[str, list[str]] = {}
        for line in chosen_rows(self._page.ui.session_view):
            if line.on_loan and self.owner(line):
                loans.setdefault(self.owner(line), []).append(line.barcode)
        for key, barcodes in loans.items():
            self._renewing.renew(key, barcodes)
        return bool(loans)

    def print_slip(self) -> None:
        """Print the slip of the line chosen, else of the newest row."""
        rows, line = self._page.session.rows, chosen(self._page.ui.session_view)
        row = rows.get(line.mark) if isinstance(line, Line) else None
        row = row or next(iter(rows.all()), None)
        self._slips.print_again(None if row is None else row.outcome)
