# SPDX-License-Identifier: Apache-2.0
"""How a barcode scanner types: a keyboard that is fast, and set up in its own way."""

from enum import StrEnum
from unicodedata import category

from msgspec import Struct

DIGITS = "1234567890"
UNREADABLE = "\N{REPLACEMENT CHARACTER}"  # a key of a scan that types no character


class End(StrEnum):
    """What a scanner sends behind a number."""

    ENTER = "enter"
    TAB = "tab"
    NONE = "none"


class Layout(StrEnum):
    """Which keyboard the scanner takes the computer's for.

    It sends the places of keys, not characters: where the two differ, 1 arrives as
    something else.
    """

    PLAIN = "plain"
    AZERTY = "azerty"
    SHIFTED = "shifted"


def _azerty() -> dict[int, str]:
    """Return what arrives on a French or Belgian keyboard of a scanner set to QWERTY.

    The two countries differ in 6 and 8 alone.
    """
    belgian = _table("&é\"'(§è!çà", DIGITS)
    french = _table("-_", "68")
    letters = _table("aqzwAQZW,?", "qawzQAWZmM")
    return belgian | french | letters


def _table(arrived: str, meant: str) -> dict[int, str]:
    return {ord(each): other for each, other in zip(arrived, meant, strict=True)}


# a scanner set to AZERTY holds Shift for a digit, which a QWERTY keyboard takes at its
# word; letters change places the other way round
_TO_PLAIN: dict[Layout, dict[int, str]] = {
    Layout.PLAIN: {},
    Layout.AZERTY: _azerty(),
    Layout.SHIFTED: _table("!@#$%^&*()aqzwAQZW;:", f"{DIGITS}qawzQAWZmM"),
}


def translate(text: str, layout: Layout) -> str:
    """Return what a scanner meant that takes the keyboard for another one."""
    return text.translate(_TO_PLAIN[layout])


def looks_like(text: str, layout: Layout) -> bool:
    """Whether all of a text is digits as they arrive by a layout."""
    return bool(text) and not text.isdecimal() and translate(text, layout).isdecimal()


def is_legible(text: str) -> bool:
    """Whether a scan came in whole: every key of it typed a character."""
    return UNREADABLE not in text


def legible(sent: str) -> str:
    """Return the keys of a scan with each that types nothing as UNREADABLE.

    Control characters around a number, as STX and ETX, are no part of it. One inside
    stands where a digit may have been.
    """
    first, last = 0, len(sent)
    while first < last and _is_control(sent[first]):
        first += 1
    while first < last and _is_control(sent[last - 1]):
        last -= 1
    return "".join(
        each if each.isprintable() else UNREADABLE for each in sent[first:last]
    )


def _is_control(character: str) -> bool:
    return category(character) == "Cc"


class ScannerSettings(Struct, frozen=True):
    """How this desk's scanner types.

    `gap_ms` is the longest time it takes for a character, `shortest` the least
    characters of a scan, `end` what it sends behind them; by `layout` they are read,
    and `prefix` and `suffix` are taken off.
    """

    gap_ms: int = 35
    shortest: int = 6
    end: End = End.ENTER
    prefix: str = ""
    suffix: str = ""
    layout: Layout = Layout.PLAIN

    def clean(self, text: str) -> str:
        """Return the number that a scanner meant, without its own prefix and suffix."""
        meant = translate(legible(text), self.layout)
        return meant.removeprefix(self.prefix).removesuffix(self.suffix)
