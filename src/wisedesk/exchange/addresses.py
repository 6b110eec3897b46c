# SPDX-License-Identifier: Apache-2.0
"""An address of one line as street and house number, and a country as it is written."""

import re

from msgspec import Struct

from wisedesk.domain.names import fold
from wisedesk.domain.persons import Country

_NAMES = {
    Country.NETHERLANDS: "nl nld nederland netherlands the netherlands holland",
    Country.BELGIUM: "be bel belgie belgium belgique",
    Country.GERMANY: "de deu ger duitsland germany deutschland d",
    Country.FRANCE: "fr fra frankryk france f",
    Country.UNITED_KINGDOM: "gb gbr uk united_kingdom engeland england great_britain",
    Country.UNITED_STATES: "us usa united_states united_states_of_america",
}
COUNTRIES = {
    fold(name.replace("_", " ")): country
    for country, names in _NAMES.items()
    for name in names.split()
}
CODES = frozenset(country.value for country in Country)
_DUTCH_POSTCODE = re.compile(r"^[1-9]\d{3}\s*[A-Za-z]{2}$")
_NUMBER_AFTER = re.compile(r"^(.*[^\W\d_].*?)\s+(\d+(?:\s?[-/]?\s?[A-Za-z0-9]{1,3})?)$")
_NUMBER_BEFORE = re.compile(r"^(\d+[A-Za-z]?)\s+(\D.*)$")


class House(Struct, frozen=True):
    """A street and a number in it."""

    street: str
    number: str = ""


def read_house(number: str, address: str) -> House:
    """Return street and house number; a number of its own is believed."""
    if number:
        return House(address, number)
    after = _NUMBER_AFTER.match(address)
    if after:
        return House(after.group(1).rstrip(","), after.group(2))
    before = _NUMBER_BEFORE.match(address)
    return House(before.group(2), before.group(1)) if before else House(address)


def read_country(told: str, postcode: str) -> tuple[Country, str]:
    """Return a country, and the word for it where the product has none of its own."""
    if not told:
        dutch = not postcode or _DUTCH_POSTCODE.match(postcode)
        return (Country.NETHERLANDS if dutch else Country.OTHER), ""
    if told in CODES:
        return Country(told), ""
    known = COUNTRIES.get(fold(told))
    return (known, "") if known else (Country.OTHER, told)
