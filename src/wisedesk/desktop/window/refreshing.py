# SPDX-License-Identifier: Apache-2.0
"""Lets every page that shows a changed customer show it as it is now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from wisedesk.services.session import is_done

if TYPE_CHECKING:
    from wisedesk.desktop.pages.page import Page
    from wisedesk.desktop.window.rooms import Rooms
    from wisedesk.services.customer_rows import CustomerRow
    from wisedesk.services.outcomes import Outcome


class Refreshing(QObject):
    """Reads the customers again that an action changed."""

    def __init__(self, rooms: Rooms) -> None:
        super().__init__(rooms)
        self._rooms = rooms
        rooms.shell.changed.connect(self._refresh)

    def _refresh(self, outcome: Outcome) -> None:
        rooms = self._rooms
        for page in rooms.pages.made():
            there = page.customer()
            if there is None or there.customer_id not in outcome.customers:
                continue
            if page is rooms.desk and rooms.page is rooms.desk and is_done(outcome):
                continue  # the desk's own answer brought the customer
            self._read_again(page, there.customer_id)
        rooms.page.reload()

    def _read_again(self, page: Page, customer_id: int) -> None:
        def show(customer: CustomerRow | None) -> None:
            if customer is not None:
                page.refresh(customer)
            else:
                self._rooms.lose(page)

        self._rooms.shell.read(lambda tx: tx.customer_by_id(customer_id), show, page)
