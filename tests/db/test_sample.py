# SPDX-License-Identifier: Apache-2.0
"""The sample library holds nothing that the desk itself would not have made."""

from datetime import date

from support.raw_file import everything, rows
from wisedesk.bootstrap import create_library
from wisedesk.config import as_address

TODAY = date(2026, 5, 4)
# a loan to an administrative card is nobody's activity
LAST_SEEN = """
    SELECT last_activity_on, max(coalesce(loan.returned_on, loan.lent_on)),
           registered_on
    FROM customer JOIN loan ON loan.customer_id = customer.id
    WHERE loan.standing != 'F-internal' GROUP BY customer.id
"""


def test_the_last_activity_of_a_customer_is_the_last_loan_or_return(sample_file):
    found = rows(sample_file, LAST_SEEN)
    assert len(found) > 100
    for last, seen, registered in found:
        assert last == max(seen, registered)
        assert date.fromisoformat(last) <= TODAY


def test_the_sample_of_a_day_is_the_same_every_time(sample_file, tmp_path):
    again = tmp_path / "again.sqlite"
    create_library(as_address(str(again)), TODAY)
    assert everything(again) == everything(sample_file)
