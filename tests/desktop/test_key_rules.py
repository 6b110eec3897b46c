# SPDX-License-Identifier: Apache-2.0
import ast
import re
from pathlib import Path
from string import ascii_uppercase

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from wisedesk.desktop.keys.commands import COMMANDS
from wisedesk.desktop.keys.key_map import KeyMap
from wisedesk.desktop.keys.key_rules import FUNCTION_KEYS, judge_key, read_keys
from wisedesk.desktop.keys.taken_letters import portable_key

SOURCE = Path(__file__).parents[2] / "src" / "wisedesk"
SHAPES = [
    *FUNCTION_KEYS,
    *(f"Shift+{key}" for key in FUNCTION_KEYS),
    *(f"Ctrl+{key}" for key in FUNCTION_KEYS),
    *(f"Ctrl+Shift+{key}" for key in FUNCTION_KEYS),
    *(f"Ctrl+{letter}" for letter in ascii_uppercase),
    *(f"Ctrl+Shift+{letter}" for letter in ascii_uppercase),
    *(f"Alt+{letter}" for letter in ascii_uppercase),
]
ALLOWED = [key for key in SHAPES if not judge_key("settings.keys", key, KeyMap())]
COMMAND_IDS = [each.id for each in COMMANDS]


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("J", "gewoon teken"),
        ("5", "gewoon teken"),
        ("Shift+J", "gewoon teken"),
        ("Return", "velden en lijsten"),
        ("Tab", "velden en lijsten"),
        ("Shift+Backtab", "velden en lijsten"),
        ("Esc", "velden en lijsten"),
        ("Down", "velden en lijsten"),
        ("Ctrl+Home", "velden en lijsten"),
        ("Ctrl+A", "velden en lijsten"),
        ("Ctrl+V", "velden en lijsten"),
        ("Ctrl+Y", "velden en lijsten"),
        ("Alt+F4", "computer zelf"),
        ("Alt+Tab", "computer zelf"),
        ("F10", "computer zelf"),
        ("Meta+L", "computer zelf"),
        ("Ctrl+Alt+E", "computer zelf"),
        ("Ctrl+1", "kan niet"),
        ("Alt+5", "kan niet"),
        ("Alt+Shift+B", "kan niet"),
        ("Ctrl+K, Ctrl+Shift+B", "geen toets"),
        ("", "geen toets"),
        ("Ctrl++", "geen toets"),
        ("Alt+J", "Alt-J is van Ja (in een vraag)."),
        ("Alt+O", "Alt-O is van Opslaan (klantscherm)."),
        ("F9", "F9 is al de toets van Geleende exemplaren."),
        ("Ctrl+Z", "Ctrl-Z is al de toets van Herstel."),
    ],
)
def test_a_key_that_would_be_dead_or_do_harm_is_refused_with_the_reason(key, told):
    assert told in judge_key("loans.renew", key, KeyMap())


@pytest.mark.parametrize(
    "key", ["F3", "Shift+F3", "Ctrl+F3", "Ctrl+Shift+B", "Alt+B", "F2"]
)
def test_a_free_key_is_taken(key):
    assert judge_key("loans.renew", key, KeyMap()) == ""


def test_a_letter_of_a_page_is_refused_with_what_has_it():
    letters = {"Alt+B": "de knop Bewaar"}
    assert judge_key("loans.renew", "Alt+B", KeyMap(), letters) == (
        "Alt-B is van de knop Bewaar."
    )


def test_a_command_can_always_have_the_key_of_the_table_again():
    keys = KeyMap({"action.undo": "Ctrl+Shift+B", "scans.clear": "F3"})
    assert judge_key("action.undo", "Ctrl+Z", keys) == ""
    assert judge_key("scans.clear", "Ctrl+Del", keys) == ""
    assert "velden" in judge_key("loans.renew", "Ctrl+Z", keys)


def test_the_keys_of_a_file_may_swap():
    swapped = {"desk.lend": "F6", "desk.return": "F5"}
    keys, told = read_keys(swapped)
    assert told == ()
    assert (keys.shown("desk.lend"), keys.shown("desk.return")) == ("F6", "F5")


def test_two_commands_of_a_file_with_one_key_keep_those_of_the_table():
    keys, told = read_keys({"desk.lend": "F3", "loans.renew": "F3"})
    assert keys.own == {}
    assert told == (
        "Uitlenen: F3 is al de toets van Verlengen.",
        "Verlengen: F3 is al de toets van Uitlenen.",
    )


def test_a_line_that_is_refused_does_not_bring_down_the_others():
    keys, told = read_keys({"desk.lend": "J", "desk.return": "F3", "kleur": "F4"})
    assert keys.own == {"desk.return": "F3"}
    assert [each.partition(":")[0] for each in told] == [
        "kleur bestaat niet.",
        "Uitlenen",
    ]


@given(
    st.dictionaries(st.sampled_from(COMMAND_IDS), st.sampled_from([*SHAPES, "J", ""]))
)
def test_whatever_a_file_says_no_key_has_two_commands(written):
    keys, told = read_keys(written)
    taken = [key for name in COMMAND_IDS for key in keys.keys(name)]
    assert len(set(taken)) == len(taken)
    kept = {name for name in written if keys.own.get(name) == written[name]}
    assert len(kept) + len(told) >= len(written)


@pytest.mark.parametrize("typed", ["alt+m", "Alt-M", " ALT+M "])
def test_a_key_may_be_written_as_the_screen_writes_it(typed):
    assert portable_key(typed) == "Alt+M"
    assert portable_key("Ctrl-Enter") == "Ctrl+Return"
    assert portable_key("Foo") == ""


def test_every_key_that_is_allowed_comes_past_every_kind_of_field(qtbot):
    window = QMainWindow()
    column = QVBoxLayout()
    inside = QWidget()
    inside.setLayout(column)
    window.setCentralWidget(inside)
    fields = [
        QLineEdit("abc"),
        QPlainTextEdit("abc"),
        QTableView(),
        QComboBox(),
        QSpinBox(),
        QPushButton("knop"),
        QRadioButton("keuze"),
    ]
    for field in fields:
        column.addWidget(field)
    heard: list[str] = []
    for key in ALLOWED:
        shortcut = QShortcut(QKeySequence(key), window)
        shortcut.activated.connect(lambda key=key: heard.append(key))
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    assert len(ALLOWED) > 100
    for field in fields:
        for key in ALLOWED:
            field.setFocus()
            QTest.keySequence(field, key)
        assert heard == ALLOWED, type(field).__name__
        heard.clear()


KEY_NAME = re.compile(r"\b(?:Alt|Ctrl|Shift)[-+]\w|\bF(?:[1-9]|1[0-2])\b")
# the table itself, the list of what is allowed, the help of the command line
ELSEWHERE = {"commands.py", "key_rules.py", "main.py"}


def sentences(path: Path) -> list[str]:
    """Return the texts of a module that are no docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        if node.body and isinstance(node.body[0], ast.Expr)
    }
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if id(node) not in told
    ]


def test_no_sentence_of_the_window_names_a_key_that_may_be_another():
    named = {
        f"{path.name}: {text}"
        for folder in ("desktop", "wording")
        for path in SOURCE.glob(f"{folder}/**/*.py")
        if not path.is_relative_to(SOURCE / "desktop" / "tour")
        if path.name not in ELSEWHERE
        for text in sentences(path)
        if KEY_NAME.search(text) and " " in text
    }
    assert named == set()
