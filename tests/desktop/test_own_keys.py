# SPDX-License-Identifier: Apache-2.0
"""Toetsen instellen: another key for a command, in force at once and later on."""

import tomllib
from functools import partial
from pathlib import Path

import pytest

from support.dead_keys import find_dead_keys
from support.places import PLACES, choose, customer
from support.program import Start
from support.window import WindowClerk
from wisedesk.config import settings_file
from wisedesk.desktop.keys.commands import COMMANDS
from wisedesk.desktop.keys.key_map import KeyMap

TABLE = "Opdrachten en hun toetsen"
OTHER_KEYS = (
    *(f"Ctrl+Shift+{letter}" for letter in "ABCDEFGHIJKLMNOPQRSTVWXY"),
    *(f"Shift+F{number}" for number in (2, 3, 4, 5, 6, 7, 8, 9, 11, 12)),
    *(f"Ctrl+Shift+F{number}" for number in range(1, 13)),
)
OTHERS = dict(zip((each.id for each in COMMANDS), OTHER_KEYS, strict=False))


def kept() -> dict[str, str]:
    """Return the keys that the settings file holds."""
    path = settings_file()
    if not path.is_file():
        return {}
    return tomllib.loads(path.read_text(encoding="utf-8")).get("keys", {})


def open_dialog(clerk: WindowClerk) -> None:
    choose(clerk, "Alt+T", "Toetsen instellen")
    assert clerk.title() == "Toetsen instellen"


def stand_on(clerk: WindowClerk, title: str) -> None:
    """Stand on the line of a command."""
    names = [row[0] for row in clerk.table(TABLE)]
    clerk.press("Ctrl+Home")
    for _ in range(names.index(title)):
        clerk.press("Down")


def give(clerk: WindowClerk, title: str, key: str) -> None:
    """Give a command another key."""
    stand_on(clerk, title)
    clerk.press("Return", key)


def key_of(clerk: WindowClerk, title: str) -> str:
    """Return the key the dialog shows for a command."""
    return next(row[1] for row in clerk.table(TABLE) if row[0] == title)


def problem(clerk: WindowClerk) -> str:
    return clerk.named_text("problem_label")


def test_another_key_is_in_force_at_once_and_kept(operator):
    open_dialog(operator)
    give(operator, "Innemen", "Ctrl+Shift+B")
    assert key_of(operator, "Innemen") == "Ctrl-Shift-B"
    assert problem(operator) == ""
    operator.press("Alt+U")
    operator.press("Ctrl+Shift+B")
    assert operator.page() == "Innemen"
    operator.press("F5", "F6")
    assert operator.page() == "Uitlenen"
    assert kept() == {"desk.return": "Ctrl+Shift+B"}


def test_an_alt_letter_that_the_dialog_itself_has_is_caught_and_judged(operator):
    open_dialog(operator)
    give(operator, "Innemen", "Alt+W")
    assert operator.title() == "Toetsen instellen"
    assert problem(operator) == "Alt-W is van Wijzig (klantscherm)."
    operator.press("Alt+B")
    assert key_of(operator, "Innemen") == "Alt-B"


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("F9", "F9 is al de toets van Geleende exemplaren."),
        ("Alt+T", "Alt-T is van het menu Instellingen."),
        ("Alt+J", "Alt-J is van Ja (in een vraag)."),
        ("7", "gewoon teken"),
        ("Return", "velden en lijsten"),
        ("Tab", "velden en lijsten"),
        ("Space", "velden en lijsten"),
        ("Ctrl+C", "velden en lijsten"),
        ("Alt+F4", "computer zelf"),
    ],
)
def test_a_key_that_would_be_dead_is_refused_and_nothing_changes(operator, key, told):
    open_dialog(operator)
    give(operator, "Innemen", key)
    assert told in problem(operator)
    operator.press("Esc")
    assert key_of(operator, "Innemen") == "F6"
    assert operator.title() == "Toetsen instellen"
    assert kept() == {}


def test_after_a_refusal_the_next_key_is_taken_at_once(operator):
    open_dialog(operator)
    give(operator, "Uitlenen", "F6")
    assert problem(operator) == "F6 is al de toets van Innemen."
    assert key_of(operator, "Uitlenen") == "druk een toets …"
    operator.press("F9")
    assert problem(operator) == "F9 is al de toets van Geleende exemplaren."
    operator.press("Ctrl+Shift+B")
    assert problem(operator) == ""
    assert key_of(operator, "Uitlenen") == "Ctrl-Shift-B"
    operator.press("Esc")
    assert operator.front() is operator.program.window


def test_esc_after_a_refusal_leaves_the_key_and_takes_the_reason_away(operator):
    open_dialog(operator)
    give(operator, "Uitlenen", "F6")
    operator.press("Esc")
    assert problem(operator) == ""
    assert key_of(operator, "Uitlenen") == "F5"
    assert operator.title() == "Toetsen instellen"


def test_esc_leaves_the_key_as_it_is_and_the_dialog_open(operator):
    open_dialog(operator)
    give(operator, "Innemen", "Esc")
    assert key_of(operator, "Innemen") == "F6"
    assert operator.title() == "Toetsen instellen"
    operator.press("Esc")
    assert operator.front() is operator.program.window


def test_a_scan_is_no_key_and_waits(operator):
    open_dialog(operator)
    stand_on(operator, "Innemen")
    operator.press("Return")
    operator.scan("JNJN12JN")
    assert operator.waiting() == "1 scan wacht: JNJN12JN"
    assert key_of(operator, "Innemen") == "druk een toets …"
    operator.press("Ctrl+Shift+B")
    assert key_of(operator, "Innemen") == "Ctrl-Shift-B"


def test_one_command_gets_the_key_of_the_table_back(operator):
    open_dialog(operator)
    give(operator, "Innemen", "Ctrl+Shift+B")
    give(operator, "Uitlenen", "F6")
    stand_on(operator, "Innemen")
    operator.press("Alt+S")
    assert problem(operator) == "F6 is al de toets van Uitlenen."
    stand_on(operator, "Uitlenen")
    operator.press("Alt+S")
    stand_on(operator, "Innemen")
    operator.press("Alt+S")
    assert [key_of(operator, each) for each in ("Uitlenen", "Innemen")] == ["F5", "F6"]
    assert kept() == {}


def test_all_commands_get_the_keys_of_the_table_back_after_a_question(operator):
    open_dialog(operator)
    give(operator, "Innemen", "Ctrl+Shift+B")
    give(operator, "Verlengen", "F3")
    operator.press("Alt+A")
    assert operator.reads("Alle toetsen terugzetten?")
    operator.press("Alt+N")
    assert key_of(operator, "Verlengen") == "F3"
    operator.press("Alt+A", "Alt+J")
    assert key_of(operator, "Verlengen") == "F2"
    assert kept() == {}


def test_whatever_names_a_key_names_the_one_in_force(operator):
    open_dialog(operator)
    give(operator, "Melding", "Alt+B")
    give(operator, "Reserveer", "F3")
    give(operator, "Wachtende scans wissen", "Ctrl+Shift+B")
    give(operator, "Catalogus", "Shift+F3")
    operator.press("Esc", "F5", "F3")
    assert operator.footer() == "Kies eerst een exemplaar of titel (Shift-F3)."
    customer(operator)
    operator.scan("JNJN12JN")
    assert operator.waiting() == (
        "1 scan wacht: JNJN12JN (Ctrl-Enter verwerkt, Ctrl-Shift-B wist)"
    )
    operator.press("Ctrl+Shift+B")
    assert operator.waiting() == ""
    operator.press("Ctrl+5")
    assert operator.field("Melding (Alt-B)").isVisible()
    operator.press("Shift+F3")
    operator.press("F1")
    assert ["Alt-B", "Melding", "met een klant"] in operator.table("Toetsen")
    operator.press("Esc")
    operator.press("Alt+A")
    entries = [each.text() for each in operator.focus().actions()]
    assert "Melding (Alt-B)" in entries
    operator.press("Esc")


def settings(text: str) -> None:
    """Write the settings file."""
    path = settings_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def start_with(start: Start, library: Path, keys: dict[str, str]) -> WindowClerk:
    """Start the program at a desk with keys of its own."""
    clerk = WindowClerk(start(library, keys=keys))
    clerk.start()
    return clerk


def test_a_key_of_the_settings_file_is_in_force_from_the_start(start, sample_file):
    clerk = start_with(start, sample_file, {"desk.return": "ctrl-shift-b"})
    clerk.press("Ctrl+Shift+B")
    assert clerk.page() == "Innemen"


def test_a_wrong_key_of_the_settings_file_is_told_and_that_of_the_table_is_used(
    start, sample_file
):
    clerk = start_with(
        start, sample_file, {"desk.return": "F5", "loans.renew": "Alt+V", "x": "F3"}
    )
    told = clerk.footer()
    assert told.startswith("Toetsen uit de instellingen: x bestaat niet.")
    assert "Innemen: F5 is al de toets van Uitlenen." in told
    assert "Verlengen: Alt-V is van OK, Vervolg" in told
    clerk.press("F6")
    assert clerk.page() == "Innemen"
    open_dialog(clerk)
    assert "Innemen: F5 is al de toets van Uitlenen." in problem(clerk)


def test_a_settings_file_that_cannot_be_written_is_told_and_the_key_works(operator):
    settings("desk = ")
    open_dialog(operator)
    give(operator, "Innemen", "Ctrl+Shift+B")
    assert "Niet bewaard" in problem(operator)
    assert str(settings_file()) in problem(operator)
    operator.press("Esc", "Ctrl+Shift+B")
    assert operator.page() == "Innemen"


@pytest.mark.parametrize("place", PLACES)
def test_every_other_key_reaches_its_command_from_every_screen(
    start, sample_file, place
):
    """As with the keys of the table: none is dead, none does something else."""
    clerk = WindowClerk(start(sample_file))
    clerk.start()
    PLACES[place](clerk)
    program = clerk.program
    program.window.use_keys(KeyMap(OTHERS))
    assert find_dead_keys(program.window) == {}
    assert list(OTHERS) == list(program.window.commands)
    heard: list[str] = []
    for name, action in program.window.commands.items():
        action.triggered.disconnect()
        action.triggered.connect(partial(heard.append, name))
    for name, key in OTHERS.items():
        clerk.press(key)
        assert heard == [name], f"{key} in {place}"
        heard.clear()
