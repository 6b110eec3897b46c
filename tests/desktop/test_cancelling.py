# SPDX-License-Identifier: Apache-2.0
"""Uitlening annuleren (F4) at the desk: the mode, and the rows that are chosen."""

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QLabel, QMenu

from support.clerk import (
    BINDING_CARD,
    JANSEN,
    item,
    lend,
    on_the_shelf,
    own_card,
    register,
)
from wisedesk.domain.items import ItemStatus

TABLE = "Uitleningen en innames"
TITAN = "De vloek van de Titaan"


@pytest.fixture
def jansen(desk):
    return register(desk, number=own_card(1)).key


@pytest.fixture
def bakker(desk):
    bea = replace(JANSEN, family_name="Bakker", given_name="Bea")
    return register(desk, number=own_card(2), person=bea).key


@pytest.fixture
def shelf(desk):
    return on_the_shelf(desk)


def mode(operator):
    return operator.named_text("mode_word"), operator.named_text("mode_hint")


def last(operator):
    return operator.named_text("last_label")


def states(operator):
    return [(row[-1], row[4]) for row in operator.table(TABLE)]


def both_open(operator, first, second):
    operator.scan(first)
    operator.press("Alt+E")
    operator.scan(second)


def test_each_way_to_read_the_next_entry_says_how_to_leave_it(operator, jansen):
    operator.scan(jansen)
    assert mode(operator) == ("", "")
    operator.press("F4")
    assert mode(operator) == ("ANNULEREN", "F4: toch niet")
    operator.press("F4")
    assert mode(operator) == ("", "")
    operator.press("F7")
    assert mode(operator) == ("INZAGE", "F7: weer uitlenen")
    operator.press("Alt+E")
    assert mode(operator) == ("KLANT ERBIJ", "Alt-E: toch niet")
    operator.press("Esc")
    assert mode(operator) == ("", "")


def test_f7_while_cancelling_goes_over_to_inzage(operator, jansen, shelf):
    operator.scan(jansen)
    operator.press("F4", "F7")
    assert mode(operator) == ("INZAGE", "F7: weer uitlenen")
    operator.scan(shelf[0])
    assert states(operator) == [(shelf[0], "Inzage vandaag")]
    operator.press("F4")
    operator.scan(shelf[0])
    assert states(operator) == [(shelf[0], "Geannuleerd")]
    assert mode(operator)[0] == "INZAGE"


def test_what_is_lent_already_is_no_inzage_by_another_scan_and_f4_turns_it_back(
    operator, desk, jansen, shelf
):
    operator.scan(jansen)
    operator.scan(shelf[0])
    operator.press("F7")
    operator.scan(shelf[0])
    assert last(operator) == (
        f"Al uitgeleend, niet als Inzage: {TITAN}."
        " F4: eerst annuleren, dan nog eens scannen."
    )
    assert states(operator) == [(shelf[0], "Uitgeleend")]
    assert item(desk, shelf[0]).status is ItemStatus.LENT
    operator.press("F4")
    operator.scan(shelf[0])
    operator.scan(shelf[0])
    assert states(operator) == [
        (shelf[0], "Inzage vandaag"),
        (shelf[0], "Geannuleerd"),
    ]
    operator.scan(shelf[0])
    assert last(operator) == f"Al gescand: {TITAN}."
    operator.press("F7")
    operator.scan(shelf[0])
    assert last(operator).startswith(f"Al uitgeleend als Inzage: {TITAN}. F4: ")
    assert states(operator)[0] == (shelf[0], "Inzage vandaag")


def test_a_card_while_cancelling_is_told_what_is_asked_for(
    operator, jansen, bakker, shelf
):
    operator.scan(jansen)
    operator.scan(shelf[0])
    operator.press("F4")
    operator.scan(bakker)
    told = f"{bakker} is de pas van klant Bakker, Bea. Om te annuleren scant u een"
    assert last(operator) == f"{told} exemplaar."
    operator.scan(jansen)
    assert last(operator).startswith(f"{jansen} is de pas van klant Jansen, Jan.")
    assert mode(operator)[0] == "ANNULEREN"
    operator.scan(shelf[0])
    assert states(operator)[-1] == (shelf[0], "Geannuleerd")


def test_an_item_of_another_who_is_open_names_that_customer_and_the_key(
    operator, desk, jansen, bakker, shelf
):
    both_open(operator, jansen, bakker)
    operator.scan(shelf[0])
    operator.press("Alt+S", "F4")
    operator.scan(shelf[0])
    assert last(operator) == (
        f"Jansen, Jan: {TITAN} is geleend door Bakker, Bea ({bakker}), die ook open is."
        " Alt-S: wissel klant."
    )
    assert operator.table(TABLE)[0][6].startswith("Alt-S: wissel klant · Jansen")
    operator.press("Alt+S")
    assert mode(operator)[0] == "ANNULEREN"
    operator.scan(shelf[0])
    assert item(desk, shelf[0]).status is ItemStatus.AVAILABLE


def test_the_card_of_another_who_is_open_keeps_annuleren_on(
    operator, desk, jansen, bakker, shelf
):
    both_open(operator, jansen, bakker)
    operator.scan(shelf[0])
    operator.press("Alt+S", "F4")
    operator.scan(bakker)
    assert operator.reads("Bakker, Bea")
    assert mode(operator)[0] == "ANNULEREN"
    operator.scan(shelf[0])
    assert item(desk, shelf[0]).status is ItemStatus.AVAILABLE
    assert mode(operator) == ("", "")


def test_an_item_of_somebody_else_is_told_to_be_theirs(
    operator, desk, jansen, bakker, shelf
):
    lend(desk, bakker, shelf[0])
    operator.scan(jansen)
    operator.press("F4")
    operator.scan(shelf[0])
    assert last(operator) == (
        f"{TITAN} is geleend door Bakker, Bea ({bakker}), niet door deze klant."
    )
    operator.scan(shelf[1])
    assert last(operator) == f"{TITAN} is niet uitgeleend."


def test_a_long_sentence_does_not_push_the_table_down(operator, jansen, bakker, shelf):
    table = operator.field(TABLE)
    both_open(operator, jansen, bakker)
    top = table.y()
    operator.scan(shelf[0])
    operator.press("Alt+S", "F4")
    assert table.y() == top
    operator.scan(shelf[0])
    label = operator.front().findChild(QLabel, "last_label")
    assert label.heightForWidth(label.width()) > label.fontMetrics().lineSpacing()
    assert table.y() == top


def test_f4_cancels_the_row_that_is_chosen(operator, desk, jansen, shelf):
    operator.scan(jansen)
    for barcode in shelf[:2]:
        operator.scan(barcode)
    operator.go_to(TABLE)
    operator.press("Ctrl+Home", "Down", "F4")
    assert states(operator) == [(shelf[1], "Uitgeleend"), (shelf[0], "Geannuleerd")]
    assert operator.footer() == f"Geannuleerd: uitlening van {TITAN} — Jansen, Jan."
    assert mode(operator) == ("", "")
    assert item(desk, shelf[0]).status is ItemStatus.AVAILABLE
    operator.press("Ctrl+Z")
    assert states(operator) == [(shelf[1], "Uitgeleend"), (shelf[0], "Uitgeleend")]


def test_f4_cancels_all_rows_chosen_each_for_its_customer(
    operator, desk, jansen, bakker, shelf
):
    operator.scan(jansen)
    operator.scan(shelf[0])
    operator.press("Alt+E")
    operator.scan(bakker)
    operator.scan(shelf[1])
    operator.go_to(TABLE)
    operator.press("Ctrl+A", "F4")
    assert operator.footer() == "2 uitleningen geannuleerd."
    assert [state for _, state in states(operator)] == ["Geannuleerd"] * 2
    operator.press("Ctrl+Z")
    assert item(desk, shelf[0]).borrower_key == jansen
    assert item(desk, shelf[1]).borrower_key == bakker


def test_while_cancelling_the_hint_tells_that_the_key_means_the_row_chosen(
    operator, jansen, shelf
):
    operator.scan(jansen)
    for barcode in shelf[:2]:
        operator.scan(barcode)
    operator.press("F4")
    operator.go_to(TABLE)
    operator.press("Ctrl+Home", "Down")
    assert mode(operator)[1] == "F4: de gekozen regel, Esc: toch niet"
    operator.press("Shift+Up")
    assert mode(operator)[1] == "F4: de 2 gekozen regels, Esc: toch niet"
    operator.press("F4")
    assert [state for _, state in states(operator)] == ["Geannuleerd"] * 2
    assert mode(operator) == ("", "")


def test_a_row_that_stood_chosen_before_the_last_scan_is_not_meant(
    operator, desk, jansen, shelf
):
    operator.scan(jansen)
    operator.scan(shelf[0])
    operator.press("F9")
    operator.scan(shelf[1])
    operator.press("F4")
    assert mode(operator) == ("ANNULEREN", "F4: toch niet")
    operator.scan(shelf[1])
    assert item(desk, shelf[0]).borrower_key == jansen
    assert item(desk, shelf[1]).status is ItemStatus.AVAILABLE


def test_a_loan_that_f9_brought_is_cancelled_and_comes_back(
    operator, desk, jansen, shelf
):
    lend(desk, jansen, shelf[0])
    operator.scan(jansen)
    operator.press("F9", "F4")
    assert states(operator) == [(shelf[0], "Geannuleerd")]
    assert item(desk, shelf[0]).status is ItemStatus.AVAILABLE
    operator.press("Ctrl+Z")
    assert states(operator) == [(shelf[0], "Uitgeleend")]
    assert item(desk, shelf[0]).borrower_key == jansen


def test_a_loan_that_f9_brought_is_of_its_customer_also_when_another_has_the_turn(
    operator, desk, jansen, bakker, shelf
):
    lend(desk, jansen, shelf[0])
    both_open(operator, bakker, jansen)
    operator.press("F9", "Alt+S")
    operator.go_to(TABLE)
    operator.press("Down", "Up", "F4")
    assert states(operator) == [(shelf[0], "Geannuleerd")]


def test_the_menu_of_a_row_cancels_it_with_its_key_beside_it(operator, jansen, shelf):
    operator.scan(jansen)
    operator.scan(shelf[0])
    operator.press("F9", "Menu")
    menu = operator.focus()
    assert isinstance(menu, QMenu)
    assert "Uitlening annuleren (F4)" in [each.text() for each in menu.actions()]
    operator.press("Down", "Down", "Return")
    assert states(operator) == [(shelf[0], "Geannuleerd")]


def test_a_loan_that_was_read_in_says_that_it_cannot_be_cancelled(operator):
    operator.scan(BINDING_CARD)
    operator.press("Return", "F9", "F4")
    assert operator.footer().endswith("annuleren kan niet, innemen wel.")
