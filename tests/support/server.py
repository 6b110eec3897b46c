# SPDX-License-Identifier: Apache-2.0
"""A PostgreSQL server of the tests' own: `pytest --server` runs them on it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import parse_qsl, urlsplit
from uuid import uuid4

import psycopg
from sqlalchemy.engine import URL, make_url

MAINTENANCE = "postgres"


@contextmanager
def running() -> Iterator[str]:
    """Give the address of a server, as quick as it can be, and remove it after."""
    with TemporaryDirectory(prefix="wisedesk-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)  # started by root, it runs as somebody else
        runtime = Path(folder) / "run"
        runtime.mkdir(mode=0o700)
        os.environ.setdefault("XDG_RUNTIME_DIR", str(runtime))  # it warns without one
        import pgserver

        server = pgserver.get_server(Path(folder) / "data", cleanup_mode="delete")
        server.psql("ALTER SYSTEM SET fsync = off")
        server.psql("SELECT pg_reload_conf()")
        yield _address(server.get_uri())
        server.cleanup()


def new_database(server: str, template: str = "") -> str:
    """Return the address of a new database, a copy of another or an empty one."""
    name = f"t{uuid4().hex}"
    address = make_url(server).set(database=name)
    of = make_url(template).database if template else "template0"
    made = f"CREATE DATABASE {name} TEMPLATE {of} STRATEGY file_copy"
    rows(_in(server, MAINTENANCE), made)
    return address.render_as_string(hide_password=False)


def rows(address: str, sql: str, *values: object) -> list[tuple[Any, ...]]:
    """Return what a statement gives, days as SQLite has them, or do what it says."""
    plain = make_url(address).set(drivername="postgresql")
    said = sql.replace("%", "%%").replace("?", "%s") if values else sql
    with psycopg.connect(
        plain.render_as_string(hide_password=False), autocommit=True
    ) as connection:
        cursor = connection.execute(said, values or None)  # type: ignore[call-overload]
        if cursor.description is None:
            return []
        return [tuple(map(_as_in_a_file, row)) for row in cursor.fetchall()]


def _address(uri: str) -> str:
    parts = urlsplit(uri)
    address = URL.create(
        "postgresql+psycopg",
        username=parts.username,
        host=parts.hostname,
        port=parts.port,
        database=MAINTENANCE,
        query=dict(parse_qsl(parts.query)),
    )
    return address.render_as_string(hide_password=False)


def _as_in_a_file(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _in(server: str, database: str) -> str:
    return make_url(server).set(database=database).render_as_string(hide_password=False)
