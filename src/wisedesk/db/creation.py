# SPDX-License-Identifier: Apache-2.0
"""Making a library, and opening one that exists."""

from datetime import date

import sqlalchemy as sa

from wisedesk.db.definitions import Find, add_definitions
from wisedesk.db.engine import (
    APPLICATION_ID,
    create_sqlite_file,
    open_engine,
    sqlite_path,
)
from wisedesk.db.failures import told_plainly
from wisedesk.db.library import SqlLibrary
from wisedesk.db.sample import add_sample
from wisedesk.db.upgrades import (
    known_revisions,
    newest_revision,
    revision_of,
    upgrade_to,
)
from wisedesk.services import errors


def create_library(address: str, find: Find, sample_day: date | None = None) -> None:
    """Make a library with its definitions, and the sample as of a day if one is given.

    Raises FileExistsError when something stands there already; a creation that fails
    leaves nothing behind.
    """
    engine = open_engine(address)
    path = sqlite_path(engine.url)
    if path is not None and path.exists():
        raise FileExistsError(str(path))
    try:
        with told_plainly():
            if engine.dialect.name == "sqlite":
                create_sqlite_file(engine)
            upgrade_to(engine)
            with engine.execution_options(writes=True).begin() as connection:
                add_definitions(connection, find)
                if sample_day is not None:
                    add_sample(connection, find, sample_day)
    except BaseException:
        engine.dispose()
        if path is not None:
            for end in ("", "-wal", "-shm"):
                path.with_name(path.name + end).unlink(missing_ok=True)
        raise
    engine.dispose()


def open_library(address: str) -> SqlLibrary:
    """Return an existing library, ready to work with.

    Raises a DeskError that says what is the matter: not there, not a library, damaged,
    too old (upgrade it), too new, on a network share.
    """
    engine = open_engine(address)
    path = sqlite_path(engine.url)
    if path is not None and not path.is_file():
        raise errors.DatabaseUnreachable(str(path))
    with told_plainly():
        _check_mark(engine)
        revision = revision_of(engine)
    if revision != newest_revision():
        engine.dispose()
        known = revision in known_revisions()
        raise (errors.DatabaseTooOld if known else errors.DatabaseTooNew)(revision)
    return SqlLibrary(engine)


def _check_mark(engine: sa.Engine) -> None:
    """Raise NotALibrary for a SQLite file that nobody marked as a library."""
    if engine.dialect.name != "sqlite":
        return
    with engine.connect() as connection:
        mark = connection.exec_driver_sql("PRAGMA application_id").scalar()
    if mark != APPLICATION_ID:
        engine.dispose()
        raise errors.NotALibrary(str(engine.url.database))
