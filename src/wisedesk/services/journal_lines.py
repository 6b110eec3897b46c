# SPDX-License-Identifier: Apache-2.0
"""The journal as a clerk reads it: its lines, newest first, and what is asked of it."""

from collections.abc import Collection
from datetime import datetime

from msgspec import Struct

from wisedesk.services.outcomes import Outcome, Refused


class JournalQuery(Struct, frozen=True, kw_only=True):
    """Which lines are wanted; what is empty leaves them all.

    `number` begins a card number or barcode. `kinds` are kinds of action; a line of
    one of them is wanted, or of the employee `staff` where that is asked as well.
    """

    number: str = ""
    kinds: Collection[str] = ()
    staff: str = ""
    desk: str = ""
    since: datetime | None = None


class JournalLine(Struct, frozen=True, kw_only=True):
    """One line: who did what, when and where, and whether it can be turned back.

    `outcome` is None for one that this version does not know. `undone_at` is when the
    line was turned back, by Annuleren where `is_cancelled`, `redone_at` when that was
    turned back in its turn; `undoes_at` is when that happened which it turned back
    itself.
    `stands` tells that all is still as the line left it, and was looked at only for
    lines that are not too old to be turned back.
    """

    line_id: int
    op_id: str
    kind: str
    at: datetime
    staff: str
    desk: str
    customer: str = ""
    customer_name: str = ""
    barcode: str = ""
    outcome: Outcome | None = None
    undoes_at: datetime | None = None
    undone_at: datetime | None = None
    is_cancelled: bool = False
    redone_at: datetime | None = None
    stands: bool = False

    @property
    def is_refused(self) -> bool:
        """Whether nothing was done."""
        return isinstance(self.outcome, Refused)


class JournalPage(Struct, frozen=True):
    """Some lines, and the id below which to read on; None at the journal's end."""

    lines: list[JournalLine]
    before: int | None
