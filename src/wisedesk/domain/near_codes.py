# SPDX-License-Identifier: Apache-2.0
"""Codes that look like another: one character misread, two swapped, the front missing.

A barcode scanner and a hand both err in these ways; no code is refused for it.
"""

from string import digits

from wisedesk.domain.check_digits import is_valid

SHORTEST_END = 5  # fewer characters at the end say nothing
CHECKED_LENGTH = 14  # of an item number with a check digit


def variants(code: str) -> frozenset[str]:
    """Return every code with another digit in one place, or two neighbours swapped."""
    found = set()
    for place, character in enumerate(code):
        before, after = code[:place], code[place + 1 :]
        found |= {before + digit + after for digit in digits}
        if after:
            found.add(before + after[0] + character + after[1:])
    return frozenset(found - {code})


def is_near(code: str, other: str) -> bool:
    """Whether a code may well be a misreading of another."""
    short, long = sorted((code, other), key=len)
    front_missing = len(short) >= SHORTEST_END and long.endswith(short)
    if code == other:
        return False
    return front_missing or other in variants(code) or code in variants(other)


def fails_check(code: str) -> bool:
    """Whether a code that should end in a check digit (mod 10) does not.

    It is a warning, never a refusal: items in use fail it.
    """
    checked = len(code) == CHECKED_LENGTH and code.isascii() and code.isdecimal()
    return checked and not is_valid(code)
