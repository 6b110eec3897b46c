# SPDX-License-Identifier: Apache-2.0
"""What each command of the window does, by its id."""

from collections.abc import Callable

from wisedesk.desktop.deeds.customer_tasks import CustomerTasks
from wisedesk.desktop.deeds.desk_commands import desk_bindings
from wisedesk.desktop.keys.commands import COMMANDS, Needs
from wisedesk.desktop.lists.list_output import ListOutput
from wisedesk.desktop.window import overviews
from wisedesk.desktop.window.rooms import Rooms
from wisedesk.services.session import Mode

Work = Callable[[], None]


def bindings(rooms: Rooms) -> dict[str, Work]:
    """Return what is done for every command that needs a library.

    Those that need a customer say so.
    """
    commands = _Commands(rooms)
    lists = ListOutput(rooms.shell)
    bound: dict[str, Work] = {
        **desk_bindings(rooms),
        "action.undo": commands.undo,
        "catalogue.open": lambda: rooms.open(rooms.catalogue),
        "charges.open": commands.charges,
        "customer.close": commands.close_customer,
        "customer.details": commands.details,
        "customer.message": commands.message,
        "customer.new": rooms.registering.begin,
        "customer.search": commands.search,
        "customers.open": rooms.go_to_administration,
        "desk.lend": lambda: rooms.work_at_desk(Mode.LEND),
        "desk.return": lambda: rooms.work_at_desk(Mode.RETURN),
        "hold.place": commands.hold,
        "import.open": lambda: rooms.open(overviews.imports(rooms)),
        "journal.open": lambda: rooms.open(overviews.journal(rooms)),
        "list.export": lambda: lists.export(rooms.page),
        "list.print": lambda: lists.print(rooms.page),
        "loans.renew": commands.renew,
        "loans.show-open": commands.open_loans,
        "policies.open": lambda: rooms.open(overviews.reglement(rooms)),
        "scans.clear": rooms.shell.waiting.clear,
        "scans.take": rooms.scans.take_kept,
    }
    needy = {each.id for each in COMMANDS if each.needs is Needs.CUSTOMER}
    return {
        name: commands.with_customer(work) if name in needy else work
        for name, work in bound.items()
    }


class _Commands:
    """The commands that look at the page in front first."""

    def __init__(self, rooms: Rooms) -> None:
        self._rooms = rooms
        self._tasks = CustomerTasks(rooms.shell)

    def with_customer(self, work: Work) -> Work:
        """Return a command that asks for a customer where there is none."""

        def checked() -> None:
            if self._rooms.page.customer() is None:
                self._rooms.shell.hint("Kies eerst een klant.")
            else:
                work()

        return checked

    def search(self) -> None:
        """Open an empty search."""
        page = self._rooms.search_page
        page.clear()
        self._rooms.open(page)

    def close_customer(self) -> None:
        """End the session at the desk, or leave the page elsewhere."""
        rooms = self._rooms
        if rooms.page is rooms.desk:
            rooms.desk.close_customer()
        else:
            rooms.leave()

    def details(self) -> None:
        """Show the customer's data."""
        rooms = self._rooms
        customer = rooms.page.customer()
        if customer is not None and rooms.page is not rooms.customer:
            rooms.open_in_administration(customer)

    def message(self) -> None:
        """Edit the customer's Melding."""
        customer = self._rooms.page.customer()
        if customer is not None:
            self._tasks.edit_message(customer)

    def open_loans(self) -> None:
        """Show what the customer has: in the desk's own table, elsewhere as a list."""
        rooms = self._rooms
        customer = rooms.page.customer()
        if rooms.page is rooms.desk:
            rooms.desk.show_open_loans()
        elif customer is not None and rooms.page is not rooms.loans:
            rooms.loans.open_customer(customer)
            rooms.open(rooms.loans)

    def charges(self) -> None:
        """Show what the customer owes."""
        rooms = self._rooms
        customer, page = rooms.page.customer(), overviews.charges(rooms)
        if customer is not None and rooms.page is not page:
            page.open_customer(customer)
            rooms.open(page)

    def undo(self) -> None:
        """Turn back what is chosen where things done are listed, else the last one."""
        if not self._rooms.page.undo():
            self._rooms.shell.undoing.undo()

    def renew(self) -> None:
        """Renew the loans chosen, where a page lists them."""
        page = self._rooms.page
        if not page.renew():
            shell = self._rooms.shell
            key = shell.keys.shown("loans.show-open")
            shell.hint(f"Kies eerst een uitlening ({key}) om te verlengen.")

    def hold(self) -> None:
        """Reserve what is chosen."""
        target = self._rooms.page.hold_target()
        if target is None:
            shell = self._rooms.shell
            key = shell.keys.shown("catalogue.open")
            shell.hint(f"Kies eerst een exemplaar of titel ({key}).")
        else:
            self._tasks.place_hold(target)
