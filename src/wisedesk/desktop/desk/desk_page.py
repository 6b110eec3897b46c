# SPDX-License-Identifier: Apache-2.0
"""Uitlenen / Innemen: one field, one table, everything in the order it was scanned.

The session itself is `services.desk_session`; this page shows it and hands it what the
clerk does. Source: seed (the picture of UITLENEN), Wise "Uitlenen" and "Innemen".
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from wisedesk.desktop.deeds.slip_printing import SlipPrinting
from wisedesk.desktop.desk.answering import Answering
from wisedesk.desktop.desk.asked_rows import asked_at
from wisedesk.desktop.desk.chosen_line import ChosenLine
from wisedesk.desktop.desk.desk_header import DeskHeader
from wisedesk.desktop.desk.in_turn import InTurn
from wisedesk.desktop.desk.internal_lending import InternalLending
from wisedesk.desktop.desk.joined_loans import JoinedLoans
from wisedesk.desktop.desk.last_action import LastAction
from wisedesk.desktop.desk.notes_again import NotesAgain
from wisedesk.desktop.desk.opened_customers import OpenedCustomers
from wisedesk.desktop.desk.return_manner import ReturnManner
from wisedesk.desktop.desk.scan_queue import ScanQueue
from wisedesk.desktop.desk.session_lines import SessionLines
from wisedesk.desktop.desk.turned_back import TurnedBack
from wisedesk.desktop.forms.ui_desk_page import Ui_DeskPage
from wisedesk.desktop.lists.table_model import dress
from wisedesk.desktop.pages.page import HoldTarget, Page, put_in
from wisedesk.desktop.widgets.customer_block import CustomerBlock
from wisedesk.desktop.widgets.keys import type_through
from wisedesk.desktop.widgets.number_field import NumberField
from wisedesk.desktop.window.shell import Shell
from wisedesk.desktop.wording import words as w
from wisedesk.desktop.wording.coming_in import COMES_IN
from wisedesk.services.asked import Asked
from wisedesk.services.circulation_outcomes import Lent
from wisedesk.services.customer_rows import CustomerRow
from wisedesk.services.desk_session import DeskSession
from wisedesk.services.inbox import Step
from wisedesk.services.listings import Listing
from wisedesk.services.outcomes import Outcome
from wisedesk.services.session import Mode


class DeskPage(Page):
    """The desk. Scans are handled one at a time, in order; the rest wait as lines."""

    search_wanted = Signal(str, bool)  # a name, whether the one found joins

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.ui = Ui_DeskPage()
        self.ui.setupUi(self)
        self.block = CustomerBlock()
        put_in(self.ui.header_place, self.block)
        self.serve(self.block)
        self.lines = SessionLines(shell, self)
        dress(self.ui.session_view, self.lines.model)
        self.session = DeskSession(self.lines)
        self.queue = ScanQueue(shell, self.session, self)
        self.field = NumberField(
            self.ui.number_edit, self.ui.number_label, self.ui.mode_word
        )
        type_through(self.ui.session_view, self.ui.number_edit)
        self.last = LastAction(self.ui.last_label, self.ui.session_view, self)
        self.in_turn = InTurn(self)
        self.answering = Answering(self)
        self.manner = ReturnManner(self)
        self.slips = SlipPrinting(shell)
        self.loans = JoinedLoans(self)
        self.chosen = ChosenLine(self, self.slips)
        self.header = DeskHeader(self)
        self.opened = OpenedCustomers(self)
        TurnedBack(self)
        NotesAgain(self)
        InternalLending(self)
        self.header.show()
        self._connect_signals()

    @property
    def mode(self) -> Mode:
        """Whether the desk lends or takes back."""
        return self.session.mode

    @property
    def title(self) -> str:
        """The mode, as the window's title writes it."""
        return w.MODE_WORD[self.mode].capitalize()

    def enter(self) -> None:
        """Put the focus in the number field."""
        self.field.focus()

    def customer(self) -> CustomerRow | None:
        """Return the customer of this session whose turn it is."""
        return self.session.customer

    def take_scan(self, scan: str) -> bool:
        """Take a scan: the desk always asks for one."""
        self.add(scan)
        return True

    def shows(self, op_id: str, outcome: Outcome) -> bool:
        """Whether an operation is on a row, or about the customer in front."""
        if self.session.rows.tells_of(op_id, outcome):
            return True
        gone = isinstance(outcome, (Lent, *COMES_IN))  # with its row
        left = bool(outcome.customers) and self.customer() is None
        return not (gone or left) and super().shows(op_id, outcome)

    def hold_target(self) -> HoldTarget | None:
        """Return the line chosen in the table."""
        return self.chosen.hold_target()

    def explain_target(self) -> Asked | None:
        """Return the row chosen, or the newest one."""
        return asked_at(self.ui.session_view, self.session.rows)

    def listing(self) -> Listing | None:
        """Return the table as it stands: what was scanned, and what F9 joined."""
        return self.loans.listing()

    def complete(self, then: Callable[[], None]) -> None:
        """Call `then` as soon as every loan that F9 joins is in the table."""
        self.loans.when_complete(then)

    def renew(self) -> bool:
        """Renew the loans chosen in the table."""
        return self.chosen.renew()

    def cancel(self) -> bool:
        """Cancel the loans chosen in the table."""
        return self.chosen.cancel()

    def read_next_as(self, mode: Mode) -> None:
        """Read the next entry in another mode (F4, klant erbij), or not after all."""
        again = self.session.entries.next_mode is mode
        self.session.entries.read_next_as(None if again else mode)
        self.enter()

    def toggle_inspection(self) -> None:
        """Lend for today, to look at here (F7), or as always."""
        entries = self.session.entries
        entries.inspect(on=entries.next_mode is not Mode.INSPECT)
        self.enter()

    def switch(self, mode: Mode) -> None:
        """Go over to lending or returning; what was scanned before is done as it was.

        Its mode and customer stay those it was scanned for.
        """
        entries = self.session.entries
        step = (
            entries.go_over(mode, self.shell.now())
            if self.shell.services is not None
            else None
        )
        self.last.clear()
        self.enter()
        if step is not None:
            self.queue.keep(step)

    def switch_customer(self) -> None:
        """Give the next of several customers the turn."""
        step = self.session.entries.switch_customer(self.shell.now())
        if step is None:
            self.shell.hint("Er is maar één klant.")
        else:
            self.queue.keep(step)
            self.answering.tell_of_stop()

    def add(self, text: str, op_id: str = "") -> None:
        """Put an entry at the end of the line, under the id it is on disk by."""
        text = text.encode(errors="replace").decode().strip()
        if not text:
            return
        if self.mode is Mode.RETURN and self.session.entries.brings_back(text):
            self.shell.wanted.emit("desk.lend")  # to whom V brings back
        self.shell.say("")  # what was said before is of before
        self.chosen.pass_by()
        self.queue.keep(self.session.entries.enter(text, self.shell.now(), op_id))
        self.answering.tell_of_stop()

    def open_customer(self, customer: CustomerRow, *, joins: bool = False) -> None:
        """Begin a session with a customer, behind what was scanned before."""
        entries = self.session.entries
        self.queue.keep(entries.choose(customer.key, self.shell.now(), joins=joins))
        self.answering.tell_of_stop()

    def close_customer(self) -> None:
        """End the session, unless a scan still waits or a row asks something."""
        if self.answering.holds_up():
            return
        self.last.clear()
        self.shell.say("")  # of who was here, not of who comes next
        pile = self.manner.manner.pile
        self.session.end()
        self.queue.forget()
        self.answering.session_ended()
        self.manner.tell_closed(pile)
        self.enter()

    def resume(self, steps: Sequence[Step]) -> None:
        """Go through the session that was cut off, each line in its state again."""
        scans = self.queue.resume(steps)
        if scans or self.session.waiting():
            told = w.counted(scans, "scan", "scans")
            self.shell.say(f"De vorige sessie is hersteld: {told}.")

    def show_open_loans(self) -> None:
        """Let the customer's open loans join the session's table (F9)."""
        customer = self.customer()
        if customer is not None:
            self.loans.join(customer)

    def is_idle(self) -> bool:
        """Whether every scan was handled and nothing is left to decide."""
        return self.queue.count() == 0 and not self.session.rows.asking()

    def refresh(self, customer: CustomerRow) -> None:
        """Show a customer as it is now, if it is one of this session."""
        self.session.refresh(customer)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the number field on Esc: the desk itself is not left."""
        if event.key() == Qt.Key.Key_Escape:
            self.field.clear()
            self.session.entries.read_next_as(None)
            self.session.entries.inspect(on=False)
            self.ui.session_view.clearSelection()  # F2 and F1 mean what is lit
            self.enter()
            return
        super().keyPressEvent(event)

    def _connect_signals(self) -> None:
        self.field.entered.connect(self.add)
        self.queue.answered.connect(self.slips.take)
        self.lines.searched.connect(self.search_wanted)
        self.lines.released.connect(self.queue.forget)
        self.lines.repeated.connect(self.last.point_at)
        self.shell.opened.connect(self.header.show)
