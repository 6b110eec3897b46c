# SPDX-License-Identifier: Apache-2.0
"""A library's revision: what it is, what it should be, how it gets there.

Revisions are only ever appended; the file is backed up before any of them runs. What
upgrades is imported when something is: it would take a sixth of the time in which the
desk is ready.
"""

from importlib.resources import as_file, files

import sqlalchemy as sa

from wisedesk.db.engine import new_uid, uid_of

HEAD = "head"
REVISIONS = "alembic_version"
REVISION = sa.select(sa.table(REVISIONS, sa.column("version_num")).c.version_num)
MIGRATIONS = files("wisedesk.db") / "migrations"


def newest_revision() -> str:
    """Return the revision this wisedesk works with."""
    return max(known_revisions())


def known_revisions() -> frozenset[str]:
    """Return every revision this wisedesk can upgrade from."""
    names = (each.name for each in (MIGRATIONS / "versions").iterdir())
    return frozenset(name[:4] for name in names if name[:4].isdecimal())


def revision_of(engine: sa.Engine) -> str:
    """Return the revision of a library, empty for a database without one."""
    with engine.connect() as connection:
        if not sa.inspect(connection).has_table(REVISIONS):
            return ""
        return str(connection.execute(REVISION).scalar() or "")


def upgrade_to(engine: sa.Engine, revision: str = HEAD) -> None:
    """Bring a library to a revision, all of it or none, in one transaction.

    SQLite cannot rebuild a table that others refer to while it checks foreign keys,
    so the check is off meanwhile, and made for the whole library at the end.
    """
    with (
        as_file(MIGRATIONS) as folder,
        engine.connect().execution_options(writes=True) as connection,
    ):
        on_sqlite = connection.dialect.name == "sqlite"
        if on_sqlite:
            _raw(connection, "PRAGMA foreign_keys = OFF")
        try:
            with connection.begin():
                _run(connection, str(folder), revision)
                if on_sqlite:
                    _check_links(connection)
                    _give_uid(connection)
        finally:
            if on_sqlite:
                _raw(connection, "PRAGMA foreign_keys = ON")


def _run(connection: sa.Connection, folder: str, revision: str) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", folder.replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def _raw(connection: sa.Connection, pragma: str) -> None:
    """Say a pragma outside any transaction, where SQLite heeds it."""
    cursor = connection.connection.cursor()
    cursor.execute(pragma)
    cursor.close()


def _give_uid(connection: sa.Connection) -> None:
    """Give a library its uid where it is older than those."""
    if int(uid_of(connection), 16) == 0:
        connection.exec_driver_sql(f"PRAGMA user_version = {new_uid()}")


def _check_links(connection: sa.Connection) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise RuntimeError(f"upgrade broke links: {broken[:5]}")
