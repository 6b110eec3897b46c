# SPDX-License-Identifier: Apache-2.0
"""A line of the journal as the window shows it."""

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct

from wisedesk.desktop.lists.table_model import Column
from wisedesk.desktop.wording.journal_sentences import journal_sentence
from wisedesk.services.journal_lines import JournalLine
from wisedesk.wording.journal_words import NOTHING, moment, undo_state


class Shown(Struct, frozen=True, kw_only=True):
    """A line with its words, made once: when, what, and whether it can be undone."""

    line: JournalLine
    when: str
    what: str
    state: str

    @property
    def can_be_undone(self) -> bool:
        """Whether it can be turned back as far as is known."""
        return self.line.undone_at is None and self.state != NOTHING

    @property
    def who(self) -> str:
        """The customer by card and name."""
        return f"{self.line.customer} {self.line.customer_name}".strip()

    @property
    def detail(self) -> str:
        """All of the line in one sentence."""
        told = f"{self.when} {self.line.staff} ({self.line.desk}): {self.what}"
        return told if self.state == NOTHING else f"{told} — {self.state}"


def shown_lines(
    lines: Sequence[JournalLine], now: datetime, minutes: int
) -> list[Shown]:
    """Return lines with their words, as of now."""
    return [
        Shown(
            line=line,
            when=moment(line.at, now),
            what=_what(line, now),
            state=undo_state(line, now, minutes),
        )
        for line in lines
    ]


def _what(line: JournalLine, now: datetime) -> str:
    told = journal_sentence(line)
    if line.undoes_at is None:
        return told
    return f"{told} Gedaan om {moment(line.undoes_at, now)}."


JOURNAL_COLUMNS = (
    Column[Shown]("Tijd", lambda row: row.when, 13, least=11),
    Column[Shown](
        "Wat", lambda row: row.what, red=lambda row: row.line.is_refused, least=24
    ),
    Column[Shown]("Wie", lambda row: row.line.staff, 7, least=5),
    Column[Shown]("Balie", lambda row: row.line.desk, 6, least=5),
    Column[Shown]("Klant/pas", lambda row: row.who, 23, least=14),
    Column[Shown]("Exemplaar", lambda row: row.line.barcode, 12),
    Column[Shown]("Stand", lambda row: row.state, 22, least=10),
)
