# SPDX-License-Identifier: Apache-2.0
"""A row of a file of loans, and one of a file of branches."""

from datetime import date, datetime

from msgspec import Struct

from wisedesk.domain.cards import tidy_number
from wisedesk.domain.customer_types import LoanStanding
from wisedesk.exchange.csv_values import day_of, instant_of
from wisedesk.exchange.isbd import tidy
from wisedesk.services.clock import LIBRARY_ZONE
from wisedesk.services.exchange_rows import (
    BranchOffer,
    LoanOffer,
    Problem,
    Trouble,
    problem,
)

LOAN_REQUIRED = frozenset({"cardnumber", "barcode", "issued", "due"})
LOAN_KNOWN = LOAN_REQUIRED | frozenset(
    {"branchcode", "returned", "renewals", "standing", "issuedon", "returnedon"}
)
STANDINGS = frozenset(standing.value for standing in LoanStanding)
BRANCH_REQUIRED = frozenset({"branchcode"})
BRANCH_KNOWN = BRANCH_REQUIRED | frozenset({"branchname"})


class ReadLoan(Struct, frozen=True):
    """What a row offers: a loan, or why there is none."""

    offer: LoanOffer | None
    wrong: Problem | None = None


def loan_of(values: dict[str, str]) -> ReadLoan:
    """Return what a row of loans offers the library."""
    for column in ("cardnumber", "barcode", "issued", "due"):
        if not tidy(values[column]):
            return ReadLoan(None, problem(Trouble.FIELD_MISSING, field=column))
    times = _times(values)
    if isinstance(times, Problem):
        return ReadLoan(None, times)
    lent_at, due_on, returned_at = times
    lent_on = _desk_day(values, "issuedon", lent_at)
    if returned_at is not None and returned_at < lent_at:
        back = values["returned"]
        return ReadLoan(None, problem(Trouble.RETURNED_BEFORE_LENT, value=back))
    standing = values.get("standing", "")
    internal = standing in STANDINGS and standing != LoanStanding.ORDINARY
    if due_on < lent_on and not internal:
        return ReadLoan(None, problem(Trouble.DUE_BEFORE_LENT, value=values["due"]))
    renewals = values.get("renewals", "")
    offer = LoanOffer(
        card_number=tidy_number(values["cardnumber"]),
        barcode=tidy_number(values["barcode"]),
        branch=tidy(values.get("branchcode", "")),
        lent_at=lent_at,
        lent_on=lent_on,
        due_on=due_on,
        returned_at=returned_at,
        returned_on=returned_at and _desk_day(values, "returnedon", returned_at),
        renewals=int(renewals) if renewals.isdecimal() else 0,
        standing=LoanStanding(standing) if standing in STANDINGS else None,
    )
    return ReadLoan(offer)


def _times(
    values: dict[str, str],
) -> tuple[datetime, date, datetime | None] | Problem:
    """Return when a loan was made, is due and came back, or which is no date."""
    lent_at, due_on = instant_of(values["issued"]), day_of(values["due"])
    back = values.get("returned", "")
    returned_at = instant_of(back) if back else None
    if lent_at is None:
        return problem(Trouble.INVALID_DATE, field="issued", value=values["issued"])
    if due_on is None:
        return problem(Trouble.INVALID_DATE, field="due", value=values["due"])
    if back and returned_at is None:
        return problem(Trouble.INVALID_DATE, field="returned", value=back)
    return lent_at, due_on, returned_at


def _desk_day(values: dict[str, str], column: str, at: datetime) -> date:
    """Return the day at the desk: a work date makes it another than the clock's."""
    told = day_of(values.get(column, ""))
    return told or at.astimezone(LIBRARY_ZONE).date()


def branch_of(values: dict[str, str]) -> BranchOffer | None:
    """Return the branch a row names, None without a code."""
    code = tidy(values["branchcode"])
    return BranchOffer(code, tidy(values.get("branchname", ""))) if code else None
