# SPDX-License-Identifier: Apache-2.0
"""Journaal (Ctrl+J): everything that was done is found there, and turned back."""

import pytest

from support.clerk import (
    BINDER,
    BINDING_CARD,
    customer,
    item,
    lend,
    on_the_shelf,
    own_card,
    read,
    register,
    return_item,
)
from support.places import customer as open_customer
from support.places import session
from support.raw_file import rows
from support.window import WindowClerk
from wisedesk.domain.items import ItemStatus
from wisedesk.services.actions import AddItem, ChangeSetting, KeepMessage, PlaceHold

LIST = "Journaal"
WHAT, WHO, DESK, CUSTOMER, ITEM, STATE = range(1, 7)
TITAN = "De vloek van de Titaan"


@pytest.fixture
def jansen(desk):
    return register(desk, number=own_card(1)).key


@pytest.fixture
def shelf(desk):
    return on_the_shelf(desk)


def column(operator, place):
    return [row[place] for row in operator.table(LIST)]


def test_what_was_done_is_listed_newest_first(operator, desk, other_desk, jansen):
    barcode = on_the_shelf(desk)[0]
    lend(other_desk, jansen, barcode)
    return_item(desk, barcode)
    lend(desk, BINDER, "39400000000000")
    operator.press("Ctrl+J")
    assert operator.page() == LIST
    assert operator.headers(LIST) == [
        "Tijd",
        "Wat",
        "Wie",
        "Balie",
        "Klant/pas",
        "Exemplaar",
        "Stand",
    ]
    refused, returned, lent, registered = operator.table(LIST)
    assert refused[WHAT] == (
        "Uitlenen geweigerd: Nummer 39400000000000 is niet bekend."
    )
    assert refused[STATE] == "–"
    assert operator.is_red(LIST, 0, "Wat")
    assert returned[WHAT] == f"Ingenomen: {TITAN} — van klant Jansen, Jan"
    assert (returned[WHO], returned[DESK]) == ("balie", "balie-1")
    assert returned[CUSTOMER] == f"{jansen} Jansen, Jan"
    assert returned[ITEM] == barcode
    assert returned[STATE].startswith("kan hersteld worden tot ")
    assert lent[WHAT].startswith(f"Uitgeleend: {TITAN}")
    assert lent[DESK] == "balie-2"
    assert lent[STATE] == "–"  # it was returned since
    assert registered[WHAT] == f"Klant {jansen} is ingeschreven."


def test_ctrl_z_turns_back_the_very_line_that_is_chosen(operator, desk, jansen, shelf):
    for barcode in shelf[:2]:
        lend(desk, jansen, barcode)
    operator.press("Ctrl+J", "Down", "Ctrl+Z")
    assert operator.footer() == f"Hersteld: uitlening van {TITAN} — Jansen, Jan."
    assert item(desk, shelf[0]).status is ItemStatus.AVAILABLE
    assert item(desk, shelf[1]).status is ItemStatus.LENT
    counter, later, first, _ = operator.table(LIST)
    assert counter[WHAT].startswith(f"Hersteld: uitlening van {TITAN}. Gedaan om ")
    assert counter[ITEM] == first[ITEM] == shelf[0]
    assert first[STATE].startswith("hersteld om ")
    assert later[STATE].startswith("kan hersteld worden tot ")
    assert operator.chosen_row()[ITEM] == shelf[0]  # the clerk stands where she stood


def test_enter_asks_first_and_nothing_happens_on_nee(operator, desk, jansen, shelf):
    lend(desk, jansen, shelf[0])
    operator.press("Ctrl+J", "Return")
    assert operator.title() == "Herstel"
    assert operator.reads("Dit herstellen?")
    operator.press("Alt+N")
    assert item(desk, shelf[0]).status is ItemStatus.LENT
    operator.press("Return", "Alt+J")
    assert item(desk, shelf[0]).status is ItemStatus.AVAILABLE


def test_an_undo_is_turned_back_from_its_own_line(operator, desk, jansen, shelf):
    lend(desk, jansen, shelf[0])
    operator.press("Ctrl+J", "Ctrl+Z", "Ctrl+Home", "Ctrl+Z")
    assert operator.footer() == f"Weer gedaan: uitlening van {TITAN} — Jansen, Jan."
    again, undone, lent, _ = operator.table(LIST)
    assert again[STATE].startswith("kan hersteld worden tot ")
    assert undone[STATE].startswith("hersteld om ")
    assert lent[STATE].startswith("weer gedaan om ")
    assert item(desk, shelf[0]).borrower_key == jansen


def test_an_item_that_was_entered_does_not_come_back(operator, desk):
    desk.perform(AddItem(barcode="B-1", title="Weg", rmt="B", branch="9408"))
    operator.press("Ctrl+J", "Ctrl+Z", "Ctrl+Home")
    assert operator.chosen_row()[STATE] == "–"
    operator.press("Return")
    assert operator.footer() == (
        "Invoeren dat hersteld is, komt niet terug: voer het exemplaar opnieuw in."
    )
    assert read(desk, lambda tx: tx.item("B-1")) is None


@pytest.mark.parametrize(
    ("prepare", "told"),
    [
        (
            return_item,
            "Herstellen kan niet meer: er is daarna iets anders mee gedaan.",
        ),
        (
            lambda desk, _: desk.perform(ChangeSetting(name="undo-minutes", value="0")),
            "Herstellen kan tot 0 minuten erna; dit is langer geleden.",
        ),
    ],
    ids=["overtaken", "too late"],
)
def test_what_cannot_be_turned_back_says_why(
    operator, desk, jansen, shelf, prepare, told
):
    lend(desk, jansen, shelf[0])
    prepare(desk, shelf[0])
    operator.press("Ctrl+J", "Down")
    assert operator.chosen_row()[STATE] == "–"
    operator.press("Return")
    assert operator.footer() == told
    operator.press("Up", "Ctrl+Z", "Ctrl+Z")


def test_what_was_turned_back_says_so_the_second_time(operator, desk, jansen, shelf):
    lend(desk, jansen, shelf[0])
    operator.press("Ctrl+J", "Ctrl+Z", "Ctrl+Z")
    assert operator.footer() == "Dit is al hersteld."


def test_a_loan_is_turned_back_after_its_session_and_another_start(
    start, sample_file, desk, jansen, shelf
):
    clerk = WindowClerk(start(sample_file))
    clerk.start()
    session(clerk, jansen)
    clerk.scan(shelf[0])
    clerk.press("F12")
    clerk.program.window.hide()
    clerk = WindowClerk(start(sample_file))
    clerk.start()
    clerk.press("Ctrl+J", "Ctrl+Z")
    assert clerk.footer() == f"Hersteld: uitlening van {TITAN} — Jansen, Jan."
    assert item(desk, shelf[0]).status is ItemStatus.AVAILABLE


def test_the_desk_shows_what_was_turned_back_in_the_journal(operator, jansen, shelf):
    session(operator, jansen)
    operator.scan(shelf[0])
    operator.press("Ctrl+J", "Ctrl+Z", "F5")
    assert operator.table("Uitleningen en innames")[0][4] == "Hersteld"
    operator.press("Ctrl+Z")
    assert operator.footer() == "Er is niets om te herstellen."


def test_a_change_of_a_customer_is_told_as_that(operator, jansen):
    open_customer(operator, jansen)
    operator.press("Alt+W")
    operator.fill("E-mail", "jan@example.org")
    operator.press("Alt+O")
    operator.press("Ctrl+J")
    assert column(operator, WHAT)[0] == "Klant gewijzigd."


def test_a_scan_finds_what_was_done_with_an_item_or_a_card(
    operator, desk, jansen, shelf
):
    lend(desk, jansen, shelf[0])
    lend(desk, BINDING_CARD, shelf[1])
    return_item(desk, shelf[0])
    operator.press("Ctrl+J")
    operator.scan(shelf[0])
    assert column(operator, ITEM) == [shelf[0]] * 2
    operator.scan(jansen)
    assert len(operator.table(LIST)) == 3
    assert {row[CUSTOMER] for row in operator.table(LIST)} == {f"{jansen} Jansen, Jan"}


def test_typing_finds_a_kind_of_action_a_beginning_or_an_employee(
    operator, desk, jansen, shelf
):
    lend(desk, jansen, shelf[0])
    desk.perform(KeepMessage(customer=BINDER, text="Bel de binder"))
    desk.perform(PlaceHold(customer=jansen, title_key="vb000002"))
    operator.press("Ctrl+J")
    operator.type("meld")
    assert operator.focus_name() == "Zoek"
    assert column(operator, WHAT) == ["Melding opgeslagen."]
    operator.fill("Zoek", "gereserv")
    assert [told[:12] for told in column(operator, WHAT)] == ["Gereserveerd"]
    operator.fill("Zoek", "balie")
    assert len(operator.table(LIST)) == 4
    operator.fill("Zoek", jansen[:7])
    assert len(operator.table(LIST)) == 3
    operator.fill("Zoek", "xyz")
    assert operator.table(LIST) == []
    assert operator.reads("Niets gevonden.")


def test_only_this_desk_and_only_today(
    operator, other_desk, jansen, shelf, sample_file
):
    registered = "kind = 'register/registered'"
    rows(sample_file, f"UPDATE journal SET at = at - 259200000 WHERE {registered}")
    lend(other_desk, jansen, shelf[0])
    operator.press("Ctrl+J")
    assert column(operator, DESK) == ["balie-2", "balie-1"]
    operator.press("Alt+G")
    assert column(operator, DESK) == ["balie-2"]
    operator.press("Alt+D")
    assert column(operator, DESK) == []
    operator.press("Alt+G")
    assert column(operator, DESK) == ["balie-1"]
    assert len(column(operator, 0)[0]) == len("25-11-2026 14:32")


def test_a_long_journal_is_read_on_as_the_clerk_walks_down(operator, desk):
    for place in range(230):
        desk.perform(ChangeSetting(name="scanner-suffix", value=str(place)))
    operator.press("Ctrl+J")
    assert len(operator.table(LIST)) == 100
    assert operator.reads("100 regels; verder naar beneden staan er meer.")
    for _ in range(3):
        operator.press("Ctrl+End")
    assert len(operator.table(LIST)) == 230
    assert operator.reads("230 regels")


def test_a_registration_turned_back_closes_its_screens(operator, desk, jansen):
    operator.press("F8", "Alt+Z")
    operator.scan(jansen)
    assert operator.page() == "Klantenadministratie"
    operator.press("F9", "Ctrl+J")
    assert operator.chosen_row()[WHAT] == f"Klant {jansen} is ingeschreven."
    operator.press("Ctrl+Z")
    assert operator.footer() == f"Hersteld: inschrijving van klant {jansen}."
    operator.press("Esc")
    assert operator.page() == "Klant zoeken"
    assert customer(desk, BINDER).key == BINDER


def test_the_line_chosen_is_written_out_below(operator, desk, jansen, shelf):
    lend(desk, jansen, shelf[0])
    operator.press("Ctrl+J")
    told = operator.named_text("detail_label")
    assert f"balie (balie-1): Uitgeleend: {TITAN}" in told
    assert "kan hersteld worden tot" in told


def test_a_registration_turned_back_leaves_nobody_at_the_desk(
    operator, desk, jansen, shelf
):
    other = register(desk, number=own_card(2)).key
    session(operator, other)
    operator.press("F12")
    session(operator, jansen)
    operator.press("Ctrl+J")
    operator.scan(jansen)
    operator.press("Ctrl+Z", "F5")
    assert operator.focus_name() == "klantnummer"
    operator.scan(shelf[0])
    assert operator.reads("Scan eerst een pas.")
    operator.type("v\n")
    operator.scan(shelf[0])
    assert item(desk, shelf[0]).borrower_key == other
