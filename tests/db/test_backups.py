# SPDX-License-Identifier: Apache-2.0
"""Backups beneath the console: names, digests, and what a driver's error means."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from support import raw_file
from wisedesk.config import as_address
from wisedesk.db import backups
from wisedesk.db.engine import open_engine
from wisedesk.db.failures import told_plainly
from wisedesk.services import errors
from wisedesk.services.upkeep import Step

AT = datetime(2026, 5, 4, 17, 30, tzinfo=UTC)


def test_a_backup_is_named_by_its_library_and_moment(tmp_path: Path) -> None:
    library = tmp_path / "nieuw-buinen.sqlite"
    first = backups.free_place(library, AT)
    assert first == tmp_path / "backups" / "nieuw-buinen-20260504-173000.sqlite"
    first.parent.mkdir()
    first.touch()
    second = backups.free_place(library, AT)
    assert second.name == "nieuw-buinen-20260504-173000-2.sqlite"


def test_whoever_waits_hears_each_step(library_file: Path) -> None:
    steps: list[Step] = []
    backups.back_up(as_address(str(library_file)), None, AT, steps.append)
    assert steps == [Step.COPYING, Step.CHECKING_COPY]


def test_a_backup_that_comes_second_leaves_the_first_and_its_digest_whole(
    sample_file: Path, library_file: Path, tmp_path: Path
) -> None:
    target = tmp_path / "backup.sqlite"
    small, large = as_address(str(library_file)), as_address(str(sample_file))

    def overtake(step: Step) -> None:
        if step is Step.CHECKING_COPY:
            backups.back_up(small, target, AT, lambda _: None)

    with pytest.raises(FileExistsError):
        backups.back_up(large, target, AT, overtake)
    assert backups.stored_digest(target) == backups.digest_of(target)
    assert not list(tmp_path.glob(".*.partial"))


def test_a_backup_whose_digest_cannot_be_written_takes_no_place(
    library_file: Path, tmp_path: Path
) -> None:
    target = tmp_path / "backup.sqlite"
    in_the_way = tmp_path / "backup.sqlite.sha256"
    in_the_way.mkdir()
    with pytest.raises(OSError, match="sha256"):
        backups.back_up(as_address(str(library_file)), target, AT, lambda _: None)
    assert not target.exists()
    assert not list(tmp_path.glob(".*.partial"))


def test_a_copy_that_lacks_rows_does_not_count(library_file: Path) -> None:
    """A desk that deletes while the copy is made does not make it a bad one."""
    with backups.connected(library_file) as connection:
        before = backups.row_counts(connection)
    fewer = before | {"branch": before["branch"] - 1}
    backups.compare(fewer, before, fewer)
    with pytest.raises(errors.BackupDamaged, match="branch"):
        backups.compare(fewer, before, before)
    with pytest.raises(errors.BackupDamaged):
        backups.compare({}, before, before)


def test_a_library_in_memory_cannot_be_backed_up() -> None:
    with pytest.raises(errors.OnlySQLite):
        backups.back_up("sqlite://", None, AT, lambda _: None)


def test_a_library_that_may_only_be_read_says_so(library_file: Path) -> None:
    with (
        pytest.raises(errors.DatabaseReadOnly),
        told_plainly(),
        backups.connected(library_file, "ro") as connection,
    ):
        connection.execute("DELETE FROM setting")


def test_what_is_no_failure_of_the_surroundings_stays_what_it_is(
    library_file: Path,
) -> None:
    with (
        pytest.raises(backups.pysqlite3.OperationalError, match="no such table"),
        told_plainly(),
        backups.connected(library_file) as connection,
    ):
        connection.execute("SELECT * FROM shelf")


def test_a_restored_file_is_what_the_digest_was_made_of(library_file: Path) -> None:
    made = backups.back_up(as_address(str(library_file)), None, AT, lambda _: None)
    assert backups.stored_digest(made.path) == backups.digest_of(made.path)
    assert made.rows == sum(backups.verified_counts(made.path).values())
    assert backups.stored_digest(library_file) == ""


@pytest.mark.linux
def test_a_name_with_signs_of_its_own_is_still_a_file(
    library_file: Path, tmp_path: Path
) -> None:
    odd = tmp_path / "100% zeker? #1 'é.sqlite"
    made = backups.back_up(as_address(str(library_file)), odd, AT, lambda _: None)
    assert made.path == odd
    assert raw_file.value(odd, "SELECT count(*) FROM branch") == 2


def test_a_server_whose_driver_is_missing_says_so() -> None:
    with pytest.raises(errors.DriverMissing, match="pg8000"):
        open_engine("postgresql+pg8000://x/y")
