# SPDX-License-Identifier: Apache-2.0
"""What stands in a cell: numbers, days, instants, money."""

import re
from datetime import UTC, date, datetime, time

from wisedesk.domain.calendar import read_day
from wisedesk.services.clock import LIBRARY_ZONE

_ISO_DAY = re.compile(r"^(\d{4})-?(\d{2})-?(\d{2})(?:[T ].*)?$")
_DAY_AND_TIME = re.compile(r"^\S+?[T ]+(\d{1,2}:\d{2}(?::\d{2})?)")
_AMOUNT = re.compile(r"\d[\d.,]*")
_YES = frozenset({"1", "y", "yes", "j", "ja", "t", "true", "waar", "x"})
_NO = frozenset({"0", "n", "no", "nee", "f", "false", "onwaar"})
HALVES = 2


def day_of(text: str) -> date | None:
    """Return the day in a cell: 2026-03-23 or 23-03-2026, a time after it left out."""
    found = _ISO_DAY.match(text.strip())
    if not found:
        whole = text.strip().split(" ")[0]
        return read_day(whole)
    try:
        return date(*(int(part) for part in found.groups()))
    except ValueError:
        return None


def instant_of(text: str) -> datetime | None:
    """Return the instant in a cell, in UTC; without a zone it is the library's time.

    A day alone is its noon, so that it is the same day everywhere.
    """
    clean = text.strip()
    day = day_of(clean)
    if day is None:
        return None
    if ":" not in clean:
        return _at(day, time(12))
    clock = _DAY_AND_TIME.match(clean)
    try:
        told = datetime.fromisoformat(clean)
    except ValueError:
        told = None
    if told is not None and told.tzinfo is not None:
        return told.astimezone(UTC).replace(microsecond=0)
    try:
        return _at(day, time.fromisoformat(clock.group(1).zfill(5))) if clock else None
    except ValueError:
        return None


def _at(day: date, at: time) -> datetime:
    local = datetime.combine(day, at.replace(microsecond=0), LIBRARY_ZONE)
    return local.astimezone(UTC)


def cents_of(text: str) -> int | None:
    """Return the whole cents of an amount such as 24.99, € 12,50 or 1.250,00."""
    found = _AMOUNT.search(text)
    if not found:
        return None
    digits = found.group().rstrip(".,")
    mark = max(digits.rfind("."), digits.rfind(","))
    after = len(digits) - mark - 1
    if mark < 0 or after > HALVES:
        return int(re.sub(r"\D", "", digits)) * 100
    whole = re.sub(r"\D", "", digits[:mark]) or "0"
    return int(whole) * 100 + int(digits[mark + 1 :].ljust(HALVES, "0"))


def is_yes(text: str) -> bool:
    """Whether a cell says yes."""
    return text.strip().casefold() in _YES


def yes_or_no(text: str) -> bool | None:
    """Return what a cell says, None where it says nothing."""
    word = text.strip().casefold()
    return True if word in _YES else False if word in _NO else None
