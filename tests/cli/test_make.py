# SPDX-License-Identifier: Apache-2.0
"""`init` and `demo` make a library, and never over another file."""

from datetime import date
from pathlib import Path

from cli.conftest import Admin
from support import raw_file
from wisedesk.bootstrap import open_services
from wisedesk.config import Config, as_address, default_library


def test_init_makes_a_library_with_nobody_and_nothing_in_it(
    admin: Admin, tmp_path: Path
) -> None:
    library = tmp_path / "new" / "library.sqlite"
    ran = admin("init", on=library)
    assert (ran.code, ran.err) == (0, "")
    assert library.as_posix() in ran.out
    assert raw_file.value(library, "SELECT count(*) FROM customer") == 0
    assert raw_file.value(library, "SELECT count(*) FROM title") == 0
    assert raw_file.value(library, "SELECT count(*) FROM customer_type") == 8
    assert raw_file.value(library, "SELECT count(*) FROM loan_policy") > 0


def test_demo_without_a_work_date_is_of_today(admin: Admin, tmp_path: Path) -> None:
    library = tmp_path / "library.sqlite"
    assert admin("demo", on=library).code == 0
    assert raw_file.value(library, "SELECT count(*) FROM customer") > 100
    assert raw_file.value(library, "SELECT count(*) FROM setting") == 0


def test_demo_keeps_the_work_date_it_was_given(admin: Admin, tmp_path: Path) -> None:
    library = tmp_path / "library.sqlite"
    assert admin("demo", "--work-date", "04-05-2026", on=library).code == 0
    services = open_services(Config(as_address(str(library)), desk="balie-1"))
    today = services.clock.today()
    services.library.close()
    assert today == date(2026, 5, 4)
    assert raw_file.value(library, "SELECT kind FROM journal") == (
        "change-setting/setting-changed"
    )


def test_a_file_that_exists_is_left_as_it_is(admin: Admin, tmp_path: Path) -> None:
    file = tmp_path / "brief.txt"
    file.write_text("Beste lezer", encoding="utf-8")
    for command in ("init", "demo"):
        ran = admin(command, on=file)
        assert ran.code == 2
        assert f"Er staat hier al een bestand: {file}" in ran.err
    assert file.read_text(encoding="utf-8") == "Beste lezer"


def test_a_folder_that_cannot_be_made_is_one_sentence(
    admin: Admin, tmp_path: Path
) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.touch()
    ran = admin("init", on=in_the_way / "library.sqlite")
    assert ran.code == 2
    assert "Traceback" not in ran.err
    assert len(ran.err.splitlines()) == 1


def test_the_database_may_be_named_before_or_behind_the_command(
    admin: Admin, tmp_path: Path
) -> None:
    assert admin("init", "--database", tmp_path / "a.sqlite").code == 0
    assert admin("--database", tmp_path / "b.sqlite", "init").code == 0
    assert (tmp_path / "a.sqlite").is_file()
    assert (tmp_path / "b.sqlite").is_file()


def test_nothing_named_is_the_file_in_the_users_own_folder(
    admin: Admin, own_home: Path, monkeypatch
) -> None:
    assert admin("init").code == 0  # WISEDESK_DATABASE
    assert (own_home / "library.sqlite").is_file()
    monkeypatch.delenv("WISEDESK_DATABASE")
    assert admin("init").code == 0
    assert default_library().is_file()
