# SPDX-License-Identifier: Apache-2.0
"""Days: as they are typed, as a branch is open on them, as months go by."""

import re
from collections.abc import Set as AbstractSet
from datetime import date, timedelta

from msgspec import Struct, field

LONGEST_CLOSURE = 366  # days looked ahead for an open one
_DAY = re.compile(r"^(\d{1,2})[-/. ]?(\d{1,2})[-/. ]?(\d{4})$")


class OpenDays(Struct, frozen=True):
    """A branch's calendar: weekdays it opens (Monday 0) and the days it stays shut."""

    weekdays: frozenset[int] = frozenset(range(6))
    closed: AbstractSet[date] = field(default_factory=frozenset)

    def is_open(self, day: date) -> bool:
        """Whether the branch opens on a day."""
        return day.weekday() in self.weekdays and day not in self.closed

    def first_open_from(self, day: date) -> date:
        """Return the first open day on or after a day.

        A branch that never opens within a year gives the day itself back: a due date
        on a closed day is better than none.
        """
        for ahead in range(LONGEST_CLOSURE):
            candidate = day + timedelta(days=ahead)
            if self.is_open(candidate):
                return candidate
        return day


def read_day(text: str) -> date | None:
    """Return the day in a text such as 23-03-2026, 23/3/2026 or 23032026, or None."""
    found = _DAY.match(text.strip())
    if not found:
        return None
    day, month, year = (int(part) for part in found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


def last_of_month(day: date) -> date:
    """Return the last day of the month a day lies in."""
    first_of_next = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
    return first_of_next - timedelta(days=1)


def months_later(day: date, months: int) -> date:
    """Return the day a number of months later, the month's last where it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    first = date(day.year + years, month + 1, 1)
    return first.replace(day=min(day.day, last_of_month(first).day))


def age_on(born_on: date, day: date) -> int:
    """Return the age in whole years on a day."""
    had_birthday = (day.month, day.day) >= (born_on.month, born_on.day)
    return day.year - born_on.year - (not had_birthday)
