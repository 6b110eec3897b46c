# SPDX-License-Identifier: Apache-2.0
"""A list as a file for a spreadsheet."""

import csv
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wisedesk.exchange.list_files import guarded, write_list
from wisedesk.services.listings import ListedColumn, Listing

COLUMNS = (
    ListedColumn(title="Inl.", text=lambda row: row[0], bare=lambda row: row[0]),
    ListedColumn(
        title="Titel/auteur", text=lambda row: row[1], bare=lambda row: row[1]
    ),
    ListedColumn(
        title="Bedrag", text=lambda row: f"€ {row[2]}", bare=lambda row: row[2]
    ),
)
ROWS = [
    ("04-05-2026", "Élodie; of: «naïef»", "1,20"),
    ("", 'Zij zei "ja"', "0,00"),
]


def listing(rows: list[tuple[str, str, str]]) -> Listing:
    return Listing(title="Lijst", columns=COLUMNS, rows=rows)


def test_a_dutch_excel_reads_the_file_as_it_is(tmp_path):
    path = tmp_path / "lijst.csv"
    assert write_list(listing(ROWS), path) == 2
    assert path.read_bytes() == (
        b"\xef\xbb\xbfInl.;Titel/auteur;Bedrag\r\n"
        + '04-05-2026;"Élodie; of: «naïef»";1,20\r\n;"Zij zei ""ja""";0,00\r\n'.encode()
    )


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+31 6 1234", "'+31 6 1234"),
        ("-1+1", "'-1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tcmd", "'\tcmd"),
        ("|cmd", "'|cmd"),
        ("-1,20", "-1,20"),
        ("12", "12"),
        ("0", "0"),
        ("007", '="007"'),
        ("29408000005019", '="29408000005019"'),
        ("٣٣", "٣٣"),
        ("De 7e dag = lang", "De 7e dag = lang"),
        ("", ""),
    ],
)
def test_a_cell_is_never_a_formula_and_keeps_its_digits(cell, written):
    assert guarded(cell) == written


@given(st.text())
def test_whatever_stands_in_a_cell_begins_no_formula(cell):
    written = guarded(cell)
    ours = written.startswith('="') and written[2:-1].isdigit()
    number = written.lstrip("-").replace(",", "").isdigit()
    assert ours or number or not written.startswith(("=", "+", "-", "@", "\t", "\r"))


@given(st.lists(st.tuples(st.text(), st.text(), st.text()), max_size=5))
def test_every_row_is_read_back_as_one_row(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("lists") / "lijst.csv"
    write_list(listing(rows), path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        read = list(csv.reader(file, delimiter=";"))
    assert read[1:] == [[guarded(cell) for cell in row] for row in rows]


def test_an_older_file_stays_when_the_new_one_cannot_be_made(tmp_path):
    path = tmp_path / "lijst.csv"
    path.write_text("oud", encoding="utf-8")

    def broken(_row: object) -> str:
        raise OSError(28, os.strerror(28))

    columns = (ListedColumn(title="x", text=broken, bare=broken),)
    with pytest.raises(OSError, match=os.strerror(28)):
        write_list(Listing(title="", columns=columns, rows=[1]), path)
    assert path.read_text(encoding="utf-8") == "oud"
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_a_folder_that_is_not_there_is_an_error_of_the_system(tmp_path):
    with pytest.raises(FileNotFoundError):
        write_list(listing(ROWS), Path(tmp_path / "weg" / "lijst.csv"))
