# SPDX-License-Identifier: Apache-2.0
"""Rows that ask or offer something: which one a key answers, and where it leads."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

from desktop.test_desk import end_subscription, library_kept
from support.clerk import (
    BEAR,
    BINDER,
    TITAN,
    item,
    lend,
    of_branch,
    on_the_shelf,
    own_card,
    read,
    register,
)
from support.places import session
from support.raw_file import everything
from wisedesk.desktop.window.style import colour
from wisedesk.domain.items import ItemStatus
from wisedesk.services.actions import PlaceHold

TABLE = "Uitleningen en innames"
NEAR = "Exemplaren die erop lijken"
HERE, FAR = "9408", "9000"
TITLE, STATUS, REMARK, BARCODE = 2, 4, 6, 7
UNKNOWN = "39408999999999"


@pytest.fixture
def jansen(desk):
    return register(desk, number=own_card(1)).key


@pytest.fixture
def pieters(desk):
    return register(desk, number=own_card(2)).key


@pytest.fixture
def held(desk):
    """Return an item that somebody waits for, in Nieuw-Buinen."""
    waits = register(desk, number=own_card(7)).key
    desk.perform(PlaceHold(customer=waits, title_key=TITAN))
    return of_branch(desk, HERE)[0]


@pytest.fixture
def far(desk):
    """Return an item of another branch."""
    return of_branch(desk, FAR, "vb000002")[0]


def last(operator):
    return operator.named_text("last_label")


def states(operator):
    return [(row[BARCODE], row[STATUS]) for row in operator.table(TABLE)]


def view_of(operator):
    return operator.program.window.findChild(QTableView, "session_view")


def marked(operator):
    """Return the barcodes that the table shows to be in turn: by keys and by colour."""
    model, found = view_of(operator).model(), []
    for place, row in enumerate(operator.table(TABLE)):
        back = model.index(place, 0).data(Qt.ItemDataRole.BackgroundRole)
        coloured = back is not None and back.color() == colour("marked")
        assert coloured is ("Alt-U" in row[REMARK])
        if coloured:
            found.append(row[BARCODE])
    return found


def lit(operator):
    """Return the barcodes that are chosen in the table."""
    view = view_of(operator)
    return [
        view.model().index(each.row(), BARCODE).data()
        for each in view.selectionModel().selectedRows()
    ]


class TestUnknownAtInnemen:
    """A number nobody knows that comes in."""

    def test_it_is_taken_back_as_what_it_was_meant_to_be(self, operator, desk, jansen):
        meant = of_branch(desk, HERE)[0]
        lend(desk, jansen, meant)
        operator.press("F6")
        operator.scan(meant[1:])
        assert states(operator) == [(meant[1:], "Vraagt u")]
        assert last(operator).endswith("Scan nog eens. Alt-U: opzoeken, Alt-X: niet.")
        operator.press("Alt+U")
        assert operator.title() == "Onbekend nummer"
        assert operator.table(NEAR)[0][0] == meant
        operator.press("Return")
        assert states(operator) == [(meant, "Ingenomen")]
        assert item(desk, meant).status is ItemStatus.AVAILABLE

    def test_the_right_scan_leaves_it_by_itself(self, operator, desk):
        meant = of_branch(desk, HERE)[0]
        operator.press("F6")
        operator.scan(meant[1:])
        operator.scan(meant)
        assert states(operator)[1] == (meant[1:], "Niet gedaan")

    def test_what_is_in_the_hand_is_entered_and_is_in(self, operator, desk):
        operator.press("F6")
        operator.scan(UNKNOWN)
        operator.scan(UNKNOWN)
        assert len(operator.table(TABLE)) == 1
        operator.press("Alt+U")
        operator.type("Een nieuw boek")
        operator.choose("Materiaal", "B Boek volwassenen fictie")
        operator.press("Alt+V")
        assert states(operator) == [(UNKNOWN, "Binnen")]
        assert last(operator) == "Ingevoerd en binnen: Een nieuw boek."
        assert item(desk, UNKNOWN).status is ItemStatus.AVAILABLE
        operator.press("F12")
        assert states(operator) == []

    def test_it_is_put_apart_and_left(self, operator, sample_file):
        before = everything(sample_file)
        operator.press("F6")
        operator.scan(UNKNOWN)
        operator.press("F12")
        assert operator.footer().startswith(f"Nog niet: {UNKNOWN} vraagt u iets.")
        operator.press("Alt+X", "F12")
        assert states(operator) == []
        assert everything(sample_file) == before


class TestCardAtInnemen:
    """Somebody's card where an item is asked."""

    def test_one_key_goes_to_uitlenen_with_the_customer(
        self, operator, jansen, sample_file
    ):
        before = everything(sample_file)
        operator.press("F6")
        operator.scan(jansen)
        assert operator.page() == "Innemen"
        assert states(operator) == [(jansen, "Geweigerd")]
        assert last(operator).endswith("Alt-U: uitlenen aan deze klant.")
        assert marked(operator) == [jansen]
        operator.press("Alt+U")
        assert operator.page() == "Uitlenen"
        assert operator.named_text("bar_number").startswith(jansen)
        assert states(operator) == []
        assert operator.focus_name() == "exemplaar"
        assert everything(sample_file) == before

    def test_it_keeps_no_session_open(self, operator, jansen):
        operator.press("F6")
        operator.scan(jansen)
        operator.press("F12")
        assert states(operator) == []

    def test_what_was_offered_is_done_from_its_row_still(
        self, operator, desk, jansen, held
    ):
        operator.press("F6")
        operator.scan(held)
        operator.scan(jansen)
        operator.scan(on_the_shelf(desk, BEAR)[0])
        assert marked(operator) == [held]
        row = operator.table(TABLE)[1]
        assert row[REMARK] == "Kies de regel: uitlenen aan deze klant."
        operator.go_to(TABLE)
        operator.press("Ctrl+Home", "Down")
        assert marked(operator) == [jansen]
        assert last(operator).endswith("Alt-U: uitlenen aan deze klant.")
        operator.press("Alt+U")
        assert operator.page() == "Uitlenen"
        assert operator.named_text("bar_number").startswith(jansen)
        assert states(operator) == [(held, "Vraagt u")]

    def test_what_is_asked_of_the_pile_stays(self, operator, jansen, held):
        operator.press("F6")
        operator.scan(held)
        operator.scan(jansen)
        assert marked(operator) == [jansen]  # what was shown just now
        operator.press("Alt+U")
        assert states(operator) == [(held, "Vraagt u")]
        assert operator.named_text("bar_number").startswith(jansen)


class TestItemBeforeItsCard:
    """An item where a card is asked."""

    def test_what_is_out_is_taken_back_by_one_key(self, operator, desk, jansen):
        barcode = on_the_shelf(desk, BEAR)[0]
        lend(desk, jansen, barcode)
        operator.scan(barcode)
        assert states(operator) == [(barcode, "Geweigerd")]
        (row,) = operator.table(TABLE)
        assert row[TITLE].startswith("De geweldige beer")
        assert row[REMARK] == "Alt-U: innemen · Uitgeleend aan Jansen, Jan."
        operator.press("Alt+U")
        assert operator.page() == "Innemen"
        assert states(operator) == [(barcode, "Ingenomen")]

    def test_what_is_in_waits_for_a_card_and_one_key_then_lends_it(
        self, operator, desk, jansen
    ):
        barcode = on_the_shelf(desk, BEAR)[0]
        operator.scan(barcode)
        operator.press("Alt+U")
        assert operator.footer() == (
            "Scan eerst de pas van de klant; daarna leent Alt-U het uit."
        )
        operator.scan(jansen)
        assert item(desk, barcode).borrower_key == ""
        assert operator.table(TABLE)[0][REMARK] == (
            "Alt-U: uitlenen · Vóór de pas gescand."
        )
        assert (
            last(operator) == "Vóór de pas gescand: De geweldige beer. Alt-U: uitlenen."
        )
        operator.press("Alt+U")
        assert states(operator) == [(barcode, "Uitgeleend")]
        assert item(desk, barcode).borrower_key == jansen

    def test_scanned_again_it_is_lent_and_offered_no_more(self, operator, desk, jansen):
        barcode = on_the_shelf(desk, BEAR)[0]
        operator.scan(barcode)
        operator.scan(jansen)
        operator.scan(barcode)
        assert states(operator) == [(barcode, "Uitgeleend")]

    def test_of_several_each_says_what_may_be_done(self, operator, desk, jansen):
        out, other = on_the_shelf(desk, BEAR)[0], on_the_shelf(desk)[0]
        for barcode in (out, other):
            lend(desk, jansen, barcode)
            operator.scan(barcode)
        assert marked(operator) == [other]
        row = operator.table(TABLE)[1]
        assert row[REMARK] == "Kies de regel: innemen · Uitgeleend aan Jansen, Jan."

    def test_nothing_of_it_is_left_for_the_next_customer(self, operator, desk, jansen):
        operator.scan(on_the_shelf(desk, BEAR)[0])
        operator.press("F12")
        operator.scan(jansen)
        assert states(operator) == []


class TestInTurn:
    """Which row a key answers is the one that is shown to be in turn."""

    def test_the_one_open_longest_and_no_scan_moves_it(self, operator, held, far):
        operator.press("F6")
        operator.scan(held)
        assert "Alt-U: apart leggen" in last(operator)
        operator.scan(far)
        assert marked(operator) == [held]
        assert last(operator).endswith(". Alt-U: eerst De vloek van de Titaan.")
        operator.press("Alt+U")
        assert states(operator) == [(far, "Vraagt u"), (held, "Apart gelegd")]
        assert marked(operator) == [far]
        operator.press("Alt+U")
        assert states(operator)[0] == (far, "Op transport")
        assert marked(operator) == []

    def test_the_one_chosen_also_once_the_field_has_the_focus(
        self, operator, held, far
    ):
        operator.press("F6")
        operator.scan(held)
        operator.scan(far)
        operator.go_to(TABLE)
        operator.press("Up")
        operator.press("Home")
        operator.press("Down", "Up")
        assert lit(operator) == marked(operator) == [far]
        operator.scan(UNKNOWN)
        assert operator.focus_name() != ""
        assert lit(operator) == marked(operator) == [far]
        operator.press("Alt+U")
        assert states(operator)[1] == (far, "Op transport")
        assert marked(operator) == [held]

    def test_a_choice_that_asks_nothing_leaves_the_oldest_in_turn(
        self, operator, desk, held
    ):
        operator.press("F6")
        operator.scan(held)
        operator.scan(of_branch(desk, HERE, BEAR)[0])
        operator.go_to(TABLE)
        operator.press("Down", "Up")
        assert lit(operator) != marked(operator) == [held]
        operator.press("Escape")
        assert lit(operator) == []
        assert marked(operator) == [held]

    def test_f12_says_how_many_ask_and_chooses_the_first(self, operator, held, far):
        operator.press("F6")
        operator.scan(held)
        operator.scan(far)
        operator.scan(UNKNOWN)
        operator.press("F12")
        assert operator.footer() == (
            "Nog niet: 3 regels vragen u iets, eerst De vloek van de Titaan."
            " Alt-U doet het, Alt-X laat het."
        )
        assert lit(operator) == marked(operator) == [held]
        operator.press("F1")
        assert operator.title() == "Waarom?"
        assert operator.reads("De vloek van de Titaan")
        operator.press("Return", "Alt+U")
        assert lit(operator) == []
        assert marked(operator) == [far]
        operator.press("Alt+U", "Alt+X")
        assert [state for _, state in states(operator)] == [
            "Niet gedaan",
            "Op transport",
            "Apart gelegd",
        ]
        operator.press("F12")
        assert states(operator) == []

    def test_one_out_of_sight_is_shown_before_it_is_answered(
        self, operator, desk, held
    ):
        operator.press("F6")
        operator.scan(held)
        for key in [f"vb{place:06}" for place in range(2, 60)]:
            for barcode in of_branch(desk, HERE, key)[:1]:
                operator.scan(barcode)
        assert len(operator.table(TABLE)) > 25
        operator.press("Alt+U")
        assert states(operator)[-1] == (held, "Vraagt u")
        assert lit(operator) == [held]
        assert "Alt-U: apart leggen" in last(operator)
        operator.press("Alt+U")
        assert states(operator)[-1] == (held, "Apart gelegd")

    def test_what_stops_the_desk_is_in_turn(self, operator, desk, jansen, pieters):
        session(operator, jansen)
        operator.scan(UNKNOWN)
        operator.scan(pieters)
        assert marked(operator) == [pieters]
        barcode = on_the_shelf(desk)[0]
        operator.scan(barcode)
        assert operator.table(TABLE)[0][STATUS] == "Wacht"
        assert operator.table(TABLE)[0][REMARK] == "Wacht op uw antwoord."
        operator.press("Alt+X")
        assert states(operator)[0] == (barcode, "Uitgeleend")
        assert marked(operator) == [UNKNOWN]


def test_a_second_press_answers_nothing_that_nobody_has_read(
    operator, desk, jansen, pieters, sample_file
):
    barcode = on_the_shelf(desk)[0]
    lend(desk, pieters, barcode)
    end_subscription(sample_file, jansen)
    session(operator, jansen)
    operator.scan(barcode)
    assert "verlopen" in last(operator)
    with library_kept(sample_file):
        operator.press_ahead("Alt+U", "Alt+U")
    operator.settle()
    assert states(operator)[0] == (barcode, "Vraagt u")
    assert last(operator).endswith(
        "Alt-U: daar annuleren en hier uitlenen, Alt-X: niet."
    )
    assert item(desk, barcode).borrower_key == pieters
    operator.press("Alt+U")
    assert item(desk, barcode).borrower_key == jansen


def test_a_second_press_while_the_first_is_at_work_answers_no_other_row(
    operator, held, far, sample_file
):
    operator.press("F6")
    operator.scan(held)
    operator.scan(far)
    operator.press("F12")
    with library_kept(sample_file):
        operator.press_ahead("Alt+U", "Alt+U", "Alt+U")
    operator.settle()
    assert states(operator) == [(far, "Vraagt u"), (held, "Apart gelegd")]


def test_the_keys_on_the_row_are_the_keys_in_force(operator, far):
    operator.press("F6")
    operator.scan(far)
    keys = operator.program.shell.keys
    operator.program.shell.use_keys(keys.with_key("row.do", "Ctrl+U"))
    assert operator.table(TABLE)[0][REMARK].startswith("Ctrl-U of Alt-X · TRANSPORT")


def shown_of(view, row, column):
    """Return how much of a cell is wide enough to be read."""
    text = view.model().index(row, column).data()
    room = view.columnWidth(column) - 8
    return view.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)


def test_a_long_reason_never_hides_the_keys_and_is_told_in_the_tip(
    operator, desk, jansen
):
    barcode = on_the_shelf(desk)[0]
    lend(desk, BINDER, barcode)
    operator.program.window.resize(1366, 768)
    session(operator, jansen)
    operator.scan(barcode)
    view = view_of(operator)
    assert shown_of(view, 0, REMARK).startswith("Alt-U of Alt-X · Is al uitgeleend")
    assert shown_of(view, 0, REMARK).endswith("…")
    tip = view.model().index(0, REMARK).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == last(operator)
    assert BINDER in tip
    assert tip.endswith("Alt-U: daar annuleren en hier uitlenen, Alt-X: niet.")


def test_of_several_customers_each_row_says_whose_it_is(
    operator, desk, jansen, pieters
):
    barcode = on_the_shelf(desk)[0]
    lend(desk, BINDER, barcode)
    session(operator, jansen)
    operator.scan(barcode)
    operator.press("Alt+E")
    operator.scan(pieters)
    operator.scan(UNKNOWN)
    assert last(operator) == (
        f"Jansen, Jan: Nummer {UNKNOWN} is niet bekend."
        " Alt-U: eerst De vloek van de Titaan."
    )
    assert operator.table(TABLE)[0][REMARK] == "Jansen, Jan"
    assert operator.table(TABLE)[1][REMARK].startswith("Alt-U of Alt-X · Jansen, Jan: ")


def test_no_block_is_passed_of_a_customer_who_is_not_in_front(
    operator, desk, jansen, pieters, sample_file
):
    end_subscription(sample_file, pieters)
    barcode = on_the_shelf(desk)[0]
    session(operator, pieters)
    operator.scan(barcode)
    operator.press("Alt+E")
    operator.scan(jansen)
    assert marked(operator) == [barcode]  # a question is answered whosever it is
    operator.press("Alt+X")
    assert marked(operator) == []
    operator.press("Alt+U")
    assert operator.footer() == "Er is geen regel die iets vraagt."
    operator.press("Alt+S")
    assert marked(operator) == [""]  # what is told of who is in front now
    operator.press("Alt+S")
    assert marked(operator) == []
    operator.press("Alt+S", "Alt+U")
    operator.scan(barcode)
    assert item(desk, barcode).borrower_key == pieters


def test_a_number_stands_as_it_is_stored_whatever_the_scanner_sent(operator):
    operator.press("F6")
    operator.scan("ab1234567")
    assert states(operator) == [("AB1234567", "Vraagt u")]
    operator.press("F12")
    assert operator.footer().startswith("Nog niet: AB1234567 vraagt u iets.")


def test_what_waits_says_so_and_names_the_title_that_is_known(
    operator, desk, jansen, pieters
):
    barcode = on_the_shelf(desk, BEAR)[0]
    session(operator, jansen)
    operator.scan(barcode)
    operator.scan(pieters)  # a card that stops the desk
    operator.scan(barcode)
    row = operator.table(TABLE)[0]
    assert row[TITLE].startswith("De geweldige beer")
    assert (row[STATUS], row[REMARK]) == ("Wacht", "Wacht op uw antwoord.")


def test_what_waits_tells_its_title_where_nobody_looked_yet(
    operator, desk, jansen, pieters
):
    session(operator, jansen)
    operator.scan(pieters)  # a card that stops the desk
    operator.scan(on_the_shelf(desk, BEAR)[0])
    operator.scan(UNKNOWN)
    unknown, bear = operator.table(TABLE)[:2]
    assert bear[TITLE].startswith("De geweldige beer")
    assert (bear[STATUS], bear[REMARK]) == ("Wacht", "Wacht op uw antwoord.")
    assert (unknown[TITLE], unknown[STATUS]) == ("", "Wacht")


def test_the_telling_ends_with_the_session(operator, desk):
    one, two = of_branch(desk, HERE)[:2]
    operator.press("F6", "Ctrl+T")
    operator.type("2\n")
    operator.scan(one)
    operator.press("F12")
    assert last(operator) == (
        "Telling gesloten: 1 van 2 — 1 ontbreekt."
        f" Laatste goede scan: De vloek van de Titaan ({one})."
    )
    assert operator.named_text("pile_label") == ""
    operator.press("Ctrl+T")
    operator.type("2\n")
    assert operator.named_text("pile_label").startswith("Telling: 0 van 2")
    operator.scan(one)
    operator.scan(two)
    operator.press("F12")
    assert last(operator) == "Telling gesloten: 2 van 2 — compleet."
    assert read(desk, lambda tx: tx.item(two)).status is ItemStatus.AVAILABLE
