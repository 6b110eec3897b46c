# SPDX-License-Identifier: Apache-2.0
"""Loan policies (reglement): one line per subscription and material type."""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from wisedesk.domain.rmt_groups import GroupCount

Line = TypeVar("Line")
NOT_LENDABLE_AGE = 99  # Wise: a minimum age of 99 means not lendable


class RenewsFrom(StrEnum):
    """The day a renewed term counts from (Wise's Verlengmethode)."""

    TODAY = "today"
    DUE_DATE = "due-date"


class LoanPolicy(Struct, frozen=True, kw_only=True):
    """A line of the reglement: terms in days, money in cents, maxima in items.

    The holiday terms stand in for the ordinary ones while a branch has its holidays;
    None leaves the ordinary one (Wise: Vakantie uitleenperioden).
    """

    subscription: str
    rmt: str
    loan_days: int
    renewal_days: int = 0
    renewals: int = 0
    renews_from: RenewsFrom = RenewsFrom.TODAY
    fee_cents: int = 0
    minimum_age: int = 0
    maximum: int | None = None
    fine_cents_per_day: int = 0
    fine_free_days: int = 0
    fine_maximum_cents: int = 0
    holdable: bool = True
    holiday_loan_days: int | None = None
    holiday_renewal_days: int | None = None

    @property
    def name(self) -> str:
        """The line as it is called: 0010/BA."""
        return f"{self.subscription}/{self.rmt}"

    def loan_ends_on(self, today: date) -> date:
        """Return the last day of a loan made today, before closed days move it."""
        return today + timedelta(days=self.loan_days)

    def renewal_ends_on(self, today: date, due_on: date) -> date:
        """Return the last day of a loan renewed today, before closed days move it.

        A line without a renewal term has its loan term once more.
        """
        start = today if self.renews_from is RenewsFrom.TODAY else due_on
        return start + timedelta(days=self.renewal_days or self.loan_days)

    def on_holiday(self) -> "LoanPolicy":
        """Return the line with its holiday terms in place of the ordinary ones."""
        loan, renewal = self.holiday_loan_days, self.holiday_renewal_days
        return replace(
            self,
            loan_days=self.loan_days if loan is None else loan,
            renewal_days=self.renewal_days if renewal is None else renewal,
        )


class PolicyInForce(Struct, frozen=True, kw_only=True):
    """The line for a subscription and a material, as it works at a branch on a day.

    `open_loans` counts what the customer has under this line, where it has a maximum;
    `holiday_ends_on` is the last day of the holidays the branch has, None outside them.
    """

    line: LoanPolicy
    open_loans: int = 0
    groups: tuple[GroupCount, ...] = ()
    holiday_ends_on: date | None = None

    @property
    def terms(self) -> LoanPolicy:
        """The line with the terms of the day."""
        return self.line if self.holiday_ends_on is None else self.line.on_holiday()

    @property
    def longer_until(self) -> date | None:
        """The last day of the holidays, None where they change nothing of the line."""
        return None if self.terms == self.line else self.holiday_ends_on


def policy_for(rmt: str, lines: Mapping[str, Line]) -> Line | None:
    """Return the line for a material type, or a part of it: its own, else its letter's.

    Source: Wise "RMT tables": the reglement falls back from BA to B.
    """
    return lines.get(rmt) or lines.get(rmt[:1])
