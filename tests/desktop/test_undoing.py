# SPDX-License-Identifier: Apache-2.0
"""Herstel (Ctrl+Z) and Uitlening annuleren (F4) at the desk."""

import pytest
from msgspec.structs import replace

from support.clerk import (
    BINDER,
    BINDING_CARD,
    JANSEN,
    customer,
    item,
    lend,
    on_the_shelf,
    own_card,
    register,
    return_item,
)
from support.raw_file import rows, value
from wisedesk.domain.items import ItemStatus

TABLE = "Uitleningen en innames"


@pytest.fixture
def jansen(desk):
    return register(desk, number=own_card(1)).key


@pytest.fixture
def shelf(desk):
    return on_the_shelf(desk)


def states(operator):
    return [(row[-1], row[4]) for row in operator.table(TABLE)]


def test_the_last_loan_is_turned_back_with_the_focus_in_the_number_field(
    operator, desk, jansen, shelf
):
    operator.scan(jansen)
    for barcode in shelf[:2]:
        operator.scan(barcode)
    operator.press("Ctrl+Z")
    assert states(operator) == [(shelf[1], "Hersteld"), (shelf[0], "Uitgeleend")]
    told = "Hersteld: uitlening van De vloek van de Titaan — Jansen, Jan."
    assert operator.footer() == told
    assert item(desk, shelf[1]).status is ItemStatus.AVAILABLE
    assert customer(desk, jansen).open_loans == 1
    assert operator.reads("1")  # in bezit
    operator.press("Ctrl+Z")
    assert [state for _, state in states(operator)] == ["Hersteld", "Hersteld"]
    operator.press("Ctrl+Z")
    assert operator.footer() == "Er is niets om te herstellen."


def test_a_return_is_turned_back(operator, desk, jansen, shelf):
    lend(desk, jansen, shelf[0])
    operator.press("F6")
    operator.scan(shelf[0])
    operator.press("Ctrl+Z")
    assert states(operator) == [(shelf[0], "Hersteld")]
    assert item(desk, shelf[0]).borrower_key == jansen


def test_after_f12_the_last_loan_can_still_be_turned_back(
    operator, desk, jansen, shelf
):
    operator.scan(jansen)
    operator.scan(shelf[0])
    operator.press("F12", "Ctrl+Z")
    assert operator.title() == "Herstel"  # it is on no row any more
    assert operator.reads("Uitlening van De vloek van de Titaan — Jansen, Jan.")
    operator.scan(shelf[1])
    operator.press("Alt+N")
    assert item(desk, shelf[0]).borrower_key == jansen
    operator.press("Ctrl+Z", "Alt+J")
    assert operator.footer().startswith("Hersteld: uitlening van")
    assert item(desk, shelf[0]).status is ItemStatus.AVAILABLE


def test_what_the_journal_did_again_is_the_last_thing_done(
    operator, desk, jansen, shelf
):
    lend(desk, jansen, shelf[1])
    operator.press("F6")
    operator.scan(shelf[1])
    operator.press("F5")
    operator.scan(jansen)
    operator.scan(shelf[0])
    operator.press("Ctrl+J", "Ctrl+Z", "Ctrl+Home", "Ctrl+Z")
    assert operator.footer().startswith("Weer gedaan: uitlening van ")
    operator.press("F6", "Ctrl+Z")
    assert operator.reads("Uitlening van De vloek van de Titaan — Jansen, Jan.")
    operator.press("Alt+J")
    assert item(desk, shelf[0]).status is ItemStatus.AVAILABLE
    assert item(desk, shelf[1]).status is ItemStatus.AVAILABLE
    operator.press("Ctrl+Z", "Alt+J")  # not to and fro: what was done before it
    assert item(desk, shelf[0]).status is ItemStatus.AVAILABLE
    assert item(desk, shelf[1]).borrower_key == jansen


def test_a_cancelling_turned_back_does_not_go_to_and_fro(operator, desk, jansen, shelf):
    operator.scan(jansen)
    operator.scan(shelf[0])
    operator.press("F4")
    operator.scan(shelf[0])
    operator.press("Ctrl+Z")
    assert item(desk, shelf[0]).borrower_key == jansen
    operator.press("Ctrl+Z")
    assert operator.footer() == "Er is niets om te herstellen."
    assert item(desk, shelf[0]).borrower_key == jansen


def test_a_melding_and_a_conversion_are_turned_back(operator, desk):
    operator.press("F8")
    operator.scan(BINDING_CARD)
    operator.press("Return", "Ctrl+7", "Alt+W", "Space", "Alt+O")
    assert operator.footer().startswith("Opgeslagen. De pas gedraagt zich nu als")
    operator.press("Ctrl+Z")
    assert operator.footer() == "Hersteld: omzetting van de pas — Plak en bind."
    assert operator.chosen("Type speciale klant") == "Speciale klant"
    assert customer(desk, BINDING_CARD).open_loans == 12


def test_what_one_key_renewed_one_key_turns_back(
    operator, desk, jansen, shelf, sample_file
):
    for barcode in shelf[:3]:
        lend(desk, jansen, barcode)
    rows(sample_file, "UPDATE loan SET due_on = '2026-05-06' WHERE op_id IS NOT NULL")
    operator.scan(jansen)
    operator.press("F9", "Ctrl+A", "F2")
    assert operator.footer() == "3 exemplaren verlengd."
    operator.press("Ctrl+Z")
    assert operator.footer() == "Hersteld: verlenging van 3 exemplaren — Jansen, Jan."
    due = "SELECT DISTINCT due_on FROM loan WHERE op_id IS NOT NULL"
    assert rows(sample_file, due) == [("2026-05-06",)]
    operator.press("Ctrl+Z")
    assert operator.footer() == "Er is niets om te herstellen."


def test_what_of_a_batch_cannot_be_turned_back_is_named(
    operator, desk, jansen, shelf, sample_file
):
    other = on_the_shelf(desk, "vb000007")[0]
    for barcode in (shelf[0], other):
        lend(desk, jansen, barcode)
    rows(sample_file, "UPDATE loan SET due_on = '2026-05-06' WHERE op_id IS NOT NULL")
    operator.scan(jansen)
    operator.press("F9", "Ctrl+A", "F2")
    assert operator.footer() == "2 exemplaren verlengd."
    gone = item(desk, other).title
    return_item(desk, other)
    operator.press("Ctrl+Z")
    assert operator.footer().startswith(
        "Hersteld: verlenging van De vloek van de Titaan"
    )
    assert f"Niet hersteld: verlenging van {gone} — Jansen, Jan." in operator.footer()


def test_what_was_overtaken_says_so_and_the_desk_goes_on(operator, desk, jansen, shelf):
    operator.scan(jansen)
    operator.scan(shelf[0])
    other = register(desk, number=own_card(2)).key
    return_item(desk, shelf[0])
    lend(desk, other, shelf[0])
    operator.press("Ctrl+Z")
    assert operator.footer() == (
        "Niet hersteld: uitlening van De vloek van de Titaan — Jansen, Jan."
        " Herstellen kan niet meer: er is daarna iets anders mee gedaan."
    )
    operator.scan(shelf[1])
    assert states(operator)[0] == (shelf[1], "Uitgeleend")


def test_f4_cancels_the_loan_of_the_next_scan_and_lends_again_after(
    operator, desk, jansen, shelf
):
    operator.scan(jansen)
    for barcode in shelf[:2]:
        operator.scan(barcode)
    operator.press("F4")
    assert operator.named_text("mode_word") == "ANNULEREN"
    operator.scan(shelf[0])
    assert states(operator) == [(shelf[1], "Uitgeleend"), (shelf[0], "Geannuleerd")]
    assert operator.named_text("mode_word") == ""
    assert item(desk, shelf[0]).status is ItemStatus.AVAILABLE
    operator.scan(shelf[0])
    assert states(operator)[0] == (shelf[0], "Uitgeleend")


def test_a_cancelled_loan_is_called_so_wherever_it_is_told(operator, jansen, shelf):
    operator.scan(jansen)
    operator.scan(shelf[0])
    operator.press("F4")
    operator.scan(shelf[0])
    told = "Geannuleerd: uitlening van De vloek van de Titaan — Jansen, Jan."
    assert operator.named_text("last_label") == told
    operator.press("Ctrl+J")
    cancelled, lent, _ = operator.table("Journaal")
    assert cancelled[1].startswith("Geannuleerd: uitlening van De vloek")
    assert lent[6].startswith("geannuleerd om ")
    operator.press("Esc", "F12", "Ctrl+Z")
    assert operator.reads("Annulering van uitlening van De vloek van de Titaan")
    operator.press("Alt+J")
    assert operator.footer().startswith("Weer gedaan: uitlening van De vloek")


def test_what_joined_the_table_and_was_taken_over_says_so(
    operator, desk, jansen, shelf
):
    bakker = replace(JANSEN, family_name="Bakker", given_name="Bea")
    other = register(desk, number=own_card(2), person=bakker).key
    for barcode in shelf[:2]:
        lend(desk, other, barcode)
    operator.scan(other)
    operator.press("F9", "Alt+E")
    operator.scan(jansen)
    operator.scan(shelf[0])
    operator.press("Alt+U")
    stays = (shelf[1], "Uitgeleend")
    taken = [(shelf[0], "Uitgeleend"), (shelf[0], "Geannuleerd"), stays]
    given = [(shelf[0], "Hersteld"), (shelf[0], "Uitgeleend"), stays]
    assert states(operator) == taken
    operator.press("Ctrl+Z")
    assert states(operator) == given
    operator.press("Ctrl+J", "Ctrl+Home", "Ctrl+Z", "Esc")
    assert states(operator) == taken


def test_taking_a_loan_over_is_turned_back_and_told_with_whom_the_item_is(
    operator, desk, jansen, shelf
):
    bakker = replace(JANSEN, family_name="Bakker", given_name="Bea")
    other = register(desk, number=own_card(2), person=bakker).key
    lend(desk, other, shelf[0])
    operator.scan(jansen)
    operator.scan(shelf[0])
    operator.press("Alt+U", "Ctrl+Z")
    assert operator.footer() == (
        "Hersteld: uitlening van De vloek van de Titaan — Jansen, Jan."
        " Het exemplaar staat weer bij Bakker, Bea."
    )
    assert item(desk, shelf[0]).borrower_key == other


def test_f4_on_what_this_customer_has_not_is_refused(operator, desk, jansen, shelf):
    lend(desk, BINDER, shelf[0])
    operator.scan(jansen)
    operator.press("F4")
    operator.scan(shelf[0])
    assert states(operator) == [(shelf[0], "Geweigerd")]
    assert operator.reads(f"({BINDER}), niet door deze klant.")
    assert item(desk, shelf[0]).borrower_key == BINDER


def test_f4_twice_or_esc_lends_after_all(operator, jansen, shelf):
    operator.scan(jansen)
    operator.press("F4", "F4")
    operator.scan(shelf[0])
    operator.press("F4", "Esc")
    operator.scan(shelf[1])
    assert [state for _, state in states(operator)] == ["Uitgeleend", "Uitgeleend"]


def test_a_cancelled_loan_is_in_no_figure(operator, jansen, shelf, sample_file):
    before = value(sample_file, "SELECT count(*) FROM loan WHERE counts")
    operator.scan(jansen)
    operator.scan(shelf[0])
    operator.press("F4")
    operator.scan(shelf[0])
    assert value(sample_file, "SELECT count(*) FROM loan WHERE counts") == before


@pytest.mark.parametrize("away", ["F6", "F12"])
def test_f4_ends_with_the_session(operator, desk, jansen, shelf, away):
    lend(desk, jansen, shelf[0])
    operator.scan(jansen)
    operator.press("F4", away, "F6")
    assert operator.named_text("mode_word") == ""
    operator.scan(shelf[0])
    assert states(operator) == [(shelf[0], "Ingenomen")]


def test_a_loan_that_stands_again_is_shown_so_and_can_be_cancelled(
    operator, desk, jansen, shelf
):
    operator.scan(jansen)
    operator.scan(shelf[0])
    operator.press("F4")
    operator.scan(shelf[0])
    assert states(operator) == [(shelf[0], "Geannuleerd")]
    operator.press("Ctrl+Z")
    assert states(operator) == [(shelf[0], "Uitgeleend")]
    operator.press("F4")
    operator.scan(shelf[0])
    assert states(operator) == [(shelf[0], "Geannuleerd")]
    assert item(desk, shelf[0]).status is ItemStatus.AVAILABLE


def test_whose_a_row_is_still_stands_there_after_an_undo(operator, desk, jansen, shelf):
    other = register(desk, number=own_card(2)).key
    operator.scan(jansen)
    operator.scan(shelf[0])
    operator.press("Alt+E")
    operator.scan(other)
    operator.scan(shelf[1])
    whose = [row[6] for row in operator.table(TABLE)]
    operator.scan(shelf[2])
    operator.press("Ctrl+Z")
    assert [row[6] for row in operator.table(TABLE)][1:] == whose
