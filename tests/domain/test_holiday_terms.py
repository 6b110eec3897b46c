# SPDX-License-Identifier: Apache-2.0
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wisedesk.domain.holiday_terms import (
    FIRST,
    LAST,
    HolidayPeriod,
    judge_periods,
    read_periods,
)
from wisedesk.domain.refusals import Reason

SUMMER = HolidayPeriod(date(2026, 7, 4), date(2026, 8, 30))
WINTER = HolidayPeriod(date(2026, 12, 19), date(2027, 1, 3))


@pytest.mark.parametrize(
    ("day", "on"),
    [
        (date(2026, 7, 3), False),
        (date(2026, 7, 4), True),
        (date(2026, 8, 30), True),
        (date(2026, 8, 31), False),
    ],
)
def test_both_ends_of_the_holidays_belong_to_them(day, on):
    assert SUMMER.holds_on(day) is on


def test_holidays_are_read_in_their_order_and_empty_lines_left_out():
    typed = [("19-12-2026", "3-1-2027"), ("", " "), ("4-7-2026", "30-8-2026")]
    assert read_periods(typed) == (SUMMER, WINTER)
    assert read_periods([]) == ()


def test_every_day_that_is_wrong_is_told_on_its_own_line():
    wrong = read_periods([("4-7-2026", ""), ("", ""), ("31-2-2026", "1-3-2026")])
    assert isinstance(wrong, dict)
    assert {place: each.reason for place, each in wrong.items()} == {
        (0, LAST): Reason.REQUIRED,
        (2, FIRST): Reason.INVALID_DATE,
    }


def test_holidays_that_end_before_they_begin_are_told_where_they_stand():
    wrong = read_periods([("", ""), ("30-8-2026", "4-7-2026")])
    assert isinstance(wrong, dict)
    assert {place: each.reason for place, each in wrong.items()} == {
        (1, LAST): Reason.PERIOD_BACKWARDS
    }


def test_two_holidays_on_one_day_are_told_on_the_later():
    late = HolidayPeriod(SUMMER.last_on, SUMMER.last_on + timedelta(days=7))
    wrong = judge_periods((late, SUMMER))
    assert set(wrong) == {(0, FIRST)}
    assert wrong[0, FIRST].facts == {
        "first_on": "2026-07-04",
        "last_on": "2026-08-30",
    }
    assert judge_periods((WINTER, SUMMER)) == {}


DAYS = st.dates(date(2026, 1, 1), date(2026, 3, 1))


@given(st.lists(st.tuples(DAYS, DAYS), max_size=5))
def test_holidays_that_are_taken_never_share_a_day(pairs):
    typed = [(f"{one:%d-%m-%Y}", f"{other:%d-%m-%Y}") for one, other in pairs]
    found = read_periods(typed)
    if isinstance(found, dict):
        return
    days = [date(2026, 1, 1) + timedelta(days=each) for each in range(60)]
    assert all(sum(each.holds_on(day) for each in found) <= 1 for day in days)
    assert len(found) == len(pairs)
