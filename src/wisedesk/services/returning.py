# SPDX-License-Identifier: Apache-2.0
"""Taking an item back."""

from wisedesk.domain.customer_types import LoanStanding
from wisedesk.domain.items import ItemStatus
from wisedesk.domain.loans import is_overdue
from wisedesk.domain.refusals import Reason, refusal
from wisedesk.services.actions import ReturnItem
from wisedesk.services.internal_cards import not_on_internal_card
from wisedesk.services.outcomes import Outcome, Refused, Returned
from wisedesk.services.ports import Writing
from wisedesk.services.station import At
from wisedesk.services.wrong_numbers import not_an_item


def return_item(tx: Writing, action: ReturnItem, at: At) -> Outcome:
    """Take an item back, whoever had it."""
    item = tx.item_facts(action.barcode, at.today)
    if item is None:
        return Refused(refusals=(not_an_item(tx, action.barcode, None),))
    if action.internal_only and (why := not_on_internal_card(item)):
        return Refused(refusals=(why,), title=item.title)
    if item.borrower_id is None:
        no = refusal(Reason.ITEM_NOT_ON_LOAN, title=item.title)
        return Refused(refusals=(no,), title=item.title)
    status = ItemStatus.AVAILABLE if item.held_for is None else ItemStatus.RESERVED
    closed = tx.close_loan(item, at.now, at.today, status)
    if closed.standing is not LoanStanding.INTERNAL:
        tx.touch_customer(closed.customer_id, at.today)
    late = is_overdue(closed.due_on, closed.standing, at.today)
    return Returned(
        customers=(closed.customer_id,),
        items=(item.item_id,),
        customer=item.borrower_card,
        customer_name=item.borrower_name,
        barcode=item.barcode,
        title=item.title,
        author=item.author,
        lent_on=closed.lent_on,
        due_on=closed.due_on,
        returned_on=at.today,
        standing=closed.standing,
        days_late=(at.today - closed.due_on).days if late else 0,
        item_branch=item.branch,
        held_for_name=item.held_for_name,
    )
