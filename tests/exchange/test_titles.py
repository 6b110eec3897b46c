# SPDX-License-Identifier: Apache-2.0
"""Titles and their items come in from MARC21 and MARCXML, whatever is wrong with it."""

import pytest
from pymarc import Field

from exchange.conftest import Rows, Take
from support.foreign_files import (
    as_marc,
    as_xml,
    field,
    holding,
    marc8,
    record,
    with_length,
)
from wisedesk.exchange.source_files import FileTrouble, WrongFile

TITLES = "SELECT title FROM title ORDER BY id"


def titles(rows: Rows) -> list[object]:
    return [row[0] for row in rows(TITLES)]


def test_title_and_item_come_in_as_readers_expect(take: Take, rows: Rows) -> None:
    one = record(
        field("020", ("a", "90-274-3964-8 (geb.) :"), ("c", "€ 12,50")),
        field("100", ("a", "Riordan, Rick,"), ("d", "1964-")),
        field("260", ("a", "Houten :"), ("c", "c2009.")),
        Field("008", data="090101s2008    ne            000 1 dut d"),
        holding("nbd001"),
        title="De vloek van de Titaan /",
    )
    took = take("titles", as_marc(one))
    assert took.counts("title") == (1, 0, 0, 0)
    assert took.counts("item") == (1, 0, 0, 0)
    assert rows("SELECT key, title, author, isbn, year, language FROM title") == [
        (
            "NBD:1",
            "De vloek van de Titaan",
            "Riordan, Rick",
            "9789027439642",
            "2009",
            "dut",
        )
    ]
    assert rows(
        "SELECT barcode, rmt, call_number, price_cents, status, code FROM item"
        " JOIN branch ON branch.id = branch_id"
    ) == [("NBD001", "B", "RIO", 1250, "B", "9408")]


@pytest.mark.parametrize(
    ("raw", "alphabet", "expected"),
    [
        (b"L'\xe2ecole /", b" ", "L'école"),
        (b"M\xe8unchen /", b" ", "München"),
        ("Noël à Łódź".encode(), b"a", "Noël à Łódź"),
        ("東京物語".encode(), b"a", "東京物語"),
        ("Война и мир".encode(), b" ", "Война и мир"),
        (b"\x1b(NwOJNA\x1b(B /", b" ", "Война"),
    ],
    ids=["marc-8", "umlaut", "utf-8", "chinese", "leader lies", "cyrillic marc-8"],
)
def test_letters_of_every_alphabet(
    take: Take, rows: Rows, raw: bytes, alphabet: bytes, expected: str
) -> None:
    took = take("titles", marc8(raw, alphabet=alphabet))
    assert titles(rows) == [expected]
    assert not took.rejects


def test_leader_that_says_utf8_of_marc8_is_told(take: Take, rows: Rows) -> None:
    took = take("titles", marc8(b"L'\xe2ecole", alphabet=b"a"))
    assert titles(rows) == ["L'école"]
    assert [place for place, _ in took.told] == ["1"]
    assert "MARC-8" in took.told[0][1]


def test_letters_changed_without_the_directory(take: Take, rows: Rows) -> None:
    file = as_marc(record(holding("A1"), title="Een ecole", number="ecole"))
    took = take("titles", file.replace(b"ecole", "école".encode()))
    assert rows("SELECT key, title, barcode FROM title, item") == [
        ("NBD:école", "Een école", "A1")
    ]
    assert not took.rejects


def test_letter_that_marc8_does_not_have_is_told(take: Take, rows: Rows) -> None:
    took = take("titles", marc8(b"Een\xffteken"))
    assert titles(rows) == ["Een teken"]
    assert "MARC-8" in took.told[0][1]


def test_encoding_that_somebody_names_is_believed(take: Take, rows: Rows) -> None:
    file = marc8("Félix à l'école".encode("cp1252"))
    took = take("titles", file, encoding="cp1252")
    assert titles(rows) == ["Félix à l'école"]
    assert not took.rejects


def test_broken_records_cost_no_other(take: Take, rows: Rows) -> None:
    good = [as_marc(record(number=str(n), title=f"Titel {n}")) for n in range(1, 7)]
    without_end = good[1][:-1]
    bad_directory = good[3][:24] + b"x" * 12 + good[3][36:]
    file = b"".join(
        (
            with_length(good[0], 77),
            without_end,
            good[2],
            bad_directory,
            b"\r\n",
            as_marc(record(number="leeg", title="")),
            b"zomaar wat tekst\x1d",
            good[4],
            good[5][:50],
        )
    )
    took = take("titles", file)
    assert titles(rows) == ["Titel 1", "Titel 3", "Titel 5"]
    assert took.counts("title") == (3, 0, 0, 5)
    places = dict(took.why)
    assert places["2"] == "Het record is afgebroken: het einde ontbreekt."
    assert "beschadigd" in places["4"]
    assert places["5"] == "Het record heeft geen titel (245)."
    assert "beschadigd" in places["6"]
    assert places["8"] == "Het record is afgebroken: het einde ontbreekt."
    second = next(row for row in took.rejects if row["plaats"] == "2")
    assert int(second["byte"]) == len(good[0])
    assert "Titel 2" in second["inhoud"]


def test_marcxml_with_a_prefix_and_a_broken_record(take: Take, rows: Rows) -> None:
    file = as_xml(*(record(number=str(n), title=f"Titel {n}") for n in (1, 2, 3)))
    file = file.replace(b"Titel 2", b"Titel & 2 <")
    for tag in (b"collection", b"record", b"leader", b"datafield", b"subfield"):
        file = file.replace(b"<" + tag, b"<marc:" + tag)
        file = file.replace(b"</" + tag, b"</marc:" + tag)
    file = file.replace(b"controlfield", b"marc:controlfield")
    file = file.replace(b"xmlns=", b"xmlns:marc=")
    took = take("titles", b'<?xml version="1.0"?>\n' + file)
    assert titles(rows) == ["Titel 1", "Titel 3"]
    assert [place for place, _ in took.why] == ["2"]


def test_marcxml_in_utf16_and_cut_off_at_the_end(take: Take, rows: Rows) -> None:
    file = as_xml(record(title="Één"), record(number="2")).decode()
    cut = file[: file.rindex("</record>")]
    took = take("titles", cut.encode("utf-16"))
    assert titles(rows) == ["Één"]
    assert took.why == [("2", "Het record is afgebroken: het einde ontbreekt.")]


def test_entities_of_a_hostile_file_are_never_opened(take: Take, rows: Rows) -> None:
    bomb = (
        b'<!DOCTYPE c [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">'
        b'<!ENTITY f SYSTEM "file:///etc/hostname">]>'
    )
    file = as_xml(record(title="Goed"), record(number="2", title="X"))
    took = take("titles", bomb + file.replace(b">X<", b">&b;&f;<"))
    assert titles(rows) == ["Goed"]
    assert [place for place, _ in took.why] == ["2"]


def test_items_that_cannot_be_taken_leave_the_title(take: Take, rows: Rows) -> None:
    file = as_marc(
        record(
            holding("", o="zonder"),
            holding("A 1"),
            holding("A2", v="gratis"),
            holding("A2", o="anders"),
            holding("A3"),
        ),
        record(holding("A3"), number="2", title="Een ander"),
    )
    took = take("titles", file)
    assert took.counts("title") == (2, 0, 0, 0)
    assert took.counts("item") == (2, 0, 0, 4)
    assert [why for _, why in took.why] == [
        "Het veld 952$p is leeg.",
        "Nummer A 1 bevat een spatie.",
        "Staat anders in dit bestand bij 1; die geldt.",
        "Barcode A3 is al van een exemplaar van: De reis.",
    ]
    assert "gratis" in took.told[0][1]
    assert rows("SELECT barcode, price_cents FROM item ORDER BY id") == [
        ("A2", None),
        ("A3", 1250),
    ]


def test_unknown_material_and_branch_can_be_worked_with(take: Take, rows: Rows) -> None:
    file = as_marc(
        record(
            holding("A1", y="KAART", a="PUNT-1"),
            holding("A2", y="DVD", a=""),
            holding("A3", y="CD", a="9999"),
        )
    )
    took = take("titles", file)
    items = (
        "SELECT barcode, item.rmt, material_type.name, code, number FROM item"
        " JOIN material_type ON material_type.rmt = item.rmt"
        " JOIN branch ON branch.id = branch_id ORDER BY barcode"
    )
    assert rows(items) == [
        ("A1", "B0", "KAART", "PUNT-1", "0001"),
        ("A2", "DV", "DVD volwassenen", "9408", "9408"),
        ("A3", "LM", "Muziek-cd", "9999", "0002"),
    ]
    notes = took.report.tally.notes
    assert notes["material\tKAART\tB0\tKAART"] == 1
    assert notes["branch-added\tPUNT-1\t0001"] == 1
    assert notes["branch-assumed\t9408"] == 1
    again = take("titles", file + as_marc(record(holding("A4", y="KAART"), number="2")))
    assert again.counts("item") == (1, 0, 3, 0)
    assert rows("SELECT rmt FROM item WHERE barcode = 'A4'") == [("B0",)]


def test_material_that_somebody_maps_is_remembered(take: Take, rows: Rows) -> None:
    file = as_marc(record(holding("A1", y="BOOK")))
    take("titles", file)
    took = take("titles", file, choices=(("BOOK", "J"),))
    assert took.counts("item") == (0, 1, 0, 0)
    take("titles", as_marc(record(holding("A2", y="BOOK"), number="2")))
    assert rows("SELECT rmt FROM item") == [("J",), ("J",)]
    with pytest.raises(WrongFile) as wrong:
        take("titles", file, choices=(("BOOK", "ZZ"),))
    assert wrong.value.trouble is FileTrouble.UNKNOWN_TARGET


def test_key_is_the_same_every_time(take: Take, rows: Rows) -> None:
    isbn = field("020", ("a", "9789027439642"))
    file = as_marc(
        record(number="7", agency="NBD"),
        record(number="7", agency=""),
        record(isbn, number="", agency=""),
        record(holding("A1"), number="", agency="", title="Naamloos"),
    )
    take("titles", file)
    keys = [str(key) for (key,) in rows("SELECT key FROM title ORDER BY id")]
    assert keys[:3] == ["NBD:7", ":7", "isbn:9789027439642"]
    assert keys[3].startswith("marc:")
    assert take("titles", file + b"\n").counts("title") == (0, 0, 4, 0)


def test_title_is_corrected_by_a_later_file(take: Take, rows: Rows) -> None:
    take("titles", as_marc(record(holding("A1"), title="De ries")))
    later = as_marc(record(holding("A1", v="15"), title="De reis"))
    took = take("titles", later)
    assert took.counts("title") == (0, 1, 0, 0)
    assert took.counts("item") == (0, 1, 0, 0)
    assert rows("SELECT title, price_cents, version FROM title, item") == [
        ("De reis", 1500, 2)
    ]


def test_number_without_institution_never_overwrites_another_work(
    take: Take, rows: Rows
) -> None:
    take("titles", as_marc(record(agency="", title="De reis")))
    took = take("titles", as_marc(record(agency="", title="Koken zonder zout")))
    assert took.counts("title") == (0, 0, 0, 1)
    assert "De reis" in took.why[0][1]
    assert titles(rows) == ["De reis"]


def test_two_records_of_one_number_keep_the_first(take: Take, rows: Rows) -> None:
    file = as_marc(
        record(holding("A1"), title="De reis"),
        record(holding("A2"), title="De reis"),
        record(holding("A3"), title="De terugreis"),
    )
    took = take("titles", file)
    assert took.counts("title") == (1, 0, 1, 1)
    assert took.counts("item") == (2, 0, 0, 1)
    assert titles(rows) == ["De reis"]
    assert take("titles", file).counts("title") == (0, 0, 2, 1)
