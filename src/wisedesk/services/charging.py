# SPDX-License-Identifier: Apache-2.0
"""Charging what a loan costs, and settling what is owed (Wise, Registraties)."""

from datetime import date

from wisedesk.domain.charges import (
    NO_FINE,
    ChargeKind,
    Fine,
    FineRule,
    fee_cents,
    fine_of,
)
from wisedesk.domain.items import ItemFacts
from wisedesk.domain.loans import LoanTerms, is_overdue
from wisedesk.domain.refusals import Reason, refusal
from wisedesk.services.actions import SettleCharges
from wisedesk.services.charge_rows import NewCharge
from wisedesk.services.customer_outcomes import ChargesSettled
from wisedesk.services.new_rows import ClosedLoan, NewLoan
from wisedesk.services.outcomes import Outcome, Refused
from wisedesk.services.ports import Writing
from wisedesk.services.station import At

_NO_RULE = FineRule(0)


def charge_fee(tx: Writing, loan_id: int, loan: NewLoan, terms: LoanTerms) -> None:
    """Charge the fee (leengeld) of a loan that was just made, where it has one."""
    cents = fee_cents(terms)
    if cents:
        tx.add_charge(
            NewCharge(
                op_id=loan.op_id,
                customer_id=loan.customer_id,
                loan_id=loan_id,
                branch_id=loan.branch_id,
                kind=ChargeKind.FEE,
                cents=cents,
                charged_on=loan.lent_on,
            )
        )


def charge_fine(
    tx: Writing, op_id: str, item: ItemFacts, closed: ClosedLoan, day: date
) -> Fine:
    """Charge the fine of a loan that came back late, and return it.

    It goes by the reglement the customer has now and by the days on which the branch
    that lent was open.
    """
    if not is_overdue(closed.due_on, closed.standing, day):
        return NO_FINE
    rule = tx.fine_rule(closed.customer_id, item.rmt) or _NO_RULE
    days = tx.days_between(closed.branch_id, closed.due_on, day)
    fine = fine_of(closed.due_on, closed.standing, rule, days, day)
    if fine.cents:
        tx.add_charge(
            NewCharge(
                op_id=op_id,
                customer_id=closed.customer_id,
                loan_id=closed.loan_id,
                branch_id=closed.branch_id,
                kind=ChargeKind.FINE,
                cents=fine.cents,
                days=fine.days,
                charged_on=day,
            )
        )
    return fine


def settle_charges(tx: Writing, action: SettleCharges, at: At) -> Outcome:
    """Settle amounts of a customer; refused whole when one is not owed any more."""
    tx.lock_customer(action.customer)
    customer = tx.customer(action.customer)
    if customer is None:
        return Refused(refusals=(refusal(Reason.CUSTOMER_UNKNOWN),))
    owed = {each.op_id: each for each in tx.charges(customer.customer_id, owed=True)}
    chosen = tuple(dict.fromkeys(action.charges))
    if not chosen or not set(chosen) <= set(owed):
        return Refused(refusals=(refusal(Reason.NOT_OWED),))
    tx.settle_charges(chosen, action.how, at.now, at.today)
    return ChargesSettled(
        customers=(customer.customer_id,),
        customer=customer.key,
        how=action.how,
        cents=sum(owed[each].cents for each in chosen),
        charges=len(chosen),
    )
