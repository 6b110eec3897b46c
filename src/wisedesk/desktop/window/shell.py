# SPDX-License-Identifier: Apache-2.0
"""What a page may ask of the window it stands in, and nothing more."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QAbstractButton, QDialog, QWidget

from wisedesk.desktop.deeds.undoing import Undoing
from wisedesk.desktop.keys.key_map import KeyMap
from wisedesk.desktop.scanning.waiting_scans import WaitingScans
from wisedesk.desktop.window.hints import Hints
from wisedesk.desktop.window.tasks import TaskRunner
from wisedesk.desktop.window.whole_paints import WholePaints
from wisedesk.desktop.wording.words import name_with_card
from wisedesk.services.actions import Action, Undo

if TYPE_CHECKING:
    from wisedesk.bootstrap import Services
    from wisedesk.desktop.deeds.explaining import Explaining
    from wisedesk.services.asked import Asked
    from wisedesk.services.clock import DeskClock
    from wisedesk.services.customer_rows import CustomerRow
    from wisedesk.services.inbox import Inbox
    from wisedesk.services.outcomes import Outcome
    from wisedesk.services.ports import Reading

Result = TypeVar("Result")


class Shell(QObject):
    """The window's services to its pages: work, words, dialogs, scans that wait."""

    said = Signal(str, bool)  # a sentence, whether it is bad news
    changed = Signal(object)  # the outcome of an action
    freed = Signal()  # no dialog is open any more
    opened = Signal()  # the library is there
    wanted = Signal(str)  # the id of a command a page asks for
    rekeyed = Signal()  # a command has another key

    def __init__(self, window: QWidget, runner: TaskRunner) -> None:
        super().__init__(window)
        self._window = window
        self.runner = runner
        self.waiting = WaitingScans(self)
        self.keys = KeyMap()
        self.services: Services | None = None
        self._inbox: Inbox | None = None
        self._clock: DeskClock | None = None
        self.undoing = Undoing(self)
        self._explaining: Explaining | None = None
        self._hints = Hints(self)
        self._whole = WholePaints(self)
        self._whole.watch(window)
        self._dialogs: list[QDialog] = []

    def take_scans(self, inbox: Inbox, clock: DeskClock) -> None:
        """Keep scans in the inbox of this window from now on."""
        self._inbox, self._clock = inbox, clock

    def open_for_work(self, services: Services) -> None:
        """Begin to work on a library: what was scanned before is handled now."""
        self.services = services
        self.opened.emit()

    @property
    def takes_scans(self) -> bool:
        """Whether a scan is kept on disk; it may be handled later."""
        return self._inbox is not None

    @property
    def window(self) -> QWidget:
        """The window dialogs belong to."""
        return self._window

    @property
    def today(self) -> date:
        """The day at the desk."""
        return self.ready.clock.today()

    def now(self) -> datetime:
        """Return this instant; raises RuntimeError before scans are taken."""
        clock = self._clock if self.services is None else self.services.clock
        if clock is None:
            raise RuntimeError("no scan is taken yet")
        return clock.now()

    @property
    def ready(self) -> Services:
        """The services; raises RuntimeError while the library is not open yet."""
        if self.services is None:
            raise RuntimeError("the library is not open yet")
        return self.services

    @property
    def inbox(self) -> Inbox:
        """The scan inbox; raises RuntimeError before scans are taken."""
        if self._inbox is None:
            raise RuntimeError("no scan is taken yet")
        return self._inbox

    @property
    def dialog(self) -> QDialog | None:
        """The dialog that is open, None when the desk is free."""
        return self._dialogs[-1] if self._dialogs else None

    def say(self, text: str, *, bad: bool = False) -> None:
        """Tell the clerk something in the window's line."""
        self.said.emit(text, bad)

    def hint(self, text: str) -> None:
        """Tell why nothing was done, until the clerk goes on."""
        self._hints.tell(text)

    def read(
        self,
        question: Callable[[Reading], Result],
        then: Callable[[Result], None],
        owner: QObject,
    ) -> None:
        """Ask the library something and call `then` with the answer."""
        library = self.ready.library

        def work() -> Result:
            with library.reading() as tx:
                return question(tx)

        self.runner.read(work, then, owner)

    def perform(
        self,
        action: Action,
        then: Callable[[Outcome], None],
        owner: QObject,
        broke: Callable[[], None] | None = None,
        *,
        batch: str = "",
    ) -> None:
        """Do an action and call `then` with what became of it.

        Those with one `batch` are turned back together.
        """
        desk = self.ready.desk

        def done(outcome: Outcome) -> None:
            is_undo = isinstance(action, Undo)
            self.undoing.note(action.op_id, outcome, batch=batch, is_undo=is_undo)
            then(outcome)
            self.changed.emit(outcome)

        self.runner.perform(lambda: desk.perform(action), done, owner, broke)

    def ask(
        self,
        text: str,
        yes: Callable[[], None],
        no: Callable[[], None] | None = None,
        *,
        title: str = "Bevestig",
        answers: tuple[str, str] = ("&Ja", "&Nee"),
        why: Sequence[Asked] = (),
    ) -> None:
        """Ask the clerk a question; the answer calls `yes` or `no`.

        The key that helps explains `why` it is asked, where that is given.
        """
        from wisedesk.desktop.dialogs.question import Question

        parent = self.dialog or self._window
        question = Question(text, self.waiting, parent, title=title, answers=answers)
        question.accepted.connect(yes)
        if no is not None:
            question.rejected.connect(no)
        self.open(question)
        if why:
            explain = partial(self.explain, why)
            question.help_by(self.keys.keys("help.keys"), explain)

    def explain(self, asked: Sequence[Asked]) -> None:
        """Show why rows say what they say."""
        from wisedesk.desktop.deeds.explaining import Explaining

        self._explaining = self._explaining or Explaining(self)
        self._explaining.explain(asked)

    def show_message_of(self, customer: CustomerRow) -> None:
        """Show a customer's Melding, if there is one."""
        from wisedesk.desktop.dialogs.message_notice import MessageNotice

        if customer.message:
            who = name_with_card(customer)
            self.open(MessageNotice(who, customer.message, self.waiting, self._window))

    def show_keys(self) -> None:
        """Show every key."""
        from wisedesk.desktop.dialogs.key_overview import KeyOverview

        if not isinstance(self.dialog, KeyOverview):
            over = self.dialog or self._window
            self.open(KeyOverview(self.keys, self.waiting, over))

    def use_keys(self, keys: KeyMap) -> None:
        """Name these keys in every sentence from now on."""
        self.keys = keys
        self.rekeyed.emit()

    def name_key_on(self, button: QAbstractButton, command: str) -> None:
        """Let a button be called as its command, with the key in force in brackets."""

        def name_it() -> None:
            button.setText(self.keys.title(command))

        self.rekeyed.connect(name_it)
        name_it()

    def open(self, dialog: QDialog) -> None:
        """Open a dialog; scans wait until it is closed."""
        from wisedesk.desktop.dialogs.waiting import WaitingDialog

        self._dialogs.append(dialog)
        if isinstance(dialog, WaitingDialog):
            dialog.help_by(self.keys.keys("help.keys"), self.show_keys)
        dialog.finished.connect(lambda _code: self._closed(dialog))
        dialog.open()
        self._whole.watch(dialog)

    def _closed(self, dialog: QDialog) -> None:
        self._dialogs = [each for each in self._dialogs if each is not dialog]
        dialog.deleteLater()
        if not self._dialogs:
            self.freed.emit()
