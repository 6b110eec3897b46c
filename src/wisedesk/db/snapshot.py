# SPDX-License-Identifier: Apache-2.0
"""What every part of a transaction stands on: a connection, asked and told."""

from collections.abc import Iterator
from typing import Any, Protocol

import pysqlite3
import sqlalchemy as sa

from wisedesk.db.prepared import Prepared, prepared


class Row(Protocol):
    """A row: its columns by name and by place."""

    def __getattr__(self, name: str) -> Any: ...
    def __getitem__(self, place: int) -> Any: ...
    def __iter__(self) -> Iterator[Any]: ...
    def _asdict(self) -> dict[str, Any]: ...


class Snapshot:
    """A connection inside one transaction.

    On SQLite the driver is asked itself, by statements prepared once; on a server the
    way there costs more than SQLAlchemy does.
    """

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self._dialect = connection.dialect
        self._driver: pysqlite3.Connection | None = None
        if self._dialect.name == "sqlite":
            self._driver = connection.connection.driver_connection

    def _all(self, statement: sa.Executable, **values: object) -> list[Row]:
        """Return every row."""
        ready = self._ready(statement)
        if ready is None:
            return list(self._connection.execute(statement, values).all())
        return ready.rows(self._driver, values)

    def _one(self, statement: sa.Executable, **values: object) -> Row | None:
        """Return the first row, None where there is none."""
        ready = self._ready(statement)
        if ready is None:
            return self._connection.execute(statement, values).first()
        found: Row | None = ready.first(self._driver, values)
        return found

    def _value(self, statement: sa.Executable, **values: object) -> Any:
        """Return the first value of the first row, None where there is none."""
        row = self._one(statement, **values)
        return None if row is None else row[0]

    def _lock(self, statement: sa.Executable, **values: object) -> None:
        """Keep other desks from changing rows until the end.

        A transaction that writes to SQLite has the whole file from its beginning on.
        """
        if self._driver is None:
            self._connection.execute(statement, values)

    def _do(self, statement: sa.Executable, **values: object) -> None:
        """Change rows."""
        ready = self._ready(statement)
        if ready is None:
            self._connection.execute(statement, values)
        else:
            ready.run(self._driver, values)

    def _insert(self, statement: sa.Insert, **values: object) -> int:
        """Add a row and return its key, 0 in a table without one."""
        ready = self._ready(statement, tuple(values))
        if ready is not None:
            return int(ready.run(self._driver, values).lastrowid)
        key = self._connection.execute(statement, values).inserted_primary_key
        return int(key[0]) if key else 0

    def _inserted(self, statement: sa.Insert, **values: object) -> Row:
        """Add a row and return what the statement tells of it."""
        ready = self._ready(statement, tuple(values))
        if ready is not None:
            added: Row = ready.first(self._driver, values)
            return added
        return self._connection.execute(statement, values).one()

    def _ready(
        self, statement: sa.Executable, columns: tuple[str, ...] = ()
    ) -> Prepared | None:
        """Return a statement as the driver takes it, None where it is not asked."""
        if self._driver is None:
            return None
        return prepared(statement, self._dialect, columns)
