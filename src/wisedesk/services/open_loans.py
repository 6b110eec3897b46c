# SPDX-License-Identifier: Apache-2.0
"""Geleende exemplaren (F9): what a customer has, a part at a time, with its amounts.

A running fine is what a loan would cost if it came back today; nobody owes it yet.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from wisedesk.domain.calendar import OpenDays
from wisedesk.domain.charges import NO_FINE, Fine, FineRule, days_late
from wisedesk.domain.loans import is_overdue
from wisedesk.domain.policies import policy_for
from wisedesk.services.item_rows import LoanRow

if TYPE_CHECKING:
    from wisedesk.services.ports import Reading

BEFORE_ALL = (date.min, 0)
_NO_RULE = FineRule(0)


class Totals(Struct, frozen=True, kw_only=True):
    """The line below F9: how many items, how many late, all amounts together."""

    loans: int
    overdue: int
    cents: int


def loans_from(
    tx: Reading, customer_id: int, after: tuple[date, int], limit: int, today: date
) -> list[LoanRow]:
    """Return some of what a customer has, by due date, behind a day and a loan."""
    loans = tx.open_loans_from(customer_id, after, limit)
    if not any(is_overdue(each.due_on, each.standing, today) for each in loans):
        return loans
    fines = RunningFines(tx, customer_id, today)
    return [
        replace(each, fine_cents=fines.of(each.due_on, each.branch_id, each.rmt).cents)
        if is_overdue(each.due_on, each.standing, today)
        else each
        for each in loans
    ]


def totals_of(tx: Reading, customer_id: int, loans: int, today: date) -> Totals:
    """Return the totals of F9; the library counts them, whatever is loaded."""
    late = tx.late_groups(customer_id, today)
    fines = RunningFines(tx, customer_id, today) if late else None
    running = 0
    for each in late:
        if fines is not None:
            fine = fines.of(each.due_on, each.branch_id, each.rmt)
            running += fine.cents * each.loans
    return Totals(
        loans=loans,
        overdue=sum(each.loans for each in late),
        cents=tx.owed_on_loans(customer_id) + running,
    )


class RunningFines:
    """The fines that a customer's late loans would cost today.

    Loans that were due on one day at one branch share the count of its open days.
    """

    def __init__(self, tx: Reading, customer_id: int, today: date) -> None:
        self._tx = tx
        self._today = today
        self._rules = tx.fine_rules(customer_id)
        self._calendars: dict[int, tuple[date, OpenDays]] = {}
        self._late: dict[tuple[date, int], int] = {}

    def of(self, due_on: date, branch_id: int, rmt: str) -> Fine:
        """Return the fine of a late loan of a material, due at a branch on a day."""
        rule = policy_for(rmt, self._rules) or _NO_RULE
        if not rule.cents_per_day:
            return NO_FINE
        at = (due_on, branch_id)
        if at not in self._late:
            calendar = self._calendar(branch_id, due_on)
            self._late[at] = days_late(due_on, self._today, calendar)
        return rule.fine(self._late[at])

    def _calendar(self, branch_id: int, first: date) -> OpenDays:
        known = self._calendars.get(branch_id)
        if known is None or known[0] > first:
            days = self._tx.days_between(branch_id, first, self._today)
            known = self._calendars[branch_id] = (first, days)
        return known[1]
