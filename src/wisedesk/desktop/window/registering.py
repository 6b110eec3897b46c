# SPDX-License-Identifier: Apache-2.0
"""The way of a registration through the pages: three screens, and Opslaan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from wisedesk.desktop.window.quitting import UNSAVED

if TYPE_CHECKING:
    from wisedesk.desktop.pages.customer_page import CustomerPage
    from wisedesk.desktop.registration.registration_page import RegistrationPage
    from wisedesk.desktop.window.rooms import Rooms
    from wisedesk.services.registration_draft import RegistrationDraft


class Registering(QObject):
    """Leads from the first screen to Opslaan, and back where the clerk wants that."""

    def __init__(self, rooms: Rooms) -> None:
        super().__init__(rooms)
        self._rooms = rooms

    @property
    def page(self) -> RegistrationPage:
        """The screens of a registration."""
        from wisedesk.desktop.registration.registration_page import RegistrationPage

        def join(page: RegistrationPage) -> None:
            page.completed.connect(self._show_draft)

        return self._rooms.pages.one(RegistrationPage, join=join)

    def join_customer(self, page: CustomerPage) -> None:
        """Listen to the customer screen: from there a registration goes back."""
        page.number_declined.connect(self._number_declined)
        page.resumed.connect(self._resume)

    def begin(self) -> None:
        """Begin a registration, or go back to the one under way."""
        rooms = self._rooms
        customer = rooms.customer
        rooms.turn_to_customers()
        if self.page.unsaved() or customer.draft() is not None:
            rooms.open(customer if customer.draft() is not None else self.page)
        elif customer.unsaved():
            rooms.shell.ask(UNSAVED, yes=self._start)
        else:
            self._start()

    def _start(self) -> None:
        self._rooms.customer.forget()
        self.page.start()
        self._rooms.begin_room(self.page)

    def _show_draft(self, draft: RegistrationDraft) -> None:
        self.page.forget()
        self._rooms.customer.open_draft(draft)
        self._rooms.begin_room(self._rooms.customer)

    def _resume(self, draft: RegistrationDraft) -> None:
        self._go_back()
        self.page.resume(draft)

    def _number_declined(self, draft: RegistrationDraft) -> None:
        self._go_back()
        self.page.resume_number(draft)

    def _go_back(self) -> None:
        self._rooms.customer.forget()
        self._rooms.begin_room(self.page)
