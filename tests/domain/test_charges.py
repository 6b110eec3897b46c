# SPDX-License-Identifier: Apache-2.0
"""What a loan costs."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from wisedesk.domain.calendar import OpenDays
from wisedesk.domain.charges import (
    NO_FINE,
    Fine,
    FineRule,
    days_late,
    fee_cents,
    fine_of,
    fine_rule,
)
from wisedesk.domain.customer_types import LoanStanding
from wisedesk.domain.loans import LoanTerms
from wisedesk.domain.policies import LoanPolicy

FRIDAY = date(2026, 5, 1)
MONDAY = date(2026, 5, 4)
WEEKDAYS = OpenDays(frozenset(range(5)))
MONDAY_SHUT = OpenDays(frozenset(range(5)), frozenset({MONDAY}))
DAILY = FineRule(10)
ORDINARY = LoanStanding.ORDINARY
LINE = LoanPolicy(
    subscription="0010",
    rmt="B",
    loan_days=21,
    fee_cents=25,
    fine_cents_per_day=10,
    fine_free_days=1,
    fine_maximum_cents=750,
)
rules = st.builds(
    FineRule, st.integers(0, 500), st.integers(0, 30), st.integers(0, 2000)
)
calendars = st.builds(
    OpenDays,
    st.frozensets(st.integers(0, 6)),
    st.frozensets(st.dates(date(2026, 1, 1), date(2026, 12, 31)), max_size=9),
)
spans = st.integers(-40, 400)


@pytest.mark.parametrize(
    ("due_on", "day", "days", "late"),
    [
        (FRIDAY, FRIDAY, WEEKDAYS, 0),
        (FRIDAY, MONDAY - timedelta(days=1), WEEKDAYS, 0),
        (FRIDAY, MONDAY, WEEKDAYS, 1),
        (FRIDAY, MONDAY, MONDAY_SHUT, 0),
        (FRIDAY, MONDAY + timedelta(days=1), MONDAY_SHUT, 1),
        (FRIDAY, FRIDAY + timedelta(days=14), WEEKDAYS, 10),
        (MONDAY, FRIDAY, WEEKDAYS, 0),
    ],
)
def test_only_days_on_which_the_branch_is_open_are_late(due_on, day, days, late):
    assert days_late(due_on, day, days) == late


@pytest.mark.parametrize(
    ("rule", "late", "fine"),
    [
        (FineRule(10, 1, 750), 0, NO_FINE),
        (FineRule(10, 1, 750), 1, NO_FINE),
        (FineRule(10, 1, 750), 2, Fine(10, 1)),
        (FineRule(10, 1, 750), 76, Fine(750, 75)),
        (FineRule(10, 1, 750), 500, Fine(750, 499)),
        (FineRule(10), 500, Fine(5000, 500)),
        (FineRule(0, 0, 750), 9, NO_FINE),
        (FineRule(300, 0, 200), 1, Fine(200, 1)),
    ],
)
def test_a_fine_is_amount_free_days_and_maximum(rule, late, fine):
    assert rule.fine(late) == fine


@pytest.mark.parametrize(
    ("standing", "fine"),
    [
        (LoanStanding.ORDINARY, Fine(10, 1)),
        (LoanStanding.INSPECTION, Fine(10, 1)),
        (LoanStanding.SPECIAL, NO_FINE),
        (LoanStanding.INTERNAL, NO_FINE),
    ],
)
def test_an_internal_loan_is_never_fined(standing, fine):
    assert fine_of(FRIDAY, standing, DAILY, WEEKDAYS, MONDAY) == fine


def test_a_loan_without_a_line_costs_nothing():
    assert fine_rule(None).fine(400) == NO_FINE
    assert fine_rule(LINE) == FineRule(10, 1, 750)


@pytest.mark.parametrize(
    ("standing", "policy", "cents"),
    [
        (LoanStanding.ORDINARY, LINE, 25),
        (LoanStanding.ORDINARY, replace(LINE, fee_cents=0), 0),
        (LoanStanding.ORDINARY, None, 0),
        (LoanStanding.INSPECTION, LINE, 0),
        (LoanStanding.SPECIAL, LINE, 0),
        (LoanStanding.INTERNAL, LINE, 0),
    ],
)
def test_only_an_ordinary_loan_has_a_fee(standing, policy, cents):
    counts = standing is ORDINARY
    terms = LoanTerms(
        due_on=MONDAY,
        standing=standing,
        counts=counts,
        term_ends_on=MONDAY,
        policy=policy,
    )
    assert fee_cents(terms) == cents


@given(rules, calendars, spans)
def test_a_fine_stays_within_its_maximum_and_never_costs_less_than_nothing(
    rule, days, span
):
    fine = fine_of(MONDAY, ORDINARY, rule, days, MONDAY + timedelta(days=span))
    assert fine.cents >= 0
    assert (fine.cents > 0) <= (fine.days > 0)
    assert not rule.maximum_cents or fine.cents <= rule.maximum_cents
    assert fine.days <= max(0, span)


@given(rules, calendars, spans)
def test_a_day_later_costs_no_less_and_a_day_per_day_more_at_most(rule, days, span):
    day = MONDAY + timedelta(days=span)
    now = fine_of(MONDAY, ORDINARY, rule, days, day).cents
    then = fine_of(MONDAY, ORDINARY, rule, days, day + timedelta(days=1)).cents
    assert now <= then <= now + rule.cents_per_day


@given(rules, calendars)
def test_what_is_in_time_costs_nothing(rule, days):
    assert fine_of(MONDAY, ORDINARY, rule, days, MONDAY) == NO_FINE
