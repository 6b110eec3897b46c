# SPDX-License-Identifier: Apache-2.0
"""What the program says to SQLite, written down, and said again by the bare driver.

What is written down is said again on a copy of the same file, so that both do the same
to the same rows: what the program takes longer is its own.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pysqlite3 import dbapi2 as sqlite

COMMIT = "COMMIT"
_connect = sqlite.connect
Said = tuple[int, str, tuple[Any, ...]]  # connection, statement, values


@dataclass(slots=True)
class Script:
    """All that was said: before the first act, and in each act.

    `files` are the files, by connection, as they were opened.
    """

    files: list[str] = field(default_factory=list)
    before: list[Said] = field(default_factory=list)
    acts: list[list[Said]] = field(default_factory=list)

    def note(self, connection: int, sql: str, values: object = ()) -> None:
        """Write down what is said."""
        there = self.acts[-1] if self.acts else self.before
        there.append((connection, sql, tuple(values) if values else ()))  # type: ignore[arg-type]

    def next_act(self) -> None:
        """Begin a new act."""
        self.acts.append([])


@contextmanager
def written_down() -> Iterator[Script]:
    """Give the script of what every connection opened inside the block is told."""
    script = Script()

    class Cursor(sqlite.Cursor):
        def execute(self, sql: str, values: Any = ()) -> Any:
            script.note(self.connection.number, sql, values)
            return super().execute(sql, values)

    class Connection(sqlite.Connection):
        number = -1

        def cursor(self, factory: Any = Cursor) -> Any:
            return super().cursor(factory)

        def execute(self, sql: str, values: Any = ()) -> Any:
            return self.cursor().execute(sql, values)

        def commit(self) -> None:
            if self.in_transaction:
                script.note(self.number, COMMIT)
            super().commit()

        def rollback(self) -> None:
            if self.in_transaction:
                script.note(self.number, "ROLLBACK")
            super().rollback()

    def connect(database: Any, **options: Any) -> Any:
        opened = _connect(database, factory=Connection, **options)
        opened.number = len(script.files)
        script.files.append(str(database))
        return opened

    sqlite.connect = connect
    try:
        yield script
    finally:
        sqlite.connect = _connect


class BareDriver:
    """Says a script on files of its own: each recorded file's name leads to a copy."""

    def __init__(self, script: Script, copies: dict[str, Path]) -> None:
        self._connections = [
            _connect(str(_copy_of(name, copies)), isolation_level=None)
            for name in script.files
        ]
        self._script = script
        self._say(script.before)

    def act(self, number: int) -> None:
        """Say one act, and take all rows that come of it."""
        self._say(self._script.acts[number])

    def close(self) -> None:
        """Let go of the files."""
        for each in self._connections:
            each.close()

    def _say(self, lines: list[Said]) -> None:
        connections = self._connections
        for connection, sql, values in lines:
            connections[connection].execute(sql, values).fetchall()


def _copy_of(name: str, copies: dict[str, Path]) -> Path:
    for part, copy in copies.items():
        if part in name:
            return copy
    raise LookupError(name)
