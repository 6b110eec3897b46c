# SPDX-License-Identifier: Apache-2.0
"""When a daily backup is due, and which of them stay."""

from collections.abc import Callable, Collection, Hashable
from datetime import datetime, timedelta

DAYS, WEEKS, MONTHS = 7, 4, 12
RECENT = timedelta(hours=4)  # a desk closed at noon is closed again in the evening


def is_due_at_closing(newest: datetime | None, now: datetime) -> bool:
    """Whether the desk that closes makes a backup: there is none of these hours.

    Desks that close after each other make one. A backup from a day that has yet to come
    was made by a clock that was wrong, and counts for nothing.
    """
    return newest is None or not now - RECENT < newest <= now


def is_due_while_open(newest: datetime | None, now: datetime) -> bool:
    """Whether a desk that stays open makes one: there is none since yesterday."""
    return newest is None or not now - timedelta(days=1) < newest <= now


def kept(moments: Collection[datetime]) -> set[datetime]:
    """Return the backups that stay: the newest of each day, week and month.

    Of the last 7 days, 4 weeks and 12 months that have one: a library that was closed
    for a month loses none by it.
    """
    rules: tuple[tuple[Callable[[datetime], Hashable], int], ...] = (
        (lambda at: at.date(), DAYS),
        (lambda at: at.isocalendar()[:2], WEEKS),
        (lambda at: (at.year, at.month), MONTHS),
    )
    stay: set[datetime] = set()
    for period_of, most in rules:
        newest: dict[Hashable, datetime] = {}
        for moment in sorted(moments, reverse=True):
            newest.setdefault(period_of(moment), moment)
        stay |= set(list(newest.values())[:most])
    return stay
