# SPDX-License-Identifier: Apache-2.0
"""The journal: one line an action, only ever added."""

import sqlalchemy as sa

from wisedesk.db import tables as t
from wisedesk.db.snapshot import Snapshot
from wisedesk.services.journal_form import read_changes, read_outcome, write_changes
from wisedesk.services.new_rows import Journaled, JournalEntry
from wisedesk.services.outcomes import Undone

_given = sa.bindparam

STORED = sa.select(t.journal.c.kind, t.journal.c.outcome, t.journal.c.personal).where(
    t.journal.c.op_id == _given("op_id")
)
JOURNALED = sa.select(
    t.journal.c.kind,
    t.journal.c.outcome,
    t.journal.c.personal,
    t.journal.c.at,
    t.journal.c.changes,
).where(t.journal.c.op_id == _given("op_id"))
UNDONE = sa.select(t.journal.c.op_id).where(t.journal.c.undoes == _given("op_id"))
ADD_JOURNAL = sa.insert(t.journal)
FORGET = (
    sa.update(t.journal)
    .where(t.journal.c.customer == _given("customer_key"))
    .values(personal=sa.null())
)


class JournalReads(Snapshot):
    """What the journal tells of an operation."""

    def is_undone(self, op_id: str) -> bool:
        """Whether an operation was turned back."""
        return self._one(UNDONE, op_id=op_id) is not None

    def stands_by(self, op_id: str) -> str:
        """Return by which operation holds what one did: itself, or what did it again.

        Empty when it is turned back.
        """
        turns = self._turns(op_id)
        return turns[-1] if len(turns) % 2 else ""

    def counter_entry(self, op_id: str) -> Undone | None:
        """Return by what an operation is turned back, None where it stands."""
        turns = self._turns(op_id)
        row = None if len(turns) % 2 else self._one(STORED, op_id=turns[-1])
        if row is None:
            return None
        kind = row.kind.partition("/")[2]
        outcome = read_outcome(kind, row.outcome, row.personal)
        return outcome if isinstance(outcome, Undone) else None

    def _turns(self, op_id: str) -> list[str]:
        """Return an operation, and in turn each that turned the one before it back."""
        turns = [op_id]
        while (by := self._one(UNDONE, op_id=turns[-1])) is not None:
            turns.append(by.op_id)
        return turns


class JournalWrites(JournalReads):
    """The record of what was done."""

    def stored_outcome(self, op_id: str) -> tuple[str, str, str | None] | None:
        """Return kind, outcome and personal part journaled for an operation."""
        row = self._one(STORED, op_id=op_id)
        if row is None:
            return None
        return row.kind.partition("/")[2], row.outcome, row.personal

    def journaled(self, op_id: str) -> Journaled | None:
        """Return what an operation left in the journal, None for an unknown one.

        What was personal and is forgotten since cannot be turned back.
        """
        row = self._one(JOURNALED, op_id=op_id)
        if row is None:
            return None
        kind = row.kind.partition("/")[2]
        return Journaled(
            at=row.at,
            outcome=read_outcome(kind, row.outcome, row.personal),
            changes=read_changes(row.changes, row.personal),
            is_undone=self.is_undone(op_id),
        )

    def forget_personal(self, customer: str) -> None:
        """Keep nothing personal in a customer's lines; what is left of them stays."""
        self._do(FORGET, customer_key=customer)

    def write_journal(self, entry: JournalEntry) -> None:
        """Write the one line an action leaves."""
        changes, personal = write_changes(entry.changes, entry.personal)
        self._insert(
            ADD_JOURNAL,
            op_id=entry.op_id,
            kind=entry.kind,
            at=entry.at,
            on_day=entry.on_day,
            staff=entry.staff,
            desk=entry.desk,
            payload=entry.payload,
            outcome=entry.outcome,
            personal=personal,
            changes=changes,
            undoes=entry.undoes,
            customer=entry.customer,
            barcode=entry.barcode,
        )
