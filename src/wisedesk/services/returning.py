# SPDX-License-Identifier: Apache-2.0
"""Taking an item back (Wise, "Innemen")."""

from datetime import date

from wisedesk.domain.customer_types import LoanStanding
from wisedesk.domain.items import ItemFacts
from wisedesk.domain.loans import is_overdue
from wisedesk.domain.refusals import Reason, Refusal, passable
from wisedesk.domain.returns import (
    OthersRule,
    asks_for_other,
    handed_in_on,
    judge_drop,
    live_together,
    onward,
    status_back,
)
from wisedesk.services.actions import ReturnItem
from wisedesk.services.arriving import arrive
from wisedesk.services.charging import charge_fine
from wisedesk.services.circulation_outcomes import Returned
from wisedesk.services.going_on import named
from wisedesk.services.internal_cards import not_on_internal_card
from wisedesk.services.outcomes import Outcome, Refused
from wisedesk.services.ports import Reading, Writing
from wisedesk.services.settings import RETURN_OTHERS, value_of
from wisedesk.services.station import At
from wisedesk.services.wrong_numbers import not_an_item


def return_item(tx: Writing, action: ReturnItem, at: At) -> Outcome:
    """Take an item back, or see that one is in that nobody had."""
    item = tx.item_facts(action.barcode, at.today)
    if item is None:
        return Refused(refusals=(not_an_item(tx, action.barcode, None),))
    if action.internal_only and (why := not_on_internal_card(item)):
        return Refused(refusals=(why,), title=item.title)
    if item.borrower_id is None:
        return arrive(tx, item, at)
    against = judge_drop(action.returned_on, at.today) or _of_other(
        tx, action, item, at
    )
    if against is not None:
        return Refused(refusals=(against,), title=item.title)
    return _take_back(tx, action, item, at)


def _take_back(tx: Writing, action: ReturnItem, item: ItemFacts, at: At) -> Returned:
    goes = onward(item, at.station.branch)
    lent_on = item.lent_on or at.today
    day = handed_in_on(action.returned_on, lent_on, at.today)
    closed = tx.close_loan(item, at.now, day, status_back(goes))
    if closed.standing is not LoanStanding.INTERNAL:
        tx.touch_borrower(closed.customer_id, day)
    late = is_overdue(closed.due_on, closed.standing, day)
    fine = charge_fine(tx, action.op_id, item, closed, day)
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
        returned_on=day,
        standing=closed.standing,
        days_late=(day - closed.due_on).days if late else 0,
        fine_cents=fine.cents,
        item_branch=item.branch,
        held_for_name=item.held_for_name,
        dropped_on=action.returned_on,
        onward=named(tx, goes),
    )


def _of_other(
    tx: Reading, action: ReturnItem, item: ItemFacts, at: At
) -> Refusal | None:
    """Return that an item is another customer's, where the branch wants that asked."""
    other = action.shown not in {"", item.borrower_card}
    reason = Reason.ITEM_OF_OTHER_CUSTOMER
    if not other or reason in action.passed:
        return None
    rule = OthersRule(value_of(tx, RETURN_OTHERS, at.station.branch))
    late = _is_late(item, action.returned_on or at.today)
    at_home = rule is OthersRule.FAMILY and _live_together(tx, action.shown, item)
    if not asks_for_other(rule, is_late=late, same_address=at_home):
        return None
    card, borrower = item.borrower_card, item.borrower_name
    return passable(reason, title=item.title, card=card, borrower=borrower)


def _is_late(item: ItemFacts, day: date) -> bool:
    due_on, standing = item.due_on, item.standing
    if due_on is None or standing is None:
        return False
    return is_overdue(due_on, standing, day)


def _live_together(tx: Reading, shown: str, item: ItemFacts) -> bool:
    one, other = tx.customer(shown), tx.customer(item.borrower_card)
    return bool(one and other and live_together(one.person, other.person))
