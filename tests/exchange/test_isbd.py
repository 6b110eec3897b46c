# SPDX-License-Identifier: Apache-2.0
"""Words of a catalogue lose the signs of ISBD and nothing else."""

import pytest

from wisedesk.exchange.isbd import (
    isbn13_in,
    joined_title,
    tidy,
    without_ending,
    year_in,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De natuur :", "De natuur"),
        ("Riordan, Rick.", "Riordan, Rick"),
        ("Tolkien, J. R. R.", "Tolkien, J. R. R."),
        ("Gibson, Milo,", "Gibson, Milo"),
        ("En toen ...", "En toen ..."),
        ("[Zonder titel] /", "Zonder titel"),
        ("[Een] en [twee]", "[Een] en [twee]"),
        ("\x88De \x89reis", "De reis"),
        ("  twee   spaties ", "twee spaties"),
    ],
)
def test_ending(text: str, expected: str) -> None:
    assert without_ending(text) == expected


def test_parts_and_subtitle_are_joined() -> None:
    assert joined_title("Grote veldslagen! :", [], "oorlogen /") == (
        "Grote veldslagen! : oorlogen"
    )
    assert joined_title("Kung Fu panda.", ["2.", "De film /"], "") == (
        "Kung Fu panda. 2. De film"
    )


@pytest.mark.parametrize(
    ("text", "year"),
    [("c1999.", "1999"), ("[2006?]", "2006"), ("[19--]", ""), ("12345", "")],
)
def test_year(text: str, year: str) -> None:
    assert year_in(text) == year


@pytest.mark.parametrize(
    ("text", "isbn"),
    [
        ("9780063209824 :", "9780063209824"),
        ("978-0-06-320982-4", "9780063209824"),
        ("9027439648 (geb.)", "9789027439642"),
        ("080442957X", "9780804429573"),
        ("9780063209825", ""),
        ("geen", ""),
    ],
)
def test_isbn(text: str, isbn: str) -> None:
    assert isbn13_in(text) == isbn


def test_accents_are_composed() -> None:
    assert tidy("e\u0301") == "é"
