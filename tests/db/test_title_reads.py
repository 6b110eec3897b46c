# SPDX-License-Identifier: Apache-2.0
import pytest

from support.clerk import BEAR, TITAN, lend, on_the_shelf, own_card, read, register
from wisedesk.services.actions import PlaceHold


def titles(desk, text, limit=20):
    return [each.title for each in read(desk, lambda tx: tx.find_titles(text, limit))]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("de geweldige beer", "De geweldige beer"),
        ("DE GEWELDIGE", "De geweldige beer"),
        ("geweldige beer", "De geweldige beer"),
        ("beer esben", "De geweldige beer"),
        ("vloek titaan riordan", "De vloek van de Titaan"),
        ("polar", "The Polar Express"),
    ],
)
def test_a_title_is_found_by_its_words(desk, typed, first):
    assert titles(desk, typed)[0] == first


def test_titles_that_start_so_come_first_and_no_more_than_asked(desk):
    found = titles(desk, "de", 5)
    assert len(found) == 5
    assert all(title.casefold().startswith("de") for title in found)


@pytest.mark.parametrize("typed", ["", "  ", "%", "_", "xyzzy"])
def test_nothing_is_found(desk, typed):
    assert titles(desk, typed) == []


def test_a_hit_counts_items_and_holds(desk):
    register(desk, number=own_card(1))
    barcode = on_the_shelf(desk)[0]

    def hit():
        found = read(desk, lambda tx: tx.title_hit(TITAN))
        assert found is not None
        return found

    before = hit()
    assert (before.author, before.material) == ("Riordan, Rick", "Boek jeugd fictie")
    assert before.items == 10
    lend(desk, own_card(1), barcode)
    desk.perform(PlaceHold(customer=own_card(1), title_key=BEAR))
    assert hit().available == before.available - 1
    bear = read(desk, lambda tx: tx.title_hit(BEAR))
    assert bear is not None
    assert bear.holds == 1


def test_a_title_nobody_knows(desk):
    assert read(desk, lambda tx: tx.title_hit("nee")) is None
    assert read(desk, lambda tx: tx.title_items("nee")) == []
    assert read(desk, lambda tx: tx.holds_on("nee")) == []
