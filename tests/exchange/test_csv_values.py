# SPDX-License-Identifier: Apache-2.0
"""Days, instants and amounts are read as people and programs write them."""

from datetime import UTC, date, datetime

import pytest

from wisedesk.domain.persons import Country
from wisedesk.exchange.addresses import House, read_country, read_house
from wisedesk.exchange.csv_values import cents_of, day_of, instant_of
from wisedesk.exchange.person_names import split_first_name, split_surname


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2020-10-27", date(2020, 10, 27)),
        ("2020-10-27 10:26:51", date(2020, 10, 27)),
        ("27-10-2020", date(2020, 10, 27)),
        ("27/10/2020 10:26", date(2020, 10, 27)),
        ("20201027", date(2020, 10, 27)),
        ("2020-02-30", None),
        ("gisteren", None),
        ("", None),
    ],
)
def test_day(text: str, day: date | None) -> None:
    assert day_of(text) == day


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2020-10-27 10:26:51", datetime(2020, 10, 27, 9, 26, 51, tzinfo=UTC)),
        ("2020-07-27T10:26:51+02:00", datetime(2020, 7, 27, 8, 26, 51, tzinfo=UTC)),
        ("2020-07-27T08:26:51Z", datetime(2020, 7, 27, 8, 26, 51, tzinfo=UTC)),
        ("27-10-2020 9:05", datetime(2020, 10, 27, 8, 5, tzinfo=UTC)),
        ("2020-10-27", datetime(2020, 10, 27, 11, tzinfo=UTC)),
        ("2020-10-27 25:00", None),
        ("nooit", None),
    ],
)
def test_instant(text: str, instant: datetime | None) -> None:
    assert instant_of(text) == instant


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("24.99", 2499),
        ("€ 12,50", 1250),
        ("1.250,00", 125000),
        ("1,250.5", 125050),
        ("15", 1500),
        ("1.250", 125000),
        ("gratis", None),
    ],
)
def test_amount(text: str, cents: int | None) -> None:
    assert cents_of(text) == cents


@pytest.mark.parametrize(
    ("surname", "parts"),
    [
        ("van den Berg", ("van den", "Berg")),
        ("Berg, van den", ("van den", "Berg")),
        ("'t Hart", ("'t", "Hart")),
        ("Van Damme", ("", "Van Damme")),
        ("van der Meer-de Vries", ("van der", "Meer-de Vries")),
        ("Jansen", ("", "Jansen")),
        ("Jansen, Piet", ("", "Jansen, Piet")),
    ],
)
def test_surname(surname: str, parts: tuple[str, str]) -> None:
    assert split_surname(surname) == parts


def test_first_name_of_initials_alone() -> None:
    assert split_first_name("J.P.", "") == ("", "J.P.")
    assert split_first_name("Jan", "J.") == ("Jan", "J.")


@pytest.mark.parametrize(
    ("number", "address", "house"),
    [
        ("12a", "Dorpsstraat", House("Dorpsstraat", "12a")),
        ("", "Dorpsstraat 12 a", House("Dorpsstraat", "12 a")),
        ("", "Plein 1940-45 7", House("Plein 1940-45", "7")),
        ("", "1809 Target Way", House("Target Way", "1809")),
        ("", "Postbus", House("Postbus", "")),
    ],
)
def test_house(number: str, address: str, house: House) -> None:
    assert read_house(number, address) == house


@pytest.mark.parametrize(
    ("told", "postcode", "country"),
    [
        ("", "9521 AB", (Country.NETHERLANDS, "")),
        ("", "65065", (Country.OTHER, "")),
        ("USA", "65065", (Country.UNITED_STATES, "")),
        ("België", "2000", (Country.BELGIUM, "")),
        ("Frankrijk", "", (Country.FRANCE, "")),
        ("ZZ", "", (Country.OTHER, "")),
        ("Canada", "H3B 1X9", (Country.OTHER, "Canada")),
    ],
)
def test_country(told: str, postcode: str, country: tuple[Country, str]) -> None:
    assert read_country(told, postcode) == country
