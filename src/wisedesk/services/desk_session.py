# SPDX-License-Identifier: Apache-2.0
"""A session at the desk: who is open, what was scanned, what is left to decide.

It knows no screen. Steps come in as they are on disk, are handled one at a time, and
change rows; a watcher shows them. Gone through again, the same steps make the same
session. Sources: Wise "Uitlenen", "Innemen", "Session menu".
"""

from collections.abc import Sequence

from msgspec.structs import replace

from wisedesk.services.customer_rows import CustomerRow
from wisedesk.services.decisions import Asks
from wisedesk.services.desk_rows import DeskRow, RowState
from wisedesk.services.inbox import DECISIONS, ITS_OWN, Step, StepKind
from wisedesk.services.outcomes import Refused
from wisedesk.services.session import Answer, Mode, Scan
from wisedesk.services.session_customers import SessionCustomers
from wisedesk.services.session_entries import SessionEntries
from wisedesk.services.session_results import SessionResults
from wisedesk.services.session_rows import SessionRows
from wisedesk.services.session_turns import SessionTurns
from wisedesk.services.session_watcher import Watcher
from wisedesk.services.taking_back import TakingBack


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
        self._turns = SessionTurns(
            self.customers, self.rows, self.entries, self.returns, watcher
        )
        self._results = SessionResults(self.customers, self.rows, self._turns, watcher)
        self._watcher = watcher
        self._line = self._turns.line
        self._at_work: Scan | None = None

    # what is asked of it

    @property
    def mode(self) -> Mode:
        """Whether the desk lends or takes back."""
        return self.entries.mode

    @property
    def customer(self) -> CustomerRow | None:
        """The customer whose turn it is."""
        return self.customers.current

    def stop_at(self, asks: frozenset[Asks]) -> None:
        """Let nothing pass from now on before these questions are answered."""
        self.stops = asks

    def waiting(self) -> int:
        """Return how many steps are not handled yet."""
        steps = sum(step.kind not in ITS_OWN for step in self._line)
        return steps + (self._at_work is not None)

    def end(self) -> bool:
        """End the session, and say whether it could: nothing waits, nothing asks.

        At Innemen the proof of a pile ends with it.
        """
        if self.waiting() or self.rows.asking():
            return False
        if self.mode is Mode.RETURN:
            self.returns.end_pile()
        self._turns.end()
        return True

    # the line

    def kept(self, step: Step) -> None:
        """Put a step in the line, now that it is on disk; an answer comes first.

        Not one that is for whom was scanned before it, or opens another.
        """
        stop = self.rows.stopping(self.stops)
        frees = stop is not None and self._turns.frees(step, stop)
        if frees or (step.kind in DECISIONS and self._turns.may_go_first(step)):
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
        self._turns.again |= {step.op_id for step in steps}
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
            self._at_work = self._turns.turn(self._line.popleft())
            if self._at_work is not None:
                return self._at_work
        return None

    def _freed(self, stop: DeskRow) -> bool:
        """Let what frees a row go before all else, and say whether it is there.

        In a session gone through again it lies behind what waited for it.
        """
        found = next(
            (step for step in self._line if self._turns.frees(step, stop)), None
        )
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
        repeats = self._results.take(given)
        self.returns.count(given, repeats=repeats)
        cancels = given.scan.mode is Mode.CANCEL and not given.scan.again
        if cancels and isinstance(given.outcome, Refused):
            self.entries.read_next_as(Mode.CANCEL)  # nothing was cancelled yet
        self._results.take_customer(given)
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
