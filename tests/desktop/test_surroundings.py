# SPDX-License-Identifier: Apache-2.0
"""What happens at the desk when the library or the program fails."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from support.clerk import BINDER, HOME_FOR_THE_ELDERLY, on_the_shelf, register
from support.inbox_file import kept_in
from support.places import customer, session
from support.raw_file import everything, opened, rows, value
from support.window import WindowClerk
from wisedesk.config import as_address
from wisedesk.db.daily_backups import back_up_daily
from wisedesk.db.engine import create_sqlite_file, open_engine
from wisedesk.db.upgrades import newest_revision, upgrade_to
from wisedesk.desktop.program import Program

EVENING = datetime(2026, 5, 4, 17, 30, tzinfo=UTC)
ORDINARY_USER = Path(__file__).parents[1] / "support" / "ordinary_user.py"
TABLE = "Uitleningen en innames"
BUSY = "De bibliotheek is bezet door een ander programma."
OPENING = "De bibliotheek wordt geopend …"
FAULT = "Er ging iets mis dat niet mocht."


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the library wait shortly for another program."""
    monkeypatch.setattr("wisedesk.db.engine.BUSY_MS", 50)


@contextmanager
def held_by_another_program(library: Path):
    """Hold the library as a program that writes for a long time does."""
    with opened(library) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield
        connection.execute("ROLLBACK")


def loans(library: Path, barcode: str) -> int:
    return value(
        library,
        "SELECT count(*) FROM loan JOIN item ON item.id = loan.item_id"
        " WHERE item.barcode = ? AND loan.returned_at IS NULL",
        barcode,
    )


@pytest.mark.usefixtures("impatient")
def test_a_scan_at_a_busy_library_waits_and_is_done_once_after_opnieuw(
    operator, desk, sample_file
):
    first, second = on_the_shelf(desk)[:2]
    session(operator)
    with held_by_another_program(sample_file):
        operator.scan(first)
        assert operator.banner() == BUSY
        operator.scan(second)  # it waits behind the first
        assert {first, second} <= set(kept_in(operator.program))
        assert [row[-1] for row in operator.table(TABLE)] == [second, first]
        assert loans(sample_file, first) == 0
        operator.press("Alt+N")
        assert operator.banner() == BUSY
    operator.press("Alt+N")
    assert operator.banner() == ""
    assert [row[4] for row in operator.table(TABLE)] == ["Inzage", "Inzage"]
    assert loans(sample_file, first) == loans(sample_file, second) == 1
    assert operator.focus_name() == "exemplaar"


@pytest.mark.usefixtures("impatient")
def test_opslaan_at_a_busy_library_stores_once_after_opnieuw(operator, sample_file):
    operator.press("F8", "Alt+Z")
    operator.scan(BINDER)
    operator.press("Return", "Alt+W")
    operator.fill("Roepnaam", "Bindertje")
    with held_by_another_program(sample_file):
        operator.press("Alt+O")
        assert operator.banner() == BUSY
        assert operator.value("Roepnaam") == "Bindertje"
    operator.press("Alt+N")
    assert operator.banner() == ""
    assert operator.footer() == "Opgeslagen."
    stored = "SELECT count(*) FROM customer WHERE given_name = 'Bindertje'"
    assert value(sample_file, stored) == 1


@pytest.mark.usefixtures("impatient")
def test_nothing_can_be_typed_while_opslaan_waits_for_a_busy_library(
    operator, sample_file
):
    customer(operator)
    operator.press("Alt+W")
    operator.fill("Roepnaam", "Bindertje")
    with held_by_another_program(sample_file):
        operator.press("Alt+O")
        operator.go_to("Roepnaam")
        operator.type("s")  # it would not come along, and be wiped out
        assert operator.value("Roepnaam") == "Bindertje"
    operator.press("Alt+N", "Alt+W")
    operator.fill("Roepnaam", "Binders")
    assert operator.value("Roepnaam") == "Binders"


@pytest.mark.usefixtures("impatient")
def test_what_is_stored_late_does_not_take_the_next_customer_s_place(
    operator, desk, sample_file
):
    number = register(desk).card_number
    customer(operator)
    operator.press("Alt+W")
    operator.fill("Roepnaam", "Bindertje")
    with held_by_another_program(sample_file):
        operator.press("Alt+O")
        customer(operator, number)
        operator.press("Alt+J", "Alt+W")
        operator.fill("Roepnaam", "Sanne")
    operator.go_to("Opnieuw")
    operator.press("Space")
    assert operator.footer() == "Opgeslagen."
    assert operator.named_text("bar_number").startswith(number)
    assert operator.value("Roepnaam") == "Sanne"


@pytest.mark.usefixtures("impatient")
def test_quitting_asks_first_while_a_melding_waits_for_a_busy_library(
    operator, sample_file
):
    session(operator)
    with held_by_another_program(sample_file):
        operator.press("Alt+M", "Ctrl+A")
        operator.type("Bel de binder")
        operator.press("Alt+O")
        assert operator.banner() == BUSY
        operator.press("Ctrl+Q")
        assert operator.reads("Het laatste is nog niet opgeslagen. Toch afsluiten?")
        operator.press("Alt+N")
    operator.press("Alt+N", "Ctrl+Q")
    assert not operator.program.window.isVisible()
    stored = "SELECT count(*) FROM customer_message WHERE text = 'Bel de binder'"
    assert value(sample_file, stored) == 1


@pytest.mark.usefixtures("impatient")
def test_the_banner_takes_no_scan_for_a_press_of_opnieuw(operator, desk, sample_file):
    barcode = on_the_shelf(desk)[0]
    session(operator)
    with held_by_another_program(sample_file):
        operator.scan(barcode)
        assert operator.focus_name() == "Opnieuw"
        operator.scan(HOME_FOR_THE_ELDERLY)
        assert operator.banner() == BUSY


class Broken(QObject):
    """A part of the program with a fault, in a slot of the window."""

    def fail(self) -> None:
        raise LookupError("a made-up fault")


def test_a_fault_is_shown_once_logged_and_the_desk_goes_on(
    operator, program, desk, faults, sample_file
):
    broken = Broken(program)
    program.window.commands["help.keys"].triggered.connect(broken.fail)
    session(operator)
    operator.press("F1")
    assert operator.reads(FAULT)
    assert "LookupError: a made-up fault" in operator.value("Verslag")
    operator.press("Alt+K")
    assert "a made-up fault" in QApplication.clipboard().text()
    barcode = on_the_shelf(desk)[0]
    operator.scan(barcode)
    assert operator.waiting() == f"1 scan wacht: {barcode}"
    operator.press("Return", "Return")
    assert loans(sample_file, barcode) == 1
    operator.press("F1")
    assert operator.title() == "Waarom?"  # the same fault is not shown again
    operator.press("Return")
    assert len(faults) == 2
    faults.clear()


def test_a_fault_in_the_work_of_a_scan_leaves_it_in_sight_and_the_next_is_done(
    operator, desk, faults, sample_file
):
    broken, good = on_the_shelf(desk)[:2]
    rows(
        sample_file,
        "CREATE TRIGGER fault BEFORE INSERT ON loan WHEN NEW.item_id ="
        f" (SELECT id FROM item WHERE barcode = '{broken}')"
        " BEGIN SELECT abs(-9223372036854775808); END",
    )
    session(operator)
    operator.scan(broken)
    assert operator.reads(FAULT)
    operator.press("Return")
    (shown,) = operator.table(TABLE)
    assert shown[4:] == [
        "Geweigerd",
        "",  # no amount
        "Onverwachte fout: niet verwerkt. Scan opnieuw.",
        broken,
    ]
    operator.scan(good)
    assert loans(sample_file, good) == 1
    assert loans(sample_file, broken) == 0
    assert faults
    faults.clear()


def started(start: Callable[[Path], Program], path: Path) -> WindowClerk:
    clerk = WindowClerk(start(path))
    clerk.open_window()
    return clerk


def damaged(path: Path, library: Path) -> None:
    content = bytearray(library.read_bytes())
    content[100:20_000] = b"\xff" * 19_900
    path.write_bytes(content)


def foreign(path: Path, _library: Path) -> None:
    with opened(path) as connection:
        connection.execute("CREATE TABLE other (id INTEGER)")


def no_database(path: Path, _library: Path) -> None:
    path.write_text("a letter, not a library\n" * 100, encoding="utf-8")


def newer(path: Path, library: Path) -> None:
    path.write_bytes(library.read_bytes())
    with opened(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (damaged, "Het bestand van de bibliotheek is beschadigd."),
        (foreign, "Dit bestand is geen bibliotheek van wisedesk."),
        (no_database, "Dit bestand is geen bibliotheek van wisedesk."),
        (newer, "Deze bibliotheek is van een nieuwere wisedesk."),
    ],
)
def test_a_library_that_cannot_be_opened_is_told_and_left_alone(
    start, sample_file, tmp_path, make, sentence
):
    path = tmp_path / "other.sqlite"
    make(path, sample_file)
    before = path.read_bytes()
    clerk = started(start, path)
    assert clerk.banner().startswith(sentence)
    assert clerk.front() is clerk.program.window
    clerk.scan(BINDER)  # nothing is there to take it, and nothing breaks
    clerk.press("F9", "Alt+C", "F8", "Ctrl+N", "F6", "F5")
    assert clerk.banner().startswith(sentence)
    assert path.read_bytes() == before
    clerk.press("Alt+N")
    assert clerk.banner().startswith(sentence)


def empty(path: Path, _library: Path) -> None:
    path.write_bytes(b"")


def missing(path: Path, _library: Path) -> None:
    path.unlink(missing_ok=True)


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (damaged, "Het bestand van de bibliotheek is beschadigd."),
        (empty, "Het bestand van de bibliotheek is leeg."),
        (no_database, "Dit bestand is geen bibliotheek van wisedesk."),
        (missing, "Hier is nog geen bibliotheek."),
    ],
)
def test_the_newest_backup_is_offered_and_put_back_when_the_clerk_says_so(
    start, sample_file, make, told
):
    whole = everything(sample_file, but="")
    made = back_up_daily(as_address(str(sample_file)), None, EVENING, lambda: False)
    make(sample_file, made.path)
    before = sample_file.read_bytes() if sample_file.exists() else None
    clerk = started(start, sample_file)
    assert clerk.reads(told)
    assert clerk.reads("De nieuwste goede reservekopie is van 04-05-2026 17:30.")
    assert clerk.focus_name() == "Nee"
    clerk.scan(BINDER)  # no scan answers it
    clerk.press("Alt+N")
    assert clerk.banner().startswith(told)
    assert (sample_file.read_bytes() if sample_file.exists() else None) == before
    clerk.press("Alt+N", "Alt+J")
    clerk.wait(lambda: clerk.program.is_ready, "de balie is klaar")
    clerk.settle()
    assert clerk.banner() == ""
    assert everything(sample_file, but="") == whole
    kept = list((sample_file.parent / "backups").glob("*-beschadigd.sqlite"))
    assert [each.read_bytes() for each in kept] == [before] * (before is not None)


@pytest.mark.parametrize(
    ("folder", "file"), [(0o755, 0o400), (0o555, 0o600), (0o555, 0o400)]
)
@pytest.mark.linux
def test_a_library_that_may_only_be_read_says_whose_right_is_missing(
    sample_file, tmp_path, folder, file
):
    place = tmp_path / "alleen lezen"
    place.mkdir()
    library = sample_file.rename(place / "library.sqlite")
    before = library.read_bytes()
    library.chmod(file)
    place.chmod(folder)
    ran = subprocess.run(
        [sys.executable, str(ORDINARY_USER), str(library)],
        capture_output=True,
        text=True,
        check=False,
    )
    place.chmod(0o755)
    assert ran.stdout.startswith("De bibliotheek kan alleen gelezen worden."), ran
    assert library.read_bytes() == before
    assert list(place.iterdir()) == [library]


@pytest.mark.linux
def test_a_library_in_a_folder_that_is_closed_to_us_names_the_folder(
    sample_file, tmp_path
):
    place = tmp_path / "van een ander"
    place.mkdir()
    library = sample_file.rename(place / "library.sqlite")
    place.chmod(0)
    ran = subprocess.run(
        [sys.executable, str(ORDINARY_USER), str(library)],
        capture_output=True,
        text=True,
        check=False,
    )
    place.chmod(0o755)
    assert ran.stdout.startswith(f"In de map {place} kan niets gemaakt worden."), ran
    assert list(place.iterdir()) == [library]


@pytest.mark.usefixtures("impatient")
def test_a_library_held_for_oneself_is_opened_by_opnieuw(start, sample_file):
    with opened(sample_file) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN IMMEDIATE")
        clerk = started(start, sample_file)
        assert clerk.banner() == BUSY
        clerk.press("Alt+N")
        assert clerk.banner() == BUSY
        other.execute("ROLLBACK")
    clerk.press("Alt+N")
    clerk.wait(lambda: clerk.program.is_ready, "de balie is klaar")
    clerk.settle()
    assert clerk.banner() == ""


def without_branch(path: Path, library: Path) -> None:
    path.write_bytes(library.read_bytes())
    rows(path, "UPDATE branch SET code = '9409' WHERE code = '9408'")


@pytest.mark.parametrize("make", [foreign, without_branch])
def test_quitting_and_the_keys_need_no_library(start, sample_file, tmp_path, make):
    path = tmp_path / "other.sqlite"
    make(path, sample_file)
    clerk = started(start, path)
    assert clerk.banner()
    assert not clerk.reads(OPENING)
    clerk.press("F1")
    assert clerk.title() == "Toetsen"
    clerk.press("Return", "Ctrl+Q")
    assert not clerk.program.window.isVisible()


def test_a_branch_the_library_does_not_have_is_named(start, sample_file, tmp_path):
    path = tmp_path / "other.sqlite"
    without_branch(path, sample_file)
    clerk = started(start, path)
    assert clerk.banner() == (
        "Filiaal 9408 uit de instellingen bestaat niet in deze bibliotheek."
    )
    rows(path, "UPDATE branch SET code = '9408' WHERE code = '9409'")
    clerk.press("Alt+N")
    clerk.wait(lambda: clerk.program.is_ready, "de balie is klaar")
    clerk.settle()
    assert clerk.banner() == ""


def test_a_fault_while_opening_leaves_a_way_out(start, faults, sample_file):
    rows(sample_file, "INSERT INTO setting VALUES ('work-date', 'ooit')")
    clerk = WindowClerk(start(sample_file, None))
    clerk.open_window()
    assert clerk.reads(FAULT)
    clerk.press("Return")
    assert clerk.banner() == "De bibliotheek is niet geopend."
    assert not clerk.reads(OPENING)
    rows(sample_file, "DELETE FROM setting")
    clerk.press("Alt+N")
    clerk.wait(lambda: clerk.program.is_ready, "de balie is klaar")
    clerk.settle()
    faults.clear()


def of_the_first_revision(path: Path) -> None:
    address = as_address(str(path))
    engine = open_engine(address)
    create_sqlite_file(engine)
    upgrade_to(engine, "0001")
    engine.dispose()
    rows(path, "INSERT INTO institution (name) VALUES ('Oud')")
    rows(
        path,
        "INSERT INTO branch (institution_id, code, name, number)"
        " SELECT id, '9408', 'Nieuw-Buinen', '9408' FROM institution",
    )


def test_a_library_of_an_older_wisedesk_is_upgraded_when_the_clerk_says_so(
    start, tmp_path
):
    path = tmp_path / "old.sqlite"
    of_the_first_revision(path)
    before = path.read_bytes()
    clerk = started(start, path)
    assert clerk.reads("Deze bibliotheek is van een oudere wisedesk.")
    assert clerk.focus_name() == "Nee"
    clerk.press("Alt+N")
    assert clerk.banner().startswith("Deze bibliotheek is van een oudere wisedesk.")
    assert path.read_bytes() == before
    clerk.press("Alt+N", "Alt+J")
    clerk.wait(lambda: clerk.program.is_ready, "de balie is klaar")
    clerk.settle()
    assert clerk.banner() == ""
    assert value(path, "SELECT version_num FROM alembic_version") == newest_revision()
    (backup,) = (tmp_path / "backups").glob("*-voor-bijwerken.sqlite")
    assert value(backup, "SELECT version_num FROM alembic_version") == "0001"


def test_a_library_put_right_is_opened_by_opnieuw(start, sample_file, tmp_path):
    path = tmp_path / "later.sqlite"
    foreign(path, sample_file)
    clerk = started(start, path)
    path.write_bytes(sample_file.read_bytes())
    clerk.press("Alt+N")
    clerk.wait(lambda: clerk.program.is_ready, "de balie is klaar")
    clerk.settle()
    assert clerk.banner() == ""
    clerk.scan(HOME_FOR_THE_ELDERLY)
    assert clerk.reads("Zorgcentrum De Horst")


def test_a_scan_made_before_the_library_is_open_is_handled_after(start, sample_file):
    clerk = WindowClerk(start(sample_file))
    clerk.program.show()
    clerk.wait(lambda: clerk.program.scanner is not None, "het venster staat")
    clerk.scan_quietly(HOME_FOR_THE_ELDERLY)
    clerk.wait(lambda: clerk.program.is_ready, "de balie is klaar")
    clerk.settle()
    assert clerk.reads("Zorgcentrum De Horst")


def test_a_stopped_program_leaves_no_thread_window_or_filter(start, qapp, sample_file):
    threads = set(threading.enumerate())
    clerk = WindowClerk(start(sample_file))
    clerk.start()
    program = clerk.program
    assert set(threading.enumerate()) - threads
    program.stop()
    clerk.scan_quietly(BINDER, "")
    assert clerk.value("klantnummer") == BINDER  # no key is held any more
    assert not set(threading.enumerate()) - threads
    program.window.close()
    assert not [each for each in qapp.topLevelWidgets() if each.isVisible()]


def put_aside(library: Path) -> Path:
    """Take a library's file away, with its log, and return where it is."""
    folder = library.parent / "weg"
    folder.mkdir()
    for end in ("", "-wal", "-shm"):
        library.with_name(library.name + end).rename(folder / (library.name + end))
    return folder


@pytest.mark.linux
@pytest.mark.parametrize("what", ["folder", "pipe", "loop"])
def test_what_is_no_file_is_told_and_its_place_is_used_once_it_is_gone(
    start, services, sample_file, tmp_path, what
):
    services.library.close()
    path = tmp_path / "other.sqlite"
    if what == "folder":
        path.mkdir()
    elif what == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to(path)
    clerk = started(start, path)
    assert clerk.banner().startswith("Op de plaats van de bibliotheek staat een map,")
    path.rename(tmp_path / "weg")
    sample_file.rename(path)
    clerk.press("Alt+N")
    clerk.wait(lambda: clerk.program.is_ready, "de balie is klaar")
    clerk.settle()
    assert clerk.banner() == ""


@pytest.mark.linux
def test_a_library_that_is_taken_away_and_put_back_loses_no_scan(
    operator, desk, sample_file
):
    first, second = on_the_shelf(desk)[:2]
    session(operator)
    folder = put_aside(sample_file)
    operator.scan(first)
    assert operator.banner().startswith("Het bestand van de bibliotheek is weggehaald;")
    operator.scan(second)
    operator.press("Alt+N")
    assert operator.banner().startswith("Het bestand van de bibliotheek is weggehaald;")
    for each in list(folder.iterdir()):
        each.rename(sample_file.parent / each.name)
    operator.press("Alt+N")
    assert operator.banner() == ""
    assert [loans(sample_file, each) for each in (first, second)] == [1, 1]


@pytest.mark.linux
def test_a_file_in_the_library_s_place_is_told_and_the_scans_are_done_after_a_start(
    operator, services, desk, sample_file, start
):
    item = on_the_shelf(desk)[0]
    copy = sample_file.with_name("copy.sqlite")
    rows(sample_file, "VACUUM INTO ?", str(copy))
    session(operator)
    services.library.close()
    put_aside(sample_file)
    copy.rename(sample_file)
    operator.scan(item)
    assert operator.banner() == (
        "Op de plaats van de bibliotheek staat nu een ander bestand; er is niets"
        " opgeslagen. Sluit wisedesk af en start opnieuw; scans die wachten, blijven"
        " bewaard."
    )
    operator.press("Ctrl+Q", "Alt+J")
    operator.program.stop()
    again = WindowClerk(start(sample_file))
    again.start()
    again.press("Return")  # the Melding of the card
    assert loans(sample_file, item) == 1
