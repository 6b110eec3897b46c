# SPDX-License-Identifier: Apache-2.0
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wisedesk.domain.calendar import (
    LONGEST_CLOSURE,
    OpenDays,
    age_on,
    last_of_month,
    months_later,
    read_day,
)

MONDAY = date(2026, 5, 4)
SUNDAY = date(2026, 5, 10)
DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
CALENDARS = st.builds(
    OpenDays,
    st.frozensets(st.integers(0, 6)),
    st.frozensets(st.dates(date(2026, 1, 1), date(2026, 3, 1))),
)


@pytest.mark.parametrize(
    ("closed", "expected"),
    [
        (frozenset(), date(2026, 5, 11)),
        ({date(2026, 5, 11)}, date(2026, 5, 12)),
        ({date(2026, 5, 11), date(2026, 5, 12)}, date(2026, 5, 13)),
    ],
)
def test_sunday_moves_to_the_next_day_that_is_not_closed(closed, expected):
    assert OpenDays(closed=closed).first_open_from(SUNDAY) == expected


def test_an_open_day_stays():
    assert OpenDays().first_open_from(MONDAY) == MONDAY


def test_a_branch_that_never_opens_gives_the_day_back():
    assert OpenDays(weekdays=frozenset()).first_open_from(MONDAY) == MONDAY


@given(CALENDARS, st.dates(date(2026, 1, 1), date(2026, 3, 1)))
def test_the_first_open_day_is_open_and_nothing_before_it_is(days, day):
    found = days.first_open_from(day)
    before = [day + timedelta(days=n) for n in range((found - day).days)]
    assert days.is_open(found) or not any(
        days.is_open(day + timedelta(days=n)) for n in range(LONGEST_CLOSURE)
    )
    assert not any(days.is_open(each) for each in before)


@pytest.mark.parametrize(
    ("day", "last"),
    [
        (date(2026, 2, 1), date(2026, 2, 28)),
        (date(2028, 2, 29), date(2028, 2, 29)),
        (date(2026, 12, 31), date(2026, 12, 31)),
        (date(2026, 4, 4), date(2026, 4, 30)),
    ],
)
def test_last_of_month(day, last):
    assert last_of_month(day) == last


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 5, 4), 12, date(2027, 5, 4)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 5, 4), 0, date(2026, 5, 4)),
    ],
)
def test_months_later(day, months, expected):
    assert months_later(day, months) == expected


@given(DAYS, st.integers(-120, 120))
def test_months_later_lands_in_the_right_month(day, months):
    found = months_later(day, months)
    moved = (found.year - day.year) * 12 + found.month - day.month
    assert moved == months
    assert found.day == min(day.day, last_of_month(found).day)


@pytest.mark.parametrize(
    ("born_on", "age"),
    [
        (date(2008, 5, 4), 18),
        (date(2008, 5, 5), 17),
        (date(2026, 5, 4), 0),
        (date(2026, 5, 5), -1),
    ],
)
def test_age_changes_on_the_birthday(born_on, age):
    assert age_on(born_on, MONDAY) == age


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("23-03-2026", date(2026, 3, 23)),
        ("23/3/2026", date(2026, 3, 23)),
        ("23.03.2026", date(2026, 3, 23)),
        ("23 3 2026", date(2026, 3, 23)),
        ("23032026", date(2026, 3, 23)),
        (" 1-1-2000 ", date(2000, 1, 1)),
        ("29-02-2028", date(2028, 2, 29)),
        ("29-02-2026", None),
        ("31-04-2026", None),
        ("1-1-26", None),
        ("2026-03-23", None),
        ("gisteren", None),
        ("00-00-0000", None),
        ("", None),
    ],
)
def test_how_a_day_is_read(typed, day):
    assert read_day(typed) == day
