# SPDX-License-Identifier: Apache-2.0
import pytest
from msgspec.structs import replace

from wisedesk.domain.policies import LoanPolicy, RenewsFrom
from wisedesk.domain.policy_rules import (
    BOUNDS,
    PolicyDraft,
    judge_policy,
    read_policy,
    relying_on,
)
from wisedesk.domain.refusals import Reason

TYPED = {
    "loan_days": "28",
    "renewal_days": "28",
    "renewals": "3",
    "fee_cents": "0,25",
    "minimum_age": "15",
    "maximum": "4",
    "fine_cents_per_day": "0,10",
    "fine_free_days": "1",
    "fine_maximum_cents": "7,50",
    "holiday_loan_days": "42",
    "holiday_renewal_days": "",
}
LINE = LoanPolicy(
    subscription="0010",
    rmt="DV",
    loan_days=28,
    renewal_days=28,
    renewals=3,
    renews_from=RenewsFrom.DUE_DATE,
    fee_cents=25,
    minimum_age=15,
    maximum=4,
    fine_cents_per_day=10,
    fine_free_days=1,
    fine_maximum_cents=750,
    holdable=False,
    holiday_loan_days=42,
)


def draft(**changed):
    return PolicyDraft(
        subscription="0010",
        rmt="DV",
        numbers=TYPED | changed,
        renews_from=RenewsFrom.DUE_DATE,
        holdable=False,
    )


def test_a_line_is_read_as_it_was_typed():
    assert set(TYPED) == set(BOUNDS)
    assert read_policy(draft()) == LINE


def test_every_field_that_is_wrong_is_told_at_once():
    found = read_policy(draft(loan_days="", renewals="x", minimum_age="100"))
    assert isinstance(found, tuple)
    assert {each.about: each.reason for each in found} == {
        "loan_days": Reason.REQUIRED,
        "renewals": Reason.NUMBER_INVALID,
        "minimum_age": Reason.NUMBER_OUT_OF_BOUNDS,
    }


@pytest.mark.parametrize("name", BOUNDS)
def test_a_line_out_of_bounds_is_not_stored_whoever_sends_it(name):
    for value in (-1, 100_000):
        wrong = judge_policy(replace(LINE, **{name: value}))
        assert name in {each.about for each in wrong}


def test_a_line_lends_for_a_day_at_least_and_may_leave_the_renewal_term_out():
    (wrong,) = judge_policy(replace(LINE, loan_days=0))
    assert (wrong.reason, wrong.about) == (Reason.NUMBER_OUT_OF_BOUNDS, "loan_days")
    assert wrong.facts["lowest"] == "1"
    assert judge_policy(replace(LINE, renewal_days=0)) == ()


@pytest.mark.parametrize("name", ["holiday_loan_days", "holiday_renewal_days"])
def test_a_holiday_term_is_not_shorter_than_the_ordinary_one(name):
    (wrong,) = judge_policy(replace(LINE, **{name: 27}))
    assert (wrong.reason, wrong.about, wrong.facts) == (
        Reason.HOLIDAY_TERM_SHORTER,
        name,
        {"days": "28"},
    )
    assert judge_policy(replace(LINE, **{name: 28})) == ()


def test_a_shorter_holiday_term_is_told_as_it_is_typed():
    found = read_policy(draft(holiday_loan_days="7"))
    assert isinstance(found, tuple)
    assert [each.about for each in found] == ["holiday_loan_days"]


@pytest.mark.parametrize(
    ("rmt", "relying"),
    [("B", ("BA", "BX")), ("BA", ()), ("D", ("DJ",)), ("W", ())],
)
def test_materials_without_an_own_line_rely_on_that_of_their_first_letter(rmt, relying):
    lines = {"B", "BN", "D", "W"}
    materials = ("B", "BX", "BA", "BN", "DJ", "W")
    assert relying_on(rmt, lines, materials) == relying
