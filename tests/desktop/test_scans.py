# SPDX-License-Identifier: Apache-2.0
"""A scan presses no button, answers no question, lands in no text field."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from support.clerk import (
    BINDER,
    BINDING_CARD,
    HOME_FOR_THE_ELDERLY,
    on_the_shelf,
    own_card,
)
from support.places import (
    DIALOGS,
    costs,
    customer,
    details,
    draft,
    editing,
    new_customer,
    session,
)
from support.raw_file import everything, opened, rows, value
from support.window import WindowClerk
from wisedesk.services.actions import ChangeSetting

TABLE = "Uitleningen en innames"
WITH_LETTERS = "JNJN12JN"
BEVESTIG = "Klant aanmaken met nummer: 29999940800188?"


def loans_of(library: Path, number: str) -> list[str]:
    """Return the barcodes out on a card, in the order they were lent."""
    found = rows(
        library,
        "SELECT item.barcode FROM loan JOIN item ON item.id = loan.item_id"
        " JOIN card ON card.customer_id = loan.customer_id"
        " WHERE card.number = ? AND loan.returned_at IS NULL ORDER BY loan.id",
        number,
    )
    return [barcode for (barcode,) in found]


def the_question(clerk: WindowClerk) -> None:
    DIALOGS["Bevestig"](clerk)
    assert clerk.reads(BEVESTIG)


@pytest.mark.parametrize("end", ["\r", "\r\r"])
@pytest.mark.parametrize("steps", [0, 1])
def test_a_scan_answers_no_question_whichever_answer_has_the_focus(
    operator, steps, end
):
    the_question(operator)
    assert operator.focus_name() == "Nee"
    for _ in range(steps):
        operator.press("Tab")
    operator.scan(WITH_LETTERS, end)
    assert operator.title() == "Bevestig"
    assert operator.waiting() == f"1 scan wacht: {WITH_LETTERS}"


@pytest.mark.parametrize("place", DIALOGS)
def test_a_scan_presses_nothing_in_any_dialog(operator, sample_file, place):
    DIALOGS[place](operator)
    before, title = everything(sample_file, but=""), operator.title()
    front = operator.front()
    operator.scan(WITH_LETTERS)
    assert operator.front() is front
    assert operator.title() == title
    assert everything(sample_file, but="") == before


def test_a_scan_is_never_typed_into_the_melding(operator):
    DIALOGS["Melding bewerken"](operator)
    label = "Melding (vier regels van 60 tekens)"
    before = operator.value(label)
    operator.scan(own_card(1))
    assert operator.value(label) == before
    assert operator.waiting() == f"1 scan wacht: {own_card(1)}"


@pytest.mark.parametrize("field", ["Achternaam", "Postcode", "OK", "Annuleren"])
def test_on_the_first_screen_a_scan_fills_klantnummer_from_anywhere(operator, field):
    new_customer(operator)
    operator.go_to(field)
    operator.scan(own_card(1))
    assert operator.value("Klantnummer") == own_card(1)
    assert operator.value("Achternaam") == ""
    assert operator.focus_name() == "OK, Vervolg"
    assert operator.title() == "Klantenadministratie - wisedesk"


@pytest.mark.parametrize("place", [details, costs, draft, customer, editing])
def test_elsewhere_a_scan_waits_in_sight_and_changes_nothing(
    operator, sample_file, place
):
    place(operator)
    before = everything(sample_file, but="")
    texts, focus = operator.texts(), operator.focus()
    operator.scan(own_card(1))
    waits = f"1 scan wacht: {own_card(1)}"
    assert operator.waiting().startswith(waits)
    assert operator.focus() is focus
    shown = [each for each in operator.texts() if not each.startswith(waits)]
    assert shown == texts
    assert everything(sample_file, but="") == before


def test_a_scan_does_not_press_opslaan(operator, sample_file):
    draft(operator)
    assert operator.focus_name() == "Opslaan"
    operator.scan(WITH_LETTERS, "\r\r")
    assert value(sample_file, "SELECT count(*) FROM card WHERE number LIKE '%188'") == 0
    operator.press("Return")
    operator.see("Klant 29999940800188 is ingeschreven.")


def test_a_search_takes_a_scan_as_its_search(operator):
    operator.press("F8")
    operator.type("jan")
    operator.scan(HOME_FOR_THE_ELDERLY)
    assert operator.page() == "Klantenadministratie"
    assert operator.reads("Zorgcentrum De Horst")


def test_a_scan_during_bevestig_is_the_own_pass_after_nee(operator):
    the_question(operator)
    operator.scan(own_card(1))
    assert operator.waiting() == f"1 scan wacht: {own_card(1)}"
    operator.press("Alt+N")
    assert operator.value("Klantnummer") == own_card(1)
    assert operator.waiting() == ""
    operator.press("Alt+V")
    assert operator.reads(f"Klant {own_card(1)} * Administratieve pas *")


def test_a_scan_during_bevestig_stays_in_sight_unused_after_ja(
    operator, sample_file, desk
):
    barcode = on_the_shelf(desk)[0]
    session(operator)
    the_question(operator)
    operator.scan(barcode)
    operator.press("Alt+J")
    waits = f"1 scan wacht: {barcode}"
    assert operator.value("Klantnummer") == "29999940800188"
    assert operator.waiting().startswith(waits)
    operator.press("F5")
    assert operator.waiting().startswith(waits)
    session(operator, BINDING_CARD)
    assert operator.waiting().startswith(waits)
    assert loans_of(sample_file, BINDER) == []
    assert barcode not in loans_of(sample_file, BINDING_CARD)


def test_a_scan_that_waits_is_handled_by_ctrl_enter_and_dropped_by_ctrl_del(
    operator, sample_file, desk
):
    first, second, third = on_the_shelf(desk)[:3]
    the_question(operator)
    for barcode in (first, second, third):
        operator.scan(barcode)
    assert operator.waiting() == f"3 scans wachten: {first}, {second}, {third}"
    operator.press("Alt+J")
    session(operator)
    operator.press("Ctrl+Return")
    assert loans_of(sample_file, BINDER) == [first]
    assert operator.waiting().startswith(f"2 scans wachten: {second}, {third}")
    operator.press("Ctrl+Del")
    assert operator.waiting() == ""
    assert loans_of(sample_file, BINDER) == [first]


def test_scans_while_the_melding_is_open_at_the_desk_are_lent_after_it_in_order(
    operator, sample_file, desk
):
    barcodes = on_the_shelf(desk)[:4]
    operator.scan(BINDER)
    assert operator.title() == "Melding"
    for barcode in barcodes:
        operator.scan(barcode)
    assert operator.title() == "Melding"
    told = ", ".join(barcodes[:3])
    assert operator.waiting() == f"4 scans wachten: {told}, …"
    assert loans_of(sample_file, BINDER) == []
    operator.press("Return")
    assert loans_of(sample_file, BINDER) == barcodes
    assert operator.waiting() == ""


def test_however_much_is_scanned_in_a_question_the_window_keeps_its_size(operator):
    first, second = own_card(1), own_card(2)
    before = operator.program.window.size()
    the_question(operator)
    for number in (first, second, "3" * 200, second, first):
        operator.scan(number)
    told = f"{first}, {second}, {'3' * 19}…, …"
    assert operator.waiting() == f"5 scans wachten: {told}"
    assert operator.program.window.size() == before
    operator.press("Alt+J")
    session(operator)
    operator.scan("3" * 200)
    assert operator.program.window.size() == before


def test_scans_right_behind_the_card_wait_for_its_melding(operator, sample_file, desk):
    barcodes = on_the_shelf(desk)[:3]
    for number in (BINDER, *barcodes):
        operator.scan_quietly(number)
    operator.settle()
    assert operator.title() == "Melding"
    assert loans_of(sample_file, BINDER) == []
    operator.press("Return")
    assert loans_of(sample_file, BINDER) == barcodes


def test_a_scan_in_an_open_menu_is_handled_when_it_is_asked_for(
    operator, sample_file, desk
):
    barcode = on_the_shelf(desk)[0]
    session(operator)
    operator.press("Alt+A")
    operator.scan(barcode)
    assert operator.waiting().startswith(f"1 scan wacht: {barcode}")
    operator.press("Esc")
    operator.press("Esc")
    assert loans_of(sample_file, BINDER) == []
    operator.press("Ctrl+Return")
    assert loans_of(sample_file, BINDER) == [barcode]


def test_a_scan_with_the_menu_bar_in_use_is_handled(operator, sample_file, desk):
    session(operator)
    operator.press("Alt+A")
    operator.press("Esc")
    operator.scan(on_the_shelf(desk)[0])
    assert loans_of(sample_file, BINDER) == [operator.table(TABLE)[0][-1]]


def test_a_scan_in_an_open_drop_down_list_chooses_nothing(operator):
    new_customer(operator)
    operator.press("Alt+Down")
    assert operator.front() is operator.program.window
    operator.scan(own_card(2))
    operator.press("Esc")
    assert operator.value("Klanttype") == "Reguliere klant"
    assert operator.waiting().startswith(f"1 scan wacht: {own_card(2)}")
    operator.press("Ctrl+Return")
    assert operator.value("Klantnummer") == own_card(2)


def test_alt_and_a_letter_that_is_no_command_types_nothing(operator):
    for letter in "BDEGHIJPQTXY":
        operator.press(f"Alt+{letter}")
        assert operator.value("klantnummer") == "", letter
        assert operator.page() == "Uitlenen", letter


def test_shift_around_a_capital_does_not_break_a_scan(operator):
    new_customer(operator)
    operator.go_to("Achternaam")
    operator.scan_with_shift("NB12345JN0")
    assert operator.value("Achternaam") == ""
    assert operator.value("Klantnummer") == "NB12345JN0"
    the_question_again(operator)
    operator.scan_with_shift("JJNNNJ0")
    assert operator.title() == "Bevestig"
    assert operator.waiting() == "1 scan wacht: JJNNNJ0"


@pytest.mark.parametrize("control", ["\0", "\x01", "\x02", "\x1a", "\x1b", "\x1d"])
@pytest.mark.parametrize("room", ["F5", "F6"])
def test_a_scan_with_a_control_character_inside_is_told_and_not_handled_in_part(
    operator, sample_file, desk, room, control
):
    barcode = on_the_shelf(desk)[0]
    session(operator)
    operator.press(room)
    before = everything(sample_file, but="")
    operator.scan_with_controls(f"3{control}{barcode}")
    shown = operator.table(TABLE)[0]
    assert f"Onleesbaar, scan opnieuw: 3�{barcode}." in shown
    assert "Geweigerd" in shown
    assert operator.typed() == ""
    assert everything(sample_file, but="") == before
    operator.scan_with_controls(f"\x02{barcode}\x03")
    assert operator.table(TABLE)[0][-1] == barcode


@pytest.mark.parametrize("place", [new_customer, customer])
def test_elsewhere_an_unreadable_scan_is_told_and_fills_nothing(operator, place):
    place(operator)
    texts = operator.texts()
    operator.scan_with_controls(f"3\x01{own_card(1)}")
    told = f"Onleesbaar, scan opnieuw: 3�{own_card(1)}."
    assert operator.footer() == told
    assert [each for each in operator.texts() if each != told] == [
        each for each in texts if each != told
    ]
    assert operator.waiting() == ""


def test_an_unreadable_scan_in_a_question_at_the_desk_is_told_behind_it(
    operator, sample_file, desk
):
    barcode = on_the_shelf(desk)[0]
    operator.scan(BINDER)
    assert operator.title() == "Melding"
    operator.scan_with_controls(f"3\x01{barcode}")
    operator.press("Return")
    assert loans_of(sample_file, BINDER) == []
    assert f"Onleesbaar, scan opnieuw: 3�{barcode}." in operator.table(TABLE)[0]


@pytest.mark.parametrize(("key", "page"), [("F6", "Innemen"), ("F8", "Klant zoeken")])
def test_a_command_right_behind_a_typed_letter_is_still_a_command(operator, key, page):
    operator.press_right_behind("x", key)
    assert operator.page() == page


def test_tab_right_behind_a_typed_letter_goes_on_to_the_next_field(operator):
    new_customer(operator)
    operator.go_to("Achternaam")
    operator.press_right_behind("Jansen", "Tab")
    assert operator.value("Achternaam") == "Jansen"
    assert operator.focus_name() != "Achternaam"


def test_a_doubled_digit_that_looks_held_down_does_not_break_a_scan(operator):
    number = own_card(7)
    new_customer(operator)
    operator.go_to("Achternaam")
    operator.scan_with_repeats(number)
    assert operator.value("Achternaam") == ""
    assert operator.value("Klantnummer") == number


def test_a_key_that_a_person_holds_down_types_and_is_no_scan(operator):
    new_customer(operator)
    operator.go_to("Klantnummer")
    operator.hold_down("7", times=9)
    assert operator.value("Klantnummer") == "777777777"
    operator.go_to("Achternaam")
    operator.hold_down("x", times=9)
    operator.press("Return")
    assert operator.value("Achternaam") == "xxxxxxxxx"


def the_question_again(clerk: WindowClerk) -> None:
    clerk.choose("Klanttype", "Administratieve pas")
    clerk.press("Return")
    assert clerk.title() == "Bevestig"


def test_what_a_person_types_between_scans_comes_out_as_typed(operator):
    new_customer(operator)
    operator.go_to("Achternaam")
    operator.type("van den Bérg-J")
    operator.scan(own_card(3))
    operator.go_to("Achternaam")
    operator.press("End")
    operator.type("n")
    assert operator.value("Achternaam") == "van den Bérg-Jn"
    assert operator.value("Klantnummer") == own_card(3)


def test_the_library_says_how_its_scanners_type(start, sample_file, desk):
    for name, typed in (("scanner-end", "tab"), ("scanner-prefix", "]C1")):
        desk.perform(ChangeSetting(name=name, value=typed))
    clerk = WindowClerk(start(sample_file))
    clerk.start()
    clerk.scan(f"]C1{HOME_FOR_THE_ELDERLY}", "\t")
    assert clerk.reads("Zorgcentrum De Horst")


@contextmanager
def kept_busy(library: Path) -> Iterator[Callable[[], int]]:
    """Let another program take the library for 300 ms again and again."""
    over = threading.Event()
    times: list[int] = []

    def hold() -> None:
        with opened(library) as connection:
            connection.execute("PRAGMA busy_timeout = 5000")
            while not over.is_set():
                connection.execute("BEGIN IMMEDIATE")
                over.wait(0.3)
                connection.execute("COMMIT")
                times.append(1)
                over.wait(0.02)

    other = threading.Thread(target=hold)
    other.start()
    try:
        yield times.__len__
    finally:
        over.set()
        other.join()


def test_fifty_scans_while_the_database_is_slow_are_all_handled_once_in_order(
    operator, sample_file, desk
):
    titles = rows(sample_file, "SELECT key FROM title ORDER BY id")
    barcodes = [code for (key,) in titles[:30] for code in on_the_shelf(desk, key)][:50]
    assert len(barcodes) == 50
    session(operator)
    with kept_busy(sample_file) as times:
        operator.wait(lambda: times() > 0, "een ander programma heeft de bibliotheek")
        for barcode in barcodes:
            operator.scan_quietly(barcode)
            operator.pause(20)
        assert len(operator.table(TABLE)) == 50  # those that wait are in sight
        assert operator.program.is_busy
    operator.settle()
    assert loans_of(sample_file, BINDER) == barcodes
    shown = [row[-1] for row in operator.table(TABLE)]
    assert shown == barcodes[::-1]
    assert {row[4] for row in operator.table(TABLE)} == {"Inzage"}
    journal = rows(sample_file, "SELECT kind, count(*) FROM journal GROUP BY kind")
    assert dict(journal)["lend/lent"] == 50


@pytest.mark.parametrize("end", ["", "\t"])
def test_a_number_that_comes_without_its_end_is_told(operator, desk, sample_file, end):
    first, second = on_the_shelf(desk)[:2]
    session(operator)
    for number in (first, second):  # the second lands in the table, with Tab
        operator.burst(number + end)
        assert operator.footer() == (
            f"Zonder Enter erachter is {number} geen scan. Kijk bij Instellingen -"
            " Scanner controleren."
        )
        if not end:
            operator.press("Ctrl+A", "Del")
    operator.press("F5")
    operator.scan(first)
    assert operator.footer() == ""
    assert loans_of(sample_file, BINDER) == [first]


def test_letters_that_come_fast_are_nobody_s_scan(operator):
    operator.press("Ctrl+N")
    operator.burst("Hooghiemstra")
    assert operator.footer() == ""
