# SPDX-License-Identifier: Apache-2.0
"""`backup`: a whole and verified copy, made while desks work, over no other file."""

import hashlib
import stat
from pathlib import Path

import pytest

from cli.conftest import Admin
from support import clerk, raw_file
from wisedesk.bootstrap import Services


def only_backup(library: Path) -> Path:
    (found,) = (library.parent / "backups").glob("*.sqlite")
    return found


def test_a_backup_holds_everything_and_its_digest_lies_beside_it(
    admin: Admin, sample_file: Path
) -> None:
    ran = admin("backup", on=sample_file)
    backup = only_backup(sample_file)
    digest = hashlib.sha256(backup.read_bytes()).hexdigest()
    assert (ran.code, ran.err) == (0, "")
    assert str(backup) in ran.out
    assert digest in ran.out
    assert raw_file.everything(backup, but="") == raw_file.everything(
        sample_file, but=""
    )
    assert (backup.parent / f"{backup.name}.sha256").read_text(encoding="utf-8") == (
        f"{digest}  {backup.name}\n"
    )
    assert sorted(each.suffix for each in backup.parent.iterdir()) == [
        ".sha256",
        ".sqlite",
    ]


def test_a_backup_goes_where_it_is_told(
    admin: Admin, sample_file: Path, tmp_path: Path
) -> None:
    target = tmp_path / "usb" / "maandag.sqlite"
    assert admin("backup", target, on=sample_file).code == 0
    assert raw_file.value(target, "SELECT count(*) FROM item") > 1000
    assert not (sample_file.parent / "backups").exists()


def test_a_folder_gets_a_file_named_by_the_moment(
    admin: Admin, sample_file: Path, tmp_path: Path
) -> None:
    usb = tmp_path / "usb"
    usb.mkdir()
    assert admin("backup", usb, on=sample_file).code == 0
    (made,) = usb.glob("sample-*.sqlite")
    assert raw_file.value(made, "SELECT count(*) FROM item") > 1000


def test_a_file_that_exists_is_never_overwritten(
    admin: Admin, sample_file: Path, tmp_path: Path
) -> None:
    target = tmp_path / "foto.jpg"
    target.write_bytes(b"de kat")
    ran = admin("backup", target, on=sample_file)
    assert ran.code == 2
    assert f"Er staat hier al een bestand: {target}" in ran.err
    assert target.read_bytes() == b"de kat"


def test_two_backups_in_one_moment_get_names_of_their_own(
    admin: Admin, library_file: Path
) -> None:
    for _ in range(3):
        assert admin("backup", on=library_file).code == 0
    assert len(list((library_file.parent / "backups").glob("*.sqlite"))) == 3


def test_a_desk_in_the_middle_of_an_action_is_not_in_the_way(
    admin: Admin, services: Services, sample_file: Path
) -> None:
    """What is not stored yet is not in the backup, and nobody waits."""
    (barcode, *_) = clerk.on_the_shelf(services.desk)
    lent = clerk.lend(services.desk, clerk.BINDER, barcode)
    with services.library.writing() as tx:
        tx.set_setting("scanner-prefix", "half")
        ran = admin("backup", on=sample_file)
    backup = only_backup(sample_file)
    assert ran.code == 0
    assert lent.kind == "lent"
    assert raw_file.value(backup, "SELECT count(*) FROM journal") == 1
    assert raw_file.value(backup, "SELECT count(*) FROM setting") == 0


def test_a_backup_cut_short_leaves_nothing_that_looks_like_one(
    admin: Admin, sample_file: Path, tmp_path: Path
) -> None:
    whole = sample_file.read_bytes()
    sample_file.write_bytes(whole[: len(whole) * 3 // 4])
    target = tmp_path / "backup.sqlite"
    assert admin("backup", target, on=sample_file).code == 2
    assert list(tmp_path.glob("*backup*")) == []


@pytest.mark.linux
def test_only_the_owner_can_read_a_backup(admin: Admin, library_file: Path) -> None:
    assert admin("backup", on=library_file).code == 0
    mode = only_backup(library_file).stat().st_mode
    assert stat.S_IMODE(mode) == 0o600
