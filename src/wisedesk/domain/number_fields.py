# SPDX-License-Identifier: Apache-2.0
"""Fields of a form that hold a number or an amount, and what may stand in them."""

from enum import Enum

from msgspec import Struct

from wisedesk.domain.money import read_cents
from wisedesk.domain.refusals import Reason, Refusal, refusal

LONGEST_NUMBER = 9  # digits: longer ones are no number anybody means


class Unit(Enum):
    """What a number counts: things and days, or cents."""

    COUNT = "count"
    CENTS = "cents"


class Bounds(Struct, frozen=True):
    """The lowest and highest number a field may hold, both included.

    An `optional` field may be empty, which is None; an empty amount is 0.
    """

    lowest: int
    highest: int
    unit: Unit = Unit.COUNT
    optional: bool = False

    def judge(self, field: str, value: int | None) -> Refusal | None:
        """Return why a field cannot have a value, or None."""
        if value is None:
            return None if self.optional else refusal(Reason.REQUIRED, field)
        if self.lowest <= value <= self.highest:
            return None
        cents = self.unit is Unit.CENTS
        reason = Reason.AMOUNT_OUT_OF_BOUNDS if cents else Reason.NUMBER_OUT_OF_BOUNDS
        return refusal(reason, field, lowest=self.lowest, highest=self.highest)

    def read(self, field: str, typed: str) -> int | Refusal | None:
        """Return what was typed as a number, or why it is none for this field."""
        text = typed.strip()
        cents = self.unit is Unit.CENTS
        if not text and (self.optional or not cents):
            return self.judge(field, None)
        value = read_cents(text) if cents else _whole(text)
        if value is None:
            wrong = Reason.AMOUNT_INVALID if cents else Reason.NUMBER_INVALID
            return refusal(wrong, field, typed=text)
        return self.judge(field, value) or value


def _whole(text: str) -> int | None:
    plain = text.isascii() and text.isdecimal() and len(text) <= LONGEST_NUMBER
    return int(text) if plain else None
