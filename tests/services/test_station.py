# SPDX-License-Identifier: Apache-2.0
"""Where a desk stands."""

import pytest

from support.clerk import branch_row, read
from wisedesk.services.station import branch_of


def test_a_branch_is_found_by_its_code(desk):
    found = read(desk, lambda tx: branch_of(tx, "9000"))
    assert found == branch_row(desk, "9000")
    assert found.code == "9000"


def test_a_branch_that_is_not_there_is_a_fault(desk):
    assert read(desk, lambda tx: tx.branch("9999")) is None
    with pytest.raises(LookupError, match="9999"):
        read(desk, lambda tx: branch_of(tx, "9999"))
