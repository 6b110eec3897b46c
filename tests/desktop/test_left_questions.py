# SPDX-License-Identifier: Apache-2.0
"""Niet doen (Alt+X) is turned back by Ctrl+Z: the row asks again."""

import pytest

from support.clerk import (
    TITAN,
    item,
    lend,
    on_the_shelf,
    own_card,
    register,
)
from wisedesk.domain.items import ItemStatus
from wisedesk.services.actions import PlaceHold

TABLE = "Uitleningen en innames"
TOLD = "De regel vraagt het weer: De vloek van de Titaan."


@pytest.fixture
def jansen(desk):
    return register(desk, number=own_card(1)).key


@pytest.fixture
def shelf(desk):
    return on_the_shelf(desk)


@pytest.fixture
def waits(desk):
    """Return the card of somebody who waits for the title."""
    key = register(desk, number=own_card(2)).key
    desk.perform(PlaceHold(customer=key, title_key=TITAN))
    return key


def states(operator):
    return [row[4] for row in operator.table(TABLE)]


def test_a_hold_that_is_not_passed_is_asked_about_again(
    operator, desk, jansen, waits, shelf
):
    operator.scan(jansen)
    operator.scan(shelf[0])
    assert states(operator) == ["Vraagt u"]
    operator.press("Alt+X")
    assert states(operator) == ["Niet gedaan"]
    operator.press("Ctrl+Z")
    assert states(operator) == ["Vraagt u"]
    assert operator.footer() == TOLD
    operator.press("Alt+U")
    assert item(desk, shelf[0]).borrower_key == jansen
    assert waits


def test_what_was_done_before_is_turned_back_by_the_next_press(
    operator, desk, jansen, shelf
):
    other = register(desk, number=own_card(2)).key
    lend(desk, other, shelf[1])
    operator.scan(jansen)
    operator.scan(shelf[0])
    operator.scan(shelf[1])
    operator.press("Alt+X", "Ctrl+Z")
    assert states(operator) == ["Vraagt u", "Uitgeleend"]
    operator.press("Ctrl+Z")
    assert states(operator) == ["Vraagt u", "Hersteld"]


@pytest.mark.parametrize("was_lent", [True, False], ids=["returned", "was in"])
def test_what_was_not_set_aside_is_asked_about_again(
    operator, desk, jansen, shelf, was_lent
):
    if was_lent:
        lend(desk, jansen, shelf[0])
    other = register(desk, number=own_card(2)).key
    desk.perform(PlaceHold(customer=other, title_key=TITAN))
    operator.press("F6")
    operator.scan(shelf[0])
    operator.press("Alt+X")
    assert states(operator) == ["Blijft hier"]
    operator.press("Ctrl+Z")
    assert states(operator) == ["Vraagt u"]
    operator.press("Alt+U")
    assert item(desk, shelf[0]).status is ItemStatus.RESERVED


def test_after_the_session_nothing_of_it_is_asked_again(operator, desk, jansen, shelf):
    other = register(desk, number=own_card(2)).key
    lend(desk, other, shelf[0])
    operator.scan(jansen)
    operator.scan(shelf[0])
    operator.press("Alt+X", "F12", "Ctrl+Z")
    assert operator.footer() == "Er is niets om te herstellen."


def test_from_another_page_it_is_asked_first(operator, desk, jansen, shelf):
    other = register(desk, number=own_card(2)).key
    lend(desk, other, shelf[0])
    operator.scan(jansen)
    operator.scan(shelf[0])
    operator.press("Alt+X", "Ctrl+G", "Ctrl+Z")
    assert operator.reads("De vraag over De vloek van de Titaan")
    operator.press("Alt+J", "F5")
    assert states(operator) == ["Vraagt u"]


@pytest.mark.parametrize("lent", [False, True], ids=["in", "out"])
def test_an_item_scanned_without_a_card_keeps_a_short_remark_when_it_is_left(
    operator, desk, jansen, shelf, lent
):
    if lent:
        lend(desk, jansen, shelf[0])
    operator.scan(shelf[0])
    operator.press("Alt+X")
    assert states(operator) == ["Niet gedaan"]
    remark = "Uitgeleend aan Jansen, Jan." if lent else "Zonder pas gescand."
    assert operator.table(TABLE)[0][6] == remark
    operator.press("Ctrl+Z")
    asked = "Alt-U: innemen · Uitgeleend aan Jansen, Jan."
    assert operator.table(TABLE)[0][6] == (asked if lent else "Scan eerst een pas.")


def test_an_item_scanned_before_its_card_keeps_a_short_remark_when_it_is_left(
    operator, jansen, shelf
):
    operator.scan(shelf[0])
    operator.scan(jansen)
    operator.press("Alt+X")
    assert states(operator) == ["Niet gedaan"]
    assert operator.table(TABLE)[0][6] == "Vóór de pas gescand."
