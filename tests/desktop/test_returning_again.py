# SPDX-License-Identifier: Apache-2.0
"""Innemen that was cut off goes on: the pile, the day, the rows that ask, no slip."""

import pytest

from desktop.test_inbox import RESTORED, cut_off
from support.clerk import TITAN, item, of_branch, own_card, register
from support.window import WindowClerk
from wisedesk.domain.items import ItemStatus
from wisedesk.services.actions import PlaceHold

TABLE = "Uitleningen en innames"


@pytest.fixture
def again(start, sample_file):
    """Return what starts the desk anew on the same library."""

    def open_again() -> WindowClerk:
        clerk = WindowClerk(start(sample_file))
        clerk.start()
        return clerk

    return open_again


def states(clerk):
    return [(row[-1], row[4]) for row in clerk.table(TABLE)]


def test_rows_that_ask_ask_again_and_what_was_decided_stands(again, desk, sample_file):
    other = register(desk, number=own_card(7)).key
    desk.perform(PlaceHold(customer=other, title_key=TITAN))
    held = of_branch(desk, "9408")[0]
    far = of_branch(desk, "9000", "vb000002")[0]
    steps = ("press F6", f"scan {held}", "press Alt+U", f"scan {far}")
    cut_off(sample_file, *steps)
    clerk = again()
    assert clerk.page() == "Innemen"
    assert states(clerk) == [(far, "Vraagt u"), (held, "Apart gelegd")]
    assert clerk.footer() == RESTORED.format("2 scans")  # no slip, so no printer missed
    clerk.press("Alt+U")
    assert item(desk, far).status is ItemStatus.TRANSIT
    assert item(desk, held).status is ItemStatus.RESERVED


def test_what_was_counted_while_the_line_waited_is_there_again(
    again, desk, sample_file
):
    one, two = of_branch(desk, "9408")[:2]
    cut_off(
        sample_file,
        "press F6",
        "press Ctrl+T",
        "type 3",
        "press Return",
        "hold",
        f"scan {one}",
        f"scan {two}",
        "press F5",
        "free",
        "press F6",
    )
    clerk = again()
    assert clerk.reads("Telling: 2 van 3 — 1 ontbreekt.")


def test_the_pile_and_the_day_of_the_drop_are_there_again(again, desk, sample_file):
    one, two = of_branch(desk, "9408")[:2]
    cut_off(
        sample_file,
        "press F6",
        "press Ctrl+D",
        "press Return",
        "press Ctrl+T",
        "type 3",
        "press Return",
        f"scan {one}",
        "press F5",
        "press F12",
        "press F6",
        f"scan {two}",
    )
    clerk = again()
    assert clerk.page() == "Innemen"
    assert clerk.reads("INGELEVERD OP za 02-05-2026")
    assert clerk.reads("Telling: 2 van 3 — 1 ontbreekt.")
    assert clerk.reads(two)
    clerk.scan(one)
    assert clerk.reads("Telling: 2 van 3")
    clerk.press("Ctrl+D", "Ctrl+T", "Alt+B")
    assert not clerk.reads("INGELEVERD OP")
    assert not clerk.reads("Telling")
