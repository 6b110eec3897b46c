# SPDX-License-Identifier: Apache-2.0
"""A loan of another system is held here by the rules of the customer's type."""

from datetime import date

import pytest

from wisedesk.domain.brought_loans import (
    counts_brought,
    due_brought,
    standing_brought,
)
from wisedesk.domain.customer_types import (
    CustomerType,
    LoanStanding,
    behaviour_of,
)

LENT = date(2026, 3, 2)
DUE = date(2026, 3, 23)


def test_an_open_loan_is_what_the_type_makes_of_it_now() -> None:
    """What the file says of an open loan's standing does not matter."""
    card = behaviour_of(CustomerType.ADMINISTRATIVE_CARD)
    held = standing_brought(LoanStanding.ORDINARY, card, returned=False)
    assert held is LoanStanding.INTERNAL


def test_a_past_loan_stays_as_it_was_recorded() -> None:
    """Past statistics do not change because the type did."""
    card = behaviour_of(CustomerType.ADMINISTRATIVE_CARD)
    assert (
        standing_brought(LoanStanding.ORDINARY, card, returned=True)
        is LoanStanding.ORDINARY
    )
    assert standing_brought(None, card, returned=True) is LoanStanding.INTERNAL


def test_a_type_that_cannot_borrow_has_no_loan() -> None:
    """Anoniem has no open loan, whatever a file says."""
    anonymous = behaviour_of(CustomerType.ANONYMOUS)
    assert standing_brought(LoanStanding.ORDINARY, anonymous, returned=False) is None


@pytest.mark.parametrize("standing", list(LoanStanding))
def test_only_an_ordinary_loan_counts_and_keeps_its_due_date(
    standing: LoanStanding,
) -> None:
    """Any other is due on the day it was lent."""
    ordinary = standing is LoanStanding.ORDINARY
    assert counts_brought(standing) == ordinary
    assert due_brought(standing, due_on=DUE, lent_on=LENT) == (
        DUE if ordinary else LENT
    )
