# SPDX-License-Identifier: Apache-2.0
"""The scans of the desk, handled one at a time in the order they were made."""

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from wisedesk.desktop.shell import Shell
from wisedesk.services.session import Answer, Scan, answer

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
        self._waiting: deque[Scan | Work] = deque()
        self._at_work: Scan | None = None
        shell.freed.connect(self.go_on)
        shell.opened.connect(self.go_on)

    def add(self, scan: Scan) -> None:
        """Put a scan at the end of the line."""
        self._waiting.append(scan)
        self.go_on()

    def add_first(self, scan: Scan) -> None:
        """Put a scan in front: the clerk decided on it just now."""
        self._waiting.appendleft(scan)
        self.go_on()

    def after(self, work: Work) -> None:
        """Do something when all that was scanned before it is handled."""
        self._waiting.append(work)
        self.go_on()

    def count(self) -> int:
        """Return how many scans are not handled yet."""
        waiting = sum(isinstance(each, Scan) for each in self._waiting)
        return waiting + (self._at_work is not None)

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

    def _answered(self, given: Answer) -> None:
        self._at_work = None
        self.answered.emit(given)
        self.go_on()

    def _broke(self) -> None:
        scan, self._at_work = self._at_work, None
        self.broke.emit(scan)
        self.go_on()
