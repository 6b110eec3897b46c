# SPDX-License-Identifier: Apache-2.0
"""The line of the reglement that a customer's loans are made by."""

from datetime import date

from wisedesk.domain.customer_types import DueRule
from wisedesk.domain.policies import PolicyInForce
from wisedesk.services.customer_rows import CustomerRow
from wisedesk.services.library_rows import BranchRow
from wisedesk.services.ports import Writing


def in_force(
    tx: Writing, customer: CustomerRow, rmt: str, branch: BranchRow, today: date
) -> PolicyInForce | None:
    """Return the line for a customer and a material, None where there is none.

    Internal and special cards have no terms, and so no line either.
    """
    by_policy = customer.behaviour.due is DueRule.BY_POLICY
    subscription = customer.subscription
    if not by_policy or subscription is None:
        return None
    return tx.policy_in_force(
        subscription.code, rmt, customer.customer_id, branch.branch_id, today
    )
