# SPDX-License-Identifier: Apache-2.0
"""A library of the first revision becomes one of the newest, whole or not at all."""

from collections.abc import Iterator
from importlib.resources import as_file
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from support import raw_file
from wisedesk.config import as_address
from wisedesk.db import tables as t
from wisedesk.db.engine import create_sqlite_file, open_engine, uid_of
from wisedesk.db.upgrades import (
    MIGRATIONS,
    known_revisions,
    newest_revision,
    revision_of,
    upgrade_to,
)

FIRST = "0001"


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[sa.Engine]:
    """Return a library without a table in it."""
    opened = open_engine(as_address(str(tmp_path / "library.sqlite")))
    create_sqlite_file(opened)
    yield opened
    opened.dispose()


def schema(engine: sa.Engine) -> dict[str, str]:
    """Return how every index of ours is written."""
    with engine.connect() as connection:
        found = connection.exec_driver_sql(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql <> ''"
        )
        return {str(row.name): str(row.sql) for row in found}


def test_the_first_revision_becomes_the_newest(engine: sa.Engine) -> None:
    upgrade_to(engine, FIRST)
    assert revision_of(engine) == FIRST
    upgrade_to(engine)
    assert revision_of(engine) == newest_revision()
    assert FIRST in known_revisions()


def test_the_revisions_known_are_those_alembic_finds() -> None:
    with as_file(MIGRATIONS) as folder:
        scripts = ScriptDirectory(str(folder))
        found = {each.revision for each in scripts.walk_revisions()}
    assert known_revisions() == found
    assert newest_revision() == scripts.get_current_head()


def test_the_revisions_make_the_tables_the_product_knows(engine: sa.Engine) -> None:
    upgrade_to(engine)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, t.METADATA) == []


def test_the_revisions_make_every_partial_index_partial(engine: sa.Engine) -> None:
    """Comparing tables does not see the condition of an index; this does."""
    upgrade_to(engine)
    made = schema(engine)
    partial = {
        index.name: str(index.dialect_options["sqlite"]["where"])
        for table in t.METADATA.tables.values()
        for index in table.indexes
        if index.dialect_options["sqlite"]["where"] is not None
    }
    assert {"uq_loan_open_item", "uq_subscription_current"} <= set(partial)
    for name, where in partial.items():
        assert made[str(name)].endswith(f"WHERE {where}")


def test_constraints_are_those_the_product_knows(
    engine: sa.Engine, tmp_path: Path
) -> None:
    """Nor does it see checks: a library made from the tables has the same ones."""
    upgrade_to(engine)
    direct = open_engine(as_address(str(tmp_path / "direct.sqlite")))
    create_sqlite_file(direct)
    t.METADATA.create_all(direct)
    for table in t.METADATA.tables:
        assert checks(engine, table) == checks(direct, table), table
    direct.dispose()


def checks(engine: sa.Engine, table: str) -> list[tuple[object, object]]:
    found = sa.inspect(engine).get_check_constraints(table)
    return sorted((each["name"], each["sqltext"]) for each in found)


def test_rebuilding_the_loans_keeps_what_guards_them(engine: sa.Engine) -> None:
    """A later revision that changes the table may not lose an index or a check."""
    upgrade_to(engine)
    before, guards = schema(engine), checks(engine, "loan")
    with engine.execution_options(writes=True).begin() as connection:
        operations = Operations(MigrationContext.configure(connection))
        with operations.batch_alter_table("loan", recreate="always") as batch:
            batch.add_column(sa.Column("place", sa.Text, server_default=""))
    assert schema(engine) == before
    assert checks(engine, "loan") == guards
    assert len(sa.inspect(engine).get_foreign_keys("loan")) == 3


def test_older_journal_lines_are_found_by_customer_and_item(engine: sa.Engine) -> None:
    upgrade_to(engine, "0006")
    line = sa.text(
        "INSERT INTO journal (op_id, kind, at, on_day, staff, desk, payload, outcome)"
        " VALUES (:op, :op, 0, '2026-05-04', '', '', :payload, :outcome)"
    )
    with engine.execution_options(writes=True).begin() as connection:
        for op, payload, outcome in (
            ("lend", '{"customer": "29", "barcode": "39"}', '{"customer": "29"}'),
            ("return", '{"barcode": "39"}', '{"customer": "29", "barcode": "39"}'),
            ("setting", '{"name": "undo-minutes"}', "{}"),
            ("title-hold", '{"customer": "29", "barcode": ""}', '{"barcode": ""}'),
        ):
            values = {"op": op, "payload": payload, "outcome": outcome}
            connection.execute(line, values)
    upgrade_to(engine)
    with engine.connect() as connection:
        found = connection.exec_driver_sql(
            "SELECT op_id, customer, barcode FROM journal ORDER BY id"
        )
        assert [tuple(row) for row in found] == [
            ("lend", "29", "39"),
            ("return", "29", "39"),
            ("setting", None, None),
            ("title-hold", "29", None),
        ]


def test_a_made_library_stands_at_the_newest_revision(library_file: Path) -> None:
    stored = raw_file.value(library_file, "SELECT version_num FROM alembic_version")
    assert stored == newest_revision()


def test_a_library_from_before_uids_gets_one_and_keeps_it(engine: sa.Engine) -> None:
    upgrade_to(engine, FIRST)
    with engine.begin() as connection:
        given = uid_of(connection)
        connection.exec_driver_sql("PRAGMA user_version = 0")
    upgrade_to(engine)
    with engine.connect() as connection:
        assert uid_of(connection) not in {given, "00000000"}
        given = uid_of(connection)
    upgrade_to(engine)
    with engine.connect() as connection:
        assert uid_of(connection) == given
