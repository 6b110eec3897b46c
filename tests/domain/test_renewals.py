# SPDX-License-Identifier: Apache-2.0
"""Renewing: until when, and why not."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wisedesk.domain.calendar import OpenDays
from wisedesk.domain.customer_types import LoanStanding
from wisedesk.domain.policies import LoanPolicy, RenewsFrom
from wisedesk.domain.refusals import Reason
from wisedesk.domain.renewals import RenewableLoan, RenewalTerms, decide_renewal

MONDAY = date(2026, 5, 4)
EVERY_DAY = OpenDays(frozenset(range(7)))


def policy(**more) -> LoanPolicy:
    given_ = {"loan_days": 21, "renewal_days": 21, "renewals": 3}
    return LoanPolicy(subscription="0001", rmt="J", **(given_ | more))


def loan(**more) -> RenewableLoan:
    given_ = {
        "due_on": MONDAY + timedelta(days=2),
        "standing": LoanStanding.ORDINARY,
        "renewals": 0,
    }
    return RenewableLoan(**(given_ | more))


def reasons(found) -> list[Reason]:
    assert isinstance(found, tuple)
    return [each.reason for each in found]


def test_a_renewed_term_counts_from_today():
    terms = decide_renewal(loan(), policy(), EVERY_DAY, MONDAY)
    assert terms == RenewalTerms(
        due_on=date(2026, 5, 25), term_ends_on=date(2026, 5, 25), policy=policy()
    )


def test_it_counts_from_the_due_date_where_the_reglement_says_so():
    line = policy(renews_from=RenewsFrom.DUE_DATE)
    terms = decide_renewal(loan(), line, EVERY_DAY, MONDAY)
    assert isinstance(terms, RenewalTerms)
    assert terms.due_on == date(2026, 5, 27)


def test_a_due_date_on_a_closed_day_moves_and_the_term_is_told():
    days = OpenDays(frozenset(range(7)), frozenset({date(2026, 5, 25)}))
    terms = decide_renewal(loan(), policy(), days, MONDAY)
    assert isinstance(terms, RenewalTerms)
    assert (terms.term_ends_on, terms.due_on) == (
        date(2026, 5, 25),
        date(2026, 5, 26),
    )


@pytest.mark.parametrize("standing", [LoanStanding.INTERNAL, LoanStanding.SPECIAL])
def test_an_internal_loan_has_no_term_to_renew(standing):
    found = decide_renewal(loan(standing=standing), policy(), EVERY_DAY, MONDAY)
    assert reasons(found) == [Reason.NOTHING_TO_RENEW]


def test_without_a_line_in_the_reglement_nothing_is_renewed():
    assert reasons(decide_renewal(loan(), None, EVERY_DAY, MONDAY)) == [
        Reason.NO_RENEWAL_POLICY
    ]


@pytest.mark.parametrize(
    ("line", "open_loan", "reason"),
    [
        (policy(renewal_days=0), loan(), Reason.NOT_RENEWABLE),
        (policy(), loan(renewals=3), Reason.RENEWED_TOO_OFTEN),
        (policy(), loan(held_for_name="Dam, Jan"), Reason.ITEM_HELD_FOR_OTHER),
    ],
)
def test_what_the_desk_may_pass(line, open_loan, reason):
    (why,) = decide_renewal(open_loan, line, EVERY_DAY, MONDAY)
    assert (why.reason, why.overridable) == (reason, True)
    passed = decide_renewal(
        open_loan, line, EVERY_DAY, MONDAY, passed=frozenset({reason})
    )
    assert isinstance(passed, RenewalTerms)


def test_every_reason_is_told_at_once():
    found = decide_renewal(
        loan(renewals=3, held_for_name="Dam, Jan"), policy(), EVERY_DAY, MONDAY
    )
    assert reasons(found) == [Reason.RENEWED_TOO_OFTEN, Reason.ITEM_HELD_FOR_OTHER]


def test_a_renewal_that_wins_nothing_is_refused():
    just_lent = loan(due_on=MONDAY + timedelta(days=21))
    assert reasons(decide_renewal(just_lent, policy(), EVERY_DAY, MONDAY)) == [
        Reason.RENEWS_NO_LATER
    ]


@given(
    days_left=st.integers(-400, 60),
    term=st.integers(1, 90),
    start=st.sampled_from(RenewsFrom),
    weekdays=st.frozensets(st.integers(0, 6), min_size=1),
)
def test_a_renewed_loan_is_due_later_and_on_an_open_day(
    days_left, term, start, weekdays
):
    days = OpenDays(weekdays)
    due_on = MONDAY + timedelta(days=days_left)
    line = policy(renewal_days=term, renews_from=start)
    terms = decide_renewal(loan(due_on=due_on), line, days, MONDAY)
    if isinstance(terms, RenewalTerms):
        assert terms.due_on > due_on
        assert days.is_open(terms.due_on)
    else:
        assert reasons(terms) == [Reason.RENEWS_NO_LATER]
