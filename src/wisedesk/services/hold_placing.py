# SPDX-License-Identifier: Apache-2.0
"""Placing a hold, at the desk or for Mijn Bibliotheek."""

from datetime import timedelta

from wisedesk.domain.customer_types import DueRule
from wisedesk.domain.holds import (
    HOLD_DAYS,
    Holdable,
    judge_holder,
    judge_item_hold,
    judge_reglement,
    judge_title_hold,
)
from wisedesk.domain.refusals import Reason, Refusal, refusal
from wisedesk.services.actions import PlaceHold
from wisedesk.services.circulation_outcomes import HoldPlaced
from wisedesk.services.customer_rows import CustomerRow
from wisedesk.services.new_rows import NewHold
from wisedesk.services.outcomes import Outcome, Refused
from wisedesk.services.ports import Writing
from wisedesk.services.station import At, branch_of


def place_hold(tx: Writing, action: PlaceHold, at: At) -> Outcome:
    """Place a hold on one item or on a title, where the item's loan allows it."""
    tx.lock_customer(action.customer)
    customer = tx.customer(action.customer)
    if customer is None:
        return Refused(refusals=(refusal(Reason.CUSTOMER_UNKNOWN),))
    if action.barcode:
        return _hold_item(tx, action, customer, at)
    found = tx.title_of(action.title_key)
    if found is None:
        return Refused(refusals=(refusal(Reason.TITLE_UNKNOWN),))
    title_id, title = found
    items = tx.holdables(title_id)
    against = judge_title_hold(items, action.channel) or _against_reglement(
        tx, customer, {item.rmt for item in items}
    )
    return _store(tx, action, customer, at, (title_id, title, None), against)


def _hold_item(
    tx: Writing, action: PlaceHold, customer: CustomerRow, at: At
) -> Outcome:
    item = tx.item_facts(action.barcode, at.today)
    if item is None:
        no = refusal(Reason.ITEM_UNKNOWN, number=action.barcode)
        return Refused(refusals=(no,))
    if item.borrower_id == customer.customer_id:
        no = refusal(Reason.ITEM_ALREADY_YOURS, title=item.title)
        return Refused(refusals=(no,), title=item.title)
    held = Holdable(item.status, item.standing, item.rmt)
    against = judge_item_hold(held, action.channel) or _against_reglement(
        tx, customer, {item.rmt}
    )
    what = (item.title_id, item.title, item.item_id)
    return _store(tx, action, customer, at, what, against)


def _against_reglement(
    tx: Writing, customer: CustomerRow, rmts: set[str]
) -> Refusal | None:
    """Return why a customer's reglement forbids a hold; internal cards have none."""
    subscription = customer.subscription
    if subscription is None or customer.behaviour.due is not DueRule.BY_POLICY:
        return None
    return judge_reglement(rmts, tx.policies(subscription.code))


def _store(
    tx: Writing,
    action: PlaceHold,
    customer: CustomerRow,
    at: At,
    what: tuple[int, str, int | None],
    against: Refusal | None,
) -> Outcome:
    title_id, title, item_id = what
    against = against or judge_holder(customer.behaviour)
    if against is None and tx.has_hold(customer.customer_id, title_id, at.today):
        against = refusal(Reason.HOLD_EXISTS, title=title)
    if against is not None:
        return Refused(refusals=(against,), title=title)
    tx.close_expired_holds(title_id, at.today)
    position = tx.add_hold(
        NewHold(
            customer_id=customer.customer_id,
            title_id=title_id,
            item_id=item_id,
            branch_id=branch_of(tx, at.station.branch).branch_id,
            channel=action.channel,
            placed_at=at.now,
            expires_on=at.today + timedelta(days=HOLD_DAYS),
        )
    )
    return HoldPlaced(
        customers=(customer.customer_id,),
        items=() if item_id is None else (item_id,),
        customer=customer.key,
        customer_name=customer.name,
        title=title,
        barcode=action.barcode,
        channel=action.channel,
        position=position,
    )
