# SPDX-License-Identifier: Apache-2.0
"""Innemen by keys: the row asks, the cart is proved, the drop has its own day."""

import pytest

from support.clerk import (
    TITAN,
    customer,
    item,
    lend,
    of_branch,
    own_card,
    read,
    register,
)
from support.raw_file import rows
from wisedesk.domain.holds import HoldStatus
from wisedesk.domain.items import ItemStatus
from wisedesk.services.actions import ChangeSetting, PlaceHold

TABLE = "Uitleningen en innames"
DIFFERENCES = "Verschillen tussen de rondes"
HERE, ELSEWHERE = "9408", "9000"
BEAR = "vb000007"


@pytest.fixture
def jansen(desk):
    """Return the card of a customer who has two copies of De vloek van de Titaan."""
    key = register(desk, number=own_card(1)).key
    for barcode in of_branch(desk, HERE)[:2]:
        lend(desk, key, barcode)
    return key


@pytest.fixture
def lent(desk, jansen):
    loans = read(desk, lambda tx: tx.open_loans(customer(desk, jansen).customer_id))
    return [each.barcode for each in loans]


def wait_for_the_title(desk, title_key=TITAN):
    other = register(desk, number=own_card(7)).key
    desk.perform(PlaceHold(customer=other, title_key=title_key))
    return other


def states(operator):
    return [(row[-1], row[4]) for row in operator.table(TABLE)]


def last(operator):
    return operator.named_text("last_label")


def test_a_hold_asks_on_its_row_and_one_key_sets_it_aside(operator, desk, lent):
    wait_for_the_title(desk)
    operator.press("F6")
    operator.scan(lent[0])
    assert states(operator) == [(lent[0], "Vraagt u")]
    assert last(operator).startswith("LEG APART. Gereserveerd voor Jansen, Jan.")
    assert "Alt-U: apart leggen, Alt-X: niet." in last(operator)
    operator.press("F12")
    assert operator.footer().startswith("Nog niet: De vloek van de Titaan vraagt u")
    operator.press("Alt+U")
    assert states(operator) == [(lent[0], "Apart gelegd")]
    assert last(operator) == (
        "Apart gelegd: De vloek van de Titaan."
        " Gereserveerd voor Jansen, Jan, tot en met 11-05-2026."
    )
    assert item(desk, lent[0]).status is ItemStatus.RESERVED
    operator.press("F12")
    assert states(operator) == []


def test_the_pile_goes_on_while_rows_ask_and_each_is_answered_later(
    operator, desk, lent
):
    wait_for_the_title(desk)
    far = of_branch(desk, ELSEWHERE, "vb000002")[0]
    operator.press("F6")
    for barcode in (lent[0], far, lent[1]):
        operator.scan(barcode)
    assert [state for _, state in states(operator)] == ["Vraagt u"] * 3
    operator.press("Alt+U", "Alt+U", "Alt+U")
    assert [state for _, state in states(operator)] == [
        "Blijft hier",
        "Op transport",
        "Apart gelegd",
    ]
    assert item(desk, far).transit_to == "VoorbeeldBibliotheek"
    assert item(desk, lent[1]).status is ItemStatus.AVAILABLE


def test_left_it_stays_and_the_hold_keeps_its_place(operator, desk, lent):
    wait_for_the_title(desk)
    operator.press("F6")
    operator.scan(lent[0])
    operator.press("Alt+X")
    assert states(operator) == [(lent[0], "Blijft hier")]
    assert last(operator).endswith("houdt haar plaats.")
    (hold,) = read(desk, lambda tx: tx.holds_on(TITAN))
    assert hold.status is HoldStatus.ACTIVE


def test_setting_aside_is_turned_back_by_one_key(operator, desk, lent):
    wait_for_the_title(desk)
    operator.press("F6")
    operator.scan(lent[0])
    operator.press("Alt+U", "Ctrl+Z")
    assert operator.footer() == (
        "Hersteld: apart leggen van De vloek van de Titaan — Jansen, Jan."
    )
    assert item(desk, lent[0]).status is ItemStatus.JUST_RETURNED
    (hold,) = read(desk, lambda tx: tx.holds_on(TITAN))
    assert hold.status is HoldStatus.ACTIVE
    assert states(operator) == [(lent[0], "Vraagt u")]
    operator.press("Ctrl+Z")
    assert item(desk, lent[0]).status is ItemStatus.LENT
    assert states(operator) == [(lent[0], "Hersteld")]


def test_what_is_in_already_is_no_refusal(operator, desk):
    barcode = of_branch(desk, HERE)[0]
    operator.press("F6")
    operator.scan(barcode)
    assert states(operator) == [(barcode, "Was al binnen")]
    assert last(operator).startswith("Was al binnen; voorraaddatum bijgewerkt:")


@pytest.mark.parametrize(
    ("letter", "state", "told"),
    [
        ("M", "Gevonden", "Gevonden: De vloek van de Titaan was vermist, nu weer"),
        ("A", "Geweigerd", "De vloek van de Titaan is afgeschreven: zet het niet"),
        ("I", "Geweigerd", "De vloek van de Titaan staat nog in bestelling:"),
    ],
)
def test_what_was_not_lent_is_told_for_what_it_is(
    operator, desk, sample_file, letter, state, told
):
    barcode = of_branch(desk, HERE)[0]
    rows(sample_file, "UPDATE item SET status = ? WHERE barcode = ?", letter, barcode)
    operator.press("F6")
    operator.scan(barcode)
    assert states(operator) == [(barcode, state)]
    assert last(operator).startswith(told)


def test_another_customers_item_is_asked_about_where_the_branch_wants_it(
    operator, desk, lent
):
    desk.perform(ChangeSetting(name="return-other-customers", value="N"))
    other = register(desk, number=own_card(2)).key
    barcode = of_branch(desk, HERE, BEAR)[0]
    lend(desk, other, barcode)
    operator.press("F6")
    operator.scan(lent[0])
    operator.scan(barcode)
    assert states(operator)[0] == (barcode, "Vraagt u")
    assert last(operator).startswith("Geleend door een andere klant: Jansen, Jan")
    operator.press("Alt+U")
    assert states(operator)[0] == (barcode, "Ingenomen")


def test_the_boekenbus_lists_only_what_asks(operator, desk, lent):
    wait_for_the_title(desk, BEAR)
    held = of_branch(desk, HERE, BEAR)[0]
    operator.press("F6", "F11")
    assert operator.reads("BOEKENBUS-MODUS · 0 ingenomen")
    for barcode in (*lent, held):
        operator.scan(barcode)
    assert states(operator) == [(held, "Vraagt u")]
    assert operator.reads("BOEKENBUS-MODUS · 3 ingenomen")
    assert operator.named_text("name_value") == ""
    operator.press("Alt+X", "F11")
    assert not operator.reads("BOEKENBUS-MODUS")


def test_many_scans_at_once_all_come_in(operator, desk):
    barcodes = of_branch(desk, HERE, "vb000009")
    operator.press("F6", "F11")
    for barcode in barcodes:
        operator.scan_quietly(barcode)
    operator.settle()
    assert operator.reads(f"BOEKENBUS-MODUS · {len(barcodes)} ingenomen")


def test_the_drop_has_its_day_until_it_is_taken_off(operator, sample_file, lent):
    earlier = "UPDATE loan SET lent_on = '2026-04-07' WHERE op_id IS NOT NULL"
    rows(sample_file, earlier)
    operator.press("F6", "Ctrl+D")
    assert operator.title() == "Ingeleverd op"
    assert operator.value("Dag (dd-mm-jjjj)") == "02-05-2026"
    operator.type("5-5-2026\n")
    assert operator.reads("die dag ligt in de toekomst")
    operator.press("Ctrl+A")
    operator.type("30 april\n")
    assert operator.reads("30 april is geen datum. Schrijf dd-mm-jjjj.")
    operator.press("Ctrl+A")
    operator.type("30-4-2026\n")
    assert operator.reads("INGELEVERD OP do 30-04-2026")
    operator.scan(lent[0])
    assert operator.table(TABLE)[0][1] == "30-04-2026"
    assert last(operator).endswith("van klant Jansen, Jan, ingeleverd op 30-04-2026")
    operator.press("F12")
    assert operator.reads("INGELEVERD OP do 30-04-2026")
    operator.press("F5")
    assert not operator.reads("INGELEVERD OP")
    operator.press("F6", "Ctrl+D")
    assert not operator.reads("INGELEVERD OP")
    operator.scan(lent[1])
    assert operator.table(TABLE)[0][1] == "04-05-2026"


def test_a_day_of_the_drop_long_ago_is_asked_and_no_scan_answers(operator, lent):
    operator.press("F6", "Ctrl+D", "Ctrl+A")
    operator.type("27-4-2026\n")  # seven days ago: the default
    assert operator.reads("INGELEVERD OP ma 27-04-2026")
    operator.press("Ctrl+D", "Ctrl+D", "Ctrl+A")
    operator.type("4-5-2025\n")
    asked = "04-05-2025 is 365 dagen geleden."
    assert operator.reads(asked)
    operator.scan(lent[0])
    assert operator.reads(asked)
    operator.press("Return")  # Nee has the focus: back to the day
    assert operator.value("Dag (dd-mm-jjjj)") == "4-5-2025"
    operator.press("Return", "Alt+J")
    assert operator.reads("INGELEVERD OP zo 04-05-2025")
    operator.press("F12")


def test_the_library_says_from_when_the_drop_asks(operator, desk):
    desk.perform(ChangeSetting(name="drop-asks-days", value="400"))
    operator.press("F6", "Ctrl+D", "Ctrl+A")
    operator.type("4-5-2025\n")
    assert operator.reads("INGELEVERD OP zo 04-05-2025")


def test_what_was_lent_after_the_drop_counts_on_its_loan_date(operator, lent):
    operator.press("F6", "Ctrl+D", "Return")
    operator.scan(lent[0])
    assert last(operator).endswith("telt op de uitleendatum 04-05-2026")


def test_the_pile_is_proved_and_a_colleague_finds_the_one_that_was_missed(
    operator, desk, lent
):
    free = of_branch(desk, HERE, BEAR)[0]
    operator.press("F6", "Ctrl+T")
    assert operator.title() == "Telling"
    operator.type("nul\n")
    assert operator.reads("Vul een aantal in van 1 tot en met 9999.")
    operator.press("Ctrl+A")
    operator.type("3\n")
    assert operator.reads("Telling: 0 van 3 — 3 ontbreken")
    operator.scan(lent[0])
    operator.scan(lent[1])
    operator.scan(lent[1])
    assert operator.reads(
        "Telling: 2 van 3 — 1 ontbreekt."
        f" Laatste goede scan: De vloek van de Titaan ({lent[1]})"
    )
    operator.press("Ctrl+T")
    assert operator.reads("2 van 3 — 1 ontbreekt")
    operator.press("Alt+T")
    assert operator.reads("Tweede ronde: 0 van 3")
    for barcode in (lent[0], free):
        operator.scan(barcode)
    operator.press("Ctrl+T")
    assert operator.reads("2 verschillen tussen de rondes:")
    assert operator.table(DIFFERENCES) == [
        ["De geweldige beer", free, "alleen in de tweede ronde"],
        ["De vloek van de Titaan", lent[1], "alleen in de eerste ronde"],
    ]
    operator.press("Alt+B")
    assert not operator.reads("Tweede ronde")


def test_a_whole_pile_is_said_to_be_whole(operator, lent):
    operator.press("F6", "Ctrl+T")
    operator.type("2\n")
    for barcode in lent:
        operator.scan(barcode)
    assert operator.reads("Telling: 2 van 2 — compleet.")
    assert operator.reads("Ctrl-T sluit de telling of begint een tweede ronde")


def test_what_is_turned_back_lies_on_the_cart_again(operator, lent):
    operator.press("F6", "Ctrl+T")
    operator.type("2\n")
    for barcode in lent:
        operator.scan(barcode)
    operator.press("Ctrl+Z")
    assert operator.reads("Telling: 1 van 2 — 1 ontbreekt.")
    operator.scan(lent[1])
    assert operator.reads("Telling: 2 van 2 — compleet.")


def test_one_too_many_is_told_as_a_mistake(operator, lent):
    operator.press("F6", "Ctrl+T")
    operator.type("1\n")
    for barcode in lent:
        operator.scan(barcode)
    assert operator.reads("Telling: 2 van 1 — 1 te veel.")
    assert operator.reads("Tel de kar na")


def test_a_scan_answers_no_dialog_and_is_of_the_pile_asked_about(operator, lent):
    operator.press("F6", "Ctrl+T")
    operator.scan(lent[0])
    assert operator.title() == "Telling"
    assert operator.value("Aantal op de kar") == ""
    operator.type("2\n")
    assert operator.reads("Telling: 1 van 2 — 1 ontbreekt")
    operator.scan(lent[0])
    assert operator.reads("Telling: 1 van 2 — 1 ontbreekt")
    operator.scan(lent[1])
    assert operator.reads("Telling: 2 van 2 — compleet.")


def test_what_came_in_before_the_pile_was_asked_about_is_not_of_it(operator, lent):
    operator.press("F6")
    operator.scan(lent[0])
    operator.press("Ctrl+T", "Esc", "Ctrl+T")
    operator.type("1\n")
    assert operator.reads("Telling: 0 van 1 — 1 ontbreekt")
    operator.scan(lent[1])
    assert operator.reads("Telling: 1 van 1 — compleet.")


@pytest.mark.parametrize("keys", ["F11", "Ctrl+D", "Ctrl+T"])
def test_the_manner_of_returning_belongs_to_innemen(operator, keys):
    operator.press("F5", keys)
    assert operator.footer() == "Dat kan bij Innemen (F6)."
