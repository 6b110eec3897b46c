# SPDX-License-Identifier: Apache-2.0
"""The scans of the desk: kept on disk first, then handled one by one in their order."""

from collections import deque
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from wisedesk.desktop.shell import Shell
from wisedesk.domain.scans import Meaning, read_entry
from wisedesk.services.actions import new_operation
from wisedesk.services.inbox import Step, StepKind
from wisedesk.services.session import Answer, Mode, Scan, answer

Work = Callable[[], None]


class ScanQueue(QObject):
    """Hands scans to the desk thread; the rest waits, a question stops the line.

    `answered` carries what a scan led to, `broke` a scan that a fault of ours stopped.
    """

    answered = Signal(Answer)
    broke = Signal(Scan)

    def __init__(
        self, shell: Shell, complete: Callable[[Scan], Scan], parent: QObject
    ) -> None:
        """Let `complete` give a scan the customer that is open when its turn comes."""
        super().__init__(parent)
        self._shell = shell
        self._complete = complete
        self._unkept = 0
        self._waiting: deque[Scan | Work] = deque()
        self._at_work: Scan | None = None
        shell.freed.connect(self.go_on)
        shell.opened.connect(self.go_on)

    def add(self, scan: Scan) -> None:
        """Keep a scan, and put it at the end of the line."""
        self._keep(self._step(scan), partial(self._waiting.append, scan))

    def add_first(self, scan: Scan) -> None:
        """Keep a scan, and put it in front: the clerk decided on it just now."""
        self._keep(self._step(scan), partial(self._waiting.appendleft, scan))

    def open(self, key: str, mode: Mode, work: Work) -> None:
        """Open a customer when all that was scanned before is handled."""
        step = self._marked(StepKind.OPEN, mode, key)
        self._keep(step, partial(self._waiting.append, work))

    def end(self, mode: Mode, work: Work) -> None:
        """End the session when all that was scanned before is handled."""
        step = self._marked(StepKind.END, mode)
        self._keep(step, partial(self._waiting.append, partial(self._end, step, work)))

    def resume(self, steps: Sequence[Step], end: Work) -> None:
        """Go through a session that was cut off once more: nothing is done twice."""
        for step in steps:
            ends = step.kind is StepKind.END
            self._waiting.append(partial(self._end, step, end) if ends else step.scan())
        self.go_on()

    def forget(self) -> None:
        """Let the inbox go of the session: all of it was handled, and it is closed."""
        inbox = self._shell.inbox
        self._shell.runner.keep(inbox.end_session, _nothing_more)

    def count(self) -> int:
        """Return how many scans are not handled yet."""
        waiting = sum(isinstance(each, Scan) for each in self._waiting)
        return self._unkept + waiting + (self._at_work is not None)

    def all_kept(self) -> bool:
        """Whether every scan made so far is on disk."""
        return self._unkept == 0

    def go_on(self) -> None:
        """Handle the next one, unless one is at work or a dialog is open."""
        blocked = self._shell.dialog is not None or self._shell.services is None
        if blocked or self._at_work is not None or not self._waiting:
            return
        entry = self._waiting.popleft()
        if not isinstance(entry, Scan):
            entry()
            self.go_on()
            return
        scan = self._at_work = self._complete(entry)
        desk = self._shell.ready.desk
        self._shell.runner.perform(
            lambda: answer(desk, scan), self._answered, self, self._broke
        )

    def _keep(self, step: Step, put: Work) -> None:
        """Put a step in the line when it is on disk, and not before."""
        self._unkept += 1
        inbox = self._shell.inbox
        self._shell.runner.keep(
            lambda: inbox.keep(step), lambda _: self._kept(put), self
        )

    def _kept(self, put: Work) -> None:
        self._unkept -= 1
        put()
        self.go_on()

    def _step(self, scan: Scan) -> Step:
        """Return a scan as it is kept; V as the customer it brings back."""
        now = self._complete(scan)
        if now.previous and read_entry(scan.text).meaning is Meaning.KEYWORD:
            return self._marked(StepKind.OPEN, scan.mode, now.previous)
        return Step(
            op_id=scan.op_id,
            text=scan.text,
            mode=scan.mode,
            customer=now.customer,
            made_at=self._shell.ready.clock.now(),
            passed=scan.passed,
        )

    def _marked(self, kind: StepKind, mode: Mode, text: str = "") -> Step:
        return Step(
            op_id=new_operation(),
            kind=kind,
            text=text,
            mode=mode,
            made_at=self._shell.ready.clock.now(),
        )

    def _end(self, step: Step, work: Work) -> None:
        work()
        inbox = self._shell.inbox
        self._shell.runner.keep(lambda: inbox.end_session(step.op_id), _nothing_more)

    def _answered(self, given: Answer) -> None:
        self._at_work = None
        self._shell.undoing.note(given.scan.op_id, given.outcome)
        self.answered.emit(given)
        self.go_on()

    def _broke(self) -> None:
        scan, self._at_work = self._at_work, None
        self.broke.emit(scan)
        self.go_on()


def _nothing_more(_done: None) -> None:
    """Do nothing when the inbox let go."""
