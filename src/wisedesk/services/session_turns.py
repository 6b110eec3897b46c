# SPDX-License-Identifier: Apache-2.0
"""A step of the session as its turn comes: what is to be handled now, if anything.

A card that is scanned again, a customer who is open already and an answer without an
action are done here at once; all else is a `Scan` for the desk.
"""

from collections import deque
from datetime import datetime

from msgspec.structs import replace

from wisedesk.domain.cards import tidy_number
from wisedesk.services.actions import Action, Lend, ReturnItem
from wisedesk.services.decisions import Asks
from wisedesk.services.desk_rows import DeskRow, RowState
from wisedesk.services.inbox import DECISIONS, ITS_OWN, Step, StepKind
from wisedesk.services.session import Mode, Scan
from wisedesk.services.session_customers import SessionCustomers
from wisedesk.services.session_entries import SessionEntries
from wisedesk.services.session_rows import SessionRows
from wisedesk.services.session_watcher import Watcher
from wisedesk.services.taking_back import TakingBack

ON_A_ROW = DECISIONS | {StepKind.AGAIN}
_IN_LINE = frozenset({Asks.OTHER_CARD, Asks.BELATED})  # their turn says for whom


class SessionTurns:
    """Gives each step its turn.

    `line` are the steps that are not handled yet, `again` those that a session gone
    through again had; `doing` is the mode of what is handled now, which the screen may
    be ahead of.
    """

    def __init__(
        self,
        customers: SessionCustomers,
        rows: SessionRows,
        entries: SessionEntries,
        returns: TakingBack,
        watcher: Watcher,
    ) -> None:
        self.line: deque[Step] = deque()
        self.again: set[str] = set()
        self.doing = Mode.LEND
        self._customers = customers
        self._rows = rows
        self._entries = entries
        self._returns = returns
        self._watcher = watcher

    def turn(self, step: Step) -> Scan | None:
        """Return a step as it is handled now, None when nothing else is to be done."""
        scan = self._as_scan(step)
        if step.kind in ITS_OWN:
            self._do(step, again=scan.again)
            return None
        if step.kind in ON_A_ROW:
            return self._answered(step, scan)
        if step.kind is StepKind.SCAN:
            self.doing = _room_of(step.mode)
            return self._scanned(scan)
        if self._shows(step.text):
            return None
        joins = step.kind is StepKind.JOIN
        return replace(scan, opens=True, mode=Mode.JOIN if joins else scan.mode)

    def _do(self, step: Step, *, again: bool) -> None:
        """Do a step that is of the session alone."""
        if step.kind is StepKind.END:
            self._go_on_without(step)
        elif step.kind is StepKind.MANNER:
            self._change_manner(step, again=again)
        else:
            self._rows.ask_what_was_left(step.of)

    def frees(self, step: Step, stop: DeskRow) -> bool:
        """Whether a step is what a row that stops the desk waits for."""
        scanned = step.kind is StepKind.SCAN and self._is_internal(step.text, step.mode)
        if step.of == stop.op_id or (scanned and stop.waits_for_card):
            return True
        return step.kind in DECISIONS and self.may_go_first(step)

    def may_go_first(self, step: Step) -> bool:
        """Whether an answer may pass what was scanned before it.

        Not where that says for whom it is.
        """
        row = self._rows.get(step.of)
        decision = row.decision if row is not None else None
        return decision is not None and decision.asks not in _IN_LINE

    def let_pass(self, row: DeskRow) -> None:
        """Pass for a row's customer what it was refused for, and ask it no more."""
        passed = self._customers.let_pass(row.customer, row.outcome)
        self._rows.notes_passed(row.customer, passed)

    def end(self) -> None:
        """Have nobody open; what asks something stays until it is answered."""
        self._customers.let_go()
        self._entries.as_always()
        self._rows.begin()
        self._watcher.customer_shown()

    def _as_scan(self, step: Step) -> Scan:
        customers, manner = self._customers, self._returns.manner
        return Scan(
            text=step.text,
            mode=step.mode,
            customer=customers.key,
            beside=customers.beside,
            previous=customers.previous,
            op_id=step.op_id,
            passed=customers.passed(customers.key),
            again=step.op_id in self.again,
            is_bulk=manner.is_bulk and step.mode is Mode.RETURN,
            returned_on=manner.returned_on,
            made_at=step.made_at,
            card_age=customers.card_age(step.made_at),
        )

    def _change_manner(self, step: Step, *, again: bool) -> None:
        self._returns.change(step, again=again)
        if self._returns.manner.is_bulk:
            self._customers.let_go()
        self._watcher.customer_shown()

    def _scanned(self, scan: Scan) -> Scan | None:
        """Return a scan to handle; the card of one who is open is that one's turn."""
        text = tidy_number(scan.text)
        if self._is_internal(text, scan.mode) and scan.made_at is not None:
            self._go_on_with_card(scan, scan.made_at)
            return None
        if (
            scan.mode is not Mode.RETURN
            and text != self._customers.key
            and self._shows(text)
        ):
            self._customers.card_scanned(text, scan.made_at)
            self._rows.drop(scan.op_id)
            return None
        row = self._rows.get(scan.op_id)
        if row is not None and row.customer != scan.customer:
            self._rows.change(replace(row, customer=scan.customer))
        return scan

    def _is_internal(self, text: str, mode: Mode) -> bool:
        """Whether an entry scans the internal card that has the turn once more."""
        lends = mode in {Mode.LEND, Mode.INSPECT}
        return lends and self._customers.is_internal(tidy_number(text))

    def _go_on_with_card(self, scan: Scan, at: datetime) -> None:
        """Go on with an internal card: what waited for its scan is handled now."""
        self._customers.card_scanned(scan.customer, at)
        self._rows.drop(scan.op_id)
        for row in self._rows.asking():  # newest first: the oldest comes in front
            if row.waits_for_card and row.customer == scan.customer:
                op_id = f"{scan.op_id}:{row.op_id}"
                again = self._entries.ask_again(row.op_id, at)
                self.line.appendleft(replace(again, op_id=op_id))
                if scan.again:
                    self.again.add(op_id)

    def _once_more(self, row: DeskRow, scan: Scan) -> Scan | None:
        """Return a row's scan to be handled as it was made, now that it may be."""
        if not row.waits_for_card:
            return None
        self._rows.change(replace(row, state=RowState.WAITS, decision=None))
        return replace(
            scan, text=row.text, mode=row.mode, customer=row.customer, of=row.op_id
        )

    def _shows(self, key: str) -> bool:
        """Give one of the customers who are open the turn, and say whether it is."""
        if self.doing is Mode.RETURN or not self._customers.turn_to(key):
            return False
        self._watcher.customer_shown()
        return True

    def _answered(self, step: Step, scan: Scan) -> Scan | None:
        row = self._rows.get(step.of)
        decision = row.decision if row is not None else None
        if row is None or decision is None:
            return None
        if step.kind is StepKind.AGAIN:
            return self._once_more(row, scan)
        yes = step.kind is StepKind.DO
        if row.state is RowState.NOTED and yes:
            self.let_pass(row)
            self._rows.change(replace(row, state=RowState.DONE, decision=None))
            return None
        action = decision.do if yes else decision.leave
        scan = replace(
            scan, text=row.text, mode=row.mode, customer=row.customer, of=row.op_id
        )
        if yes and step.text:
            action = self._meant(step.text, scan)
            row = replace(row, is_entered=step.text == row.number)
        if action is not None:
            self._rows.change(replace(row, state=RowState.WAITS))
            return replace(scan, action=action)
        if yes and (decision.is_offer or decision.asks is Asks.OTHER_CARD):
            return self._gone_on_with(row, scan)
        self._rows.leave(row)
        return None

    def _gone_on_with(self, row: DeskRow, scan: Scan) -> Scan | None:
        """Return the scan of a row as it is handled after all.

        A card joins; an item is for the card that came after it.
        """
        if not row.is_belated:
            joins = row.mode is not Mode.RETURN
            return replace(scan, mode=Mode.JOIN) if joins else None
        if not row.customer:
            return None
        self._rows.change(replace(row, state=RowState.WAITS, decision=None))
        mode = Mode.INSPECT if row.mode is Mode.INSPECT else Mode.LEND
        passed = self._customers.passed(row.customer)
        age = scan.card_age if row.customer == self._customers.key else None
        return replace(scan, mode=mode, passed=passed, card_age=age)

    def _meant(self, barcode: str, scan: Scan) -> Action:
        """Return what an unknown code leads to, now that it is known what it is."""
        if scan.mode is Mode.RETURN:
            shown = "" if scan.is_bulk else scan.customer
            day = scan.returned_on
            return ReturnItem(barcode=barcode, shown=shown, returned_on=day)
        return Lend(
            customer=scan.customer,
            barcode=barcode,
            inspection=scan.mode is Mode.INSPECT,
            passed=self._customers.passed(scan.customer),
        )

    def _go_on_without(self, step: Step) -> None:
        """Go over to the other mode; what asks something stays until it is answered."""
        self.doing = _room_of(step.mode)
        self.end()
        if not self._rows.asking():
            self._watcher.let_go(step.op_id)


def _room_of(mode: Mode) -> Mode:
    """Return whether an entry was made at Uitlenen or at Innemen."""
    return Mode.RETURN if mode is Mode.RETURN else Mode.LEND
