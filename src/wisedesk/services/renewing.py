# SPDX-License-Identifier: Apache-2.0
"""Renewing a loan from F9."""

from wisedesk.domain.calendar import OpenDays
from wisedesk.domain.refusals import Reason, Refusal, refusal
from wisedesk.domain.renewals import RenewableLoan, RenewalTerms, decide_renewal
from wisedesk.services.actions import Renew
from wisedesk.services.circulation_outcomes import Renewed
from wisedesk.services.outcomes import Outcome, Refused
from wisedesk.services.policy_in_force import in_force
from wisedesk.services.ports import Writing
from wisedesk.services.station import At, branch_of


def renew(tx: Writing, action: Renew, at: At) -> Outcome:
    """Renew a loan by the reglement of the customer's subscription.

    The branch that renews becomes the one that lent (Wise, "Renew items").
    """
    tx.lock_customer(action.customer)
    customer = tx.customer(action.customer)
    if customer is None:
        return _refused(refusal(Reason.CARD_UNKNOWN, number=action.customer))
    item = tx.item_facts(action.barcode, at.today)
    if item is None or item.borrower_id != customer.customer_id:
        return _refused(refusal(Reason.LOAN_NOT_OPEN, number=action.barcode))
    loan = tx.open_loan(item.item_id)
    branch = branch_of(tx, at.station.branch)
    found = in_force(tx, customer, item.rmt, branch, at.today)
    policy = found.terms if found else None
    waits = item.held_for is not None and item.held_for != customer.customer_id
    facts = RenewableLoan(
        due_on=loan.due_on,
        standing=loan.standing,
        renewals=loan.renewals,
        held_for_name=item.held_for_name if waits else "",
    )
    days = OpenDays()
    if policy is not None:
        ends_on = policy.renewal_ends_on(at.today, loan.due_on)
        days = tx.open_days(branch.branch_id, ends_on)
    terms = decide_renewal(facts, policy, days, at.today, passed=action.passed)
    if not isinstance(terms, RenewalTerms):
        return Refused(refusals=terms, title=item.title)
    tx.renew_loan(loan.loan_id, terms.due_on, branch.branch_id)
    tx.touch_customer(customer, at.today)
    return Renewed(
        customers=(customer.customer_id,),
        items=(item.item_id,),
        customer=customer.key,
        barcode=item.barcode,
        title=item.title,
        due_before=loan.due_on,
        due_on=terms.due_on,
        term_ends_on=terms.term_ends_on,
        renewals=loan.renewals + 1,
        policy=terms.policy.name,
        renewal_days=terms.policy.renewal_days or terms.policy.loan_days,
        holiday_ends_on=found.longer_until if found else None,
    )


def _refused(why: Refusal) -> Refused:
    return Refused(refusals=(why,))
