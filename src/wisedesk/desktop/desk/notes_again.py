# SPDX-License-Identifier: Apache-2.0
"""The notes of a customer, read again when something was done for that customer.

An amount that was settled, a hold that was taken along: the note of it goes. It comes
back where that is turned back.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from wisedesk.services.outcomes import Outcome, Refused, Undone
from wisedesk.services.session import Mode
from wisedesk.services.session_customers import is_about

if TYPE_CHECKING:
    from datetime import date

    from wisedesk.desktop.desk.desk_page import DeskPage
    from wisedesk.domain.refusals import Refusal
    from wisedesk.services.customer_rows import CustomerRow
    from wisedesk.services.ports import Reading

Found = tuple["CustomerRow | None", "tuple[Refusal, ...]"]


class NotesAgain(QObject):
    """Reads only for a customer who has a note, or may have one again."""

    def __init__(self, page: DeskPage) -> None:
        super().__init__(page)
        self._page = page
        page.shell.changed.connect(self._look)

    def _look(self, outcome: Outcome) -> None:
        session, shell = self._page.session, self._page.shell
        if isinstance(outcome, Refused):
            return
        for each in session.customers.open:
            if not is_about(outcome, each):
                continue
            back = outcome.of if isinstance(outcome, Undone) and self._lends() else ""
            if back or session.rows.has_notes_of(each.key):
                read = partial(_read, customer_id=each.customer_id, today=shell.today)
                shell.read(read, partial(self._show, back), self)

    def _lends(self) -> bool:
        """Whether the desk lends: at Innemen nothing is told of a customer."""
        return self._page.mode is Mode.LEND

    def _show(self, back: str, found: Found) -> None:
        """Let the notes be as they are now; `back` is what was turned back."""
        customer, notes = found
        if customer is None:
            return
        rows = self._page.session.rows
        rows.note_again(customer, notes)
        if back and self._lends():
            rows.note_back(f"{back}:{self._page.shell.now()}", customer, notes)


def _read(tx: Reading, customer_id: int, today: date) -> Found:
    # with the rules of lending behind it, which no start waits for
    from wisedesk.services.customer_notes import notes_on

    customer = tx.customer_by_id(customer_id)
    return customer, () if customer is None else notes_on(tx, customer, today)
