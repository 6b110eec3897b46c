# SPDX-License-Identifier: Apache-2.0
"""A library's file as SQL sees it, beside the product's own way of reading."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pysqlite3


@contextmanager
def opened(path: Path) -> Iterator[pysqlite3.Connection]:
    """Return a connection of another program, in autocommit, closed at the end."""
    connection = pysqlite3.connect(str(path), isolation_level=None)
    try:
        yield connection
    finally:
        connection.close()


def rows(path: Path, sql: str, *values: object) -> list[tuple[Any, ...]]:
    """Return what a statement gives, or do what it says."""
    with opened(path) as connection:
        return connection.execute(sql, values).fetchall()


def value(path: Path, sql: str, *values: object) -> Any:
    """Return the one value a statement gives."""
    ((only,),) = rows(path, sql, *values)
    return only


def everything(path: Path, *, but: str = "journal") -> dict[str, list[Any]]:
    """Return every row of every table, one table left out."""
    tables = rows(path, "SELECT name FROM sqlite_schema WHERE type = 'table'")
    return {
        name: rows(path, f'SELECT * FROM "{name}" ORDER BY 1, 2')
        if name != "alembic_version"
        else rows(path, "SELECT * FROM alembic_version")
        for (name,) in sorted(tables)
        if name != but
    }
