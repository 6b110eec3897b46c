# SPDX-License-Identifier: Apache-2.0
"""What the footer says is of now: a hint goes when the clerk goes on."""

import pytest

from support.clerk import BINDING_CARD, on_the_shelf, own_card, register
from support.places import customer, policies, session

ALONE = "Er is maar één klant."
TABLE = "Uitleningen en innames"


def test_that_there_is_one_customer_is_said_until_another_joins(operator, desk):
    other = register(desk, number=own_card(1)).card_number
    session(operator, BINDING_CARD)
    operator.press("Alt+S")
    assert operator.footer() == ALONE
    operator.press("Alt+E")
    operator.scan(other)
    operator.press("Alt+S")
    assert operator.footer() == ""


def test_a_hint_about_rows_goes_when_a_row_is_looked_for(operator, desk):
    session(operator, BINDING_CARD)
    operator.scan(on_the_shelf(desk)[0])
    operator.press("Ctrl+B")
    assert operator.footer().startswith("Kies een regel")
    operator.go_to(TABLE)
    assert operator.footer() == ""


@pytest.mark.parametrize(
    ("key", "hint"),
    [
        ("F9", "Kies eerst een klant."),
        ("F2", "Kies eerst een klant."),
        ("Alt+R", "Kies eerst een exemplaar of titel (Alt-C)."),
        ("Alt+U", "Er is geen regel die iets vraagt."),
        ("Ctrl+Return", "Er wacht geen scan."),
        ("Ctrl+D", "Dat kan bij Innemen (F6)."),
        ("Ctrl+Z", "Er is niets om te herstellen."),
    ],
)
def test_a_hint_stands_until_the_next_key(operator, key, hint):
    operator.press("F5", key)
    assert operator.footer() == hint
    operator.press(key)
    assert operator.footer() == hint  # it is told again
    operator.type("j")
    assert operator.footer() == ""


def test_a_hint_of_a_button_is_there_after_it_was_pressed(operator):
    policies(operator)
    operator.go_to("Zoek")
    operator.type("bestaat niet")
    operator.go_to("Wijzig regel")
    operator.press("Return")
    assert operator.footer() == "Kies eerst een regel."
    operator.press("Shift+Tab")
    assert operator.footer() == ""


def test_what_was_done_stays_told_until_something_is_changed_again(operator):
    customer(operator)
    operator.press("Alt+W")
    operator.fill("Roepnaam", "Bindertje")
    operator.press("Alt+O")
    assert operator.footer() == "Opgeslagen."
    operator.press("Ctrl+3", "Ctrl+2")
    assert operator.footer() == "Opgeslagen."
    operator.press("Alt+W")
    assert operator.footer() == ""


def test_what_was_told_of_a_customer_goes_with_the_customer(operator):
    session(operator, BINDING_CARD)
    operator.press("F9")
    assert operator.footer() == "12 exemplaren"
    operator.press("F12")
    assert operator.footer() == ""


def test_a_long_sentence_is_there_to_be_read_whole(operator):
    operator.press("F5")
    label = operator.program.window.ui.feedback_label
    one_line = label.height()
    operator.program.window.say("Gereserveerd voor Mulder, Anna. " * 9, bad=True)
    operator.settle()
    assert label.height() >= label.heightForWidth(label.width())
    assert label.height() > one_line
    operator.program.window.say("", bad=False)
    operator.settle()
    assert label.height() == one_line
