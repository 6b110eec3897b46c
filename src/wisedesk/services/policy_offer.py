# SPDX-License-Identifier: Apache-2.0
"""What a customer would get today: which line of the reglement applies, and until when.

It reads and decides as lending does, without a customer and without lending.
"""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import TYPE_CHECKING

from msgspec import Struct

from wisedesk.domain.customer_types import DueRule, behaviour_of
from wisedesk.domain.policies import LoanPolicy, PolicyInForce
from wisedesk.domain.rmt_groups import GroupCount
from wisedesk.domain.subscriptions import SubscriptionType
from wisedesk.services.library_rows import BranchRow
from wisedesk.services.offering import offer_named

if TYPE_CHECKING:
    from wisedesk.services.ports import Reading

NOBODY = 0  # no customer has this id: nothing counts towards a maximum


class NoTerms(Enum):
    """Why the reglement gives no terms: it has no line, or none is asked for."""

    NO_LINE = "no-line"
    LOAN_DATE = "loan-date"
    CANNOT_BORROW = "cannot-borrow"


class PolicyOffer(Struct, frozen=True, kw_only=True):
    """The line that applies to a material, and the due date of a loan made today.

    `term_ends_on` is the end of the term before closed days moved `due_on`;
    `maximum_loans` is what the subscription allows in all, None for any number.
    """

    rmt: str
    line: LoanPolicy
    groups: tuple[GroupCount, ...]
    maximum_loans: int | None
    term_ends_on: date
    due_on: date
    longer_until: date | None

    @property
    def falls_back(self) -> bool:
        """Whether the line is that of the material's first letter, not its own."""
        return self.line.rmt != self.rmt


def offer_of(
    tx: Reading, subscription: str, rmt: str, branch: BranchRow, today: date
) -> PolicyOffer | NoTerms:
    """Return what a customer with a subscription would get of a material."""
    kind = offer_named(tx, subscription)
    if kind is None:
        return NoTerms.NO_LINE
    due = behaviour_of(kind.customer_type).due
    if due is DueRule.CANNOT_BORROW or not kind.may_borrow:
        return NoTerms.CANNOT_BORROW
    if due is DueRule.LOAN_DATE:
        return NoTerms.LOAN_DATE
    found = tx.policy_in_force(subscription, rmt, NOBODY, branch.branch_id, today)
    if found is None:
        return NoTerms.NO_LINE
    return _offer(tx, kind, rmt, found, branch, today)


def _offer(
    tx: Reading,
    kind: SubscriptionType,
    rmt: str,
    found: PolicyInForce,
    branch: BranchRow,
    today: date,
) -> PolicyOffer:
    ends_on = found.terms.loan_ends_on(today)
    days = tx.open_days(branch.branch_id, ends_on)
    return PolicyOffer(
        rmt=rmt,
        line=found.line,
        groups=found.groups,
        maximum_loans=kind.maximum_loans,
        term_ends_on=ends_on,
        due_on=days.first_open_from(ends_on),
        longer_until=found.longer_until,
    )
