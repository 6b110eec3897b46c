# SPDX-License-Identifier: Apache-2.0
import pytest

from wisedesk.domain.policies import LoanPolicy, policy_for

LINES = {
    rmt: LoanPolicy(subscription="0010", rmt=rmt, loan_days=21)
    for rmt in ("B", "BN", "D")
}


@pytest.mark.parametrize(
    ("rmt", "line"),
    [("B", "B"), ("BN", "BN"), ("BA", "B"), ("DJ", "D"), ("X", None), ("XD", None)],
)
def test_a_material_without_its_own_line_takes_that_of_its_first_letter(rmt, line):
    found = policy_for(rmt, LINES)
    assert (found and found.rmt) == line
