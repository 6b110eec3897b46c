# SPDX-License-Identifier: Apache-2.0
"""A session at the desk: who is open, what was scanned, what is left to decide.

It knows no screen. Steps come in as they are on disk, are handled one at a time, and
change rows; a watcher shows them. Gone through again, the same steps make the same
session. Sources: Wise "Uitlenen", "Innemen", "Session menu".
"""

from collections import deque
from collections.abc import Sequence
from datetime import datetime

from msgspec.structs import replace

from wisedesk.domain.cards import tidy_number
from wisedesk.services.actions import Lend
from wisedesk.services.customer_rows import CustomerRow
from wisedesk.services.decisions import Asks
from wisedesk.services.desk_rows import DeskRow, RowState, asking_where_it_goes
from wisedesk.services.inbox import DECISIONS, Step, StepKind
from wisedesk.services.outcomes import Outcome, Refused, Undone
from wisedesk.services.session import Answer, Mode, Scan
from wisedesk.services.session_customers import SessionCustomers
from wisedesk.services.session_entries import SessionEntries
from wisedesk.services.session_rows import SessionRows
from wisedesk.services.session_watcher import Watcher
from wisedesk.services.taking_back import TakingBack, passes_by

ON_A_ROW = DECISIONS | {StepKind.AGAIN}
ITS_OWN = frozenset({StepKind.END, StepKind.MANNER})  # steps that handle nothing


class DeskSession:
    """The rows and the customers of the desk, and the line of what is to be handled.

    `stops` are the questions that let nothing pass before they are answered.
    """

    def __init__(self, watcher: Watcher) -> None:
        self.stops: frozenset[Asks] = frozenset()
        self.returns = TakingBack()
        self.customers = SessionCustomers()
        self.rows = SessionRows(watcher)
        self.entries = SessionEntries(self.customers, self.rows, watcher)
        self._watcher = watcher
        self._line: deque[Step] = deque()
        self._at_work: Scan | None = None
        self._doing = Mode.LEND  # what is handled now; the screen may be further
        self._again: set[str] = set()

    # what is asked of it

    @property
    def mode(self) -> Mode:
        """Whether the desk lends or takes back."""
        return self.entries.mode

    @property
    def customer(self) -> CustomerRow | None:
        """The customer whose turn it is."""
        return self.customers.current

    def waiting(self) -> int:
        """Return how many steps are not handled yet."""
        steps = sum(step.kind not in ITS_OWN for step in self._line)
        return steps + (self._at_work is not None)

    def end(self) -> bool:
        """End the session, and say whether it could: nothing waits, nothing asks."""
        if self.waiting() or self.rows.asking():
            return False
        self._end()
        return True

    # the line

    def kept(self, step: Step) -> None:
        """Put a step in the line, now that it is on disk; an answer comes first.

        Not one that opens a customer: what was scanned before it is for another.
        """
        stop = self.rows.stopping(self.stops)
        frees = stop is not None and self._frees(step, stop)
        row = self.rows.get(step.of)
        decision = row.decision if row is not None else None
        opens = decision is not None and decision.asks is Asks.OTHER_CARD
        if frees or (step.kind in DECISIONS and not opens):
            self._line.appendleft(step)
        else:
            self._line.append(step)

    def resume(self, steps: Sequence[Step]) -> int:
        """Go through a session that was cut off once more; return how many scans."""
        aside = StepKind.ASIDE
        steps = [step for step in steps if not step.searches and step.kind is not aside]
        if not steps:
            return 0
        returning = steps[-1].mode is Mode.RETURN
        self.entries.begin_again(Mode.RETURN if returning else Mode.LEND)
        scans = [step for step in steps if step.kind is StepKind.SCAN]
        for step in scans:
            self.rows.add(DeskRow(op_id=step.op_id, text=step.text, mode=step.mode))
        self._again |= {step.op_id for step in steps}
        self._line.extend(steps)
        self._watcher.customer_shown()
        return len(scans)

    def next(self) -> Scan | None:
        """Return what is to be handled now; None while something is, or must be first.

        What comes back is `take`n, or told `broken`.
        """
        while self._line and self._at_work is None:
            stop = self.rows.stopping(self.stops)
            if stop is not None and not self._freed(stop):
                return None
            self._at_work = self._turn(self._line.popleft())
            if self._at_work is not None:
                return self._at_work
        return None

    def _freed(self, stop: DeskRow) -> bool:
        """Let what frees a row go before all else, and say whether it is there.

        In a session gone through again it lies behind what waited for it.
        """
        found = next((step for step in self._line if self._frees(step, stop)), None)
        if found is not None:
            self._line.remove(found)
            self._line.appendleft(found)
        return found is not None

    def not_kept(self, step: Step) -> None:
        """Leave the row of a step in sight that never came in the line."""
        row = self.rows.get(step.op_id)
        if row is not None:
            self.rows.change(replace(row, state=RowState.BROKEN))

    def broken(self) -> None:
        """Leave a row in sight that a fault of ours stopped: it was not done."""
        scan, self._at_work = self._at_work, None
        row = self.rows.get(scan.of or scan.op_id) if scan is not None else None
        if row is not None:
            self.rows.change(replace(row, state=RowState.BROKEN))

    def take(self, given: Answer) -> bool:
        """Show what a scan led to, and say whether it only repeated another."""
        self._at_work = None
        repeats = False
        row = self.rows.get(given.scan.of or given.scan.op_id)
        if given.search:
            joins = given.scan.mode is Mode.JOIN
            self._watcher.searched_for(given.search, joins=joins)
        if given.outcome is None or isinstance(given.outcome, Undone):
            self._pass_by(given, row)
        elif row is not None:
            repeats = self._settle(given, given.outcome, row)
        self.returns.count(given, repeats=repeats)
        cancels = given.scan.mode is Mode.CANCEL and not given.scan.again
        if cancels and isinstance(given.outcome, Refused):
            self.entries.read_next_as(Mode.CANCEL)  # nothing was cancelled yet
        self._take_customer(given)
        self._watcher.customer_shown()
        return repeats

    def refresh(self, customer: CustomerRow) -> None:
        """Show a customer as it is now, if it is one of those who are open."""
        self.customers.refresh(customer)
        self._watcher.customer_shown()

    def lose(self, customer_id: int) -> None:
        """Have a customer no longer who is gone: the registration was turned back."""
        self.customers.lose(customer_id)
        self._watcher.customer_shown()

    # its own

    def _turn(self, step: Step) -> Scan | None:
        """Return a step as it is handled now, None when nothing else is to be done."""
        scan = Scan(
            text=step.text,
            mode=step.mode,
            customer=self.customers.key,
            previous=self.customers.previous,
            op_id=step.op_id,
            passed=self.customers.passed(),
            again=step.op_id in self._again,
            is_bulk=self.returns.manner.is_bulk and step.mode is Mode.RETURN,
            returned_on=self.returns.manner.returned_on,
            made_at=step.made_at,
            card_age=self.customers.card_age(step.made_at),
        )
        if step.kind is StepKind.END:
            self._go_on_without(step)
            return None
        if step.kind is StepKind.MANNER:
            self.returns.change(step, again=scan.again)
            if self.returns.manner.is_bulk:
                self.customers.let_go()
            self._watcher.customer_shown()
            return None
        if step.kind in ON_A_ROW:
            return self._answered(step, scan)
        if step.kind is StepKind.SCAN:
            self._doing = _room_of(step.mode)
            return self._scanned(scan)
        if self._shows(step.text):
            return None
        joins = step.kind is StepKind.JOIN
        return replace(scan, opens=True, mode=Mode.JOIN if joins else scan.mode)

    def _scanned(self, scan: Scan) -> Scan | None:
        """Return a scan to handle; the card of one who is open is that one's turn."""
        text = tidy_number(scan.text)
        if self._is_internal(text, scan.mode) and scan.made_at is not None:
            self._go_on_with_card(scan, scan.made_at)
            return None
        if (
            scan.mode is not Mode.RETURN
            and text != self.customers.key
            and self._shows(text)
        ):
            self.customers.card_scanned(text, scan.made_at)
            self.rows.drop(scan.op_id)
            return None
        row = self.rows.get(scan.op_id)
        if row is not None and row.customer != scan.customer:
            self.rows.change(replace(row, customer=scan.customer))
        return scan

    def _is_internal(self, text: str, mode: Mode) -> bool:
        """Whether an entry scans the internal card that has the turn once more."""
        lends = mode in {Mode.LEND, Mode.INSPECT}
        return lends and self.customers.is_internal(tidy_number(text))

    def _go_on_with_card(self, scan: Scan, at: datetime) -> None:
        """Go on with an internal card: what waited for its scan is handled now."""
        self.customers.card_scanned(scan.customer, at)
        self.rows.drop(scan.op_id)
        for row in self.rows.asking():  # newest first: the oldest comes in front
            if row.waits_for_card and row.customer == scan.customer:
                op_id = f"{scan.op_id}:{row.op_id}"
                again = self.entries.ask_again(row.op_id, at)
                self._line.appendleft(replace(again, op_id=op_id))
                if scan.again:
                    self._again.add(op_id)

    def _once_more(self, row: DeskRow, scan: Scan) -> Scan | None:
        """Return a row's scan to be handled as it was made, now that it may be."""
        if not row.waits_for_card:
            return None
        self.rows.change(replace(row, state=RowState.WAITS, decision=None))
        return replace(
            scan, text=row.text, mode=row.mode, customer=row.customer, of=row.op_id
        )

    def _frees(self, step: Step, stop: DeskRow) -> bool:
        """Whether a step is what a row that stops the desk waits for."""
        scanned = step.kind is StepKind.SCAN and self._is_internal(step.text, step.mode)
        return step.of == stop.op_id or (scanned and stop.waits_for_card)

    def _shows(self, key: str) -> bool:
        """Give one of the customers who are open the turn, and say whether it is."""
        if self._doing is Mode.RETURN or not self.customers.turn_to(key):
            return False
        self._watcher.customer_shown()
        return True

    def _answered(self, step: Step, scan: Scan) -> Scan | None:
        row = self.rows.get(step.of)
        decision = row.decision if row is not None else None
        if row is None or decision is None:
            return None
        if step.kind is StepKind.AGAIN:
            return self._once_more(row, scan)
        if row.state is RowState.NOTED:
            self.customers.let_pass(row.customer, row.outcome)
            self.rows.change(replace(row, state=RowState.DONE, decision=None))
            return None
        yes = step.kind is StepKind.DO
        action = decision.do if yes else decision.leave
        scan = replace(
            scan, text=row.text, mode=row.mode, customer=row.customer, of=row.op_id
        )
        if yes and step.text:
            action = Lend(customer=row.customer, barcode=step.text)
        if action is not None:
            self.rows.change(replace(row, state=RowState.WAITS))
            return replace(scan, action=action)
        if yes and decision.asks is Asks.OTHER_CARD:
            return replace(scan, mode=Mode.JOIN)
        self.rows.change(replace(row, state=RowState.LEFT, decision=None))
        return None

    def _pass_by(self, given: Answer, row: DeskRow | None) -> None:
        """Take a row away that did nothing itself: a card, a name, F4."""
        if row is not None:
            self.rows.drop(row.op_id)
        if isinstance(given.outcome, Undone):
            self.rows.turned_back(given.outcome.of)
            if row is not None:
                self._watcher.tell(row, given.outcome)

    def _settle(self, given: Answer, outcome: Outcome, row: DeskRow) -> bool:
        """Show a row as it is now; it is gone where it only repeats another."""
        if self.rows.repeated(row, given, outcome):
            return True
        decided = row.decision is not None
        if decided and not isinstance(outcome, Refused):
            self.customers.let_pass(row.customer, row.outcome)
        now = replace(
            row,
            state=_state(given, outcome),
            customer=_owner(given) or row.customer,
            customer_name=given.customer.name if given.customer else "",
            outcome=outcome,
            item=given.item,
            decision=given.decision,
            done_by=given.scan.op_id,
            asked=asking_where_it_goes(row, outcome),
        )
        if given.turned_back and now.asked is not None:
            now = now.asked
        self.rows.change(now)
        if now.state is not RowState.REFUSED:
            self.rows.leave_misread(now)
        if passes_by(now, given.scan):
            self.rows.drop(now.op_id)
        self._watcher.tell(now, outcome)
        return False

    def _take_customer(self, given: Answer) -> None:
        customer = given.customer
        if customer is None:
            return
        if not given.opened:
            self.customers.refresh(customer)
        elif given.scan.mode is Mode.RETURN and given.outcome is not None:
            self.customers.show(customer)
        else:
            self._open(customer, given)

    def _open(self, customer: CustomerRow, given: Answer) -> None:
        """Open a customer, instead of the others or beside them; what asks stays."""
        joins = given.scan.mode is Mode.JOIN
        if not joins and not self.customers.turn_to(customer.key):
            self.customers.let_go()
            if self._doing is Mode.LEND:
                self.rows.begin()
        self.customers.join(customer)
        self.customers.card_scanned(customer.key, given.scan.made_at)
        if self._doing is Mode.LEND:
            self.rows.note(given.scan.op_id, customer, given.notes)
        self._watcher.customer_opened(customer)

    def _end(self) -> None:
        self.customers.let_go()
        self.entries.as_always()
        self.rows.begin()
        self._watcher.customer_shown()

    def _go_on_without(self, step: Step) -> None:
        """Go over to the other mode; what asks something stays until it is answered."""
        self._doing = _room_of(step.mode)
        self._end()
        if not self.rows.asking():
            self._watcher.let_go(step.op_id)


def _room_of(mode: Mode) -> Mode:
    """Return whether an entry was made at Uitlenen or at Innemen."""
    return Mode.RETURN if mode is Mode.RETURN else Mode.LEND


def _owner(given: Answer) -> str:
    """Return whose an item is or was, empty for nobody's."""
    if given.opened and given.customer is not None:
        return given.customer.key
    return given.scan.customer


def _state(given: Answer, outcome: Outcome) -> RowState:
    if given.turned_back:
        return RowState.TURNED_BACK
    if given.decision is not None:
        return RowState.ASKS
    return RowState.REFUSED if isinstance(outcome, Refused) else RowState.DONE
