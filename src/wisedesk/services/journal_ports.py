# SPDX-License-Identifier: Apache-2.0
"""What the services ask of the journal on disk: part of the ports of a library."""

from datetime import date, datetime
from typing import Protocol

from wisedesk.domain.activity import Deed
from wisedesk.services.journal_lines import JournalLine, JournalPage, JournalQuery
from wisedesk.services.library_rows import (
    JournalRow,
)
from wisedesk.services.new_rows import (
    Change,
    Journaled,
    JournalEntry,
)
from wisedesk.services.outcomes import Undone


class JournalReading(Protocol):
    """The journal as it is now."""

    def journal(self, limit: int) -> list[JournalRow]:
        """Return the newest lines of the journal."""

    def journal_page(
        self, query: JournalQuery, before: int | None, limit: int, undoable: datetime
    ) -> JournalPage:
        """Return journal lines older than one, at most `limit`, newest first.

        What was done since `undoable` can be turned back, if it stands.
        """

    def journal_line(self, op_id: str, undoable: datetime) -> JournalLine | None:
        """Return the journal line of an operation, or None."""

    def setting_line(self, name: str, undoable: datetime) -> JournalLine | None:
        """Return the line of the last change of a setting, None where nobody made one.

        What was done since `undoable` can be turned back, if it stands.
        """

    def is_undone(self, op_id: str) -> bool:
        """Whether an operation was turned back."""

    def stands_by(self, op_id: str) -> str:
        """Return by which operation holds what one did: itself, or what did it again.

        Empty when it is turned back.
        """

    def deeds_of(self, customer_id: int) -> list[Deed]:
        """Return what counts as activity of a customer, the first of it first."""

    def counter_entry(self, op_id: str) -> Undone | None:
        """Return by what an operation is turned back, None where it stands."""


class JournalWriting(JournalReading, Protocol):
    """The journal in one transaction, and what that turns back."""

    def stored_outcome(self, op_id: str) -> tuple[str, str, str | None] | None:
        """Return kind, outcome and personal part journaled for an operation."""

    def journaled(self, op_id: str) -> Journaled | None:
        """Return what an operation left in the journal, None for an unknown one."""

    def changes(self) -> tuple[Change, ...]:
        """Return what this transaction changed so far that can be turned back."""

    def turn_back(
        self, op_id: str, changes: tuple[Change, ...], at: datetime, day: date
    ) -> bool:
        """Turn back what an operation changed, and say whether all stood as it left it.

        Nothing is turned back when something was done with it since.
        """

    def forget_personal(self, customer: str) -> None:
        """Keep nothing personal in a customer's lines; what is left of them stays."""

    def write_journal(self, entry: JournalEntry) -> None:
        """Write the one line an action leaves."""
