# SPDX-License-Identifier: Apache-2.0
"""Uitlenen and Innemen, by keyboard and scanner."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest

from support.clerk import (
    BEAR,
    BINDER,
    BINDING_CARD,
    HOME_FOR_THE_ELDERLY,
    lend,
    on_day,
    on_the_shelf,
    register,
)
from support.places import session
from support.raw_file import everything, opened, rows, value
from support.window import WindowClerk
from wisedesk.domain.customer_types import CustomerType
from wisedesk.services.actions import PlaceHold

TABLE = "Uitleningen en innames"
SEVEN = [f"vb{place:06}" for place in range(1, 8)]
TODAY = "04-05-2026"


def line(clerk: WindowClerk, place: int = 0) -> dict[str, str]:
    """Return a line of the session's table, by column."""
    when, what = ("lent", "due"), ("title", "material", "status", "amount", "remark")
    names = (*when, *what, "barcode")
    return dict(zip(names, clerk.table(TABLE)[place], strict=True))


@pytest.fixture
def jansen(desk) -> str:
    """Register Jansen; return the card."""
    return register(desk).card_number


def last(clerk: WindowClerk) -> str:
    return clerk.named_text("last_label")


def test_the_seven_titles_of_the_picture_are_lent_to_an_administrative_card(
    operator, desk
):
    session(operator)
    assert operator.reads("UITLENEN")
    assert operator.reads("exemplaar")
    for title in SEVEN:
        operator.scan(on_the_shelf(desk, title)[0])
        assert "interne uitlening" in last(operator)
    table = operator.table(TABLE)
    assert len(table) == 7
    assert {(row[0], row[1], row[4]) for row in table} == {(TODAY, TODAY, "Inzage")}
    assert line(operator)["title"] == "De geweldige beer/Toft Jacobsen, Esben"
    assert line(operator)["material"].startswith("DVD jeugd")


def test_an_ordinary_loan_is_due_by_policy_on_an_open_day(operator, desk, jansen):
    session(operator, jansen)
    barcode = on_the_shelf(desk)[0]
    operator.scan(barcode)
    shown = line(operator)
    assert shown["status"] == "Uitgeleend"
    day, month, year = map(int, shown["due"].split("-"))
    due = date(year, month, day)
    assert due > date(2026, 5, 4)
    assert due.isoweekday() != 7
    assert last(operator).endswith(f"terug {shown['due']}")


def test_f9_joins_what_is_out_to_the_sessions_table(operator, desk):
    session(operator, BINDING_CARD)
    barcode = on_the_shelf(desk)[0]
    operator.scan(barcode)
    assert len(operator.table(TABLE)) == 1
    operator.press("F9")
    table = operator.table(TABLE)
    assert len(table) == 13
    assert [row[-1] for row in table].count(barcode) == 1
    assert {row[4] for row in table} == {"Interne uitlening"}
    assert operator.focus_name() == TABLE
    operator.press("F9")
    assert len(operator.table(TABLE)) == 13


def test_f9_in_klantenadministratie_shows_the_same_as_a_list(operator, desk):
    barcodes = {on_the_shelf(desk, title)[0] for title in SEVEN}
    for barcode in barcodes:
        lend(desk, BINDER, barcode)
    operator.press("F8", "Alt+Z")
    operator.scan(BINDER)
    operator.press("Return", "F9")
    table = operator.table("Geleende exemplaren")
    assert {row[-1] for row in table} == barcodes
    assert {row[4] for row in table} == {"Inzage"}
    assert operator.reads("7 exemplaren")
    assert operator.headers("Geleende exemplaren") == [
        "Uitl.",
        "Inl.",
        "Titel/auteur",
        "Mat",
        "Status",
        "Bedrag",
        "Opmerking",
        "Barcode",
    ]
    operator.press("Esc")
    assert operator.page() == "Klantenadministratie"


def overdue(desk, number: str, title: str = SEVEN[0]) -> str:
    barcode = on_the_shelf(desk, title)[0]
    lend(on_day(desk, date(2026, 5, 4) - timedelta(days=90)), number, barcode)
    return barcode


def test_overdue_is_red_and_in_words(operator, desk, jansen):
    overdue(desk, jansen)
    session(operator, jansen)
    assert line(operator)["title"] == "Te laat: 1."
    operator.press("F9")
    assert line(operator, 1)["status"] == "Uitgeleend (te laat)"
    assert operator.is_red(TABLE, 1, "Inl.")
    assert operator.is_red(TABLE, 1, "Status")
    assert not operator.is_red(TABLE, 1, "Titel/auteur")


def test_what_is_lent_internally_is_never_overdue(operator, desk):
    overdue(desk, BINDER)
    session(operator)
    operator.press("F9")
    assert line(operator)["status"] == "Inzage"
    assert not operator.is_red(TABLE, 0, "Inl.")
    assert not operator.is_red(TABLE, 0, "Status")


def test_the_digits_sort_the_table_by_their_column(operator, desk):
    session(operator)
    for title in SEVEN:
        operator.scan(on_the_shelf(desk, title)[0])
    operator.press("F9", "Ctrl+3")
    titles = [row[2] for row in operator.table(TABLE)]
    assert titles == sorted(titles, key=str.casefold)
    operator.press("Ctrl+3")
    assert [row[2] for row in operator.table(TABLE)] == titles[::-1]
    operator.press("Ctrl+8")
    barcodes = [row[7] for row in operator.table(TABLE)]
    assert barcodes == sorted(barcodes)


def test_dates_are_sorted_as_dates(operator, desk, jansen):
    days = (date(2026, 4, 30), date(2026, 3, 31), date(2026, 5, 2))
    for day, title in zip(days, SEVEN, strict=False):
        lend(on_day(desk, day), jansen, on_the_shelf(desk, title)[0])
    session(operator, jansen)
    operator.press("F9", "Ctrl+1")
    shown = [row[0] for row in operator.table(TABLE) if row[0]]
    assert shown == ["31-03-2026", "30-04-2026", "02-05-2026"]


def test_v_brings_the_previous_customer(operator, jansen):
    session(operator, HOME_FOR_THE_ELDERLY)
    operator.press("F12")
    assert not operator.reads("Zorgcentrum De Horst")
    operator.type("v\n")
    assert operator.reads("Zorgcentrum De Horst")
    operator.press("F12")
    session(operator, jansen)
    operator.type("V\n")
    assert operator.reads("Zorgcentrum De Horst")
    operator.type("v\n")
    assert operator.reads("Jansen")


@pytest.mark.parametrize("mode", ["F5", "F6"])
def test_v_without_a_previous_customer_says_so_and_leaves_no_row(operator, mode):
    operator.press(mode)
    operator.type("v\n")
    assert last(operator) == "Er is nog geen vorige klant."
    assert operator.table(TABLE) == []


def test_v_at_innemen_goes_to_uitlenen_with_the_previous_customer(
    operator, desk, jansen
):
    session(operator, HOME_FOR_THE_ELDERLY)
    operator.press("F12", "F6")
    back = on_the_shelf(desk)[0]
    lend(desk, jansen, back)
    operator.scan(back)
    operator.type("v\n")
    assert operator.page() == "Uitlenen"
    assert operator.named_text("bar_number").startswith(HOME_FOR_THE_ELDERLY)
    assert operator.table(TABLE) == []
    assert operator.focus_name() == "exemplaar"


def test_an_unknown_card_is_told_and_the_desk_goes_on(operator, jansen):
    operator.scan("29999999999999")
    assert last(operator) == "Klantnummer 29999999999999 is niet bekend."
    session(operator, jansen)
    assert operator.reads("Jansen")


def test_an_item_where_a_card_is_asked_is_told(operator, desk, jansen):
    barcode = on_the_shelf(desk, BEAR)[0]
    operator.scan(barcode)
    told = f"{barcode} is een exemplaar: De geweldige beer. Scan eerst een pas."
    assert last(operator) == f"{told} Daarna Alt-U: uitlenen."
    lend(desk, jansen, barcode)
    operator.scan(barcode)
    assert "uitgeleend aan " in last(operator)
    assert last(operator).endswith("Jansen, Jan. Alt-U: innemen.")


def test_wrong_numbers_in_a_session_are_told_one_by_one(operator, desk, jansen):
    mine, other = on_the_shelf(desk, BEAR)[:2]
    lend(desk, HOME_FOR_THE_ELDERLY, other)
    session(operator, jansen)
    operator.scan("39999999999999")
    assert last(operator) == (
        "Nummer 39999999999999 is niet bekend. Scan nog eens. Alt-U: opzoeken,"
        " Alt-X: niet."
    )
    operator.scan(BINDER)
    assert last(operator) == (
        f"{BINDER} is de pas van klant Binder Hooghiemstra, geen exemplaar."
        " Alt-U: deze klant erbij, Alt-X: niet."
    )
    operator.press("Alt+X")
    operator.scan(jansen)
    assert last(operator) == f"{jansen} is de pas van deze klant, geen exemplaar."
    operator.scan(other)
    assert "is al uitgeleend aan Zorgcentrum De Horst" in last(operator)
    operator.scan(mine)
    operator.scan(mine)
    assert last(operator) == "Al gescand: De geweldige beer."
    assert [row[4] for row in operator.table(TABLE)].count("Uitgeleend") == 1


def end_subscription(library: Path, number: str) -> None:
    rows(
        library,
        "UPDATE subscription SET starts_on = '2025-05-01', ends_on = '2026-04-30'"
        " WHERE customer_id = (SELECT customer_id FROM card WHERE number = ?)",
        number,
    )


def test_a_refusal_that_may_be_passed_is_passed_by_alt_u(
    operator, desk, jansen, sample_file
):
    end_subscription(sample_file, jansen)
    session(operator, jansen)
    barcode = on_the_shelf(desk)[0]
    operator.scan(barcode)
    assert "verlopen." in last(operator)
    assert last(operator).endswith("Alt-U: deze klant toch uitlenen, Alt-X: niet.")
    assert line(operator)["status"] == "Vraagt u"
    operator.press("Alt+U")
    assert line(operator)["status"] == "Uitgeleend"
    assert [row[4] for row in operator.table(TABLE)] == ["Uitgeleend", "Toegestaan"]


def test_what_may_not_be_passed_is_not_passed(operator, desk, sample_file):
    anonymous = register(desk, CustomerType.ANONYMOUS).card_number
    session(operator, anonymous)
    before = value(sample_file, "SELECT count(*) FROM loan")
    operator.scan(on_the_shelf(desk)[0])
    assert "Deze klant mag niet lenen." in last(operator)
    assert line(operator)["status"] == "Geweigerd"
    operator.press("Alt+U")
    assert operator.footer() == "Er is geen regel die iets vraagt."
    assert value(sample_file, "SELECT count(*) FROM loan") == before


def test_f12_closes_the_customer(operator, desk):
    session(operator)
    operator.scan(on_the_shelf(desk)[0])
    operator.press("F12")
    assert operator.table(TABLE) == []
    assert operator.reads("klantnummer")
    assert not operator.reads("Binder Hooghiemstra")


def test_f12_refuses_while_a_scan_waits(operator, desk):
    session(operator)
    barcodes = on_the_shelf(desk)[:3]
    for barcode in barcodes:
        operator.scan_quietly(barcode)
    operator.press_quickly("F12")
    assert operator.footer() == "Alle scans zijn verwerkt: F12 sluit de klant."
    assert {row[-1] for row in operator.table(TABLE)} == set(barcodes)
    assert operator.reads("Binder Hooghiemstra")
    operator.press("F12")
    assert operator.table(TABLE) == []
    operator.press("F12")
    assert operator.footer() == ""


def test_a_return_shows_the_borrower_and_opens_nobody(operator, desk, jansen):
    barcode = overdue(desk, jansen, BEAR)
    operator.press("F6")
    assert operator.reads("INNEMEN")
    operator.scan(barcode)
    assert last(operator).startswith("Ingenomen: De geweldige beer — van ")
    assert "te laat" in last(operator)
    assert operator.reads("Jansen")
    assert line(operator)["status"] == "Ingenomen"
    assert operator.reads("exemplaar")
    operator.scan(barcode)
    assert last(operator) == "Al gescand: De geweldige beer."


def test_what_comes_back_from_the_binder_opens_no_melding(operator, desk):
    barcode = on_the_shelf(desk)[0]
    lend(desk, BINDER, barcode)
    operator.press("F6")
    operator.scan(barcode)
    assert operator.front() is operator.program.window
    assert last(operator).startswith("Ingenomen: ")


def test_a_card_at_innemen_is_no_item(operator, jansen, sample_file):
    before = everything(sample_file)
    operator.press("F6")
    operator.scan(jansen)
    assert jansen in last(operator)
    assert everything(sample_file) == before


def test_going_over_to_innemen_closes_the_customer(operator, jansen):
    session(operator, jansen)
    operator.press("F6")
    assert not operator.reads("Jansen")
    operator.press("F5")
    assert operator.reads("klantnummer")
    operator.type("v\n")
    assert operator.reads("Jansen")


def test_a_row_of_f9_is_reserved_with_alt_r(operator, desk, jansen, sample_file):
    barcode = on_the_shelf(desk, BEAR)[0]
    lend(desk, BINDER, barcode)
    session(operator)
    operator.press("F9", "Alt+R")
    assert operator.reads(f"De geweldige beer ({barcode})")
    operator.scan(jansen)
    operator.press("Alt+O")
    assert operator.footer().startswith("Gereserveerd voor ")
    held = "SELECT item.barcode FROM hold JOIN item ON item.id = hold.item_id"
    assert rows(sample_file, held) == [(barcode,)]


def test_an_item_of_a_special_customer_cannot_be_reserved(operator, jansen):
    operator.press("F8", "Alt+Z")
    operator.scan(BINDING_CARD)
    operator.press("Return", "F9", "Alt+R")
    operator.scan(jansen)
    operator.press("Alt+O")
    assert operator.reads("Dit exemplaar kan niet gereserveerd worden.")


def test_a_row_that_waits_for_somebody_is_told_on_return(operator, desk, jansen):
    barcode = on_the_shelf(desk, BEAR)[0]
    lend(desk, BINDER, barcode)
    session(operator)
    operator.press("F9", "Alt+R")
    operator.scan(jansen)
    operator.press("Alt+O", "F6")
    operator.scan(barcode)
    assert "Gereserveerd voor " in last(operator)
    assert "LEG APART voor " in line(operator)["remark"]


def test_klantgegevens_opens_the_customer_of_the_session_in_the_administration(
    operator, jansen
):
    session(operator, jansen)
    operator.press("Ctrl+K")
    assert operator.page() == "Klantenadministratie"
    assert operator.named_text("bar_number").startswith(jansen)
    operator.press("F5")
    assert operator.reads("Jansen")


def test_an_empty_entry_and_spaces_do_nothing(operator):
    operator.press("Return")
    operator.type("  \n")
    assert operator.table(TABLE) == []
    assert last(operator) == ""


def test_esc_empties_the_number_field_and_leaves_nothing(operator, jansen):
    session(operator, jansen)
    operator.type("12")
    operator.press("Esc")
    assert operator.value("exemplaar") == ""
    assert operator.reads("Jansen")


def test_a_number_typed_by_hand_is_handled_as_a_scanned_one(operator, desk, jansen):
    operator.type(f"{jansen}\n")
    barcode = on_the_shelf(desk)[0]
    operator.type(f"{barcode}\n")
    assert line(operator)["barcode"] == barcode


@contextmanager
def library_kept(library: Path) -> Iterator[None]:
    """Let another program write for as long as the block lasts; reading goes on."""
    with opened(library) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield
        connection.execute("ROLLBACK")


def lent_to(library: Path, number: str) -> set[str]:
    found = rows(
        library,
        "SELECT item.barcode FROM loan JOIN item ON item.id = loan.item_id"
        " JOIN card ON card.customer_id = loan.customer_id"
        " WHERE card.number = ? AND loan.returned_at IS NULL",
        number,
    )
    return {barcode for (barcode,) in found}


def test_scans_that_wait_stay_with_the_customer_they_were_made_for(
    operator, desk, jansen, sample_file
):
    barcodes = on_the_shelf(desk)[:3]
    session(operator, jansen)
    before = lent_to(sample_file, HOME_FOR_THE_ELDERLY)
    with library_kept(sample_file):
        for barcode in barcodes:
            operator.scan_quietly(barcode)
        operator.press_ahead("Alt+Z")
        operator.type_ahead("zorgcentrum")
        operator.wait(lambda: len(operator.table("Klanten")) == 1, "de klant")
        operator.press_ahead("Return")
        operator.wait(lambda: operator.page() == "Uitlenen", "de balie")
    operator.settle()
    assert lent_to(sample_file, jansen) == set(barcodes)
    assert lent_to(sample_file, HOME_FOR_THE_ELDERLY) == before
    assert operator.reads("Zorgcentrum De Horst")


def test_scans_that_wait_keep_the_mode_they_were_made_in(
    operator, desk, jansen, sample_file
):
    lend_it, bring_it = on_the_shelf(desk)[:2]
    lend(desk, HOME_FOR_THE_ELDERLY, bring_it)
    session(operator, jansen)
    with library_kept(sample_file):
        operator.scan_quietly(lend_it)
        operator.press_ahead("F6")
        operator.scan_quietly(bring_it)
    operator.settle()
    assert lent_to(sample_file, jansen) == {lend_it}
    assert bring_it not in lent_to(sample_file, HOME_FOR_THE_ELDERLY)
    assert operator.reads("INNEMEN")


def test_alt_u_lends_to_the_customer_of_the_row_when_another_came_beside(
    operator, desk, jansen, sample_file
):
    barcode = on_the_shelf(desk)[0]
    lend(desk, BINDER, barcode)
    session(operator, HOME_FOR_THE_ELDERLY)
    operator.press("F12")
    session(operator, jansen)
    operator.scan(barcode)
    asks = "Alt-U: daar annuleren en hier uitlenen, Alt-X: niet."
    assert last(operator).endswith(asks)
    operator.type("v\n")
    assert operator.reads("Zorgcentrum De Horst")
    assert "Jansen, Jan: " in operator.table(TABLE)[0][6]
    operator.press("Alt+U")
    assert barcode not in lent_to(sample_file, HOME_FOR_THE_ELDERLY)
    assert barcode in lent_to(sample_file, jansen)


def test_what_comes_behind_a_question_that_stops_the_desk_waits_and_is_told(
    operator, desk, jansen, sample_file
):
    end_subscription(sample_file, jansen)
    session(operator, jansen)
    first, second = on_the_shelf(desk)[:2]
    operator.scan(first)
    operator.scan(second)
    assert [row[4] for row in operator.table(TABLE)][:2] == ["Wacht", "Vraagt u"]
    assert "De vloek van de Titaan vraagt u eerst iets." in operator.footer()
    operator.press("F12")
    assert operator.footer().startswith("Nog niet: De vloek van de Titaan vraagt u")
    operator.press("Alt+U")
    assert lent_to(sample_file, jansen) == {first, second}
    assert operator.footer() == ""


def test_f9_of_a_customer_who_is_gone_by_then_joins_nothing(operator, jansen):
    session(operator, HOME_FOR_THE_ELDERLY)
    operator.press_ahead("F9")
    operator.press_quickly("F12")
    assert operator.table(TABLE) == []
    session(operator, jansen)
    assert operator.table(TABLE) == []


def test_a_barcode_typed_in_the_table_goes_on_in_the_number_field(
    operator, desk, jansen
):
    lend(desk, jansen, on_the_shelf(desk)[0])
    operator.scan(jansen)
    operator.press("F9")
    typed = on_the_shelf(desk)[0]
    operator.type(f"{typed}\n")
    assert operator.table(TABLE)[0][-1] == typed
    assert operator.table(TABLE)[0][4] == "Uitgeleend"


def test_a_reserved_item_that_comes_back_says_to_lay_it_apart(operator, desk, jansen):
    barcode = on_the_shelf(desk)[0]
    lend(desk, BINDER, barcode)
    desk.perform(PlaceHold(customer=jansen, barcode=barcode))
    operator.press("F6")
    operator.scan(barcode)
    assert operator.table(TABLE)[0][4] == "Vraagt u"
    assert operator.named_text("last_label").startswith(
        "LEG APART. Gereserveerd voor Jansen, Jan."
    )


def test_a_row_that_is_walked_to_tells_its_whole_remark(operator, desk, jansen):
    operator.scan(jansen)
    operator.scan("39408000000000")
    operator.scan(on_the_shelf(desk)[0])
    operator.press("F9", "Down")
    told = "Nummer 39408000000000 is niet bekend. Scan nog eens."
    assert operator.named_text("last_label").startswith(told)


def test_an_item_is_taken_from_the_catalogue_to_the_session(operator, desk, jansen):
    session(operator, jansen)
    operator.press("Alt+C")
    operator.type("geweldige beer\n")
    operator.press("Return", "Down", "Return")
    assert operator.page() == "Uitlenen"
    taken = operator.table(TABLE)[0]
    assert taken[2].startswith("De geweldige beer")
    assert taken[-1] in {row.barcode for row in all_items(desk, BEAR)}


def all_items(desk, title_key):
    with desk.library.reading() as tx:
        return tx.title_items(title_key)
