# SPDX-License-Identifier: Apache-2.0
"""Loan policies (reglement): one line per subscription and material type."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

NOT_LENDABLE_AGE = 99  # Wise: a minimum age of 99 means not lendable


class RenewsFrom(StrEnum):
    """The day a renewed term counts from (Wise's Verlengmethode)."""

    TODAY = "today"
    DUE_DATE = "due-date"


@dataclass(frozen=True, slots=True, kw_only=True)
class LoanPolicy:
    """A line of the reglement: terms in days, money in cents, maxima in items."""

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


def policy_for(rmt: str, lines: Mapping[str, LoanPolicy]) -> LoanPolicy | None:
    """Return the line for a material type: its own, else its first letter's.

    Source: Wise "RMT tables": the reglement falls back from BA to B.
    """
    return lines.get(rmt) or lines.get(rmt[:1])
