# SPDX-License-Identifier: Apache-2.0
"""A code nobody knows: scanned once more, looked up, or entered."""

import pytest

from support.clerk import item, on_the_shelf, own_card, register
from support.places import session
from wisedesk.services.actions import ChangeSetting

TABLE = "Uitleningen en innames"
NEAR = "Exemplaren die erop lijken"


@pytest.fixture
def jansen(desk):
    return register(desk, number=own_card(1)).key


def states(operator):
    return [(row[-1], row[4]) for row in operator.table(TABLE)]


def test_what_it_was_meant_to_be_is_chosen_by_enter(operator, desk, jansen):
    meant = on_the_shelf(desk)[0]
    misread = meant[1:]
    session(operator, jansen)
    operator.scan(misread)
    assert states(operator) == [(misread, "Vraagt u")]
    operator.press("Alt+U")
    assert operator.title() == "Onbekend nummer"
    assert operator.reads(f"Nummer {misread} is niet bekend.")
    assert operator.table(NEAR)[0][0] == meant
    operator.press("Return")
    assert states(operator) == [(meant, "Uitgeleend")]
    assert item(desk, meant).borrower_key == jansen


def test_a_scan_chooses_nothing_there_and_is_handled_after_it(operator, desk, jansen):
    meant, other = on_the_shelf(desk)[:2]
    session(operator, jansen)
    operator.scan(meant[1:])
    operator.press("Alt+U")
    operator.scan(other)
    assert operator.title() == "Onbekend nummer"
    assert operator.waiting() == f"1 scan wacht: {other}"
    operator.press("Esc")
    assert states(operator)[0] == (other, "Uitgeleend")


def test_the_right_scan_leaves_the_misread_one_by_itself(operator, desk, jansen):
    meant = on_the_shelf(desk)[0]
    session(operator, jansen)
    operator.scan(meant[1:])
    operator.scan(meant)
    assert states(operator) == [(meant, "Uitgeleend"), (meant[1:], "Niet gedaan")]
    operator.press("F12")
    assert operator.table(TABLE) == []


def test_an_item_in_the_hand_is_entered_and_lent(operator, jansen):
    session(operator, jansen)
    operator.scan("30004000138035")
    operator.scan("30004000138035")
    assert len(operator.table(TABLE)) == 1
    operator.press("Alt+U")
    assert operator.reads("het controlecijfer van dit nummer klopt niet")
    operator.press("Alt+V")
    assert operator.is_bad("Titel")
    assert operator.focus_name() == "Titel"
    assert operator.reads("Voer het exemplaar in dat u in de hand hebt:")
    operator.type("Een nieuw boek")
    operator.choose("Materiaal", "B Boek volwassenen fictie")
    operator.press("Alt+V")
    assert states(operator) == [("30004000138035", "Uitgeleend")]
    assert operator.table(TABLE)[0][2] == "Een nieuw boek"


def test_where_the_library_forbids_entering_nothing_can_be_entered(
    operator, desk, jansen
):
    desk.perform(ChangeSetting(name="quick-items", value="no"))
    session(operator, jansen)
    operator.scan("99999999999999")
    operator.press("Alt+U")
    assert operator.reads("Er is geen exemplaar dat erop lijkt.")
    assert not operator.reads("Materiaal")
    operator.press("Return")  # the only button is Annuleren
    assert states(operator) == [("99999999999999", "Vraagt u")]
    operator.press("Alt+X")
    assert states(operator) == [("99999999999999", "Niet gedaan")]
    assert operator.named_text("last_label") == ""
