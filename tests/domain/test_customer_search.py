# SPDX-License-Identifier: Apache-2.0
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wisedesk.domain.customer_search import Search, SearchKind, read_search


def number(text):
    return Search(SearchKind.NUMBER, text)


def name(text):
    return Search(SearchKind.NAME, text)


def address(postcode, house_number=""):
    return Search(SearchKind.ADDRESS, postcode, house_number=house_number)


def born(day):
    return Search(SearchKind.BIRTH, day=day)


@pytest.mark.parametrize(
    ("typed", "search"),
    [
        # numbers
        ("29999940800188", number("29999940800188")),
        (" 29999940800188 ", number("29999940800188")),
        ("2999", number("2999")),
        ("1031999", number("1031999")),  # seven digits: the start of a number
        ("010119991", number("010119991")),
        ("99999999", number("99999999")),  # eight digits that are no day
        ("a123456789", number("A123456789")),
        ("9503AB1234", number("9503AB1234")),
        # birth dates
        ("23-03-2026", born(date(2026, 3, 23))),
        ("3/4/1999", born(date(1999, 4, 3))),
        ("03.04.1999", born(date(1999, 4, 3))),
        ("23032026", born(date(2026, 3, 23))),
        # addresses
        ("9503 AB", address("9503 AB")),
        ("9503ab", address("9503 AB")),
        ("9503 AB 12", address("9503 AB", "12")),
        ("9503ab, 12 bis", address("9503 AB", "12 bis")),
        # names
        ("jansen", name("jansen")),
        ("van den Berg", name("berg")),
        ("  Çelik ", name("celik")),
        ("Dijkstra", name("dykstra")),
        ("berg jan", name("berg jan")),
        ("0503 AB", name("0503 ab")),  # no postcode begins with 0
        ("32-13-2026", number("32-13-2026")),  # no such day
        # too little
        ("", None),
        ("   ", None),
        ("-", None),
    ],
)
def test_what_a_search_looks_for(typed, search):
    assert read_search(typed) == search


@given(st.text(max_size=30))
def test_any_text_is_read(typed):
    search = read_search(typed)
    if search is not None:
        assert search.text or search.day


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.sampled_from("-/. "))
def test_every_birth_date_is_read(day, sign):
    typed = f"{day.day:02}{sign}{day.month:02}{sign}{day.year}"
    assert read_search(typed) == born(day)
