# SPDX-License-Identifier: Apache-2.0
"""Words of a catalogue as a reader expects them, without the signs of ISBD."""

import re
import unicodedata

from stdnum import isbn
from stdnum.exceptions import ValidationError

NOT_SORTED = str.maketrans(dict.fromkeys("\x88\x89\x98\x9c"))
_ENDING = " \t/:;,="
_ISBN = re.compile(r"[0-9][0-9 -]{8,15}[0-9Xx]")
_YEAR = re.compile(r"(?<!\d)(1[0-9]{3}|20[0-9]{2})(?!\d)")
_ABBREVIATED = re.compile(r"(?:^|[\s.(\-])[^\W\d_]\.$")
_ELLIPSIS = "..."


def tidy(text: str) -> str:
    """Return text by single spaces, composed, without signs nobody can see."""
    plain = unicodedata.normalize("NFC", text.translate(NOT_SORTED))
    seen = "".join(" " if unicodedata.category(it) == "Cc" else it for it in plain)
    return " ".join(seen.split())


def without_ending(text: str) -> str:
    """Return text without the sign that leads to what ISBD has next, or a full stop.

    The full stop of an initial stays ("Tolkien, J. R. R."), and three of them.
    """
    clean = tidy(text).rstrip(_ENDING)
    whole = clean.endswith(_ELLIPSIS) or _ABBREVIATED.search(clean)
    if clean.endswith(".") and not whole:
        clean = clean[:-1].rstrip(_ENDING)
    if clean.startswith("[") and clean.endswith("]") and clean.count("[") == 1:
        clean = clean[1:-1].strip()
    return clean


def joined_title(title: str, parts: list[str], subtitle: str) -> str:
    """Return "title. part : subtitle" of what is there."""
    whole = [each for each in map(without_ending, [title, *parts]) if each]
    main = ". ".join(whole).replace(".. ", ". ")
    return " : ".join(each for each in (main, without_ending(subtitle)) if each)


def year_in(text: str) -> str:
    """Return the first year in a text such as "c1999." or "[2006?]", or nothing."""
    found = _YEAR.search(text)
    return found.group() if found else ""


def isbn13_in(text: str) -> str:
    """Return the 13 digits of the ISBN a text begins with; empty for one that is not.

    "90-274-3964-8 (geb.) :" is found, and so is one of ten digits.
    """
    found = _ISBN.search(text)
    if not found:
        return ""
    candidate = found.group().strip()
    for each in (candidate, candidate.split(" ")[0]):
        try:
            return str(isbn.compact(isbn.to_isbn13(isbn.validate(each))))
        except ValidationError:
            continue
    return ""


def looks_like_isbn(text: str) -> bool:
    """Whether a text is meant to hold an ISBN: there are digits in it."""
    return any(each.isdigit() for each in text)
