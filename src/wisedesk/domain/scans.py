# SPDX-License-Identifier: Apache-2.0
"""What was typed or scanned in the number field.

Sources: Wise "Uitlenen" (`V` is the previous customer, part of a surname opens the
search) and "Nieuwe klant toevoegen" (`v` makes a number).
"""

from enum import StrEnum

from msgspec import Struct

from wisedesk.domain.cards import tidy_number
from wisedesk.domain.scanners import is_legible

KEYWORD = "V"
IN_NO_NAME = frozenset("/\\:?=&%#@_")  # what a QR code holds that is no number either


class Meaning(StrEnum):
    """What an entry in the number field asks for."""

    NOTHING = "nothing"
    KEYWORD = "keyword"
    NUMBER = "number"
    UNREADABLE = "unreadable"
    NAME = "name"


class Entry(Struct, frozen=True):
    """An entry, cleaned, with its meaning."""

    meaning: Meaning
    text: str = ""


def read_entry(text: str) -> Entry:
    """Return what an entry means: the key word V, a number, part of a name, nothing.

    A scan that did not come in whole means nothing that could be handled.
    A number holds a digit and no space once the spaces at its ends are gone. What no
    name is, such as the address in a QR code, is looked up as a number too. Numbers are
    compared in capitals, as scanners send them either way.
    """
    clean = text.strip()
    if not is_legible(clean):
        return Entry(Meaning.UNREADABLE, clean)
    if not clean:
        return Entry(Meaning.NOTHING)
    if clean.upper() == KEYWORD:
        return Entry(Meaning.KEYWORD, KEYWORD)
    numbered = any(each.isdigit() or each in IN_NO_NAME for each in clean)
    if numbered and " " not in clean:
        return Entry(Meaning.NUMBER, tidy_number(clean))
    return Entry(Meaning.NAME, clean)
