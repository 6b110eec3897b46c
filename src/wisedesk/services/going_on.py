# SPDX-License-Identifier: Apache-2.0
"""Where an item goes from the desk: the hold shelf, another branch, or nowhere.

Source: Wise "Check in and check out hold requests".
"""

from dataclasses import replace
from datetime import date, timedelta

from wisedesk.domain.holds import HoldStatus
from wisedesk.domain.items import ItemFacts, ItemStatus
from wisedesk.domain.refusals import Reason, Refusal, refusal
from wisedesk.domain.returns import Onward, onward, status_back
from wisedesk.services.actions import LeaveItem, SendItem, SetAside
from wisedesk.services.outcomes import LeftHere, Outcome, PutAside, Refused, Sent
from wisedesk.services.ports import Reading, Writing
from wisedesk.services.settings import HOLD_SHELF_DAYS, value_of
from wisedesk.services.station import At, branch_of


def set_aside(tx: Writing, action: SetAside, at: At) -> Outcome:
    """Put an item on the hold shelf for the customer first in line, slip and all."""
    item = tx.item_facts(action.barcode, at.today)
    no = _against(item, action.barcode, holder=action.customer)
    if item is None or item.hold_id is None or no is not None:
        return _refused(item, no)
    until = item.pick_up_until or pick_up_until(tx, at)
    tx.bind_hold(item.hold_id, HoldStatus.RECEIVED, item.item_id, until)
    tx.place_item(item.item_id, ItemStatus.RESERVED)
    return PutAside(
        customers=_holder(item),
        items=(item.item_id,),
        customer=item.held_for_key,
        customer_name=item.held_for_name,
        barcode=item.barcode,
        title=item.title,
        author=item.author,
        held_on=item.held_on,
        pick_up_until=until,
    )


def send_item(tx: Writing, action: SendItem, at: At) -> Outcome:
    """Put an item on transport, bound to the hold it goes for where there is one."""
    item = tx.item_facts(action.barcode, at.today)
    no = _against(item, action.barcode, holder=action.customer)
    branch = next((each for each in tx.branches() if each.code == action.branch), None)
    if branch is None:
        no = no or refusal(Reason.BRANCH_UNKNOWN, branch=action.branch)
    if item is None or branch is None or no is not None:
        return _refused(item, no)
    if item.hold_id is not None and action.customer:
        tx.bind_hold(item.hold_id, HoldStatus.IN_TRANSIT, item.item_id, None)
    elif item.hold_id is not None and item.is_bound:
        tx.release_hold(item.hold_id)
    tx.place_item(item.item_id, ItemStatus.TRANSIT, branch.branch_id)
    for_holder = bool(action.customer)
    return Sent(
        customers=_holder(item) if for_holder else (),
        items=(item.item_id,),
        barcode=item.barcode,
        title=item.title,
        author=item.author,
        branch=branch.code,
        branch_name=branch.name,
        customer=item.held_for_key if for_holder else "",
        customer_name=item.held_for_name if for_holder else "",
    )


def leave_item(tx: Writing, action: LeaveItem, at: At) -> Outcome:
    """Leave an item here; a hold that was skipped keeps its place in line.

    Without that hold it may still be another branch's: then that is to be decided.
    """
    item = tx.item_facts(action.barcode, at.today)
    no = _against(item, action.barcode, holder=action.skipped)
    if item is None or no is not None:
        return _refused(item, no)
    if item.is_bound and item.hold_id is not None:
        tx.release_hold(item.hold_id)
    goes = onward(item, at.station.branch, skipped=True) if action.skipped else None
    tx.place_item(item.item_id, status_back(goes))
    return LeftHere(
        customers=_holder(item) if action.skipped else (),
        items=(item.item_id,),
        barcode=item.barcode,
        title=item.title,
        customer_name=item.held_for_name if action.skipped else "",
        onward=named(tx, goes),
    )


def named(tx: Reading, goes: Onward | None) -> Onward | None:
    """Return where an item goes with the branch's name; nothing is read for nowhere."""
    if goes is None:
        return None
    return replace(goes, branch_name=branch_of(tx, goes.branch).name)


def pick_up_until(tx: Writing, at: At) -> date:
    """Return the last day an item set aside today waits on this branch's shelf."""
    days = int(value_of(tx, HOLD_SHELF_DAYS, at.station.branch))
    branch = branch_of(tx, at.station.branch)
    last = at.today + timedelta(days=days)
    return tx.open_days(branch.branch_id, last).first_open_from(last)


def _against(item: ItemFacts | None, barcode: str, *, holder: str) -> Refusal | None:
    """Return why a decision comes too late: lent again, or the hold is gone."""
    if item is None:
        return refusal(Reason.ITEM_UNKNOWN, number=barcode)
    if item.borrower_id is not None:
        card, borrower = item.borrower_card, item.borrower_name
        return refusal(
            Reason.ITEM_LENT_AGAIN, title=item.title, card=card, borrower=borrower
        )
    if holder and holder != item.held_for_key:
        return refusal(Reason.HOLD_SETTLED, title=item.title)
    return None


def _refused(item: ItemFacts | None, no: Refusal | None) -> Refused:
    title = "" if item is None else item.title
    return Refused(
        refusals=(no or refusal(Reason.HOLD_SETTLED, title=title),), title=title
    )


def _holder(item: ItemFacts) -> tuple[int, ...]:
    return () if item.held_for is None else (item.held_for,)
