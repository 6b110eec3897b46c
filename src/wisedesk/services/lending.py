# SPDX-License-Identifier: Apache-2.0
"""Lending an item to a customer."""

from datetime import date, timedelta

from msgspec.structs import replace

from wisedesk.domain.calendar import OpenDays
from wisedesk.domain.charges import fee_cents
from wisedesk.domain.items import ItemFacts, status_while
from wisedesk.domain.loans import Borrower, LoanTerms, decide_loan
from wisedesk.domain.policies import PolicyInForce
from wisedesk.domain.refusals import Reason, refusal
from wisedesk.domain.subscriptions import SubscriptionStatus
from wisedesk.services.actions import Lend
from wisedesk.services.charging import charge_fee
from wisedesk.services.circulation_outcomes import Lent
from wisedesk.services.customer_rows import CustomerRow, SubscriptionRow
from wisedesk.services.internal_cards import with_internal_card
from wisedesk.services.library_rows import BranchRow
from wisedesk.services.new_rows import NewLoan
from wisedesk.services.outcomes import Outcome, Refused
from wisedesk.services.policy_in_force import in_force
from wisedesk.services.ports import Writing
from wisedesk.services.station import At, branch_of
from wisedesk.services.wrong_numbers import not_an_item

# Wise, "Tabblad 6": how far back a title lent before is looked for
HISTORY_DAYS = 5 * 365
SHORT_HISTORY_DAYS = 90
_NO_SUBSCRIPTION = SubscriptionRow(
    code="",
    name="",
    status=SubscriptionStatus.CANCELLED,
    starts_on=date.min,
    ends_on=date.min,
    has_services=False,
    may_borrow=False,
)


def lend(tx: Writing, action: Lend, at: At) -> Outcome:
    """Lend an item to a customer, by the customer's behaviour and the reglement."""
    tx.lock_customer(action.customer)
    customer = tx.customer(action.customer)
    if customer is None:
        return Refused(refusals=(refusal(Reason.CARD_UNKNOWN, number=action.customer),))
    item = tx.item_facts(action.barcode, at.today)
    if item is None:
        return Refused(refusals=(not_an_item(tx, action.barcode, customer),))
    branch = branch_of(tx, at.station.branch)
    found = in_force(tx, customer, item.rmt, branch, at.today)
    policy = found.terms if found else None
    borrower = _borrower(tx, customer, item, found, at.today)
    borrower = with_internal_card(tx, action, borrower)
    days = OpenDays()
    if policy is not None:
        days = tx.open_days(branch.branch_id, policy.loan_ends_on(at.today))
    terms = decide_loan(
        borrower,
        item,
        policy,
        days,
        at.today,
        inspection=action.inspection,
        passed=_passed(action, item),
    )
    if not isinstance(terms, LoanTerms):
        return Refused(refusals=terms, title=item.title)
    if item.loan_id is not None:
        tx.cancel_open_loan(item, at.now, at.today)  # Wise: not a return
        tx.credit_loan(item.loan_id)
    _store(tx, action.op_id, at, branch, customer, item, terms)
    return Lent(
        customers=(customer.customer_id,),
        items=(item.item_id,),
        customer=customer.key,
        barcode=item.barcode,
        title=item.title,
        author=item.author,
        lent_on=at.today,
        due_on=terms.due_on,
        standing=terms.standing,
        term_ends_on=terms.term_ends_on,
        policy=terms.policy.name if terms.policy else "",
        loan_days=terms.policy.loan_days if terms.policy else 0,
        holiday_ends_on=found.longer_until if found else None,
        taken_from_name=item.borrower_name,
        expected_on=terms.expected_on,
        fee_cents=fee_cents(terms),
    )


def _passed(action: Lend, item: ItemFacts) -> frozenset[Reason]:
    """Return what the clerk passes: no loan but the one that was told."""
    if action.taken_from in {"", item.borrower_card}:
        return action.passed
    return action.passed - {Reason.ITEM_ON_LOAN}


def _store(
    tx: Writing,
    op_id: str,
    at: At,
    branch: BranchRow,
    customer: CustomerRow,
    item: ItemFacts,
    terms: LoanTerms,
) -> None:
    """Store a loan with what it changes of customer, item and holds."""
    loan = NewLoan(
        op_id=op_id,
        item_id=item.item_id,
        customer_id=customer.customer_id,
        branch_id=branch.branch_id,
        lent_at=at.now,
        lent_on=at.today,
        due_on=terms.due_on,
        standing=terms.standing,
        counts=terms.counts,
        item_status=status_while(terms.standing),
        expected_on=terms.expected_on,
    )
    charge_fee(tx, tx.add_loan(loan), loan, terms)
    if item.is_bound and item.hold_id and item.held_for != customer.customer_id:
        tx.release_hold(item.hold_id)  # its holder waits for another one
    if item.holds:
        tx.fulfil_hold(customer.customer_id, item)
    if customer.behaviour.counts_as_possession:
        tx.touch_customer(customer, at.today)


def _borrower(
    tx: Writing,
    customer: CustomerRow,
    item: ItemFacts,
    found: PolicyInForce | None,
    today: date,
) -> Borrower:
    borrower = borrower_of(customer)
    return replace(
        borrower,
        open_of_rmt=found.open_loans if found else 0,
        groups=found.groups if found else (),
        lent_before_on=_lent_before(tx, customer, item, today),
    )


def _lent_before(
    tx: Writing, customer: CustomerRow, item: ItemFacts, today: date
) -> date | None:
    """Return when the title was lent before, for a customer who wants to be told."""
    person = customer.person
    if not person.warn_lent_before or not customer.behaviour.has_limits:
        return None
    days = HISTORY_DAYS if person.keep_history else SHORT_HISTORY_DAYS
    since = today - timedelta(days=days)
    return tx.lent_before(customer.customer_id, item.title_id, since)


def borrower_of(customer: CustomerRow) -> Borrower:
    """Return what the rules need of a customer, the item apart."""
    subscription = customer.subscription or _NO_SUBSCRIPTION
    return Borrower(
        customer_id=customer.customer_id,
        card_number=customer.card_number,
        behaviour=customer.behaviour,
        card_is_active=customer.card_is_active,
        born_on=customer.person.born_on,
        subscription=subscription.code,
        subscription_status=subscription.status,
        subscription_ends_on=subscription.ends_on,
        may_borrow=subscription.may_borrow,
        maximum_loans=subscription.maximum_loans,
        blocks=customer.blocks,
        open_loans=customer.open_loans,
    )
