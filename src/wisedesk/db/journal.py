# SPDX-License-Identifier: Apache-2.0
"""The journal: one line an action, only ever added."""

import sqlalchemy as sa

from wisedesk.db import tables as t
from wisedesk.db.snapshot import Snapshot
from wisedesk.services.new_rows import JournalEntry

_given = sa.bindparam

STORED = sa.select(t.journal.c.kind, t.journal.c.outcome, t.journal.c.personal).where(
    t.journal.c.op_id == _given("op_id")
)
ADD_JOURNAL = sa.insert(t.journal)


class JournalWrites(Snapshot):
    """The record of what was done."""

    def stored_outcome(self, op_id: str) -> tuple[str, str, str | None] | None:
        """Return kind, outcome and personal part journaled for an operation."""
        row = self._one(STORED, op_id=op_id)
        if row is None:
            return None
        return row.kind.partition("/")[2], row.outcome, row.personal

    def write_journal(self, entry: JournalEntry) -> None:
        """Write the one line an action leaves."""
        self._connection.execute(
            ADD_JOURNAL,
            {
                "op_id": entry.op_id,
                "kind": entry.kind,
                "at": entry.at,
                "on_day": entry.on_day,
                "staff": entry.staff,
                "desk": entry.desk,
                "payload": entry.payload,
                "outcome": entry.outcome,
                "personal": entry.personal,
            },
        )
