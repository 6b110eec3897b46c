# SPDX-License-Identifier: Apache-2.0
"""How a loan that another system made is held here: its standing, its due date."""

from datetime import date

from wisedesk.domain.customer_types import Behaviour, LoanStanding


def standing_brought(
    recorded: LoanStanding | None, behaviour: Behaviour, *, returned: bool
) -> LoanStanding | None:
    """Return what a loan is: as the type behaves now, or as a past one was recorded.

    `None` says that the customer's type cannot borrow.
    """
    if returned and recorded is not None:
        return recorded
    return behaviour.standing if behaviour.may_borrow else None


def counts_brought(standing: LoanStanding) -> bool:
    """Say whether it counts: no inspection does, and no internal loan."""
    return standing is LoanStanding.ORDINARY


def due_brought(standing: LoanStanding, *, due_on: date, lent_on: date) -> date:
    """Return the day it is due: as recorded, or the loan date of one without a term."""
    return due_on if standing is LoanStanding.ORDINARY else lent_on
