# SPDX-License-Identifier: Apache-2.0
"""The files to be read in, as lines of the list: what each is, how far, what came."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from wisedesk.desktop.lists.table_model import Column
from wisedesk.exchange.imports import Report
from wisedesk.exchange.tally import Thing
from wisedesk.services.clock import LIBRARY_ZONE
from wisedesk.services.exchange_rows import Kind, Result
from wisedesk.wording.import_words import KIND, RESULT, THING, note_sentences

WAITS, WHOLE, STOPPED, WRONG = "wacht", "ingelezen", "gestopt", "niet ingelezen"
STOPPED_HOW = "Gestopt. Opnieuw inlezen gaat verder waar het was."
RESUMED = "Ging verder na regel {row}."
AGAIN = "Is op {day:%d-%m-%Y} ook ingelezen: toegevoegd is wat ontbrak."
ITEMS = "Exemplaren: {told}."
REJECTS = (
    "Wat geweigerd is, en waarom, staat in {path}. Enter op de regel toont het begin."
)


class ImportLine(Struct, frozen=True):
    """A file in the list; `percent` while it is read, `report` when it is done.

    `wrong` is why it was not read, or not to its end.
    """

    path: Path
    kind: Kind
    state: str = WAITS
    percent: int = 0
    report: Report | None = None
    wrong: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether it was read to its end."""
        return self.report is not None

    @property
    def row_word(self) -> str:
        """What a row of the file is called."""
        return "Record" if self.kind is Kind.TITLES else "Regel"

    @property
    def told(self) -> str:
        """All there is to say of it, a line each."""
        if self.report is None:
            return f"{self.path}\n{self.wrong}".strip()
        return "\n".join([str(self.path), *_sentences(self.report)])


def in_order(lines: list[ImportLine]) -> list[ImportLine]:
    """Return lines so that what another refers to comes first."""
    return sorted(lines, key=lambda line: list(Kind).index(line.kind))


def _sentences(report: Report) -> list[str]:
    said = []
    if report.resumed_at:
        said.append(RESUMED.format(row=report.resumed_at))
    if report.imported_before is not None:
        day = report.imported_before.astimezone(LIBRARY_ZONE)
        said.append(AGAIN.format(day=day))
    if report.rejects is not None:
        said.append(REJECTS.format(path=report.rejects))
    items = [(report.tally.of(Thing.ITEM, each), RESULT[each]) for each in Result]
    if any(often for often, _ in items):
        told = ", ".join(f"{often} {word}" for often, word in items if often)
        said.append(ITEMS.format(told=told))
    return said + note_sentences(report.tally)


def _state(line: ImportLine) -> str:
    return f"{line.percent} %" if line.percent and not line.is_whole else line.state


def _counted(result: Result) -> Callable[[ImportLine], str]:
    def text(line: ImportLine) -> str:
        if line.report is None:
            return ""
        tally = line.report.tally
        if result is Result.REJECTED:  # of a title the items as well
            return str(tally.rejected)
        return str(tally.of(KIND[line.kind], result))

    return text


def _is_bad(line: ImportLine) -> bool:
    return bool(line.wrong)


IMPORT_COLUMNS: tuple[Column[ImportLine], ...] = (
    Column("Soort", lambda line: THING[KIND[line.kind]], 12),
    Column("Bestand", lambda line: line.path.name),
    Column("Stand", _state, 14, red=_is_bad),
    *(
        Column(title, _counted(result), 11, right=True)
        for title, result in (
            ("Toegevoegd", Result.ADDED),
            ("Gewijzigd", Result.CHANGED),
            ("Ongewijzigd", Result.UNCHANGED),
            ("Geweigerd", Result.REJECTED),
        )
    ),
)
