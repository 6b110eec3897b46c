# SPDX-License-Identifier: Apache-2.0
"""Uitlenen / Innemen: one field, one table, everything in the order it was scanned.

Source: seed (the picture of UITLENEN), Wise "Uitlenen" and "Innemen".
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from wisedesk.desktop import words as w
from wisedesk.desktop.forms.ui_desk_page import Ui_DeskPage
from wisedesk.desktop.pages.loan_lines import (
    Line,
    broken_line,
    loan_line,
    outcome_line,
    waiting_line,
)
from wisedesk.desktop.pages.page import HoldTarget, Page, put_in
from wisedesk.desktop.pages.scan_queue import ScanQueue
from wisedesk.desktop.pages.session_lines import SessionLines
from wisedesk.desktop.pages.turned_back import TurnedBack
from wisedesk.desktop.renewing import Renewing
from wisedesk.desktop.sentences import outcome_sentence
from wisedesk.desktop.shell import Shell
from wisedesk.desktop.table_model import chosen, chosen_rows, dress
from wisedesk.desktop.widgets.customer_block import CustomerBlock
from wisedesk.desktop.widgets.keys import type_through
from wisedesk.desktop.widgets.number_field import NumberField
from wisedesk.domain.refusals import Reason
from wisedesk.services.actions import new_operation
from wisedesk.services.inbox import Step, StepKind
from wisedesk.services.outcomes import Outcome, Refused, Returned, Undone
from wisedesk.services.records import CustomerRow, LoanRow
from wisedesk.services.session import Answer, Mode, Scan


class DeskPage(Page):
    """The desk. Scans are handled one at a time, in order; the rest wait as lines."""

    search_wanted = Signal(str)

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.ui = Ui_DeskPage()
        self.ui.setupUi(self)
        self.mode = Mode.LEND
        self._customer: CustomerRow | None = None
        self._previous = ""
        self.queue = ScanQueue(shell, self._in_session, self)
        self._refused: tuple[Scan, frozenset[Reason]] | None = None
        self.block = CustomerBlock()
        put_in(self.ui.header_place, self.block)
        self.serve(self.block)
        self.lines = SessionLines()
        dress(self.ui.session_view, self.lines.model)
        self._renewing = Renewing(shell, self.lines.renewed, self)
        self.field = NumberField(
            self.ui.number_edit, self.ui.number_label, self.ui.mode_word
        )
        type_through(self.ui.session_view, self.ui.number_edit)
        TurnedBack(self)
        self._show_state()
        self._connect_signals()

    @property
    def title(self) -> str:
        """The mode, as the window's title writes it."""
        return w.MODE_WORD[self.mode].capitalize()

    def enter(self) -> None:
        """Put the focus in the number field."""
        self.field.focus()

    def customer(self) -> CustomerRow | None:
        """Return the customer of this session."""
        return self._customer

    def take_scan(self, scan: str) -> bool:
        """Take a scan: the desk always asks for one."""
        self.add(scan)
        return True

    def hold_target(self) -> HoldTarget | None:
        """Return the line chosen in the table."""
        row = chosen(self.ui.session_view)
        if not isinstance(row, Line) or not row.title_key:
            return None
        return HoldTarget(row.title_key, row.title, row.barcode)

    def renew(self) -> bool:
        """Renew the loans chosen in the table."""
        lines = [row for row in chosen_rows(self.ui.session_view) if row.on_loan]
        barcodes = [line.barcode for line in lines]
        if self._customer is not None and barcodes:
            self._renewing.renew(self._customer.key, barcodes)
        return bool(barcodes)

    def toggle_cancelling(self) -> None:
        """Let the next scan cancel its loan to this customer (F4), or not after all."""
        self.field.set_cancelling(on=not self.field.cancels)
        self.enter()

    def switch(self, mode: Mode) -> None:
        """Go over to lending or returning; what was scanned before is done as it was.

        Its mode and customer stay those it was scanned for.
        """
        changes, self.mode = mode is not self.mode, mode
        self.field.set_cancelling(on=False)
        self._show_state()
        self.enter()
        if changes:
            self.queue.end(mode, self._end_session)

    def add(self, text: str) -> None:
        """Put an entry at the end of the line."""
        if not text.strip():
            return
        mode = Mode.CANCEL if self.field.cancels else self.mode
        scan = Scan(text=text.strip(), mode=mode, op_id=new_operation())
        self.field.set_cancelling(on=False)
        self.shell.say("")  # what was said before is of before
        self.lines.add(waiting_line(scan))
        self.queue.add(scan)

    def pass_refusal(self) -> None:
        """Do what was last refused all the same."""
        if self._refused is None:
            self.shell.say("Er is niets geweigerd dat toch kan.")
            return
        scan, reasons = self._refused
        self._refused = None
        again = replace(scan, op_id=new_operation(), passed=scan.passed | reasons)
        self.lines.settle(scan.op_id, waiting_line(again))
        self.queue.add_first(again)

    def open_customer(self, customer: CustomerRow) -> None:
        """Begin a session with a customer, behind what was scanned before."""
        self.queue.open(customer.key, self.mode, partial(self._open, customer))

    def _open(self, customer: CustomerRow) -> None:
        self._refused = None  # it was another customer's
        self.ui.last_label.clear()
        if self._customer is not None:
            self._previous = self._customer.key
        self._customer = customer
        if self.mode is Mode.LEND:
            self.lines.begin()
        self._show_state()
        self.shell.show_message_of(customer)

    def close_customer(self) -> None:
        """End the session, unless a scan still waits."""
        if not self.is_idle():
            told = w.counted(self.queue.count(), "scan wacht", "scans wachten")
            self.shell.say(f"Nog niet: {told} nog.", bad=True)
            return
        self.field.set_cancelling(on=False)
        self._end_session()
        self.queue.forget()
        self.enter()

    def resume(self, steps: Sequence[Step]) -> None:
        """Go through the session that was cut off, each line in its state again."""
        steps = [step for step in steps if not step.searches]
        if not steps:
            return
        returning = steps[-1].mode is Mode.RETURN
        self.mode = Mode.RETURN if returning else Mode.LEND
        self._show_state()
        scans = [step for step in steps if step.kind is StepKind.SCAN]
        for step in scans:
            self.lines.add(waiting_line(step.scan()))
        self.queue.resume(steps, self._end_session)
        told = w.counted(len(scans), "scan", "scans")
        self.shell.say(f"De vorige sessie is hersteld: {told}.")

    def show_open_loans(self) -> None:
        """Let the customer's open loans join the session's table (F9)."""
        customer = self._customer
        if customer is None:
            return
        key = customer.customer_id
        self.shell.read(lambda tx: tx.open_loans(key), partial(self._join, key), self)

    def is_idle(self) -> bool:
        """Whether every scan was handled."""
        return self.queue.count() == 0

    def refresh(self, customer: CustomerRow) -> None:
        """Show a customer as it is now, if it is the one of this session."""
        if self._customer and self._customer.customer_id == customer.customer_id:
            self._customer = customer
            self._show_state()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the number field on Esc: the desk itself is not left."""
        if event.key() == Qt.Key.Key_Escape:
            self.field.clear()
            self.field.set_cancelling(on=False)
            self.enter()
            return
        super().keyPressEvent(event)

    def _connect_signals(self) -> None:
        self.field.entered.connect(self.add)
        self.ui.session_view.selectionModel().currentRowChanged.connect(self._tell_row)
        self.queue.answered.connect(self._answered)
        self.queue.broke.connect(self._broke)
        self.shell.opened.connect(self._show_state)

    def _in_session(self, scan: Scan) -> Scan:
        """Return a scan with the customer who is open now that its turn has come."""
        key = self._customer.key if self._customer else ""
        return replace(scan, customer=key, previous=self._previous)

    def _broke(self, scan: Scan) -> None:
        """Leave a scan in sight that a fault of ours stopped: it was not done."""
        self.lines.settle(scan.op_id, broken_line(scan))

    def _answered(self, given: Answer) -> None:
        if isinstance(given.outcome, Undone):
            self._tell_cancelled(given, given.outcome)
        elif given.outcome is not None:
            self._tell(given, given.outcome)
        else:
            self.lines.drop(given.scan.op_id)
        if given.search:
            self.search_wanted.emit(given.search)
        if given.opened and given.customer is not None:
            self._opened(given)
        elif given.customer is not None:
            self._customer = given.customer
        self._show_state()

    def _tell_cancelled(self, given: Answer, outcome: Undone) -> None:
        """Tell of a loan that F4 cancelled; its own line shows it."""
        self.lines.drop(given.scan.op_id)
        self._say_last(outcome_sentence(outcome), bad=False)
        self.shell.changed.emit(outcome)

    def _tell_row(self) -> None:
        """Tell all of what stands cut off in the row the clerk walks to."""
        row = chosen(self.ui.session_view)
        if self.ui.session_view.hasFocus() and isinstance(row, Line) and row.remark:
            self._say_last(row.remark, bad=row.refused)

    def _say_last(self, text: str, *, bad: bool, aside: bool = False) -> None:
        label = self.ui.last_label
        label.setText(text)
        label.setProperty("bad", bad)
        label.setProperty("aside", aside)
        label.style().polish(label)

    def _tell(self, given: Answer, outcome: Outcome) -> None:
        refused = isinstance(outcome, Refused)
        sentence = outcome_sentence(outcome)
        aside = isinstance(outcome, Returned) and bool(outcome.held_for_name)
        self._say_last(sentence, bad=refused, aside=aside)
        self._refused = None
        passable = isinstance(outcome, Refused) and outcome.may_be_passed
        if isinstance(outcome, Refused) and passable and given.scan.customer:
            reasons = frozenset(each.reason for each in outcome.refusals)
            self._refused = (given.scan, reasons)
            self.ui.last_label.setText(f"{sentence} Toch uitlenen: Alt-U.")
        self.lines.settle(
            given.scan.op_id, outcome_line(given.scan, outcome, given.item)
        )
        self.shell.changed.emit(outcome)

    def _opened(self, given: Answer) -> None:
        customer = given.customer
        if customer is None:
            return
        if given.scan.mode is Mode.RETURN and given.outcome is not None:
            self._customer = customer  # the borrower is shown, nobody is opened
            return
        self._open(customer)

    def _end_session(self) -> None:
        if self._customer is not None:
            self._previous = self._customer.key
        self._customer = None
        self._refused = None
        self.lines.begin()
        self.ui.last_label.clear()
        self._show_state()

    def _join(self, customer_id: int, loans: list[LoanRow]) -> None:
        if self._customer is None or self._customer.customer_id != customer_id:
            return  # somebody else is helped by now
        today = self.shell.today
        self.lines.join([loan_line(loan, today, self._branch_name()) for loan in loans])
        if self.lines.model.rowCount():
            self.ui.session_view.selectRow(0)
            self.ui.session_view.setFocus()
        else:
            self.shell.say("Er is niets geleend op deze pas.")

    def _branch_name(self) -> str:
        return self._customer.branch.name if self._customer else ""

    def _show_state(self) -> None:
        lending = self.mode is Mode.LEND
        asks_card = lending and self._customer is None
        self.ui.mode_label.setText(w.MODE_WORD[self.mode])
        self.ui.mode_label.setProperty("mode", self.mode.value)
        self.ui.mode_label.style().polish(self.ui.mode_label)
        self.field.ask_for("klantnummer" if asks_card else "exemplaar")
        today = self.shell.today if self.shell.services else None
        if today is not None:
            self.block.show_customer(self._customer, today)
