# SPDX-License-Identifier: Apache-2.0
"""A library as SQL sees it, beside the product's own way of reading.

It is a file, or the address of a database on the server of `pytest --server`.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pysqlite3

Place = Path | str


@contextmanager
def opened(path: Path) -> Iterator[pysqlite3.Connection]:
    """Return a connection of another program, in autocommit, closed at the end."""
    connection = pysqlite3.connect(str(path), isolation_level=None)
    try:
        yield connection
    finally:
        connection.close()


def rows(place: Place, sql: str, *values: object) -> list[tuple[Any, ...]]:
    """Return what a statement gives, or do what it says."""
    if isinstance(place, str):
        from support import server

        return server.rows(place, sql, *values)
    with opened(place) as connection:
        return connection.execute(sql, values).fetchall()


def value(place: Place, sql: str, *values: object) -> Any:
    """Return the one value a statement gives."""
    ((only,),) = rows(place, sql, *values)
    return only


def everything(place: Place, *, but: str = "journal") -> dict[str, list[Any]]:
    """Return every row of every table, one table left out."""
    tables = rows(place, TABLES_ON_SERVER if isinstance(place, str) else TABLES)
    return {
        name: rows(place, f'SELECT * FROM "{name}" ORDER BY 1, 2')
        if name != "alembic_version"
        else rows(place, "SELECT * FROM alembic_version")
        for (name,) in sorted(tables)
        if name != but
    }


def broken_links(place: Place) -> list[tuple[Any, ...]]:
    """Return what names a row that is not there; a server refuses it by itself."""
    on_server = isinstance(place, str)
    return [] if on_server else rows(place, "SELECT * FROM pragma_foreign_key_check")


def removed(place: Place) -> None:
    """Take a copy away; one on a server goes with the server."""
    if isinstance(place, Path):
        place.unlink()


TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table'"
TABLES_ON_SERVER = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"


def copied(template: Place, path: Path) -> Place:
    """Return a copy of a library: at a path, or a database of its own."""
    if isinstance(template, str):
        from support import server

        return server.new_database(template, template)
    return Path(shutil.copyfile(template, path))
