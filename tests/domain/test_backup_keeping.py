# SPDX-License-Identifier: Apache-2.0
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wisedesk.domain.backup_keeping import (
    DAYS,
    MONTHS,
    WEEKS,
    is_due_at_closing,
    is_due_while_open,
    kept,
)

EVENING = datetime(2026, 5, 4, 17, 30, tzinfo=UTC)
MOMENTS = st.integers(0, 1000 * 24).map(lambda hours: EVENING - timedelta(hours=hours))


def at(*moment: int) -> datetime:
    return datetime(*moment, tzinfo=UTC)


def days_before(*days: int) -> set[datetime]:
    return {EVENING - timedelta(days=each) for each in days}


@pytest.mark.parametrize(
    ("newest", "at_closing", "while_open"),
    [
        (None, True, True),
        (at(2026, 5, 4, 17, 25), False, False),
        (at(2026, 5, 4, 17, 30), False, False),
        (at(2026, 5, 4, 12, 30), True, False),
        (at(2026, 5, 3, 17, 31), True, False),
        (at(2026, 5, 3, 17, 29), True, True),
        (at(2026, 5, 4, 17, 31), True, True),  # a clock that was wrong
        (at(2031, 1, 1), True, True),
    ],
)
def test_when_a_backup_is_made(newest, at_closing, while_open):
    assert is_due_at_closing(newest, EVENING) is at_closing
    assert is_due_while_open(newest, EVENING) is while_open


@pytest.mark.parametrize(
    ("there", "gone"),
    [
        (set(), set()),
        (days_before(0), set()),
        (days_before(*range(7)), set()),
        # Monday back to Monday a week ago: the eighth day, and no week's newest
        (days_before(*range(8)), days_before(7)),
        # 26 April is a Sunday: its week's newest, and stays
        (days_before(*range(9)), days_before(7)),
        (days_before(*range(10)), days_before(7, 9)),
        # 30 April is a Thursday: not its week's newest, but its month's
        (days_before(*range(0, 40, 10)), set()),
    ],
)
def test_which_backups_go(there, gone):
    assert there - kept(there) == gone


def test_of_one_day_the_last_one_stays():
    noon = EVENING.replace(hour=12)
    assert kept({noon, EVENING}) == {EVENING}


def test_a_year_of_evenings_leaves_seven_days_four_weeks_and_twelve_months():
    stay = sorted(kept(days_before(*range(365))), reverse=True)
    assert [f"{each:%d-%m}" for each in stay] == [
        *("04-05", "03-05", "02-05", "01-05", "30-04", "29-04", "28-04"),
        *("26-04", "19-04"),  # the Sundays before
        *("31-03", "28-02", "31-01", "31-12", "30-11"),
        *("31-10", "30-09", "31-08", "31-07", "30-06"),
    ]


def test_a_library_that_was_closed_for_months_loses_nothing_by_it():
    before = days_before(*range(200, 205))
    assert kept(before | days_before(0)) == before | days_before(0)


@given(st.sets(MOMENTS, max_size=60))
def test_pruning_keeps_the_newest_and_never_too_many(moments):
    stay = kept(moments)
    assert stay <= moments
    assert len(stay) <= DAYS + WEEKS + MONTHS
    assert not moments or max(moments) in stay
    assert kept(stay) == stay  # pruning twice takes no more


@given(st.sets(MOMENTS, max_size=30), MOMENTS)
def test_what_went_never_comes_to_matter_again(moments, later):
    """Pruning each evening leaves what pruning once at the end would."""
    if moments and later <= max(moments):
        later = max(moments) + timedelta(days=1)
    assert kept(kept(moments) | {later}) == kept(moments | {later})
