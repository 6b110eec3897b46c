# SPDX-License-Identifier: Apache-2.0
"""Card numbers: how they are made and when one is good.

Sources: seed ("Wise genereert automatisch een 29999...-nummer"), Wise table LBLPAS:
10 to 14 characters, the standard being 14 digits with a Luhn check digit.
"""

import re
from enum import StrEnum

from msgspec import Struct

from wisedesk.domain.check_digits import check_digit, is_valid
from wisedesk.domain.refusals import Reason, Refusal, refusal

INTERNAL_PREFIX = "29999"
ORDINARY_PREFIX = "2"
RESERVED_BRANCH = "9999"  # its ordinary numbers would look like internal ones
STANDARD_LENGTH = 14
_FOUR_DIGITS = re.compile(r"[0-9]{4}")


class NumberSeries(StrEnum):
    """The two series of generated numbers; each branch counts both by itself."""

    ORDINARY = "ordinary"
    INTERNAL = "internal"

    @property
    def last(self) -> int:
        """The highest sequence number that fits."""
        return 9999 if self is NumberSeries.INTERNAL else 99_999_999


class CheckDigit(StrEnum):
    """Which check a branch's 14-digit numbers carry."""

    LUHN = "luhn"
    NONE = "none"


class CardStatus(StrEnum):
    """Whether a card can be used; the first of a customer's is the one shown."""

    ACTIVE = "active"
    BLOCKED = "blocked"
    REPLACED = "replaced"


class NumberScheme(Struct, frozen=True):
    """The cards a branch accepts: their length in characters and their check."""

    shortest: int = 10
    longest: int = STANDARD_LENGTH
    check: CheckDigit = CheckDigit.LUHN


def generated_number(series: NumberSeries, branch: str, sequence: int) -> str:
    """Return the 14-digit number of a series for a branch (four digits).

    An internal number is 29999, branch, sequence (4), check digit; an ordinary one
    2, branch, sequence (8), check digit. Raises ValueError when the sequence has run
    out or the branch is not four digits, or the reserved four.
    """
    if not _FOUR_DIGITS.fullmatch(branch) or branch == RESERVED_BRANCH:
        raise ValueError(f"not a branch number: {branch!r}")
    if not 1 <= sequence <= series.last:
        raise ValueError(f"sequence out of range: {sequence}")
    if series is NumberSeries.INTERNAL:
        body = f"{INTERNAL_PREFIX}{branch}{sequence:04}"
    else:
        body = f"{ORDINARY_PREFIX}{branch}{sequence:08}"
    return body + check_digit(body)


def sequence_of(series: NumberSeries, branch: str, number: str) -> int:
    """Return the sequence a number has in a branch's series, 0 when it is not in it."""
    if len(number) != STANDARD_LENGTH or not number.isdecimal():
        return 0
    internal = number.startswith(INTERNAL_PREFIX)
    if internal is not (series is NumberSeries.INTERNAL):
        return 0
    start = (INTERNAL_PREFIX if internal else ORDINARY_PREFIX) + branch
    return int(number[len(start) : -1]) if number.startswith(start) else 0


def tidy_number(text: str) -> str:
    """Return a number as it is stored and compared: scanners send either case."""
    return text.strip().upper()


def judge_card_number(number: str, scheme: NumberScheme) -> Refusal | None:
    """Return what is wrong with the form of a card number, or None.

    Fourteen digits must carry the branch's check digit; a shorter number or one with
    letters is of an older scheme and valid as it is.
    """
    if not number:
        return refusal(Reason.NUMBER_MISSING, "card_number")
    if not scheme.shortest <= len(number) <= scheme.longest:
        return refusal(
            Reason.NUMBER_WRONG_LENGTH,
            "card_number",
            number=number,
            length=len(number),
            shortest=scheme.shortest,
            longest=scheme.longest,
        )
    if not (number.isascii() and number.isalnum()):
        return refusal(Reason.NUMBER_WRONG_CHARACTERS, "card_number", number=number)
    standard = len(number) == STANDARD_LENGTH and number.isdecimal()
    checked = standard and scheme.check is CheckDigit.LUHN
    if checked and not is_valid(number):
        return refusal(
            Reason.NUMBER_WRONG_CHECK_DIGIT,
            "card_number",
            number=number,
            expected=check_digit(number[:-1]),
        )
    return None
