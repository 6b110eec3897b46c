# SPDX-License-Identifier: Apache-2.0
"""What a loan costs: the fee for having it, the fine for bringing it back late.

Sources: Wise "Reglementsregels" (Uitleenmethode: leengeld; Boetemethode: amount, days
free of it, maximum), "Fining process" (fine days follow the days a branch is open).
"""

from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct

from wisedesk.domain.calendar import OpenDays
from wisedesk.domain.customer_types import LoanStanding
from wisedesk.domain.loans import LoanTerms, is_overdue
from wisedesk.domain.policies import LoanPolicy


class ChargeKind(StrEnum):
    """What a customer owes something for."""

    FEE = "fee"
    FINE = "fine"


class Settlement(StrEnum):
    """How an amount came to be owed no more.

    They are Wise's journals kas, bank and A (kwijtschelding).
    """

    CASH = "cash"
    BANK = "bank"
    WAIVED = "waived"


class Fine(Struct, frozen=True):
    """A fine in cents, for days late on which the branch was open.

    `days` are those that are paid for: the free ones are not among them.
    """

    cents: int
    days: int


NO_FINE = Fine(0, 0)


class FineRule(Struct, frozen=True):
    """What a line of the reglement says of fines; a maximum of 0 is none."""

    cents_per_day: int
    free_days: int = 0
    maximum_cents: int = 0

    def fine(self, days_late: int) -> Fine:
        """Return the fine for a number of open days after the due date."""
        days = max(0, days_late - self.free_days)
        cents = days * self.cents_per_day
        if self.maximum_cents:
            cents = min(cents, self.maximum_cents)
        return Fine(cents, days) if cents else NO_FINE


def fine_rule(policy: LoanPolicy | None) -> FineRule:
    """Return what a line says of fines; without a line nothing is fined."""
    if policy is None:
        return FineRule(0)
    return FineRule(
        policy.fine_cents_per_day, policy.fine_free_days, policy.fine_maximum_cents
    )


def fee_cents(terms: LoanTerms) -> int:
    """Return the fee (leengeld) of a loan that is made.

    An inspection and a loan to an internal card or special customer never have one.
    """
    ordinary = terms.standing is LoanStanding.ORDINARY
    return terms.policy.fee_cents if ordinary and terms.policy else 0


def days_late(due_on: date, day: date, days: OpenDays) -> int:
    """Return on how many days after the due date, up to a day, the branch was open.

    The calendar must tell all days between the two.
    """
    between = (due_on + timedelta(days=n) for n in range(1, (day - due_on).days + 1))
    return sum(map(days.is_open, between))


def fine_of(
    due_on: date, standing: LoanStanding, rule: FineRule, days: OpenDays, day: date
) -> Fine:
    """Return the fine for a loan that comes back on a day, or would.

    While the loan is out it is a running fine, and nobody owes it yet.
    """
    if not rule.cents_per_day or not is_overdue(due_on, standing, day):
        return NO_FINE
    return rule.fine(days_late(due_on, day, days))
