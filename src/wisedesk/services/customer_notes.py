# SPDX-License-Identifier: Apache-2.0
"""What the desk tells of a customer who is opened.

Source: Wise "Uitlenen" (on opening a customer it checks the subscription, holds that
lie ready, loans that are late, blocks, open amounts). Each is a line; what a clerk may
pass is passed there for the whole session.
"""

from datetime import date, timedelta

from msgspec.structs import replace

from wisedesk.domain.loans import against_customer
from wisedesk.domain.refusals import Reason, Refusal, refusal
from wisedesk.services.customer_rows import CustomerRow
from wisedesk.services.lending import borrower_of
from wisedesk.services.ports import Reading

SOON_DAYS = 30


def notes_on(tx: Reading, customer: CustomerRow, today: date) -> tuple[Refusal, ...]:
    """Return what a clerk should know before anything is lent, the gravest first."""
    borrower = borrower_of(customer)
    if borrower.behaviour.is_internal_card:
        card = tx.internal_card(customer.customer_id)
        borrower = replace(borrower, internal_card=card)
    notes = against_customer(borrower, today)
    subscription = customer.subscription
    soon = today + timedelta(days=SOON_DAYS)
    if subscription is not None and today <= subscription.ends_on <= soon:
        ends_on = subscription.ends_on
        notes.append(refusal(Reason.SUBSCRIPTION_ENDS_SOON, ended_on=ends_on))
    waiting = tx.waiting_for(customer.customer_id, today)
    notes += [refusal(Reason.HOLD_READY, title=title) for title in waiting.ready]
    if waiting.overdue:
        notes.append(refusal(Reason.LOANS_OVERDUE, items=waiting.overdue))
    if customer.owed_cents:
        notes.append(refusal(Reason.AMOUNT_OWED, owed=customer.owed_cents))
    return tuple(notes)
