# SPDX-License-Identifier: Apache-2.0
from collections import Counter
from functools import partial

import pytest
from PySide6.QtWidgets import QLineEdit, QTabWidget

from support.clerk import BINDING_CARD
from support.dead_keys import find_dead_keys
from support.places import DIALOGS, PLACES, customer, session
from support.window import WindowClerk
from wisedesk.desktop.keys.commands import COMMANDS
from wisedesk.desktop.keys.key_map import KeyMap

MENUS = ("Kl&ant", "Overz&ichten", "Ins&tellingen", "A&fsluiten", "Hel&p")


def test_every_command_has_an_id_and_keys_of_its_own():
    assert len({each.id for each in COMMANDS}) == len(COMMANDS)
    keys = Counter(key for each in COMMANDS for key in each.keys)
    assert set(keys.values()) == {1}


def test_every_command_of_the_table_is_bound_once_and_nothing_else_is(operator):
    bound = operator.program.window.commands
    assert list(bound) == [each.id for each in COMMANDS]
    with pytest.raises(KeyError):
        operator.program.window.bind({"customer.search": lambda: None})


@pytest.mark.parametrize("place", PLACES)
def test_every_key_reaches_its_command_from_every_screen(operator, place):
    PLACES[place](operator)
    window = operator.program.window
    check_tabs(operator)
    heard: list[str] = []
    for name, action in window.commands.items():
        action.triggered.disconnect()
        action.triggered.connect(partial(heard.append, name))
    for each in COMMANDS:
        for key in each.keys:
            operator.press(key)
            text_field = isinstance(operator.focus(), QLineEdit)
            own = operator.focus_name() in {"klantnummer", "exemplaar"}
            kept = each.text_first and text_field and not own
            assert heard == [each.id] * (not kept), f"{key} in {place}"
            heard.clear()


def check_tabs(clerk: WindowClerk) -> None:
    """See that no key is claimed twice on the screen, on any of its tabs."""
    window = clerk.program.window
    assert find_dead_keys(window) == {}
    for tabs in window.findChildren(QTabWidget):
        for number in range(tabs.count() if tabs.isVisible() else 0):
            clerk.press(f"Ctrl+{number + 1}")
            assert tabs.currentIndex() == number
            assert find_dead_keys(window) == {}


@pytest.mark.parametrize("place", DIALOGS)
def test_no_key_is_claimed_twice_in_any_dialog(operator, place):
    DIALOGS[place](operator)
    assert operator.front() is not operator.program.window
    assert find_dead_keys(operator.front()) == {}


def test_the_crash_report_claims_no_key_twice(operator, program, faults):
    program.window.commands["desk.lend"].triggered.connect(_break)
    operator.press("F5")
    assert operator.title() == "Onverwachte fout"
    assert find_dead_keys(operator.front()) == {}
    operator.press("Alt+O")
    faults.clear()


def test_keys_go_to_the_dialog_below_when_the_one_over_it_is_closed(
    operator, program, faults
):
    program.window.commands["help.keys"].triggered.connect(_break)
    operator.press("F1")
    assert operator.title() == "Onverwachte fout"
    operator.press("Return")
    assert operator.title() == "Toetsen"
    operator.press("Return")
    assert operator.front() is program.window
    assert operator.focus_name() == "klantnummer"
    faults.clear()


def _break() -> None:
    raise LookupError("a fault of ours")


def test_a_command_that_needs_a_customer_says_so_without_one(operator):
    for key in ("F9", "Alt+M", "Ctrl+K"):
        operator.press("F5", key)
        assert operator.footer() == "Kies eerst een klant.", key
        assert operator.front() is operator.program.window


def test_a_command_brings_its_screen(operator):
    for key, page in (
        ("F6", "Innemen"),
        ("F5", "Uitlenen"),
        ("F8", "Klant zoeken"),
        ("Alt+C", "Catalogus"),
        ("Alt+Z", "Klant zoeken"),
        ("Ctrl+N", "Klantenadministratie"),
    ):
        operator.press(key)
        assert operator.page() == page, key


def test_the_menus_tell_the_keys_and_grey_what_needs_a_customer(operator):
    entries = operator.program.window.menuBar().actions()
    titles = [each.text() for each in entries]
    assert titles == [each for each in MENUS if each in titles]
    assert {"Kl&ant", "A&fsluiten"} <= set(titles)
    menus = {each.text(): each.menu() for each in entries}
    operator.press("Alt+A")
    enabled = {each.text(): each.isEnabled() for each in menus["Kl&ant"].actions()}
    assert list(enabled)[:4] == [
        "Klant zoeken (Alt-Z)",
        "Nieuwe klant toevoegen (Ctrl-N)",
        "Melding (Alt-M)",
        "Geleende exemplaren (F9)",
    ]
    assert enabled["Klant zoeken (Alt-Z)"]
    assert not enabled["Melding (Alt-M)"]
    operator.press("Esc")
    operator.press("Alt+F")
    assert [each.text() for each in menus["A&fsluiten"].actions()] == [
        "Klant afsluiten (F12)",
        "Programma afsluiten (Ctrl-Q)",
    ]
    operator.press("Esc")
    session(operator)
    operator.press("Alt+A")
    assert menus["Kl&ant"].actions()[2].isEnabled()
    operator.press("Esc")


def test_a_menu_entry_chosen_by_arrows_does_what_its_key_does(operator):
    customer(operator)
    operator.press("Alt+A")
    for _ in range(3):
        operator.press("Down")
    operator.press("Return")
    assert operator.page() == "Geleende exemplaren"


def test_the_key_overview_lists_every_command(operator):
    operator.press("F1")
    shown = operator.table("Toetsen")
    assert shown == [[each.keys, each.title, each.where] for each in KeyMap().lines()]
    assert ["Alt-M", "Melding", "met een klant"] in shown


def test_quitting_closes_the_window_when_nothing_would_be_lost(operator):
    operator.press("Ctrl+Q")
    assert not operator.program.window.isVisible()


def test_who_leaves_a_card_is_where_the_card_was_opened(operator):
    session(operator, BINDING_CARD)
    operator.press("Ctrl+K")
    assert operator.page() == "Klantenadministratie"
    operator.press("Esc")
    assert operator.page() == "Uitlenen"
    assert operator.reads("Plak en bind")
    operator.press("Ctrl+I")
    came_from = operator.page()
    operator.press("Return")
    if operator.front() is not operator.program.window:
        operator.press("Return")  # a Melding
    assert operator.page() == "Klantenadministratie"
    operator.press("Esc")
    assert operator.page() == came_from


def test_quitting_says_what_is_left_and_brings_it_in_front(operator):
    session(operator, BINDING_CARD)
    operator.scan("00000000")  # nobody knows it: the row asks
    operator.press("F8", "Ctrl+Q")
    assert operator.reads("vraagt u nog iets. Toch afsluiten?")
    operator.press("Alt+N")
    assert operator.page() == "Uitlenen"
