# SPDX-License-Identifier: Apache-2.0
"""Names of people: how they are shown and how they are found again."""

import re
import unicodedata

_SPECIAL_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "ı": "i", "đ": "d", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
)
_PARTICLE_WORDS = (
    "van de der den het t ter ten te v vd vh in op aan uit l la le du des el al von zu"
    " bij onder over"
)
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
_IJ = re.compile("ij")
_JOINS = re.compile("[.'’ʼ`]")
_NOT_A_WORD = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """Return text as it is searched: lower case, no accents, words by one space.

    Apostrophes and full stops join what they stand between ("d'Arc", "v.d."), every
    other sign parts words; ij and y are one letter. Letters of other scripts stay.
    """
    letters = [
        letter
        for letter in unicodedata.normalize("NFKD", text)
        if not unicodedata.combining(letter)
    ]
    plain = "".join(letters).casefold().translate(_SPECIAL_LETTERS)
    joined = _JOINS.sub("", plain)
    words = _NOT_A_WORD.sub(" ", _IJ.sub("y", joined))
    return words.strip()


def name_key(family_name: str, given: str = "", name_prefix: str = "") -> str:
    """Return the key a customer is found by: family name, given name, particle."""
    parts = (without_particles(fold(family_name)), fold(given), fold(name_prefix))
    return " ".join(part for part in parts if part)


def without_particles(folded: str) -> str:
    """Return folded words without the particles in front: "van den berg" → "berg".

    A name of particles alone stays as it is.
    """
    words = folded.split()
    while len(words) > 1 and words[0] in _PARTICLES:
        words.pop(0)
    return " ".join(words)


def display_name(
    family_name: str, given: str = "", name_prefix: str = "", initials: str = ""
) -> str:
    """Return a name as a desk shows it: "Berg, Jan van den" or just "Test"."""
    first = " ".join(part for part in (given or initials, name_prefix) if part)
    return f"{family_name}, {first}" if first and family_name else family_name or first
