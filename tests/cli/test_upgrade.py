# SPDX-License-Identifier: Apache-2.0
"""`upgrade` backs up first, and a library is upgraded whole or as it was."""

import shutil
from pathlib import Path

import pytest

from cli.conftest import Admin
from support import raw_file
from wisedesk.config import log_folder
from wisedesk.db import upgrades

NEXT = """
import sqlalchemy as sa
from alembic import op

revision = "9998"
down_revision = "{now}"
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table("title") as batch:
        batch.add_column(sa.Column("shelf", sa.Text(), server_default="A"))
    {more}
"""


@pytest.fixture
def migrations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of revisions of a newer program that this test may write."""
    folder = tmp_path / "migrations"
    kept_out = shutil.ignore_patterns("__pycache__")
    shutil.copytree(str(upgrades.MIGRATIONS), folder, ignore=kept_out)
    monkeypatch.setattr(upgrades, "MIGRATIONS", folder)
    return folder


def add_revision(migrations: Path, more: str = "") -> None:
    now = upgrades.newest_revision()
    script = migrations / "versions" / "9998_next.py"
    script.write_text(NEXT.format(now=now, more=more), encoding="utf-8")


def kept(library: Path) -> Path:
    (found,) = (library.parent / "backups").glob("*.sqlite")
    return found


def test_a_library_that_is_up_to_date_is_left_alone(
    admin: Admin, sample_file: Path
) -> None:
    before = sample_file.read_bytes()
    ran = admin("upgrade", on=sample_file)
    assert (ran.code, ran.err) == (0, "")
    assert f"al bij: revisie {upgrades.newest_revision()}." in ran.out
    assert sample_file.read_bytes() == before
    assert not (sample_file.parent / "backups").exists()


def test_an_older_library_is_told_to_be_upgraded_and_then_is(
    admin: Admin, sample_file: Path, migrations: Path
) -> None:
    old = upgrades.newest_revision()
    before = raw_file.everything(sample_file, but="")
    add_revision(migrations)
    refused = admin("statistics", on=sample_file)
    assert refused.code == 2
    assert "wisedesk-admin upgrade" in refused.err
    ran = admin("upgrade", on=sample_file)
    assert (ran.code, ran.err) == (0, "")
    assert f"Bijgewerkt van revisie {old} naar 9998." in ran.out
    assert str(kept(sample_file)) in ran.out
    assert raw_file.everything(kept(sample_file), but="") == before
    assert raw_file.rows(sample_file, "SELECT DISTINCT shelf FROM title") == [("A",)]
    assert admin("check", on=sample_file).code == 0
    assert "al bij" in admin("upgrade", on=sample_file).out


@pytest.mark.parametrize(
    "more",
    [
        'op.execute("DELETE FROM nothing")',
        'op.execute("UPDATE item SET branch_id = 77")',
    ],
    ids=["a statement that fails", "links that break"],
)
def test_an_upgrade_that_fails_leaves_the_library_as_it_was(
    admin: Admin, sample_file: Path, migrations: Path, more: str
) -> None:
    before = raw_file.everything(sample_file, but="")
    add_revision(migrations, more)
    ran = admin("upgrade", on=sample_file)
    assert (ran.code, ran.out) == (1, "")
    assert "de bibliotheek is zoals zij was" in ran.err
    assert str(kept(sample_file)) in ran.err
    assert "Traceback" not in ran.err
    assert "Traceback" in (log_folder() / "wisedesk-admin.log").read_text(
        encoding="utf-8"
    )
    assert raw_file.everything(sample_file, but="") == before


def test_a_backup_from_before_an_upgrade_can_be_put_back(
    admin: Admin, sample_file: Path, migrations: Path
) -> None:
    add_revision(migrations)
    admin("upgrade", on=sample_file)
    ran = admin("restore", "--yes", kept(sample_file), on=sample_file)
    assert ran.code == 0
    assert "Zij is van een oudere wisedesk." in ran.out


def test_a_library_of_a_newer_program_is_not_touched(
    admin: Admin, sample_file: Path
) -> None:
    raw_file.rows(sample_file, "UPDATE alembic_version SET version_num = 'zzzz'")
    ran = admin("upgrade", on=sample_file)
    assert (ran.code, ran.out) == (2, "")
    assert "van een nieuwere wisedesk" in ran.err
    assert not (sample_file.parent / "backups").exists()
