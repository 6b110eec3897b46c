# SPDX-License-Identifier: Apache-2.0
"""The rows of a CSV file, one by one, each by the names of its columns.

A row that cannot be read never swallows the rows after it: a quotation mark that is
not closed within `LONGEST_ROW` lines belongs to its own line alone.
"""

import csv
import io
import re
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

from wisedesk.exchange.source_files import FileTrouble, Source, WrongFile
from wisedesk.services.exchange_rows import Problem, Trouble, problem

LONGEST_ROW = 200
DELIMITERS = ",;\t|"
_NOT_A_LETTER = re.compile(r"[^a-z0-9]+")
_LINE_END = re.compile(r"\r\n|\r|\n")


class Row(Struct, frozen=True):
    """A row: its line in the file, its cells, its values by column.

    `wrong` tells why the row cannot be read.
    """

    line: int
    cells: tuple[str, ...]
    values: dict[str, str]
    wrong: Problem | None = None


class Table(Struct, frozen=True):
    """How a CSV file is made up: its encoding, its delimiter, its columns."""

    path: Path
    encoding: str
    delimiter: str
    header: tuple[str, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns' names in the form they are asked by."""
        return tuple(column_name(each) for each in self.header)


def column_name(text: str) -> str:
    """Return a column's name without spaces, signs and capitals."""
    return _NOT_A_LETTER.sub("", text.casefold())


def read_table(
    source: Source, known: frozenset[str], required: frozenset[str], delimiter: str = ""
) -> Table:
    """Return how a file is made up; raises WrongFile when it is no such table."""
    text = source.head.decode(source.encoding, "replace")
    first = next((line for line in _LINE_END.split(text) if line.strip()), "")
    candidates = [delimiter] if delimiter else list(DELIMITERS)
    headers = [(each, _cells(first, each)) for each in candidates]
    chosen, header = max(headers, key=lambda each: _known_in(each[1], known))
    names = {column_name(each) for each in header}
    if not names & known:
        raise WrongFile(FileTrouble.NOT_CSV, source.path, needed=_named(required))
    missing = required - names
    if missing:
        raise WrongFile(
            FileTrouble.COLUMN_MISSING,
            source.path,
            missing=_named(missing),
            found=_named(names),
        )
    return Table(source.path, source.encoding, chosen, tuple(header))


@contextmanager
def open_text(binary: BinaryIO, encoding: str) -> Iterator[io.TextIOWrapper]:
    """Return a file as text, with what it cannot decode in a form that is seen."""
    wide = encoding.startswith(("utf-16", "utf_16", "utf-32", "utf_32"))
    errors = "replace" if wide else "surrogateescape"
    text = io.TextIOWrapper(binary, encoding=encoding, errors=errors, newline="")
    try:
        yield text
    finally:
        text.detach()


def read_rows(text: Iterator[str], table: Table) -> Iterator[Row]:
    """Return the rows under the header, blank lines left out."""
    waiting: deque[tuple[int, str]] = deque()
    lines = enumerate(text, 1)
    headed = False
    while (here := _next(waiting, lines)) is not None:
        number, line = here
        if not line.strip():
            continue
        whole, closed = _complete(line, waiting, lines, table)
        if not headed:
            headed = True
            continue
        row = _row(number, whole, table)
        if not closed and row.wrong is not None:
            row = Row(number, row.cells, {}, problem(Trouble.QUOTE_NOT_CLOSED))
        yield row


def _next(
    waiting: deque[tuple[int, str]], lines: Iterator[tuple[int, str]]
) -> tuple[int, str] | None:
    return waiting.popleft() if waiting else next(lines, None)


def _complete(
    line: str,
    waiting: deque[tuple[int, str]],
    lines: Iterator[tuple[int, str]],
    table: Table,
) -> tuple[str, bool]:
    """Return a line with those its open quotation mark runs into, and whether it ends.

    One that does not end, or ends in the middle of something else, gives its lines
    back.
    """
    if line.count('"') % 2 == 0:
        return line, True
    taken: list[tuple[int, str]] = []
    marks = line.count('"')
    while marks % 2 and len(taken) < LONGEST_ROW:
        more = _next(waiting, lines)
        if more is None:
            break
        taken.append(more)
        marks += more[1].count('"')
    whole = line + "".join(each for _, each in taken)
    if marks % 2 == 0 and _is_one_row(whole, table):
        return whole, True
    waiting.extendleft(reversed(taken))
    return line, False


def _is_one_row(text: str, table: Table) -> bool:
    """Whether some lines are one row by the letter of the format."""
    try:
        return len(_cells(text, table.delimiter, strict=True)) == len(table.header)
    except csv.Error:
        return False


def _row(number: int, whole: str, table: Table) -> Row:
    cells = tuple(_cells(whole, table.delimiter))
    wrong = _against(cells, len(table.header))
    values = {} if wrong else dict(zip(table.columns, cells, strict=True))
    return Row(number, cells, values, wrong)


def _against(cells: tuple[str, ...], width: int) -> Problem | None:
    if len(cells) != width:
        return problem(Trouble.WRONG_WIDTH, found=len(cells), expected=width)
    text = "".join(cells)
    if "\0" in text:
        return problem(Trouble.NUL_CHARACTER)
    if any("\udc80" <= letter <= "\udcff" or letter == "�" for letter in text):
        return problem(Trouble.UNREADABLE_BYTES)
    return None


def _cells(line: str, delimiter: str, *, strict: bool = False) -> list[str]:
    """Return the cells of one row, its line ends kept inside quotation marks only."""
    body = line.rstrip("\r\n")
    limit = csv.field_size_limit(max(len(body) + 1, 131_072))
    try:
        text = io.StringIO(body, newline="")
        rows = list(csv.reader(text, delimiter=delimiter, strict=strict))
    finally:
        csv.field_size_limit(limit)
    return [cell.strip() for row in rows for cell in row]


def _known_in(header: list[str], known: frozenset[str]) -> int:
    return len({column_name(each) for each in header} & known)


def _named(names: frozenset[str] | set[str]) -> str:
    return ", ".join(sorted(name for name in names if name))
