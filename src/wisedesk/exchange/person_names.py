# SPDX-License-Identifier: Apache-2.0
"""The parts of a person's name as other systems write them in one."""

import re

from wisedesk.domain.names import fold, without_particles
from wisedesk.domain.persons import Gender

_INITIALS = re.compile(r"(?:\w\.\s?)+")
_WORDS = {
    Gender.MAN: ("m", "man", "male", "dhr", "mr", "de heer"),
    Gender.WOMAN: (
        "f",
        "v",
        "vrouw",
        "woman",
        "female",
        "mevr",
        "mevrouw",
        "mw",
        "mrs",
        "ms",
    ),
    Gender.NEUTRAL: ("x", "n", "o", "neutral"),
    Gender.INSTITUTION: ("institution", "instelling"),
    Gender.UNKNOWN: ("unknown", "onbekend"),
}
_GENDERS = {word: gender for gender, words in _WORDS.items() for word in words}


def split_surname(surname: str) -> tuple[str, str]:
    """Return the voorvoegsel and the rest: "van den Berg", "Berg, van den".

    Only a voorvoegsel in small letters is one: in "Van Damme" it belongs to the name.
    """
    name, comma, after = (part.strip() for part in surname.partition(","))
    words = fold(after).split()
    if comma and words and not without_particles(f"{fold(after)} x").split()[1:]:
        return after, name
    parts = surname.split()
    folded = fold(surname).split()
    dropped = len(folded) - len(without_particles(fold(surname)).split())
    prefix = parts[:dropped]
    if not prefix or any(part[:1].isupper() for part in prefix):
        return "", surname
    return " ".join(prefix), " ".join(parts[dropped:])


def split_first_name(first: str, initials: str) -> tuple[str, str]:
    """Return given name and initials; a first name of initials alone is no name."""
    if _INITIALS.fullmatch(first) and not initials:
        return "", first
    return first, initials


def gender_of(word: str) -> Gender | None:
    """Return the gender a word or a title tells ("Mevr."), None where it tells none."""
    return _GENDERS.get(word.casefold().rstrip("."))
