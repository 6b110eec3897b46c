# SPDX-License-Identifier: Apache-2.0
"""What the clerk does at the desk, each as the step that is put on disk first."""

from datetime import datetime

from msgspec.structs import replace

from wisedesk.domain.cards import tidy_number
from wisedesk.domain.scans import Meaning, read_entry
from wisedesk.services.actions import new_operation
from wisedesk.services.desk_rows import DeskRow
from wisedesk.services.inbox import Step, StepKind
from wisedesk.services.manner import Manner, was
from wisedesk.services.session import Mode
from wisedesk.services.session_customers import SessionCustomers
from wisedesk.services.session_rows import SessionRows
from wisedesk.services.session_watcher import Watcher


class SessionEntries:
    """How the next entry is read, and the steps that entries and keys make."""

    def __init__(
        self, customers: SessionCustomers, rows: SessionRows, watcher: Watcher
    ) -> None:
        self.mode = Mode.LEND
        self._customers = customers
        self._rows = rows
        self._watcher = watcher
        self._once: Mode | None = None
        self._inspects = False
        self._went_over = False

    @property
    def next_mode(self) -> Mode:
        """How the next entry is read."""
        if self._once is not None:
            return self._once
        inspects = self._inspects and self.mode is Mode.LEND
        return Mode.INSPECT if inspects else self.mode

    def read_next_as(self, mode: Mode | None) -> None:
        """Read the next entry in another mode (F4, klant erbij), None as always."""
        self._once = mode
        self._watcher.customer_shown()

    def inspect(self, *, on: bool) -> None:
        """Lend for today, to look at here (F7), or as always.

        What the next entry alone was to be read as, it is no more.
        """
        self._inspects, self._once = on, None
        self._watcher.customer_shown()

    def enter(self, text: str, at: datetime, op_id: str = "") -> Step:
        """Return an entry as a step; V as the customer it brings back.

        `op_id` is given where the entry is on disk already, put aside. Annuleren stays
        on while a card gives another of those who are open the turn.
        """
        mode = self.next_mode
        turns = tidy_number(text) in self._customers.beside
        self._once = mode if turns and mode is Mode.CANCEL else None
        step = Step(
            op_id=op_id or new_operation(),
            text=text,
            mode=mode,
            customer=self._customers.key,
            made_at=at,
        )
        if self.brings_back(text):
            kind = StepKind.JOIN if mode is Mode.JOIN else StepKind.OPEN
            return replace(step, kind=kind, text=self._customers.previous)
        self._rows.add(
            DeskRow(
                op_id=step.op_id, text=text, mode=mode, customer=self._customers.key
            )
        )
        return step

    def brings_back(self, text: str) -> bool:
        """Whether an entry is V, and there is a previous customer."""
        is_keyword = read_entry(text).meaning is Meaning.KEYWORD
        return is_keyword and bool(self._customers.previous)

    def choose(self, key: str, at: datetime, *, joins: bool = False) -> Step:
        """Return the opening of a customer who was found in a search."""
        return self._step(StepKind.JOIN if joins else StepKind.OPEN, at, text=key)

    def switch_customer(self, at: datetime) -> Step | None:
        """Return the step to the next of several customers, None for one alone."""
        after = self._customers.after
        return self._step(StepKind.SWITCH, at, text=after) if after else None

    def go_over(self, mode: Mode, at: datetime) -> Step | None:
        """Go over to lending or returning; None where it is that already."""
        changes, self.mode = mode is not self.mode, mode
        self._went_over |= changes
        self.as_always()
        self._watcher.customer_shown()
        return self._step(StepKind.END, at) if changes else None

    def take_back(self, change: str, at: datetime) -> Step:
        """Return the step that changes how things are taken back (services.manner)."""
        return self._step(StepKind.MANNER, at, text=change)

    def manner_kept(self, manner: Manner, at: datetime) -> Step | None:
        """Return the manner as a step, for when the inbox lets go of those before it.

        None where it is as always.
        """
        return None if manner == Manner() else self.take_back(was(manner), at)

    def decide(self, op_id: str, at: datetime, *, yes: bool, code: str = "") -> Step:
        """Return the answer to a row; `code` is what an unknown one was meant to be."""
        kind = StepKind.DO if yes else StepKind.LEAVE
        return self._step(kind, at, text=code, of=op_id)

    def ask_what_was_left(self, op_id: str, at: datetime) -> Step:
        """Return the step that lets a row ask again what was left."""
        return self._step(StepKind.ASK, at, of=op_id)

    def begin_again(self, mode: Mode) -> None:
        """Take up the mode of a session that was cut off, if nobody chose another."""
        if not self._went_over:
            self.mode = mode

    def as_always(self) -> None:
        """Read the next entry by the mode of the desk alone."""
        self._once, self._inspects = None, False

    def ask_again(self, op_id: str, at: datetime) -> Step:
        """Return the step that handles a row once more."""
        return self._step(StepKind.AGAIN, at, of=op_id)

    def _step(
        self, kind: StepKind, at: datetime, *, text: str = "", of: str = ""
    ) -> Step:
        return Step(
            op_id=new_operation(),
            kind=kind,
            text=text,
            mode=self.mode,
            customer=self._customers.key,
            made_at=at,
            of=of,
        )
