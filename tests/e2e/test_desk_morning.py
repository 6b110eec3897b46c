# SPDX-License-Identifier: Apache-2.0
"""A whole morning at the desk, by keys and scans alone."""

import pytest

from support.clerk import (
    BEAR,
    BINDER,
    HOME_FOR_THE_ELDERLY,
    customer,
    item,
    lend,
    of_branch,
    own_card,
    register,
)
from support.raw_file import rows
from wisedesk.domain.items import ItemStatus
from wisedesk.services.actions import PlaceHold

TABLE = "Uitleningen en innames"


@pytest.fixture
def jansen(desk):
    return register(desk, number=own_card(1)).key


@pytest.fixture
def pieters(desk):
    return register(desk, number=own_card(2)).key


def states(operator):
    return [(row[-1], row[4]) for row in operator.table(TABLE)]


def three_customers(operator, shelf, jansen, pieters):
    """Help two who came together, and a third who leaves a word."""
    operator.scan(jansen)
    operator.scan(shelf[0])
    operator.scan(shelf[0])  # once more: nothing happens
    operator.scan(pieters)
    operator.press("Alt+U")
    operator.scan(shelf[1])
    operator.press("Alt+S")
    operator.scan(shelf[2])
    operator.press("Ctrl+Z")
    assert states(operator) == [
        (shelf[2], "Hersteld"),
        (shelf[1], "Uitgeleend"),
        (shelf[0], "Uitgeleend"),
    ]
    operator.press("F9", "F2")
    assert "Verleng" in operator.footer() or "verlengd" in operator.footer()
    operator.press("F12")
    operator.scan(HOME_FOR_THE_ELDERLY)
    operator.scan(shelf[3])
    operator.press("Alt+M")
    operator.type("Nieuw adres vragen")
    operator.press("Alt+O", "F12")


def test_a_morning_at_the_desk(operator, desk, sample_file, jansen, pieters):
    shelf, bears = of_branch(desk, "9408"), of_branch(desk, "9408", BEAR)
    smit = register(desk, number=own_card(3)).key
    far, held, back = (
        of_branch(desk, "9000")[0],
        bears[0],
        of_branch(desk, "9408", "vb000002")[0],
    )
    for barcode in (far, held, back):
        lend(desk, smit, barcode)
    desk.perform(PlaceHold(customer=pieters, barcode=held))

    three_customers(operator, shelf, jansen, pieters)

    # an internal card
    operator.scan(BINDER)
    operator.press("Return")
    operator.scan(bears[1])
    assert states(operator)[0] == (bears[1], "Inzage")
    operator.press("F12")

    # the pile that came back: a hold, one of another branch, an ordinary one
    operator.press("F6")
    for barcode in (held, far, back, back):
        operator.scan(barcode)
    asked = [state for _, state in states(operator)]
    assert asked.count("Vraagt u") == 2
    operator.press("F12")
    assert operator.footer().startswith("Nog niet: ")
    operator.press("Alt+U")
    operator.press("Alt+U")
    operator.press("F12")
    assert operator.table(TABLE) == []
    assert item(desk, held).status is ItemStatus.RESERVED
    assert item(desk, far).status is ItemStatus.TRANSIT
    assert item(desk, back).status is ItemStatus.AVAILABLE
    assert customer(desk, jansen).open_loans == 1

    # who waited comes for it
    operator.press("F5")
    operator.scan(pieters)
    assert operator.table(TABLE)[0][2].startswith("Reservering staat klaar")
    operator.scan(held)
    assert item(desk, held).borrower_key == pieters
    operator.press("F12", "Ctrl+Q")
    assert not operator.program.window.isVisible()
    waits = "SELECT count(*) FROM hold JOIN card USING (customer_id)"
    waits += " WHERE hold.status <> 'Z' AND card.number = ?"
    assert rows(sample_file, waits, pieters) == [(0,)]
