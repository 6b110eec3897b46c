# SPDX-License-Identifier: Apache-2.0
"""The persons of the sample library, as the dice put names and streets together."""

import random
from datetime import date, timedelta

from msgspec import Struct

from wisedesk.db.definitions import Find, read_table
from wisedesk.domain.persons import Gender, Person

# shares of the sample
YOUTH = 0.35
NO_EMAIL = 0.3
NO_NEWSLETTER = 0.6


class Names(Struct, frozen=True):
    """What persons are put together from."""

    given: list[dict[str, str]]
    family: list[dict[str, str]]
    streets: list[dict[str, str]]


def read_names(find: Find) -> Names:
    """Return the names and streets that come with the program."""
    named: dict[str, list[dict[str, str]]] = {"given": [], "family": [], "street": []}
    for row in read_table(find, "names"):
        named[row["kind"]].append(row)
    return Names(named["given"], named["family"], named["street"])


def invented(dice: random.Random, names: Names, today: date) -> Person:
    """Return a person as the dice fall, of an age as of a day."""
    given, family, street = (
        dice.choice(names.given),
        dice.choice(names.family),
        dice.choice(names.streets),
    )
    years = dice.randrange(6, 17) if dice.random() < YOUTH else dice.randrange(19, 88)
    born_on = today - timedelta(days=years * 365 + dice.randrange(1, 360))
    login = f"{given['value']}.{family['value']}".replace(" ", "").casefold()
    return Person(
        initials=f"{given['value'][0]}.",
        given_name=given["value"],
        name_prefix=family["extra1"],
        family_name=family["value"],
        born_on=born_on,
        gender=Gender.WOMAN if given["extra1"] in {"v", "f"} else Gender.MAN,
        postcode=street["extra1"],
        house_number=str(dice.randrange(1, 180)),
        street=street["value"],
        city=street["extra2"],
        phone=f"06-{dice.randrange(10_000_000, 99_999_999)}",
        email=f"{_ascii(login)}@voorbeeld.nl" if dice.random() > NO_EMAIL else "",
        email_absent=False,
        newsletter=dice.random() > NO_NEWSLETTER,
        identified=True,
        login_account=True,
    )


def _ascii(text: str) -> str:
    return "".join(letter for letter in text if letter.isascii() and letter != "'")
