# SPDX-License-Identifier: Apache-2.0
"""Whether a loan may be renewed, and until when.

Sources: Wise "Renew items" (a hold asks, the desk may override and renew without end),
"Lending process" (the new term counts from the renewal or from the due date).
"""

from collections.abc import Set as AbstractSet
from datetime import date

from msgspec import Struct

from wisedesk.domain.calendar import OpenDays
from wisedesk.domain.customer_types import LoanStanding
from wisedesk.domain.policies import LoanPolicy
from wisedesk.domain.refusals import Reason, Refusal, passable, refusal


class RenewableLoan(Struct, frozen=True, kw_only=True):
    """What the rules need to know of an open loan; `held_for_name` waits for it."""

    due_on: date
    standing: LoanStanding
    renewals: int
    held_for_name: str = ""


class RenewalTerms(Struct, frozen=True, kw_only=True):
    """The new due date, the end of the term before closed days moved it, and why."""

    due_on: date
    term_ends_on: date
    policy: LoanPolicy


def decide_renewal(
    loan: RenewableLoan,
    policy: LoanPolicy | None,
    days: OpenDays,
    today: date,
    *,
    passed: AbstractSet[Reason] = frozenset(),
) -> RenewalTerms | tuple[Refusal, ...]:
    """Return the terms of a renewal, or every reason against it that was not passed.

    An internal or special loan has no term to renew. A term that would not end later
    than it does is refused: the clerk gains nothing by it.
    """
    if loan.standing is not LoanStanding.ORDINARY:
        return (refusal(Reason.NOTHING_TO_RENEW),)
    if policy is None:
        return (refusal(Reason.NO_RENEWAL_POLICY),)
    against = []
    if policy.renewal_days <= 0:
        against.append(passable(Reason.NOT_RENEWABLE, rmt=policy.rmt))
    elif loan.renewals >= policy.renewals:
        against.append(passable(Reason.RENEWED_TOO_OFTEN, maximum=policy.renewals))
    if loan.held_for_name:
        against.append(passable(Reason.ITEM_HELD_FOR_OTHER, holder=loan.held_for_name))
    stands = tuple(each for each in against if each.reason not in passed)
    if stands:
        return stands
    terms = _terms(loan, policy, days, today)
    if terms.due_on <= loan.due_on:
        return (refusal(Reason.RENEWS_NO_LATER, due_on=loan.due_on),)
    return terms


def _terms(
    loan: RenewableLoan, policy: LoanPolicy, days: OpenDays, today: date
) -> RenewalTerms:
    ends_on = policy.renewal_ends_on(today, loan.due_on)
    return RenewalTerms(
        due_on=days.first_open_from(ends_on), term_ends_on=ends_on, policy=policy
    )
