# SPDX-License-Identifier: Apache-2.0
"""The rejects file: what was not taken, where it stands, why, and what it said.

A rejected row of a CSV file keeps its columns, so that it can be mended there and the
rejects file read in its turn. What a crash wrote too much is cut off again: the run
remembers how many bytes were good.
"""

import csv
import io
import os
from collections.abc import Callable
from pathlib import Path

from wisedesk.exchange.source_files import FileTrouble, WrongFile
from wisedesk.services.exchange_rows import Problem

OWN_COLUMNS = ("plaats", "soort", "reden")
BOM = b"\xef\xbb\xbf"  # spreadsheets read UTF-8 by it
Wording = Callable[[Problem, bool], tuple[str, str]]  # kind and reason; taken or not


class Rejects:
    """A rejects file while it is written."""

    def __init__(self, path: Path, word: Wording) -> None:
        self._path = path
        self._word = word
        self._header: tuple[str, ...] = ()
        self._waiting = b""
        self._good = 0

    @property
    def length(self) -> int:
        """How many bytes the file has once what waits is written."""
        return self._good + len(self._waiting)

    def head(self, columns: tuple[str, ...]) -> None:
        """Say which columns the content of a row has."""
        self._header = columns

    def check(self) -> None:
        """Raise WrongFile when the file cannot be written, or is another's."""
        try:
            with self._path.open("ab+") as file:
                file.seek(0)
                start = file.read(len(BOM) + len(OWN_COLUMNS[0]))
        except OSError as error:
            raise WrongFile(
                FileTrouble.UNWRITABLE, self._path, why=error.strerror
            ) from error
        if start and start != BOM + OWN_COLUMNS[0].encode():
            raise WrongFile(FileTrouble.EXISTS, self._path)
        if os.name == "posix":
            self._path.chmod(0o600)  # it holds people's data

    def go_on_at(self, length: int) -> bool:
        """Go on behind what was good so far; False when the file no longer holds it."""
        self._good = length
        self._waiting = b""
        return not length or self._path.stat().st_size >= length

    def refuse(self, place: str, why: Problem, content: tuple[str, ...]) -> None:
        """Note what was not taken."""
        self._note(place, self._word(why, False), content)

    def warn(self, place: str, why: Problem, content: tuple[str, ...]) -> None:
        """Note what was taken, not quite as it stood."""
        self._note(place, self._word(why, True), content)

    def write(self) -> None:
        """Write what was noted behind what was good, to the disk itself."""
        with self._path.open("r+b") as file:
            file.truncate(self._good)
            file.seek(self._good)
            file.write(self._waiting)
            file.flush()
            os.fsync(file.fileno())
        self._good = self.length
        self._waiting = b""

    def close(self) -> bool:
        """Leave no file behind that says nothing; whether one is left."""
        if not self._good:
            self._path.unlink(missing_ok=True)
        return self._good > 0

    def _note(
        self, place: str, said: tuple[str, str], content: tuple[str, ...]
    ) -> None:
        if not self.length:
            self._waiting = BOM + _line((*OWN_COLUMNS, *self._header))
        self._waiting += _line((place, *said, *content))


def _line(cells: tuple[str, ...]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerow(cells)
    return text.getvalue().encode("utf-8", "backslashreplace")
