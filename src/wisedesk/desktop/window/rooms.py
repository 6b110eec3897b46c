# SPDX-License-Identifier: Apache-2.0
"""The two rooms of the window, desk and Klantenadministratie, each with its pages.

A page is made when it is first opened; the desk alone is there from the start.

A room keeps its pages as they were left: a registration half filled in waits while the
queue at the desk is helped, and nothing of it is lost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject

from wisedesk.desktop.desk.desk_page import DeskPage
from wisedesk.desktop.pages.page import Page
from wisedesk.desktop.window.main_window import MainWindow
from wisedesk.desktop.window.page_stacks import PageStacks, Room
from wisedesk.desktop.window.quitting import UNSAVED, Quitting
from wisedesk.desktop.window.refreshing import Refreshing
from wisedesk.desktop.window.registering import Registering
from wisedesk.desktop.window.room_pages import RoomPages
from wisedesk.desktop.window.scan_places import ScanPlaces
from wisedesk.desktop.window.shell import Shell
from wisedesk.services.customer_rows import CustomerRow
from wisedesk.services.session import Mode

if TYPE_CHECKING:
    from wisedesk.desktop.pages.catalogue_page import CataloguePage
    from wisedesk.desktop.pages.customer_page import CustomerPage
    from wisedesk.desktop.pages.open_loans_page import OpenLoansPage
    from wisedesk.desktop.pages.search_page import SearchPage
    from wisedesk.services.inbox import Step

Kind = TypeVar("Kind", bound=Page)


class Rooms(QObject):
    """Shows pages, gives scans to the one in front, and binds the commands."""

    def __init__(self, window: MainWindow, shell: Shell) -> None:
        super().__init__(window)
        self.window = window
        self.shell = shell
        self.pages = RoomPages(shell, self._add)
        self.desk = self.pages.one(DeskPage)
        self._joins = False  # the customer who is looked for at the desk
        self._stacks = PageStacks(lambda: self.desk, lambda: self.search)
        self.registering = Registering(self)
        self.scans = ScanPlaces(self)
        self._quitting = Quitting(self)
        self._refreshing = Refreshing(self)
        self._connect_signals()

    @property
    def page(self) -> Page:
        """The page in front."""
        return self._stacks.front

    @property
    def in_front(self) -> Room:
        """The room in front."""
        return self._stacks.room

    @property
    def search_page(self) -> SearchPage:
        """The search of the room in front: each room finds its own customer."""
        return self.desk_search if self._stacks.room is Room.DESK else self.search

    @property
    def desk_search(self) -> SearchPage:
        """The search of the desk."""
        from wisedesk.desktop.pages.search_page import SearchPage

        def join(page: SearchPage) -> None:
            page.chosen.connect(self._open_at_desk)

        return self.pages.one(SearchPage, "desk search", join)

    @property
    def search(self) -> SearchPage:
        """The search of Klantenadministratie, its first page."""
        from wisedesk.desktop.pages.search_page import SearchPage

        def join(page: SearchPage) -> None:
            page.chosen.connect(self.open_in_administration)

        return self.pages.one(SearchPage, "search", join)

    @property
    def customer(self) -> CustomerPage:
        """The customer screen."""
        from wisedesk.desktop.pages.customer_page import CustomerPage

        return self.pages.one(CustomerPage, join=self.registering.join_customer)

    @property
    def loans(self) -> OpenLoansPage:
        """The list of F9 in Klantenadministratie."""
        from wisedesk.desktop.pages.open_loans_page import OpenLoansPage

        return self.pages.one(OpenLoansPage)

    @property
    def catalogue(self) -> CataloguePage:
        """The catalogue."""
        from wisedesk.desktop.pages.catalogue_page import CataloguePage

        def join(page: CataloguePage) -> None:
            page.picked.connect(self._take_to_desk)

        return self.pages.one(CataloguePage, join=join)

    def overview(self, kind: type[Kind]) -> Kind:
        """Return the one page of a kind, made when it is first asked for."""
        return self.pages.one(kind)

    def start(self) -> None:
        """Begin at the desk: scans are kept."""
        self.window.has_customer = lambda: self.page.customer() is not None
        self.window.may_close = self._quitting.may_close
        self._show()

    def resume(self, steps: list[Step]) -> None:
        """Go on at the desk with the session that was cut off."""
        self.desk.resume(steps)
        self.scans.bring_back(steps)
        self._show_title()

    def go_to_administration(self) -> None:
        """Go to Klantenadministratie as it was left."""
        self._stacks.room = Room.CUSTOMERS
        self._show()

    def work_at_desk(self, mode: Mode) -> None:
        """Go to the desk, to lend or to take back."""
        self._stacks.begin(Room.DESK)
        self.desk.switch(mode)
        self._show()

    def open(self, page: Page) -> None:
        """Put a page in front of those open in this room."""
        self._stacks.put(page)
        self._show()

    def bring(self, page: Page) -> None:
        """Bring an open page in front, in the room where it is open."""
        if page is not self.page:
            self._stacks.bring(page)
            self._show()

    def lose(self, page: Page) -> None:
        """Leave a page whose customer is gone: the registration was turned back."""
        if page is self.desk:
            return  # it lets go of a customer by itself
        page.forget()
        self._stacks.take_away(page)
        self._show_title()
        self.page.enter()

    def leave(self) -> None:
        """Leave the page in front; ask first when something typed would be lost."""
        page = self.page
        if page.unsaved():
            self.shell.ask(UNSAVED, yes=self._drop_page, answers=("&Ja", "&Nee"))
        else:
            self._drop_page()

    def open_in_administration(self, customer: CustomerRow) -> None:
        """Open a customer; ask first when another is being edited."""
        if self.customer.unsaved():
            self.shell.ask(UNSAVED, yes=lambda: self._put_customer(customer))
        else:
            self._put_customer(customer)

    def begin_room(self, page: Page) -> None:
        """Put a page in Klantenadministratie, behind it only the search."""
        self._stacks.begin(Room.CUSTOMERS)
        self.open(page)

    def turn_to_customers(self) -> None:
        """Go over to Klantenadministratie; what is opened next stands there."""
        self._stacks.room = Room.CUSTOMERS

    def _connect_signals(self) -> None:
        shell = self.shell
        shell.undoing.front = lambda: self.page
        shell.wanted.connect(lambda name: self.window.commands[name].trigger())
        self.desk.search_wanted.connect(self._search_for)
        self.window.escaped.connect(self._go_on)

    def _add(self, page: Page) -> None:
        self.window.ui.pages.addWidget(page)
        page.left.connect(self.leave)

    def _show(self) -> None:
        before = self.window.ui.pages.currentWidget()
        self._show_title()
        self.window.say("", bad=False)
        self.page.enter()
        if isinstance(before, Page) and before is not self.page:
            left = before.left_open()
            if left:
                self.shell.say(left, bad=True)

    def _go_on(self) -> None:
        self.page.enter()

    def _show_title(self) -> None:
        page = self.page
        command = "customers.open"
        if self._stacks.room is Room.DESK:
            lending = self.desk.mode is Mode.LEND
            command = "desk.lend" if lending else "desk.return"
        self.window.show_page(page, page.title, command)

    def _drop_page(self) -> None:
        self.page.forget()
        self._stacks.drop()
        self._show()

    def _search_for(self, text: str, joins: bool) -> None:
        self._joins = joins
        self.open(self.desk_search)
        self.desk_search.search(text)

    def _take_to_desk(self, barcode: str) -> None:
        """Handle an item taken from the catalogue as one that was scanned."""
        if self._stacks.room is Room.DESK:
            self._drop_page()
            self.desk.add(barcode)

    def _open_at_desk(self, customer: CustomerRow) -> None:
        joins, self._joins = self._joins, False
        self.work_at_desk(Mode.LEND)
        self.desk.open_customer(customer, joins=joins)

    def _put_customer(self, customer: CustomerRow) -> None:
        at_desk = self.page is self.desk
        was_read = at_desk and self.desk.opened.has_read_message_of(customer)
        self.customer.forget()
        self.customer.open_customer(customer)
        self._stacks.go_over(self.customer)
        self._show()
        if not was_read:
            self.shell.show_message_of(customer)
