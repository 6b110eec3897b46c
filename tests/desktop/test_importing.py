# SPDX-License-Identifier: Apache-2.0
"""Bestanden inlezen: files of another system, by keys alone, beside a desk at work."""

from pathlib import Path

import pytest

from support.clerk import HOME_FOR_THE_ELDERLY
from support.foreign_files import CUSTOMERS, as_marc, holding, record, table
from support.places import choose
from support.program import Start
from support.raw_file import opened, value
from support.window import WindowClerk
from wisedesk.exchange import transactions

TITLE = "Bestanden inlezen"
TOLD = "Verslag"
READ = "SELECT count(*) FROM item WHERE barcode GLOB 'A?'"


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """Return a folder with a file of each kind, as another system wrote them."""
    folder = tmp_path / "uit José's systeem"
    folder.mkdir()
    stock = as_marc(*(record(holding(f"A{n}"), number=str(n)) for n in range(1, 4)))
    (folder / "catalogus.mrc").write_bytes(stock)
    contents = {
        "leners.csv": table(CUSTOMERS, "900001,Jansen,Els,1980-01-02,9408,V", "900002"),
        "uit.csv": table(
            "cardnumber,barcode,issued,due", "900001,A1,2026-04-20,2026-05-11"
        ),
        "filialen.csv": table("branchcode,branchname", "9999,Elders"),
        "boodschappen.csv": table("wat,hoeveel", "brood,2"),
    }
    for name, text in contents.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def add(clerk: WindowClerk, path: Path) -> None:
    """Type the path of a file, and put it in the list."""
    clerk.fill("Bestand", f"{path}\n")


def open_page(clerk: WindowClerk, *paths: Path) -> None:
    """Open the page, and put files in its list."""
    choose(clerk, "Alt+T", TITLE)
    assert clerk.title() == f"{TITLE} - wisedesk"
    for path in paths:
        add(clerk, path)


def lines(clerk: WindowClerk) -> list[list[str]]:
    """Return kind, name and standing of each file in the list."""
    return [row[:3] for row in clerk.table(TITLE)]


def read_all(clerk: WindowClerk) -> None:
    """Begin to read, and wait for the end."""
    clerk.press("Alt+L")
    clerk.wait(lambda: "Inlezen klaar" in clerk.footer(), "het inlezen is klaar")
    clerk.settle()


def test_each_file_is_known_by_its_content_and_read_in_its_turn(
    operator, files, sample_file
):
    open_page(
        operator, *(files / name for name in ("uit.csv", "leners.csv", "catalogus.mrc"))
    )
    assert lines(operator) == [
        ["titels", "catalogus.mrc", "wacht"],
        ["klanten", "leners.csv", "wacht"],
        ["uitleningen", "uit.csv", "wacht"],
    ]
    read_all(operator)
    assert operator.footer() == (
        "Inlezen klaar: 3 bestanden ingelezen, 1 regel geweigerd."
    )
    assert [row[2:] for row in operator.table(TITLE)] == [
        ["ingelezen", "3", "0", "0", "0"],
        ["ingelezen", "1", "0", "0", "1"],
        ["ingelezen", "1", "0", "0", "0"],
    ]
    lent = "SELECT count(*) FROM loan JOIN item ON item.id = loan.item_id"
    assert value(sample_file, f"{lent} WHERE barcode = 'A1'") == 1
    operator.press("F5")
    operator.scan("900001")
    assert operator.reads("Jansen, Els")


def test_what_came_of_a_file_is_told_where_it_is_chosen(operator, files):
    open_page(operator, files / "leners.csv")
    read_all(operator)
    operator.go_to(TITLE)
    told = operator.value(TOLD)
    rejects = files / "leners.rejects.csv"
    assert f"Wat geweigerd is, en waarom, staat in {rejects}." in told
    assert "Categorie V werd abonnement" in told
    assert rejects.is_file()
    operator.press("Alt+V")
    add(operator, files / "catalogus.mrc")
    read_all(operator)
    assert operator.footer() == "Inlezen klaar: 1 bestand ingelezen, niets geweigerd."
    assert "Exemplaren: 3 toegevoegd." in operator.value(TOLD)


def test_enter_on_a_file_shows_why_its_first_rows_were_rejected(operator, files):
    wrong = [f"90010{place:02}" for place in range(12)]
    (files / "leners.csv").write_text(table(CUSTOMERS, *wrong), encoding="utf-8")
    open_page(operator, files / "leners.csv", files / "catalogus.mrc")
    operator.go_to(TITLE)
    operator.press("Home", "Return")
    assert operator.footer() == "Dit bestand is nog niet ingelezen."
    read_all(operator)
    operator.go_to(TITLE)
    operator.press("Home", "Return")
    assert operator.footer() == "Van dit bestand is niets geweigerd."
    operator.press("Down", "Return")
    told = operator.value(TOLD).splitlines()
    at = told.index("De eerste 10:")
    reason = "De regel heeft 1 in plaats van 6 velden."
    assert told[at + 1] == f"Regel 2, geweigerd: {reason}"
    assert len(told[at + 1 :]) == 10
    (files / "leners.rejects.csv").unlink()
    operator.press("Return")
    assert "leners.rejects.csv is niet te lezen." in operator.value(TOLD)


def test_the_same_file_again_changes_nothing(operator, files, sample_file):
    open_page(operator, files / "leners.csv")
    read_all(operator)
    before = value(sample_file, "SELECT count(*) FROM customer")
    operator.go_to(TITLE)
    operator.press("Alt+V")
    assert lines(operator) == []
    add(operator, files / "leners.csv")
    read_all(operator)
    assert operator.table(TITLE)[0][2:6] == ["ingelezen", "0", "0", "1"]
    assert value(sample_file, "SELECT count(*) FROM customer") == before


def test_what_cannot_be_read_is_told_at_the_field(operator, files):
    choose(operator, "Alt+T", TITLE)
    assert operator.focus_name() == "Bestand"
    for typed, told in (
        ("", "Vul in welk bestand ingelezen moet worden"),
        (str(files / "weg.csv"), "weg.csv bestaat niet."),
        (str(files), "is een map; noem een bestand."),
        (str(files / "boodschappen.csv"), "boodschappen.csv is niet in te lezen."),
    ):
        operator.fill("Bestand", typed)
        operator.press("Return")
        assert operator.reads(told)
        assert operator.is_bad("Bestand")
        assert operator.focus_name() == "Bestand"
    assert lines(operator) == []
    operator.press("Alt+L")
    assert operator.reads("Voeg eerst een bestand toe.")
    add(operator, files / "leners.csv")
    assert not operator.is_bad("Bestand")
    add(operator, files / "leners.csv")
    assert operator.reads("leners.csv staat al in de lijst.")


def test_who_stops_goes_on_later_and_the_desk_works_meanwhile(
    operator, files, sample_file, monkeypatch
):
    monkeypatch.setattr(transactions, "BATCH", 1)
    open_page(operator, files / "catalogus.mrc")
    with opened(sample_file) as other:
        other.execute("BEGIN IMMEDIATE")  # so that nothing is read in yet
        operator.press("Alt+L")
        assert operator.reads("Er wordt ingelezen.")
        operator.press("F5")
        operator.press("Ctrl+Q")
        assert operator.reads("Er wordt nog een bestand ingelezen. Toch afsluiten?")
        operator.press("Alt+N")
        assert operator.title() == f"{TITLE} - wisedesk"
        operator.press("Alt+O")
        other.execute("ROLLBACK")
    operator.wait(lambda: "Inlezen klaar" in operator.footer(), "het is gestopt")
    operator.settle()
    assert lines(operator) == [["titels", "catalogus.mrc", "gestopt"]]
    assert value(sample_file, READ) < 3
    monkeypatch.undo()
    read_all(operator)
    assert lines(operator) == [["titels", "catalogus.mrc", "ingelezen"]]
    assert value(sample_file, READ) == 3


def test_a_window_that_is_closed_leaves_a_file_where_it_was(
    start: Start, files, sample_file, monkeypatch
):
    monkeypatch.setattr(transactions, "BATCH", 1)
    clerk = WindowClerk(start(sample_file))
    clerk.start()
    open_page(clerk, files / "catalogus.mrc")
    with opened(sample_file) as other:
        other.execute("BEGIN IMMEDIATE")
        clerk.press("Alt+L")
        clerk.press("Ctrl+Q")
        clerk.press("Alt+J")
        other.execute("ROLLBACK")
    clerk.program.stop()
    assert value(sample_file, READ) < 3
    again = WindowClerk(start(sample_file))
    again.start()
    open_page(again, files / "catalogus.mrc")
    read_all(again)
    assert value(sample_file, READ) == 3


def test_a_scan_is_no_path_and_waits(operator, files):
    open_page(operator, files / "leners.csv")
    operator.go_to("Bestand")
    operator.scan(HOME_FOR_THE_ELDERLY)
    assert operator.value("Bestand") == ""
    assert operator.reads(HOME_FOR_THE_ELDERLY)


def test_a_file_is_chosen_in_its_folder(operator, files):
    choose(operator, "Alt+T", TITLE)
    operator.press("Alt+K")
    assert operator.title() == "Bestand kiezen"
    operator.type(f"{files / 'filialen.csv'}\n")
    operator.settle()
    assert lines(operator) == [["filialen", "filialen.csv", "wacht"]]
