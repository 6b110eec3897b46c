# SPDX-License-Identifier: Apache-2.0
"""What a customer would get today: which line of the reglement applies, and until when.

It reads and decides as lending does, without a customer and without lending.
"""

from dataclasses import dataclass
from datetime import date

from wisedesk.domain.policies import LoanPolicy, PolicyInForce
from wisedesk.domain.rmt_groups import GroupCount
from wisedesk.services.ports import Reading
from wisedesk.services.records import BranchRow

NOBODY = 0  # no customer has this id: nothing counts towards a maximum


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyOffer:
    """The line that applies to a material, and the due date of a loan made today.

    `term_ends_on` is the end of the term before closed days moved `due_on`.
    """

    rmt: str
    line: LoanPolicy
    groups: tuple[GroupCount, ...]
    term_ends_on: date
    due_on: date
    longer_until: date | None

    @property
    def falls_back(self) -> bool:
        """Whether the line is that of the material's first letter, not its own."""
        return self.line.rmt != self.rmt


def offer_of(
    tx: Reading, subscription: str, rmt: str, branch: BranchRow, today: date
) -> PolicyOffer | None:
    """Return what a customer with a subscription would get of a material, or None."""
    branch_id = branch.branch_id
    found: PolicyInForce | None = tx.policy_in_force(
        subscription, rmt, NOBODY, branch_id, today
    )
    if found is None:
        return None
    ends_on = found.terms.loan_ends_on(today)
    return PolicyOffer(
        rmt=rmt,
        line=found.line,
        groups=found.groups,
        term_ends_on=ends_on,
        due_on=tx.open_days(branch_id, ends_on).first_open_from(ends_on),
        longer_until=found.longer_until,
    )
