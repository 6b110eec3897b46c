# SPDX-License-Identifier: Apache-2.0
"""Whatever is wrong with line, file or surroundings is told in one Dutch sentence."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cli.conftest import Admin, Ran
from conftest import HOME_FOLDERS
from support import raw_file
from wisedesk import __version__
from wisedesk.cli.commands import COMMANDS
from wisedesk.cli.parser import WRONG
from wisedesk.config import log_folder, settings_file

READING = (
    ("check",),
    ("statistics",),
    ("reminders",),
    ("item", "39408000013305"),
    ("journal",),
    ("settings",),
    ("subscriptions",),
    ("policies",),
)
BOUNDS = "is geen geheel getal van 1 tot en met 10.000"
ONLY_SQLITE = (("check",), ("backup",), ("upgrade",), ("restore", "a.sqlite"))


STOPPED_WHILE_LOADING = """
import signal, sys
from importlib.abc import MetaPathFinder
from wisedesk.cli.main import main

class Impatient(MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == "wisedesk.cli.check_command":
            signal.raise_signal(signal.SIGINT)

sys.meta_path.insert(0, Impatient())
sys.exit(main(["check"]))
"""


def is_one_sentence(ran: Ran) -> bool:
    return (ran.code, ran.out, len(ran.err.splitlines())) == (2, "", 1)


def test_the_installed_program_tells_its_version() -> None:
    program = Path(sys.executable).with_name("wisedesk-admin")
    told = subprocess.run(
        [program, "--version"], capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == __version__


def test_a_console_that_lacks_a_letter_gets_the_rest(tmp_path: Path) -> None:
    """A pipe on Windows knows the letters of Western Europe alone."""
    program = Path(sys.executable).with_name("wisedesk-admin")
    library = tmp_path / "Łódź.sqlite"
    told = subprocess.run(
        [program, "--database", library, "check"],
        capture_output=True,
        encoding="cp1252",
        env=os.environ | {"PYTHONIOENCODING": "cp1252"},
        check=False,
    )
    assert "?ód?.sqlite" in told.stderr
    assert told.returncode == WRONG


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_explains_itself_and_its_exit_codes(
    admin: Admin, command: str
) -> None:
    ran = admin(command, "--help")
    assert ran.code == 0
    assert ran.out.startswith(f"gebruik: wisedesk-admin {command}")
    assert "Eindigt met 0 als het gelukt is" in " ".join(ran.out.split())
    assert "--database" in ran.out


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ((), "er ontbreekt nog: OPDRACHT"),
        (("leen",), "'leen' bestaat niet; kies uit"),
        (("item",), "er ontbreekt nog: BARCODE"),
        (("item", "1", "2"), "onbekend: 2"),
        (("statistics", "31-02-2026"), "31-02-2026 is geen datum; schrijf dd-mm-jjjj"),
        (("journal", "--limit", "veel"), f"veel {BOUNDS}"),
        (("journal", "--limit", "0"), f"0 {BOUNDS}"),
        (("journal", "--limit", "-1"), f"-1 {BOUNDS}"),
        (("journal", "--limit", "10001"), f"10001 {BOUNDS}"),
        (("journal", "--limit", "1.5"), f"1.5 {BOUNDS}"),
        (("reminders", "--days", "9" * 20), f"{'9' * 20} {BOUNDS}"),
        (("journal", "--limit"), "hier hoort iets achter"),
    ],
)
def test_a_line_that_is_not_understood_is_explained_in_dutch(
    admin: Admin, line: tuple[str, ...], told: str
) -> None:
    ran = admin(*line)
    assert ran.code == 2
    assert told in ran.err
    assert ran.err.startswith("gebruik: ")


@pytest.mark.parametrize("line", READING, ids=lambda line: line[0])
def test_a_library_that_is_not_there_says_how_to_make_one(
    admin: Admin, tmp_path: Path, line: tuple[str, ...]
) -> None:
    ran = admin(*line, on=tmp_path / "nergens.sqlite")
    assert is_one_sentence(ran)
    assert "Hier is nog geen bibliotheek" in ran.err
    assert not (tmp_path / "nergens.sqlite").exists()


@pytest.mark.linux
@pytest.mark.parametrize("line", READING, ids=lambda line: line[0])
@pytest.mark.parametrize("what", ["folder", "pipe", "loop"])
def test_what_is_no_file_is_said_to_be_none(
    admin: Admin, tmp_path: Path, line: tuple[str, ...], what: str
) -> None:
    path = tmp_path / "library.sqlite"
    if what == "folder":
        path.mkdir()
    elif what == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to(path)
    ran = admin(*line, on=path)
    assert is_one_sentence(ran)
    assert "staat een map, of iets anders dan een bestand." in ran.err
    assert list(tmp_path.iterdir()) == [path]


def empty(path: Path) -> None:
    path.write_bytes(b"")


def text(path: Path) -> None:
    path.write_text("Lieve Sint, ik wil graag een boek. " * 200, encoding="utf-8")


def foreign(path: Path) -> None:
    path.unlink()
    raw_file.rows(path, "CREATE TABLE recipe (name TEXT)")


def cut_in_two(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])


def newer(path: Path) -> None:
    raw_file.rows(path, "UPDATE alembic_version SET version_num = 'zzzz'")


def without_revision(path: Path) -> None:
    raw_file.rows(path, "DROP TABLE alembic_version")


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (empty, "is leeg"),
        (text, "geen bibliotheek van wisedesk"),
        (foreign, "geen bibliotheek van wisedesk"),
        (without_revision, "geen bibliotheek van wisedesk"),
        (newer, "van een nieuwere wisedesk"),
    ],
)
@pytest.mark.parametrize("line", READING, ids=lambda line: line[0])
def test_a_file_that_is_no_fit_library_says_which_way(
    admin: Admin, library_file: Path, line: tuple[str, ...], harm, told: str
) -> None:
    harm(library_file)
    ran = admin(*line, on=library_file)
    assert is_one_sentence(ran)
    assert told in ran.err


@pytest.mark.parametrize("line", [("statistics",), ("reminders",), ("backup",)])
def test_a_damaged_file_says_what_to_do(
    admin: Admin, sample_file: Path, line: tuple[str, ...]
) -> None:
    cut_in_two(sample_file)
    ran = admin(*line, on=sample_file)
    assert is_one_sentence(ran)
    assert "is beschadigd" in ran.err
    assert "wisedesk-admin restore" in ran.err


@pytest.mark.parametrize("line", ONLY_SQLITE, ids=lambda line: line[0])
def test_what_works_on_files_says_so_to_a_server(
    admin: Admin, line: tuple[str, ...]
) -> None:
    ran = admin(*line, on="postgresql+psycopg://balie:geheim@db.example/library")
    assert is_one_sentence(ran)
    assert "alleen voor SQLite" in ran.err
    assert "geheim" not in ran.err


@pytest.mark.parametrize(
    "address",
    ["oracle9://x/y", "mysql://u:geheim@x/y", "postgresql+x://u:geheim@x", "://"],
)
def test_an_address_of_nothing_known_is_said_to_be(admin: Admin, address: str) -> None:
    ran = admin("journal", on=address)
    assert is_one_sentence(ran)
    assert "geen adres van een database" in ran.err
    assert "geheim" not in ran.err


def test_settings_that_cannot_be_read_are_named(admin: Admin) -> None:
    settings_file().parent.mkdir(parents=True, exist_ok=True)
    settings_file().write_text("database = ", encoding="utf-8")
    ran = admin("journal")
    assert is_one_sentence(ran)
    assert str(settings_file()) in ran.err


def test_a_branch_of_the_settings_is_told_until_it_is_imported(
    admin: Admin, library_file: Path, tmp_path: Path
) -> None:
    settings_file().parent.mkdir(parents=True, exist_ok=True)
    settings_file().write_text('branch = "1234"', encoding="utf-8")
    ran = admin("journal", on=library_file)
    assert is_one_sentence(ran)
    told = "Filiaal 1234 uit de instellingen bestaat niet in deze bibliotheek."
    assert ran.err == f"wisedesk-admin: {told}\n"
    branches = tmp_path / "branches.csv"
    branches.write_text("branchcode,branchname\n1234,Stadskanaal\n", encoding="utf-8")
    assert admin("import", "branches", branches, on=library_file).code == 0
    assert admin("journal", on=library_file).code == 0


def test_the_unexpected_goes_to_the_log(admin: Admin, library_file: Path) -> None:
    raw_file.rows(library_file, "INSERT INTO setting VALUES ('work-date', 'ooit')")
    ran = admin("journal", on=library_file)
    log = log_folder() / "wisedesk-admin.log"
    assert (ran.code, ran.out) == (1, "")
    assert str(log) in ran.err
    assert "Traceback" not in ran.err
    assert "Invalid isoformat string: 'ooit'" in log.read_text(encoding="utf-8")


def test_the_unexpected_is_told_where_no_log_can_be_written(
    admin: Admin, library_file: Path, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw_file.rows(library_file, "INSERT INTO setting VALUES ('work-date', 'ooit')")
    no_folder = own_home / "a file"
    no_folder.touch()
    for name in HOME_FOLDERS:
        monkeypatch.setenv(name, str(no_folder))
    ran = admin("journal", on=library_file)
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (1, "", 1)
    assert "is niet te schrijven. (ValueError: Invalid isoformat" in ran.err


@pytest.mark.parametrize("address", ["http://[::1", "postgresql://u:ge@ho:abc/db"])
def test_an_address_that_cannot_be_taken_apart_is_told_without_its_password(
    admin: Admin, address: str
) -> None:
    ran = admin("check", on=address)
    assert is_one_sentence(ran)
    assert "Dit is geen adres van een database" in ran.err
    assert "ge@" not in ran.err


def test_ctrl_c_while_the_program_still_loads_is_answered_in_one_line() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", STOPPED_WHILE_LOADING],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == "wisedesk-admin: Afgebroken.\n"
