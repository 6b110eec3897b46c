# SPDX-License-Identifier: Apache-2.0
"""The notes of a customer, read again when something was done for that customer.

An amount that was settled, a hold that was taken along: the note of it goes.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from wisedesk.services.outcomes import Outcome, Refused

if TYPE_CHECKING:
    from datetime import date

    from wisedesk.desktop.desk.desk_page import DeskPage
    from wisedesk.domain.refusals import Refusal
    from wisedesk.services.customer_rows import CustomerRow
    from wisedesk.services.ports import Reading

Found = tuple["CustomerRow | None", "tuple[Refusal, ...]"]


class NotesAgain(QObject):
    """Reads only for a customer of the session who has a note."""

    def __init__(self, page: DeskPage) -> None:
        super().__init__(page)
        self._page = page
        page.shell.changed.connect(self._look)

    def _look(self, outcome: Outcome) -> None:
        session, shell = self._page.session, self._page.shell
        if isinstance(outcome, Refused):
            return
        for each in session.customers.open:
            if each.customer_id not in outcome.customers:
                continue
            if session.rows.has_notes_of(each.key):
                read = partial(_read, customer_id=each.customer_id, today=shell.today)
                shell.read(read, self._show, self)

    def _show(self, found: Found) -> None:
        customer, notes = found
        if customer is not None:
            self._page.session.rows.note_again(customer, notes)


def _read(tx: Reading, customer_id: int, today: date) -> Found:
    # with the rules of lending behind it, which no start waits for
    from wisedesk.services.customer_notes import notes_on

    customer = tx.customer_by_id(customer_id)
    return customer, () if customer is None else notes_on(tx, customer, today)
