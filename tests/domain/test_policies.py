# SPDX-License-Identifier: Apache-2.0
from datetime import date

import pytest
from msgspec.structs import replace

from wisedesk.domain.policies import LoanPolicy, PolicyInForce, policy_for

LINES = {
    rmt: LoanPolicy(subscription="0010", rmt=rmt, loan_days=21)
    for rmt in ("B", "BN", "D")
}
LINE = LoanPolicy(subscription="0010", rmt="B", loan_days=21, renewal_days=14)
END = date(2026, 8, 31)


@pytest.mark.parametrize(
    ("rmt", "line"),
    [("B", "B"), ("BN", "BN"), ("BA", "B"), ("DJ", "D"), ("X", None), ("XD", None)],
)
def test_a_material_without_its_own_line_takes_that_of_its_first_letter(rmt, line):
    found = policy_for(rmt, LINES)
    assert (found and found.rmt) == line


@pytest.mark.parametrize(
    ("loan", "renewal", "terms"),
    [
        (None, None, (21, 14)),
        (42, None, (42, 14)),
        (None, 28, (21, 28)),
        (42, 28, (42, 28)),
        (21, 0, (21, 0)),
    ],
)
def test_holiday_terms_stand_in_for_those_they_are_given_for(loan, renewal, terms):
    line = replace(LINE, holiday_loan_days=loan, holiday_renewal_days=renewal)
    longer = line.on_holiday()
    assert (longer.loan_days, longer.renewal_days) == terms
    assert longer.name == "0010/B"


def test_a_line_has_its_ordinary_terms_outside_the_holidays():
    line = replace(LINE, holiday_loan_days=42)
    ordinary = PolicyInForce(line=line)
    assert (ordinary.terms, ordinary.longer_until) == (line, None)
    longer = PolicyInForce(line=line, holiday_ends_on=END)
    assert longer.terms.loan_days == 42
    assert longer.longer_until == END


def test_holidays_that_change_nothing_of_a_line_are_no_reason_for_a_date():
    unchanged = PolicyInForce(line=LINE, holiday_ends_on=END)
    assert (unchanged.terms, unchanged.longer_until) == (LINE, None)
