# SPDX-License-Identifier: Apache-2.0
"""The two rooms of the window, desk and Klantenadministratie, each with its pages.

A room keeps its pages as they were left: a registration half filled in waits while the
queue at the desk is helped, and nothing of it is lost.
"""

from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from wisedesk.desktop.dialogs.waiting import WaitingDialog
from wisedesk.desktop.kept_scans import KeptScans
from wisedesk.desktop.main_window import MainWindow
from wisedesk.desktop.page_stacks import PageStacks, Room
from wisedesk.desktop.pages.catalogue_page import CataloguePage
from wisedesk.desktop.pages.customer_page import CustomerPage
from wisedesk.desktop.pages.desk_page import DeskPage
from wisedesk.desktop.pages.open_loans_page import OpenLoansPage
from wisedesk.desktop.pages.page import Page
from wisedesk.desktop.pages.search_page import SearchPage
from wisedesk.desktop.registration.registration_page import RegistrationPage
from wisedesk.desktop.shell import Shell
from wisedesk.services.inbox import Step
from wisedesk.services.outcomes import Outcome
from wisedesk.services.records import CustomerRow
from wisedesk.services.registration_draft import RegistrationDraft
from wisedesk.services.session import Mode, is_done

Kind = TypeVar("Kind", bound=Page)
UNSAVED = "Er is iets getypt dat niet is opgeslagen. Toch afsluiten?"
UNDONE = "Het laatste is nog niet opgeslagen. Toch afsluiten?"


class Rooms(QObject):
    """Shows pages, gives scans to the one in front, and binds the commands."""

    def __init__(self, window: MainWindow, shell: Shell) -> None:
        super().__init__(window)
        self.window = window
        self.shell = shell
        self.desk = DeskPage(shell)
        self._kept = KeptScans(shell)
        self._joins = False  # the customer who is looked for at the desk
        self.desk_search = SearchPage(shell)
        self.search = SearchPage(shell)
        self.customer = CustomerPage(shell)
        self.loans = OpenLoansPage(shell)
        self.registration = RegistrationPage(shell)
        self.catalogue = CataloguePage(shell)
        self._stacks = PageStacks(self.desk, self.search)
        self._pages: list[Page] = []
        self._overviews: dict[type[Page], Page] = {}
        for page in (
            self.desk,
            self.desk_search,
            self.search,
            self.customer,
            self.loans,
            self.registration,
            self.catalogue,
        ):
            self._add(page)
        self._connect_signals()

    @property
    def page(self) -> Page:
        """The page in front."""
        return self._stacks.front

    @property
    def search_page(self) -> SearchPage:
        """The search of the room in front: each room finds its own customer."""
        return self.desk_search if self._stacks.room is Room.DESK else self.search

    def overview(self, kind: type[Kind]) -> Kind:
        """Return the one page of a kind, made when it is first asked for."""
        page = self._overviews.get(kind)
        if not isinstance(page, kind):
            page = self._overviews[kind] = kind(self.shell)
            self._add(page)
        return page

    def start(self) -> None:
        """Begin work at the desk: the library is open."""
        self.window.has_customer = lambda: self.page.customer() is not None
        self.window.may_close = self._may_close
        self._show()

    def resume(self, steps: list[Step]) -> None:
        """Go on at the desk with the session that was cut off."""
        self.desk.resume(steps)
        self._kept.bring_back(steps)
        self._show_title()

    def take_scan(self, scan: str) -> None:
        """Give a scan to whoever asks for a number; keep it in sight otherwise."""
        dialog = self.shell.dialog
        busy = QApplication.activeModalWidget() or QApplication.activePopupWidget()
        if isinstance(dialog, WaitingDialog) and busy in {dialog, None}:
            taken = dialog.take_scan(scan)
        else:
            taken = busy is None and self.page.take_scan(scan)
        if taken:
            return
        if self.page is self.desk and self.shell.dialog is not None:
            self.desk.add(scan)  # it waits in the line, until the dialog is closed
            self.shell.waiting.tell_of(scan)
        else:
            self.shell.waiting.add(scan, self.page)

    def take_kept(self) -> None:
        """Give the oldest scan that waits to the page in front."""
        scan = self.shell.waiting.oldest()
        if scan is None:
            return
        if self.page is self.desk:
            self.shell.waiting.take_out(scan)
            self.desk.add(scan.text, scan.op_id)
        elif self.page.take_scan(scan.text):
            self.shell.waiting.take(scan.place)

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

    def new_customer(self) -> None:
        """Begin a registration, or go back to the one under way."""
        self._stacks.room = Room.CUSTOMERS
        if self.registration.unsaved() or self.customer.draft() is not None:
            drafting = self.customer.draft() is not None
            self.open(self.customer if drafting else self.registration)
            return
        if self.customer.unsaved():
            self.shell.ask(UNSAVED, yes=self._start_registration)
        else:
            self._start_registration()

    def _connect_signals(self) -> None:
        shell = self.shell
        shell.changed.connect(self._refresh)
        shell.freed.connect(shell.waiting.is_free)
        shell.rekeyed.connect(self._show_waiting)
        shell.wanted.connect(lambda name: self.window.commands[name].trigger())
        shell.waiting.changed.connect(self._show_waiting)
        self.customer.number_declined.connect(self._number_declined)
        self.customer.resumed.connect(self._resume_registration)
        self.desk.search_wanted.connect(self._search_for)
        self.desk_search.chosen.connect(self._open_at_desk)
        self.catalogue.picked.connect(self._take_to_desk)
        self.registration.completed.connect(self._show_draft)
        self.search.chosen.connect(self.open_in_administration)

    def _add(self, page: Page) -> None:
        self._pages.append(page)
        self.window.ui.pages.addWidget(page)
        page.left.connect(self.leave)

    def _show(self) -> None:
        self._show_title()
        self.window.say("", bad=False)
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
        self.customer.forget()
        self._stacks.begin(Room.CUSTOMERS)
        self.customer.open_customer(customer)
        self.open(self.customer)
        self.shell.show_message_of(customer)

    def _start_registration(self) -> None:
        self.customer.forget()
        self._stacks.begin(Room.CUSTOMERS)
        self.registration.start()
        self.open(self.registration)

    def _show_draft(self, draft: RegistrationDraft) -> None:
        self.registration.forget()
        self._stacks.begin(Room.CUSTOMERS)
        self.customer.open_draft(draft)
        self.open(self.customer)

    def _resume_registration(self, draft: RegistrationDraft) -> None:
        self._back_to_registration()
        self.registration.resume(draft)

    def _number_declined(self, draft: RegistrationDraft) -> None:
        self._back_to_registration()
        self.registration.resume_number(draft)

    def _back_to_registration(self) -> None:
        self.customer.forget()
        self._stacks.begin(Room.CUSTOMERS)
        self.open(self.registration)

    def _show_waiting(self) -> None:
        told = self.shell.waiting.sentence()
        keys = self.shell.keys
        handled, wiped = keys.shown("scans.take"), keys.shown("scans.clear")
        hint = f" ({handled} verwerkt, {wiped} wist)" if told else ""
        self.window.ui.waiting_label.setText(told + hint)

    def _refresh(self, outcome: Outcome) -> None:
        """Let every page that shows a changed customer show it as it is now."""
        for page in (self.customer, self.loans, self.desk):
            there = page.customer()
            if there is None or there.customer_id not in outcome.customers:
                continue
            if page is self.desk and self.page is self.desk and is_done(outcome):
                continue  # the desk's own answer brought the customer
            self._read_again(page, there.customer_id)
        self.page.reload()

    def _read_again(self, page: Page, customer_id: int) -> None:
        def show(customer: CustomerRow | None) -> None:
            if customer is not None:
                page.refresh(customer)
            else:
                self._lose(page)

        self.shell.read(lambda tx: tx.customer_by_id(customer_id), show, page)

    def _lose(self, page: Page) -> None:
        """Leave a page whose customer is gone: the registration was turned back."""
        if page is self.desk:
            return  # it lets go of a customer by itself
        page.forget()
        self._stacks.take_away(page)
        self._show_title()
        self.page.enter()

    def _may_close(self) -> bool:
        unsaved = any(page.unsaved() for page in self._pages)
        waits = not self.desk.is_idle() or bool(self.shell.waiting.all())
        if unsaved:
            told = UNSAVED
        elif waits:
            told = "Er wachten nog scans. Toch afsluiten?"
        elif self.shell.runner.owes():
            told = UNDONE
        else:
            return True
        self.shell.ask(told, yes=self._quit_anyway)
        return False

    def _quit_anyway(self) -> None:
        for page in self._pages:
            page.forget()
        self.shell.waiting.clear()
        self.window.may_close = lambda: True
        self.window.close()
