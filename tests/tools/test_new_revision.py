# SPDX-License-Identifier: Apache-2.0
"""The next revision is written from what the tables say more than the revisions."""

import shutil
from pathlib import Path

import new_revision
import sqlalchemy as sa

from wisedesk.db.tables import METADATA

NUMBERS = len(list((new_revision.MIGRATIONS / "versions").glob("[0-9]*.py")))


def copied(tmp_path: Path) -> Path:
    folder = tmp_path / "migrations"
    kept_out = shutil.ignore_patterns("__pycache__")
    return Path(shutil.copytree(new_revision.MIGRATIONS, folder, ignore=kept_out))


def test_tables_that_did_not_change_give_an_empty_revision(tmp_path: Path) -> None:
    path = new_revision.write_revision("Nothing new", copied(tmp_path))
    assert path.name == f"{NUMBERS + 1:04}_nothing_new.py"
    assert "op." not in path.read_text(encoding="utf-8")


def test_a_new_table_is_written_down(tmp_path: Path) -> None:
    extra = sa.Table("shelf", METADATA, sa.Column("id", sa.Integer, primary_key=True))
    try:
        path = new_revision.write_revision("Know the shelves", copied(tmp_path))
    finally:
        METADATA.remove(extra)
    text = path.read_text(encoding="utf-8").replace("'", '"')
    assert "op.create_table" in text
    assert '"shelf"' in text
    assert f'down_revision = "{NUMBERS:04}"' in text
