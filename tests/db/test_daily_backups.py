# SPDX-License-Identifier: Apache-2.0
"""The backups a desk makes by itself: named, verified, the old ones let go."""

import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from support import raw_file
from wisedesk.config import as_address
from wisedesk.db import backups
from wisedesk.db.creation import create_library
from wisedesk.db.daily_backups import back_up_daily, newest_daily, newest_good_backup
from wisedesk.db.leftovers import LONGEST_UNTOUCHED
from wisedesk.resources import resource
from wisedesk.services import errors
from wisedesk.services.upkeep import Backup

EVENING = datetime(2026, 5, 4, 17, 30, tzinfo=UTC)
HALF_MADE = (
    ".library.sqlite.4711.making",
    ".library.sqlite.4711.making-wal",
    ".library.sqlite.restoring",
    ".library-20260503-173000-dag.sqlite.0a1b2c3d.partial",
    ".library-20260503-173000-dag.sqlite.0a1b2c3d.partial-journal",
)


def daily(library: Path, at: datetime = EVENING, folder: Path | None = None) -> Backup:
    return back_up_daily(as_address(str(library)), folder, at, lambda: False)


def placed(library: Path, moment: datetime, suffix: str = "-dag") -> Path:
    """Put a backup there as one made at another moment."""
    path = backups.free_place(library, moment, suffix)
    path.parent.mkdir(exist_ok=True)
    shutil.copyfile(library, path)
    path.with_name(f"{path.name}.sha256").write_text(
        f"{backups.digest_of(path)}  {path.name}\n"
    )
    return path


def test_a_daily_backup_lies_beside_the_library_whole(library_file: Path) -> None:
    made = daily(library_file)
    assert made.path == (
        library_file.parent / "backups" / "library-20260504-173000-dag.sqlite"
    )
    assert backups.stored_digest(made.path) == backups.digest_of(made.path)
    assert raw_file.everything(made.path) == raw_file.everything(library_file)


def test_it_goes_to_the_folder_this_machine_names(
    library_file: Path, tmp_path: Path
) -> None:
    made = daily(library_file, folder=tmp_path / "andere schijf" / "balie")
    assert made.path.parent == tmp_path / "andere schijf" / "balie"
    assert not (library_file.parent / "backups").exists()


def test_old_ones_go_with_their_digests_and_no_others(library_file: Path) -> None:
    every = [placed(library_file, EVENING - timedelta(days=n)) for n in range(1, 9)]
    by_hand = placed(library_file, EVENING - timedelta(days=7), "")
    upgraded = placed(library_file, EVENING - timedelta(days=7), "-voor-bijwerken")
    other = library_file.parent / "backups" / "library-2-20200101-120000-dag.sqlite"
    other.touch()
    made = daily(library_file)
    gone = EVENING - timedelta(days=7)  # the eighth day; the ninth is a Sunday
    stay = [each for each in every if f"{gone:%Y%m%d}" not in each.name]
    left = set(made.path.parent.glob("*.sqlite"))
    assert left == {made.path, *stay, by_hand, upgraded, other}
    assert {each.name for each in made.path.parent.glob("*.sha256")} == {
        f"{each.name}.sha256" for each in left - {other}
    }


def test_the_newest_is_told_by_its_name(library_file: Path) -> None:
    address = as_address(str(library_file))
    assert newest_daily(address, None, EVENING) is None
    placed(library_file, EVENING - timedelta(days=1))
    placed(library_file, EVENING - timedelta(hours=1), "")  # made by hand
    (library_file.parent / "backups" / "library-99999999-999999-dag.sqlite").touch()
    assert newest_daily(address, None, EVENING) == EVENING - timedelta(days=1)


def test_those_of_a_clock_that_was_wrong_take_nobody_s_place(
    library_file: Path,
) -> None:
    address = as_address(str(library_file))
    real = [placed(library_file, EVENING - timedelta(days=n)) for n in range(1, 7)]
    ahead = [placed(library_file, EVENING + timedelta(days=99 + n)) for n in range(40)]
    assert newest_daily(address, None, EVENING) == EVENING - timedelta(days=1)
    made = daily(library_file)
    assert set(made.path.parent.glob("*.sqlite")) == {made.path, *real, *ahead}
    found = newest_good_backup(address, None, EVENING)
    assert found is not None
    assert found.path == made.path
    for each in (made.path, *real):
        each.unlink()
    found = newest_good_backup(address, None, EVENING)
    assert found is not None
    assert found.path == ahead[-1]


def test_a_backup_that_is_skipped_leaves_nothing(library_file: Path) -> None:
    asked: list[int] = []

    def is_skipped() -> bool:
        asked.append(1)
        return len(asked) > 1  # a moment after it began

    with pytest.raises(errors.BackupSkipped):
        back_up_daily(as_address(str(library_file)), None, EVENING, is_skipped)
    assert list((library_file.parent / "backups").iterdir()) == []


def test_a_damaged_library_is_told_and_takes_no_backup_s_place(
    library_file: Path,
) -> None:
    good = placed(library_file, EVENING - timedelta(days=1))
    content = library_file.read_bytes()
    library_file.write_bytes(content[: len(content) // 2])
    with pytest.raises(errors.DatabaseDamaged):
        daily(library_file)
    assert list(good.parent.glob("*.sqlite")) == [good]


def test_the_newest_good_backup_is_found_past_bad_ones(library_file: Path) -> None:
    address = as_address(str(library_file))
    assert newest_good_backup(address, None, EVENING) is None
    good = placed(library_file, EVENING - timedelta(days=2), "-voor-bijwerken")
    placed(library_file, EVENING - timedelta(days=3))
    placed(library_file, EVENING - timedelta(days=1)).write_bytes(b"half")
    placed(library_file, EVENING, "-beschadigd")
    found = newest_good_backup(address, None, EVENING)
    assert found is not None
    assert (found.path, found.made_at) == (good, EVENING - timedelta(days=2))


def test_what_a_killed_program_left_half_made_goes_when_it_is_old(
    library_file: Path,
) -> None:
    folders = (library_file.parent, library_file.parent / "backups")
    folders[1].mkdir()
    old = [folder / name for folder in folders for name in HALF_MADE]
    others = [folders[0] / ".library.sqlite.note", folders[1] / "a.0a1b2c3d.partial"]
    for path in (*old, *others):
        path.touch()
        past = path.stat().st_mtime - LONGEST_UNTOUCHED - 1
        os.utime(path, (past, past))
    young = folders[1] / ".b.sqlite.00000000.partial"  # another desk is at it
    young.touch()
    daily(library_file)
    create_library(as_address(str(library_file.with_name("new.sqlite"))), resource)
    assert not [path for path in old if path.exists()]
    assert all(path.exists() for path in (*others, young))
