# SPDX-License-Identifier: Apache-2.0
"""Every list can be printed and put in a file, by keys alone."""

import gc
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QImage, QPainter, QPalette
from PySide6.QtWidgets import QPushButton

from support.clerk import BINDING_CARD
from support.places import customer, loans, titles
from wisedesk.desktop.dialogs.print_dialog import PrintDialog
from wisedesk.desktop.lists.list_output import file_name
from wisedesk.desktop.pages.loan_lines import LOAN_COLUMNS
from wisedesk.desktop.printing.sheets import Sheets
from wisedesk.services.listings import ListedColumn, Listing

CSV, PDF = "Opslaan als CSV", "Opslaan als PDF"


def made_up(rows: int, totals: str = "") -> Listing:
    columns = (
        ListedColumn(title="Nr", text=str, bare=str, width=6, right=True),
        ListedColumn(
            title="Titel/auteur",
            text=lambda row: "Een titel die lang is " * (1 + row % 9),
            bare=str,
        ),
    )
    return Listing(title="Lijst", columns=columns, rows=range(rows), totals=totals)


def save_as(operator, path: Path) -> None:
    """Type a path over the name that is proposed, and press Enter."""
    operator.press("Ctrl+A")
    operator.type(f"{path}\n")


def test_the_loans_of_a_customer_are_stored_as_they_are_listed(operator, tmp_path):
    loans(operator)
    rows = operator.table("Geleende exemplaren")
    headers = operator.headers("Geleende exemplaren")
    operator.press("Ctrl+E")
    assert operator.title() == CSV
    path = tmp_path / "lijst.csv"
    save_as(operator, path)
    assert operator.footer() == f"Opgeslagen: {path} ({len(rows)} regels)."
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == ";".join(headers)
    assert len(lines) == len(rows) + 1
    assert rows[0][-1] in lines[1]


def test_the_name_proposed_says_what_of_whom_and_of_which_day(operator):
    loans(operator)
    operator.press("Ctrl+E")
    proposed = operator.value("Naam")
    assert proposed.startswith("Geleende exemplaren ")
    assert BINDING_CARD in proposed
    assert proposed.endswith(" 2026-05-04.csv")


def test_a_file_name_takes_nothing_a_system_forbids():
    listing = replace(made_up(1), about="a/b\\c: <d>|\n*?", day="04-05-2026")
    assert file_name(listing) == "Lijst a b c d 2026-05-04"


def test_a_scan_names_no_file_and_stores_none(operator, tmp_path):
    titles(operator)
    operator.press("Ctrl+E")
    proposed = operator.value("Naam")
    operator.scan("29408000005019")
    assert operator.title() == CSV
    assert operator.value("Naam") == proposed
    operator.press("Esc")
    assert "29408000005019" in operator.waiting()
    assert not list(tmp_path.glob("*.csv"))


def test_why_a_file_was_not_stored_is_told(operator, tmp_path):
    loans(operator)
    operator.press("Ctrl+E")
    (tmp_path / "lijst.csv").mkdir()
    save_as(operator, tmp_path / "lijst.csv")
    assert operator.reads("Dit bestand bestaat al.")
    operator.press("Alt+O")
    assert operator.footer().startswith("Niet opgeslagen: ")
    assert str(tmp_path / "lijst.csv") in operator.footer()


def test_a_file_that_exists_is_replaced_when_that_is_said_twice(operator, tmp_path):
    loans(operator)
    path = tmp_path / "lijst.csv"
    path.write_text("oud", encoding="utf-8")
    operator.press("Ctrl+E")
    save_as(operator, path)
    assert operator.reads("Dit bestand bestaat al. Nog eens Opslaan vervangt het.")
    assert path.read_text(encoding="utf-8") == "oud"
    operator.press("Return")
    assert operator.footer().startswith("Opgeslagen: ")
    assert path.read_text(encoding="utf-8-sig").startswith("Uitl.;")


def test_a_file_needs_a_name_and_a_folder_that_is_there(operator, tmp_path):
    loans(operator)
    operator.press("Ctrl+E")
    operator.press("Alt+N", "Ctrl+A", "Del", "Return")
    assert operator.reads("Geef het bestand een naam.")
    save_as(operator, tmp_path / "weg" / "lijst")
    assert operator.reads("Deze map bestaat niet.")
    operator.press("Ctrl+A")
    operator.type("lijst")
    operator.press("Alt+P", "Ctrl+A")
    operator.type(str(tmp_path))
    operator.press("Alt+O")
    assert (tmp_path / "lijst.csv").is_file()


def test_a_screen_without_a_list_says_so(operator):
    customer(operator)
    for key in ("Ctrl+E", "Ctrl+P"):
        operator.press("F8", key)
        assert operator.footer() == "Op dit scherm staat geen lijst."


def test_a_list_without_rows_is_told_to_be_empty(operator):
    operator.press("Ctrl+I")
    operator.type("xyzzy")
    for key in ("Ctrl+E", "Ctrl+P"):
        operator.press("Alt+K", key)  # what was told before is replaced
        assert operator.footer() == "De lijst is leeg."


def test_where_no_printer_is_set_up_a_pdf_is_offered(operator, tmp_path):
    loans(operator)
    rows = len(operator.table("Geleende exemplaren"))
    operator.press("Ctrl+P")
    assert operator.title() == "Afdrukken"
    assert operator.reads("Er is geen printer ingesteld op deze computer.")
    assert operator.reads(f"{rows} regels")
    assert not operator.field("Afdrukken").isEnabled()
    assert operator.focus_name() == PDF
    operator.press("Return")
    assert operator.title() == PDF
    path = tmp_path / "lijst.pdf"
    save_as(operator, path)
    operator.wait(lambda: operator.title() != "Afdrukken", "de PDF is gemaakt")
    assert operator.footer() == f"Opgeslagen: {path}"
    assert path.read_bytes().startswith(b"%PDF-")
    assert [each.name for each in tmp_path.glob("lijst*")] == ["lijst.pdf"]


def test_a_pdf_that_cannot_be_stored_is_told_in_the_dialog(operator, tmp_path):
    loans(operator)
    operator.press("Ctrl+P")
    dialog = operator.front()
    dialog.make_pdf(str(tmp_path / "weg" / "lijst.pdf"))
    assert operator.reads("De PDF is niet opgeslagen: ")
    assert operator.title() == "Afdrukken"


def test_sheets_are_turned_over_and_laid_on_their_side_by_keys(operator):
    loans(operator)
    operator.press("Ctrl+P")
    assert operator.reads("Blad 1 van 1")
    assert not operator.field("Volgend blad").isEnabled()
    assert operator.field("Liggend").isChecked()
    operator.press("Alt+L")
    assert not operator.field("Liggend").isChecked()
    operator.press("Alt+S")
    assert operator.title() == "Geleende exemplaren - wisedesk"


def painted(sheets: Sheets, sheet: int) -> QImage:
    paper = sheets.paper.toSize()
    image = QImage(paper, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    sheets.paint(painter, sheet)
    painter.end()
    return image


@pytest.mark.parametrize("landscape", [False, True])
@pytest.mark.parametrize("rows", [1, 40, 173])
def test_every_row_stands_on_one_sheet_and_one_only(qapp, rows, landscape):
    del qapp
    sheets = Sheets(made_up(rows, "totaal"), landscape=landscape)
    while sheets.count is None:
        sheets.lay_out_one_more()
    held = [sheets.rows_on(sheet) for sheet in range(1, sheets.count + 1)]
    assert [row for each in held for row in each] == list(range(rows))
    assert all(len(each) > 0 for each in held)


def test_the_barcode_of_a_loan_is_printed_in_one_line(qapp):
    del qapp
    column = LOAN_COLUMNS[-1]

    def rows_on_a_sheet(text: str) -> int:
        barcode = ListedColumn(
            title=column.title, text=lambda _: text, bare=str, width=column.width
        )
        title = ListedColumn(title="Titel", text=str, bare=str)
        listing = Listing(title="Lijst", columns=(title, barcode), rows=range(200))
        sheets = Sheets(listing, landscape=False)
        sheets.lay_out_one_more()
        return len(sheets.rows_on(1))

    assert rows_on_a_sheet("39408000000075") == rows_on_a_sheet("3")


def test_a_sheet_painted_again_is_the_same(qapp):
    del qapp
    sheets = Sheets(made_up(200), landscape=False)
    while sheets.count is None:
        sheets.lay_out_one_more()
    before = [painted(sheets, sheet) for sheet in (1, 2, sheets.count)]
    assert before == [painted(sheets, sheet) for sheet in (1, 2, sheets.count)]
    assert before[0] != before[1]


def test_paper_is_written_on_in_black_on_a_dark_screen_too(qapp):
    was = painted(Sheets(made_up(3, "totaal"), landscape=False), 1)
    before = qapp.palette()
    dark = qapp.palette()
    dark.setColor(QPalette.ColorRole.Text, Qt.GlobalColor.white)
    dark.setColor(QPalette.ColorRole.WindowText, Qt.GlobalColor.white)
    qapp.setPalette(dark)
    try:
        assert painted(Sheets(made_up(3, "totaal"), landscape=False), 1) == was
    finally:
        qapp.setPalette(before)


def test_a_row_longer_than_a_sheet_is_cut_off_and_the_next_one_still_comes(qapp):
    del qapp
    column = ListedColumn(title="", text=lambda row: "woord " * row, bare=str)
    sheets = Sheets(
        Listing(title="", columns=(column,), rows=[9000, 1, 2]), landscape=False
    )
    assert painted(sheets, 1) != painted(sheets, 2)
    assert sheets.count == 2


def test_printing_can_be_stopped_and_leaves_no_file(operator, tmp_path):
    loans(operator)
    shell = operator.program.shell
    dialog = PrintDialog(made_up(20_000), shell.waiting, shell.window)
    shell.open(dialog)
    operator.settle()
    dialog.make_pdf(str(tmp_path / "lijst.pdf"))
    operator.wait(lambda: operator.reads("bladen opgemaakt"), "het werk is begonnen")
    stop = operator.field("Stoppen")
    assert isinstance(stop, QPushButton)
    operator.press("Alt+S")
    operator.wait(lambda: operator.reads("De PDF is niet opgeslagen."), "gestopt")
    assert not list(tmp_path.glob("lijst*"))
    operator.press("Esc")
    assert operator.title() == "Geleende exemplaren - wisedesk"


def test_a_dialog_that_is_gone_while_it_prints_leaves_no_file(operator, tmp_path):
    loans(operator)
    shell = operator.program.shell
    dialog = PrintDialog(made_up(20_000), shell.waiting, shell.window)
    shell.open(dialog)
    operator.settle()
    dialog.make_pdf(str(tmp_path / "lijst.pdf"))
    operator.wait(lambda: operator.reads("bladen opgemaakt"), "het werk is begonnen")
    dialog.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert not list(tmp_path.glob("lijst*"))
