# SPDX-License-Identifier: Apache-2.0
"""What a clerk typed to find a customer: a number, a name, an address, a birth date.

Source: Wise "Search customer".
"""

import re
from datetime import date
from enum import StrEnum

from msgspec import Struct

from wisedesk.domain.calendar import read_day
from wisedesk.domain.cards import tidy_number
from wisedesk.domain.names import fold, without_particles

_ADDRESS = re.compile(r"^([1-9]\d{3})\s*([A-Za-z]{2})(?:[\s,]+(\S.*))?$")
DIGITS_OF_A_DAY = 8  # 23032026; no card number is that short


class SearchKind(StrEnum):
    """What a search looks at."""

    NUMBER = "number"
    NAME = "name"
    ADDRESS = "address"
    BIRTH = "birth"


class Search(Struct, frozen=True):
    """A search, its text in the form the library stores it."""

    kind: SearchKind
    text: str = ""
    house_number: str = ""
    day: date | None = None


def read_search(typed: str) -> Search | None:
    """Return what a text looks for, None where it is too little to look for.

    A date is a birth date, four digits and two letters a postcode (a house number may
    follow), what holds a digit otherwise a card number, all else the start of a name
    with accents and particles left out.
    """
    text = typed.strip()
    digits_only = text.isdecimal() and len(text) != DIGITS_OF_A_DAY
    born_on = None if digits_only else read_day(text)
    if born_on is not None:
        return Search(SearchKind.BIRTH, day=born_on)
    address = _ADDRESS.match(text)
    if address:
        digits, letters, house_number = address.groups()
        return Search(
            SearchKind.ADDRESS,
            f"{digits} {letters.upper()}",
            house_number=(house_number or "").strip(),
        )
    if any(letter.isdigit() for letter in text) and " " not in text:
        return Search(SearchKind.NUMBER, tidy_number(text))
    name = without_particles(fold(text))
    return Search(SearchKind.NAME, name) if name else None
