# SPDX-License-Identifier: Apache-2.0
"""The first start of a desk: what is chosen by keys, made, kept, and refused."""

import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from support.clerk import BINDER, HOME_FOR_THE_ELDERLY, on_the_shelf
from support.dead_keys import find_dead_keys
from support.ordinary_user import WORK_DATE
from support.program import Start
from support.raw_file import opened, rows, value
from support.window import WindowClerk
from wisedesk.bootstrap import open_services
from wisedesk.config import Config, as_address, settings_file
from wisedesk.db import engine
from wisedesk.db.engine import create_sqlite_file, open_engine
from wisedesk.db.upgrades import newest_revision, upgrade_to

SERVER = "Verbinden met een server: dat kan deze versie nog niet"
TITLE = "Deze balie inrichten"
BANNER = "Hier is nog geen bibliotheek. Kies Opnieuw om er een te maken of te openen."
TESTS = Path(__file__).parents[1]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return where the library would be: in a folder that is still to be made."""
    return tmp_path / "gegevens van José" / "library.sqlite"


@pytest.fixture
def clerk(start: Start, place: Path) -> WindowClerk:
    """Return a clerk at the first start of a desk."""
    clerk = WindowClerk(start(place))
    clerk.open_window()
    assert clerk.title() == TITLE
    return clerk


def kept() -> dict[str, object]:
    return tomllib.loads(settings_file().read_text(encoding="utf-8"))


def open_for_work(clerk: WindowClerk) -> None:
    clerk.wait(lambda: clerk.program.is_ready, "de balie is klaar")
    clerk.settle()
    assert clerk.banner() == ""


def test_from_an_empty_folder_to_a_loan_by_keys_alone(clerk, place):
    clerk.press("Alt+O", "Alt+V")
    practice = place.with_name("voorbeeld.sqlite")
    assert clerk.reads(practice.name)
    assert clerk.focus_name() == "Filiaal waar deze balie staat"
    clerk.choose("Filiaal waar deze balie staat", "9408 Nieuw-Buinen")
    clerk.fill("Naam van deze balie", "Balie bij de ingang")
    assert not practice.exists()  # nothing is made before the last step
    clerk.press("Alt+K")
    open_for_work(clerk)
    services = clerk.program.services
    barcode = on_the_shelf(services.desk)[0]
    clerk.scan(HOME_FOR_THE_ELDERLY)
    assert clerk.reads("Zorgcentrum De Horst")
    clerk.scan(barcode)
    lent = "SELECT count(*) FROM loan JOIN item ON item.id = loan.item_id"
    lent += " WHERE barcode = ? AND returned_at IS NULL"
    assert value(practice, lent, barcode) == 1
    station = services.desk.station
    assert (station.branch, station.desk) == ("9408", "Balie bij de ingang")
    assert kept() == {
        "branch": "9408",
        "desk": "Balie bij de ingang",
        "database": practice.as_posix(),
    }


def test_a_new_library_where_one_is_expected_keeps_no_other_place(clerk, place):
    assert clerk.focus_name() == "Een nieuwe bibliotheek maken"
    clerk.press("Alt+V", "Alt+K")
    open_for_work(clerk)
    assert value(place, "SELECT count(*) FROM customer") == 0
    assert kept() == {"branch": "9408", "desk": "balie-1"}


def test_a_new_library_is_filled_from_files_at_once(clerk, place, tmp_path):
    loaners = tmp_path / "leners.csv"
    loaners.write_text("cardnumber,surname\n900001,Jansen\n", encoding="utf-8")
    clerk.press("Alt+I")
    assert clerk.chosen("Bibliotheek") == (
        "Een nieuwe bibliotheek maken en bestanden &inlezen"
    )
    clerk.press("Alt+V")
    assert clerk.reads("daarna kiest u wat er ingelezen wordt")
    clerk.press("Alt+K")
    open_for_work(clerk)
    clerk.wait(lambda: "inlezen" in clerk.title(), "er wordt een bestand gevraagd")
    assert clerk.focus_name() == "Bestand"
    clerk.type(f"{loaners}\n")
    clerk.press("Alt+L")
    clerk.wait(lambda: "Inlezen klaar" in clerk.footer(), "het inlezen is klaar")
    assert value(place, "SELECT family_name FROM customer") == "Jansen"


def test_settings_that_are_there_already_stay_as_they_were_written(clerk):
    written = '# of IT\nstaff = "anna" # at night\n\n[keys]\n"desk.lend" = "F7"\n'
    settings_file().parent.mkdir(parents=True, exist_ok=True)
    settings_file().write_text(written, encoding="utf-8")
    clerk.press("Alt+V", "Alt+K")
    open_for_work(clerk)
    assert kept()["desk"] == "balie-1"
    text = settings_file().read_text(encoding="utf-8")
    assert all(line in text for line in written.splitlines())


def test_a_library_that_is_elsewhere_is_opened_and_its_branches_are_offered(
    clerk, sample_file
):
    rows(sample_file, "UPDATE branch SET name = 'Oude Dorp' WHERE code = '9408'")
    clerk.press("Alt+B")
    assert clerk.value("Bestand") == ""
    clerk.fill("Bestand", f'"{sample_file}"')  # as Windows copies a path
    clerk.press("Return")
    assert clerk.value("Filiaal waar deze balie staat") == "9408 Oude Dorp"
    clerk.press("Alt+K")
    open_for_work(clerk)
    clerk.scan(HOME_FOR_THE_ELDERLY)
    assert clerk.reads("Zorgcentrum De Horst")
    assert kept()["database"] == sample_file.as_posix()


def damaged(path: Path, library: Path) -> None:
    content = bytearray(library.read_bytes())
    content[100:20_000] = b"\xff" * 19_900
    path.write_bytes(content)


def foreign(path: Path, _library: Path) -> None:
    with opened(path) as connection:
        connection.execute("CREATE TABLE other (id INTEGER)")


def newer(path: Path, library: Path) -> None:
    path.write_bytes(library.read_bytes())
    rows(path, "UPDATE alembic_version SET version_num = '9999'")


def empty(path: Path, _library: Path) -> None:
    path.touch()


def missing(_path: Path, _library: Path) -> None:
    """Leave the place empty."""


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (missing, "Hier staat geen bestand."),
        (empty, "Dit bestand is leeg: er is niets te openen."),
        (foreign, "Dit bestand is geen bibliotheek van wisedesk."),
        (damaged, "Dit bestand is beschadigd. Kies een goede reservekopie."),
        (
            newer,
            "Deze bibliotheek is van een nieuwere wisedesk. Werk dit programma bij.",
        ),
    ],
)
def test_a_file_that_will_not_do_is_told_at_its_field_and_left_alone(
    clerk, sample_file, tmp_path, make, told
):
    path = tmp_path / "ander.sqlite"
    make(path, sample_file)
    before = path.read_bytes() if path.exists() else None
    clerk.press("Alt+B")
    clerk.fill("Bestand", str(path))
    clerk.press("Alt+V")
    assert clerk.named_text("problem_label") == told
    assert clerk.is_bad("Bestand")
    assert clerk.focus_name() == "Bestand"
    assert (path.read_bytes() if path.exists() else None) == before
    clerk.press("Alt+N")  # another choice, another place
    assert clerk.named_text("problem_label") == ""
    assert not clerk.is_bad("Bestand")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "Vul in waar het bestand staat, of moet komen."),
        (
            "postgresql://server/x",
            "Een bibliotheek op een server kan nog niet. Vul een bestand in.",
        ),
    ],
)
def test_what_is_no_place_is_told_at_its_field(clerk, typed, told):
    clerk.fill("Bestand", typed)
    clerk.press("Alt+V")
    assert clerk.named_text("problem_label") == told
    assert clerk.focus_name() == "Bestand"


def test_a_new_library_never_comes_over_a_file(clerk, sample_file):
    before = sample_file.read_bytes()
    clerk.fill("Bestand", str(sample_file))
    clerk.press("Alt+V")
    assert clerk.named_text("problem_label").startswith("Daar staat al een bestand")
    assert sample_file.read_bytes() == before


def test_a_file_that_came_meanwhile_is_told_at_the_last_step(clerk, place):
    clerk.press("Alt+V")
    place.parent.mkdir()
    place.write_text("a letter", encoding="utf-8")
    clerk.press("Alt+K")
    assert clerk.named_text("problem_label").startswith("Daar staat al een bestand")
    assert clerk.focus_name() == "Bestand"
    assert place.read_text(encoding="utf-8") == "a letter"


def test_a_folder_stands_for_the_library_in_it(clerk, tmp_path):
    clerk.fill("Bestand", str(tmp_path))
    clerk.press("Alt+V")
    assert clerk.reads("library.sqlite.")


def test_a_network_share_takes_no_library(clerk, place, monkeypatch):
    monkeypatch.setattr(engine, "is_on_network", lambda _path: True)
    for choice in ("Alt+N", "Alt+B"):
        clerk.press(choice)
        clerk.fill("Bestand", str(place))
        clerk.press("Alt+V")
        assert clerk.named_text("problem_label").startswith("Dit is een netwerkschijf;")


AS_AN_ORDINARY_USER = """
import sys, os
from pathlib import Path
from support.ordinary_user import WORK_DATE, heed_rights
from support.window import WindowClerk
from wisedesk.config import Config, as_address
from wisedesk.desktop.application import make_application
from wisedesk.desktop.program import Program
heed_rights()
missing, choice, place = sys.argv[1:]
app = make_application(["wisedesk"])
config = Config(as_address(missing), desk="balie-1", branch="9408")
clerk = WindowClerk(Program(app, config, Path(missing + ".log"), WORK_DATE))
clerk.open_window()
clerk.press(choice)
clerk.fill("Bestand", place)
clerk.press("Alt+V")
sys.stdout.write(clerk.named_text("problem_label"))
sys.stdout.flush()
os._exit(0)
"""


def told_to_an_ordinary_user(*arguments: str) -> str:
    command = [sys.executable, "-c", AS_AN_ORDINARY_USER, *arguments]
    ran = subprocess.run(command, capture_output=True, text=True, check=True, cwd=TESTS)
    return ran.stdout


@pytest.mark.parametrize("inside", ["new.sqlite", "map/new.sqlite"])
@pytest.mark.linux
def test_a_folder_without_the_right_to_write_is_named(tmp_path, inside):
    closed = tmp_path / "dicht"
    closed.mkdir(mode=0o555)
    path = closed / inside
    told = told_to_an_ordinary_user(str(tmp_path / "x.sqlite"), "Alt+N", str(path))
    assert told.startswith(f"In de map {path.parent} kan niets gemaakt worden.")


@pytest.mark.linux
def test_a_library_that_may_only_be_read_is_told_at_its_field(sample_file, tmp_path):
    sample_file.chmod(0o400)
    told = told_to_an_ordinary_user(
        str(tmp_path / "x.sqlite"), "Alt+B", str(sample_file)
    )
    assert told.startswith("Dit bestand kan alleen gelezen worden.")


def of_the_first_revision(path: Path) -> None:
    made = open_engine(as_address(str(path)))
    create_sqlite_file(made)
    upgrade_to(made, "0001")
    made.dispose()
    rows(path, "INSERT INTO institution (name) VALUES ('Oud')")
    rows(
        path,
        "INSERT INTO branch (institution_id, code, name, number)"
        " SELECT id, '9408', 'Nieuw-Buinen', '9408' FROM institution",
    )


def test_an_older_library_is_upgraded_after_a_backup_when_the_clerk_says_so(
    clerk, tmp_path
):
    path = tmp_path / "oud.sqlite"
    of_the_first_revision(path)
    before = path.read_bytes()
    clerk.press("Alt+B")
    clerk.fill("Bestand", str(path))
    clerk.press("Alt+V", "Alt+N")
    assert clerk.named_text("problem_label").endswith("en is zo gelaten.")
    assert path.read_bytes() == before
    clerk.press("Alt+V", "Alt+J")
    assert clerk.value("Filiaal waar deze balie staat") == "9408 Nieuw-Buinen"
    clerk.press("Alt+K")
    open_for_work(clerk)
    revision = "SELECT version_num FROM alembic_version"
    assert value(path, revision) == newest_revision()
    (backup,) = (tmp_path / "backups").glob("*-voor-bijwerken.sqlite")
    assert value(backup, revision) == "0001"


def nothing(_path: Path) -> None:
    """Let there be no file."""


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (nothing, BANNER),
        (Path.touch, "Het bestand van de bibliotheek is leeg. Kies Opnieuw"),
    ],
)
def test_esc_makes_nothing_and_opnieuw_asks_again(
    start, tmp_path, make: Callable[[Path], None], told
):
    path = tmp_path / "library.sqlite"
    make(path)
    clerk = WindowClerk(start(path))
    clerk.open_window()
    clerk.press("Alt+V", "Esc")
    assert clerk.front() is clerk.program.window
    assert clerk.banner().startswith(told)
    assert not settings_file().exists()
    assert not path.exists() or not path.stat().st_size
    clerk.press("Alt+N")
    assert clerk.title() == TITLE
    clerk.press("Alt+V", "Alt+K")
    open_for_work(clerk)


def test_no_scan_types_chooses_or_goes_on(clerk, place):
    clerk.go_to("Bestand")
    typed = clerk.value("Bestand")
    clerk.scan(BINDER)
    assert clerk.value("Bestand") == typed
    clerk.go_to("Verder", TITLE)
    clerk.scan(BINDER)
    assert clerk.focus_name() == "Verder"
    clerk.press("Space")
    clerk.go_to("Klaar", TITLE)
    clerk.scan(BINDER)
    assert clerk.title() == TITLE
    assert not place.exists()


def test_a_desk_without_a_name_is_asked_again(clerk, place):
    clerk.press("Alt+V")
    clerk.fill("Naam van deze balie", "  ")
    clerk.press("Return")
    assert clerk.named_text("desk_problem_label") == "Geef deze balie een naam."
    assert clerk.focus_name() == "Naam van deze balie"
    assert not place.exists()
    clerk.press("Alt+T")
    assert clerk.focus_name() == "Een nieuwe bibliotheek maken"


def test_settings_that_cannot_be_written_are_told_and_the_desk_opens(clerk, place):
    settings_file().mkdir(parents=True)
    clerk.press("Alt+V", "Alt+K")
    open_for_work(clerk)
    assert place.is_file()
    assert str(settings_file()) in clerk.footer()


def test_every_key_has_one_owner_in_both_steps_and_the_server_cannot_be_chosen(clerk):
    assert find_dead_keys(clerk.front()) == {}
    assert not clerk.field(
        "Verbinden met een server: dat kan deze versie nog niet"
    ).isEnabled()
    clerk.press("Alt+V")
    assert find_dead_keys(clerk.front()) == {}
    assert clerk.reads("Instellingen > Bestanden inlezen")


def test_what_was_kept_is_what_the_next_start_opens(clerk):
    clerk.press("Alt+O", "Alt+V", "Alt+K")
    open_for_work(clerk)
    told = kept()
    config = Config(as_address(str(told["database"])), desk=str(told["desk"]))
    services = open_services(config, WORK_DATE)
    found = services.library.uid()
    services.library.close()
    assert found == clerk.program.services.library.uid()
