# SPDX-License-Identifier: Apache-2.0
"""Hands the steps of a session to the disk, and then to the desk thread, one by one."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from wisedesk.desktop.window.shell import Shell
from wisedesk.services.desk_session import DeskSession
from wisedesk.services.inbox import Step
from wisedesk.services.session import Answer


class ScanQueue(QObject):
    """The line of the desk: kept on disk first, handled in order, one at a time.

    An open dialog stops it. `answered` carries what a scan led to, once the session
    shows it.
    """

    answered = Signal(Answer)

    def __init__(self, shell: Shell, session: DeskSession, parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell
        self._session = session
        self._unkept = 0
        shell.freed.connect(self.go_on)
        shell.opened.connect(self.go_on)

    def keep(self, step: Step) -> None:
        """Keep a step, and handle it when it is its turn."""
        self._unkept += 1
        inbox = self._shell.inbox
        self._shell.runner.keep(
            lambda: inbox.keep(step),
            lambda _: self._kept(step),
            self,
            lambda: self._not_kept(step),
        )

    def resume(self, steps: Sequence[Step]) -> int:
        """Go through a session that was cut off; return how many scans it had."""
        scans = self._session.resume(steps)
        self.go_on()
        return scans

    def forget(self, op_id: str = "") -> None:
        """Let the inbox go of the steps up to one, or of all: they were handled.

        How things are taken back by then stays.
        """
        inbox = self._shell.inbox
        manner = self._session.returns.manner
        left = self._session.entries.manner_kept(manner, self._shell.now())
        self._shell.runner.keep(lambda: inbox.end_session(op_id, left), _nothing_more)

    def end(self) -> None:
        """Let the inbox go of everything: the desk is closed, all was handled."""
        inbox = self._shell.inbox
        self._shell.runner.keep(inbox.end_session, _nothing_more)

    def count(self) -> int:
        """Return how many steps are not handled yet."""
        return self._unkept + self._session.waiting()

    def all_kept(self) -> bool:
        """Whether every scan made so far is on disk."""
        return self._unkept == 0

    def go_on(self) -> None:
        """Handle the next one, unless a dialog is open."""
        if self._shell.dialog is not None or self._shell.services is None:
            return
        scan = self._session.next()
        if scan is None:
            return
        desk = self._shell.ready.desk

        def work() -> Answer:
            # with all the rules behind it, which no scan waits for to be taken
            from wisedesk.services.answers import answer

            return answer(desk, scan)

        self._shell.runner.perform(work, self._take, self, self._broke)

    def _kept(self, step: Step) -> None:
        self._unkept -= 1
        self._session.kept(step)
        self.go_on()

    def _not_kept(self, step: Step) -> None:
        """Go on without a step that a fault of ours kept from the disk; say so."""
        self._unkept -= 1
        self._session.not_kept(step)
        self.go_on()

    def _take(self, given: Answer) -> None:
        """Show what a scan led to; a fault in showing it never stops the line."""
        try:
            self._show(given, repeats=self._session.take(given))
        finally:
            self.go_on()

    def _show(self, given: Answer, *, repeats: bool) -> None:
        if not repeats:
            who = given.customer.name if given.customer is not None else ""
            self._shell.undoing.note(given.scan.op_id, given.outcome, who=who)
        if given.outcome is not None:
            self._shell.changed.emit(given.outcome)
        self.answered.emit(given)

    def _broke(self) -> None:
        self._session.broken()
        self.go_on()


def _nothing_more(_done: None) -> None:
    """Do nothing when the inbox let go."""
