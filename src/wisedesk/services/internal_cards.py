# SPDX-License-Identifier: Apache-2.0
"""What an internal card has of its own: owner, purpose, when items should be back."""

from datetime import date

from msgspec.structs import replace

from wisedesk.domain.customer_types import INTERNAL
from wisedesk.domain.internal_cards import is_fresh, judge_internal_card
from wisedesk.domain.items import ItemFacts
from wisedesk.domain.loans import Borrower
from wisedesk.domain.refusals import Reason, Refusal, refusal
from wisedesk.services.actions import ChangeExpectedBack, ChangeInternalCard, Lend
from wisedesk.services.customer_outcomes import ExpectedBackChanged, InternalCardChanged
from wisedesk.services.internal_card_rows import Ageing
from wisedesk.services.outcomes import Outcome, Refused
from wisedesk.services.ports import Reading, Writing
from wisedesk.services.settings import (
    INTERNAL_CARD_DAYS,
    INTERNAL_CARD_MINUTES,
    value_of,
)
from wisedesk.services.station import At


def change_internal_card(
    tx: Writing,
    action: ChangeInternalCard,
    at: At,  # noqa: ARG001 - every step's signature
) -> Outcome:
    """Store what is kept of an internal card; refused for a person's.

    Refused as well when another desk changed it since the clerk began.
    """
    tx.lock_customer(action.customer)
    customer = tx.customer(action.customer)
    if customer is None:
        return Refused(refusals=(refusal(Reason.CUSTOMER_UNKNOWN),))
    if not customer.behaviour.is_internal_card:
        return Refused(refusals=(refusal(Reason.NOT_INTERNAL_CARD),))
    card, problems = judge_internal_card(action.card)
    if problems:
        return Refused(refusals=tuple(problems.values()))
    if tx.internal_card(customer.customer_id) != action.seen:
        return Refused(refusals=(refusal(Reason.INTERNAL_CARD_CHANGED),))
    tx.keep_internal_card(customer.customer_id, card)
    return InternalCardChanged(
        customers=(customer.customer_id,), customer=customer.key, card=card
    )


def change_expected_back(tx: Writing, action: ChangeExpectedBack, at: At) -> Outcome:
    """Change when items are expected back; those on no internal card are left be.

    The due date stays the loan date. Refused where a day lies before an item was lent,
    and where none of them is on an internal card.
    """
    found = [tx.item_facts(barcode, at.today) for barcode in action.barcodes]
    items = [each for each in found if each and not_on_internal_card(each) is None]
    if not items:
        return Refused(refusals=(refusal(Reason.NOT_ON_INTERNAL_CARD),))
    loans = [tx.open_loan(item.item_id) for item in items]
    for item, loan in zip(items, loans, strict=True):
        if action.expected_on is not None and action.expected_on < loan.lent_on:
            no = refusal(
                Reason.EXPECTED_BEFORE_LENT, title=item.title, lent_on=loan.lent_on
            )
            return Refused(refusals=(no,), title=item.title)
    for loan in loans:
        tx.expect_back(loan.loan_id, action.expected_on)
    known = {item.barcode for item in items}
    return ExpectedBackChanged(
        customers=tuple({item.borrower_id for item in items if item.borrower_id}),
        items=tuple(item.item_id for item in items),
        barcodes=tuple(item.barcode for item in items),
        expected_on=action.expected_on,
        left=tuple(each for each in action.barcodes if each not in known),
        title=items[0].title if len(items) == 1 else "",
    )


def with_internal_card(tx: Writing, action: Lend, borrower: Borrower) -> Borrower:
    """Return a borrower with what an internal card has of its own.

    Nothing is read for anybody else: the queue does not wait for it.
    """
    if not borrower.behaviour.is_internal_card:
        return borrower
    minutes = int(value_of(tx, INTERNAL_CARD_MINUTES))
    age = action.card_age
    return replace(
        borrower,
        internal_card=tx.internal_card(borrower.customer_id),
        card_is_stale=age is not None and not is_fresh(age, minutes),
    )


def not_on_internal_card(item: ItemFacts) -> Refusal | None:
    """Return where an item is that is on no internal card, None for one that is."""
    if item.standing in INTERNAL:
        return None
    return refusal(
        Reason.NOT_ON_INTERNAL_CARD,
        title=item.title,
        status=item.status,
        borrower=item.borrower_name,
    )


def ageing_on(tx: Reading, today: date) -> Ageing:
    """Return how many items are on internal cards too long, by the library's days."""
    return tx.ageing(today, too_long(tx))


def too_long(tx: Reading) -> int:
    """Return after how many days the library looks after an item on such a card."""
    return int(value_of(tx, INTERNAL_CARD_DAYS))
