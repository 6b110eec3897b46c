# SPDX-License-Identifier: Apache-2.0
"""What is told of a customer who is opened at the desk, and what was read of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from wisedesk.services.session import Mode

if TYPE_CHECKING:
    from wisedesk.desktop.desk.desk_page import DeskPage
    from wisedesk.services.customer_rows import CustomerRow


class OpenedCustomers(QObject):
    """Shows the Melding of each customer who is opened, and remembers it meanwhile."""

    def __init__(self, page: DeskPage) -> None:
        super().__init__(page)
        self._page = page
        self._read: dict[str, str] = {}  # a Melding by the key of its customer
        page.lines.opened.connect(self._open)
        page.lines.shown.connect(self._forget_who_left)

    def has_read_message_of(self, customer: CustomerRow) -> bool:
        """Whether a customer's Melding was read in this session, as it is now."""
        return self._read.get(customer.key) == customer.message

    def _open(self, customer: CustomerRow) -> None:
        page = self._page
        if page.mode is Mode.LEND:
            page.last.clear()
            page.in_turn.tell_belated()
            self._read[customer.key] = customer.message
            page.shell.show_message_of(customer)

    def _forget_who_left(self) -> None:
        there = {each.key for each in self._page.session.customers.open}
        self._read = {key: each for key, each in self._read.items() if key in there}
