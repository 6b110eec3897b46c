# SPDX-License-Identifier: Apache-2.0
"""`restore`: a verified backup in the library's place; what stood there is kept."""

from pathlib import Path

import pytest

from cli.conftest import Admin
from support import clerk, raw_file
from wisedesk.bootstrap import Services


@pytest.fixture
def backup(admin: Admin, sample_file: Path, tmp_path: Path) -> Path:
    """Return a backup of the sample as it was made."""
    target = tmp_path / "kluis" / "maandag.sqlite"
    assert admin("backup", target, on=sample_file).code == 0
    return target


def kept(library: Path) -> Path:
    (found,) = (library.parent / "backups").glob("*.sqlite")
    return found


def test_a_library_is_as_it_was_when_the_backup_was_made(
    admin: Admin, sample_file: Path, backup: Path
) -> None:
    before = raw_file.everything(sample_file, but="")
    assert admin("settings", "set", "scanner-gap-ms", "50", on=sample_file).code == 0
    changed = raw_file.everything(sample_file, but="")
    ran = admin("restore", "--yes", backup, on=sample_file)
    assert (ran.code, ran.err) == (0, "")
    assert raw_file.everything(sample_file, but="") == before != changed
    assert str(kept(sample_file)) in ran.out
    assert raw_file.everything(kept(sample_file), but="") == changed
    assert raw_file.value(sample_file, "PRAGMA journal_mode") == "wal"
    assert admin("check", on=sample_file).code == 0


def test_without_yes_it_says_what_it_would_do(
    admin: Admin, sample_file: Path, backup: Path
) -> None:
    admin("settings", "set", "scanner-gap-ms", "50", on=sample_file)
    before = raw_file.everything(sample_file, but="")
    ran = admin("restore", backup, on=sample_file)
    assert ran.code == 2
    assert "is in orde" in ran.err
    assert "--yes" in ran.err
    assert raw_file.everything(sample_file, but="") == before
    assert not (sample_file.parent / "backups").exists()


def test_where_nothing_stands_no_yes_is_needed(
    admin: Admin, backup: Path, tmp_path: Path
) -> None:
    library = tmp_path / "elders" / "library.sqlite"
    assert admin("restore", backup, on=library).code == 0
    assert raw_file.everything(library, but="") == raw_file.everything(backup, but="")


def test_a_library_somebody_has_open_is_left_alone(
    admin: Admin, services: Services, sample_file: Path, backup: Path
) -> None:
    """A window that does nothing is enough: its next loan would be lost."""
    (barcode, *_) = clerk.on_the_shelf(services.desk)
    ran = admin("restore", "--yes", backup, on=sample_file)
    assert ran.code == 2
    assert "bezet door een ander programma. Er is niets teruggezet." in ran.err
    assert "Sluit wisedesk aan elke balie" in ran.err
    assert clerk.lend(services.desk, clerk.BINDER, barcode).kind == "lent"
    assert raw_file.value(sample_file, "SELECT count(*) FROM journal") == 1
    assert list((sample_file.parent / "backups").glob("*")) == []


@pytest.mark.parametrize("share", [0, 0.5])
def test_a_damaged_library_is_kept_byte_for_byte(
    admin: Admin, sample_file: Path, backup: Path, share: float
) -> None:
    whole = sample_file.read_bytes()
    damaged = whole[: int(len(whole) * share)]
    sample_file.write_bytes(damaged)
    ran = admin("restore", "--yes", backup, on=sample_file)
    assert ran.code == 0
    assert kept(sample_file).read_bytes() == damaged
    assert "beschadigd" in kept(sample_file).name
    assert admin("check", on=sample_file).code == 0


def test_an_old_log_is_not_replayed_into_the_backup(
    admin: Admin, sample_file: Path, backup: Path
) -> None:
    """After a power cut a log lies beside the library; it belongs to the old file."""
    before = raw_file.everything(sample_file, but="")
    with raw_file.opened(sample_file) as desk:
        desk.execute("PRAGMA wal_autocheckpoint = 0")
        desk.execute("UPDATE title SET title = 'Onzin'")
        log = sample_file.with_name(f"{sample_file.name}-wal").read_bytes()
        file = sample_file.read_bytes()
    sample_file.write_bytes(file)
    sample_file.with_name(f"{sample_file.name}-wal").write_bytes(log)
    assert admin("restore", "--yes", backup, on=sample_file).code == 0
    assert raw_file.everything(sample_file, but="") == before
    assert raw_file.value(kept(sample_file), "SELECT min(title) FROM title") == "Onzin"


def test_a_byte_that_changed_since_is_found_by_the_digest(
    admin: Admin, sample_file: Path, backup: Path
) -> None:
    whole = bytearray(backup.read_bytes())
    place = whole.index(b"Jansen")
    whole[place] ^= 1
    backup.write_bytes(whole)
    before = sample_file.read_bytes()
    ran = admin("restore", "--yes", backup, on=sample_file)
    assert ran.code == 2
    assert "reservekopie is beschadigd" in ran.err
    assert sample_file.read_bytes() == before


@pytest.mark.parametrize(
    ("content", "told"),
    [(b"", "is leeg"), (b"geen database " * 100, "geen bibliotheek van wisedesk")],
)
def test_what_is_no_backup_is_refused(
    admin: Admin, sample_file: Path, tmp_path: Path, content: bytes, told: str
) -> None:
    source = tmp_path / "iets.sqlite"
    source.write_bytes(content)
    ran = admin("restore", "--yes", source, on=sample_file)
    assert ran.code == 2
    assert told in ran.err
    assert not (sample_file.parent / "backups").exists()


def test_a_backup_cut_in_two_is_refused(
    admin: Admin, sample_file: Path, backup: Path
) -> None:
    whole = backup.read_bytes()
    backup.write_bytes(whole[: len(whole) // 2])
    backup.with_name(f"{backup.name}.sha256").unlink()
    ran = admin("restore", "--yes", backup, on=sample_file)
    assert ran.code == 2
    assert "beschadigd" in ran.err


def test_a_library_without_a_revision_is_no_backup(
    admin: Admin, sample_file: Path, backup: Path
) -> None:
    raw_file.rows(backup, "DROP TABLE alembic_version")
    backup.with_name(f"{backup.name}.sha256").unlink()
    ran = admin("restore", "--yes", backup, on=sample_file)
    assert ran.code == 2
    assert "geen bibliotheek van wisedesk" in ran.err


def test_the_log_of_a_damaged_library_is_kept_with_it(
    admin: Admin, sample_file: Path, backup: Path
) -> None:
    sample_file.write_bytes(b"kapot" * 2000)
    log = sample_file.with_name(f"{sample_file.name}-wal")
    log.write_bytes(b"de laatste uitleningen")
    assert admin("restore", "--yes", backup, on=sample_file).code == 0
    place = kept(sample_file)
    assert place.read_bytes() == b"kapot" * 2000
    kept_log = place.with_name(f"{place.name}-wal")
    assert kept_log.read_bytes() == b"de laatste uitleningen"
    assert admin("check", on=sample_file).code == 0


def test_a_backup_of_a_newer_program_is_refused(
    admin: Admin, sample_file: Path, backup: Path
) -> None:
    raw_file.rows(backup, "UPDATE alembic_version SET version_num = 'zzzz'")
    backup.with_name(f"{backup.name}.sha256").unlink()
    ran = admin("restore", "--yes", backup, on=sample_file)
    assert ran.code == 2
    assert "van een nieuwere wisedesk" in ran.err


def test_a_file_that_is_not_there_is_named(
    admin: Admin, sample_file: Path, tmp_path: Path
) -> None:
    ran = admin("restore", "--yes", tmp_path / "weg.sqlite", on=sample_file)
    assert ran.code == 2
    assert f"Dit bestand is er niet: {tmp_path / 'weg.sqlite'}" in ran.err


def test_the_library_is_no_backup_of_itself(admin: Admin, sample_file: Path) -> None:
    ran = admin("restore", "--yes", sample_file, on=sample_file)
    assert ran.code == 2
    assert "de bibliotheek zelf" in ran.err


def test_a_library_in_use_is_no_backup(
    admin: Admin, sample_file: Path, library_file: Path
) -> None:
    with raw_file.opened(library_file) as desk:
        desk.execute("INSERT INTO setting VALUES ('scanner-prefix', 'x')")
        ran = admin("restore", "--yes", library_file, on=sample_file)
    assert ran.code == 2
    assert "bezet" in ran.err
