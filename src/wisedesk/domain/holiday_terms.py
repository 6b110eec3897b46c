# SPDX-License-Identifier: Apache-2.0
"""The holidays of a branch, in which the longer terms of the reglement hold.

Source: Wise "Hoe stel ik andere uitleenmethodes voor de vakantie in" (Vestigingsbeheer
> Vakantie uitleenperioden).
"""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from msgspec import Struct

from wisedesk.domain.calendar import read_day
from wisedesk.domain.refusals import Reason, Refusal, refusal

FIRST, LAST = "holiday_first", "holiday_last"
Marks = dict[tuple[int, str], Refusal]  # by the place of a period and its field


class HolidayPeriod(Struct, frozen=True, order=True):
    """Holidays from a first day to a last, both included."""

    first_on: date
    last_on: date

    def holds_on(self, day: date) -> bool:
        """Whether a day lies in the period."""
        return self.first_on <= day <= self.last_on


def judge_periods(periods: Sequence[HolidayPeriod]) -> Marks:
    """Return what is wrong with a branch's holidays: backwards, or two on one day."""
    wrong: Marks = {}
    for place, each in enumerate(periods):
        if each.last_on < each.first_on:
            no = refusal(Reason.PERIOD_BACKWARDS, LAST, first_on=each.first_on)
            wrong[place, LAST] = no
    in_order = sorted(enumerate(periods), key=lambda found: found[1])
    for (_, before), (place, each) in pairwise(in_order):
        if each.first_on <= before.last_on:
            wrong[place, FIRST] = refusal(
                Reason.PERIODS_OVERLAP,
                FIRST,
                first_on=before.first_on,
                last_on=before.last_on,
            )
    return wrong


def read_periods(
    typed: Sequence[tuple[str, str]],
) -> tuple[HolidayPeriod, ...] | Marks:
    """Return the holidays typed as first and last days, or what is wrong with them.

    A line of which neither day is filled in is none.
    """
    wrong: Marks = {}
    places: list[int] = []
    periods: list[HolidayPeriod] = []
    for place, (first, last) in enumerate(typed):
        if not (first.strip() or last.strip()):
            continue
        days = {FIRST: _day(FIRST, first), LAST: _day(LAST, last)}
        first_on, last_on = days[FIRST], days[LAST]
        if isinstance(first_on, date) and isinstance(last_on, date):
            places.append(place)
            periods.append(HolidayPeriod(first_on, last_on))
        wrong |= {
            (place, field): found
            for field, found in days.items()
            if isinstance(found, Refusal)
        }
    judged = judge_periods(periods)
    wrong |= {(places[place], field): no for (place, field), no in judged.items()}
    return wrong or tuple(sorted(periods))


def _day(field: str, typed: str) -> date | Refusal:
    if not typed.strip():
        return refusal(Reason.REQUIRED, field)
    return read_day(typed) or refusal(Reason.INVALID_DATE, field, typed=typed.strip())
