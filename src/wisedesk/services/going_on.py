# SPDX-License-Identifier: Apache-2.0
"""Where an item goes from the desk: the hold shelf, another branch, or nowhere.

Source: Wise "Check in and check out hold requests".
"""

from datetime import date, timedelta

from msgspec.structs import replace

from wisedesk.domain.holds import HoldStatus
from wisedesk.domain.items import ItemFacts, ItemStatus
from wisedesk.domain.refusals import Reason, refusal
from wisedesk.domain.returns import (
    Onward,
    judge_arrival,
    onward,
    onward_now,
    status_back,
)
from wisedesk.services.actions import EndHold, LeaveItem, SendItem, SetAside
from wisedesk.services.circulation_outcomes import HoldEnded, LeftHere, PutAside, Sent
from wisedesk.services.outcomes import Outcome, Refused
from wisedesk.services.ports import Reading, Writing
from wisedesk.services.settings import HOLD_SHELF_DAYS, value_of
from wisedesk.services.station import At, branch_of


def set_aside(tx: Writing, action: SetAside, at: At) -> Outcome:
    """Put an item on the hold shelf for the customer first in line, slip and all."""
    item = tx.item_facts(action.barcode, at.today)
    if item is None or _is_gone(item):
        return _too_late(item, action.barcode)
    is_sent = item.status is ItemStatus.TRANSIT
    if item.hold_id is None or item.held_for_key != action.customer or is_sent:
        return _settled(tx, item, at)
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
    if item is None or _is_gone(item):
        return _too_late(item, action.barcode)
    branch = tx.branch(action.branch)
    if branch is None:
        no = refusal(Reason.BRANCH_UNKNOWN, branch=action.branch)
        return Refused(refusals=(no,), title=item.title)
    for_holder = bool(action.customer)
    if _is_settled(item, action.customer) or _goes_elsewhere(item, branch.code):
        return _settled(tx, item, at)
    if item.hold_id is not None and for_holder:
        tx.bind_hold(item.hold_id, HoldStatus.IN_TRANSIT, item.item_id, None)
    tx.place_item(item.item_id, ItemStatus.TRANSIT, branch.branch_id)
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
    if item is None or _is_gone(item):
        return _too_late(item, action.barcode)
    skips = bool(action.skipped)
    is_sent = item.status is ItemStatus.TRANSIT
    is_late = _is_settled(item, action.skipped) or is_sent is not action.on_its_way
    if is_late or _waits_at(item, at.station.branch):
        return _settled(tx, item, at)
    _release(tx, item)
    goes = onward(item, at.station.branch, skipped=True) if skips else None
    tx.place_item(item.item_id, status_back(goes))
    return LeftHere(
        customers=_holder(item) if skips else (),
        items=(item.item_id,),
        barcode=item.barcode,
        title=item.title,
        customer_name=item.held_for_name if skips else "",
        onward=named(tx, goes),
    )


def end_hold(tx: Writing, action: EndHold, at: At) -> Outcome:
    """End the hold that an item was set aside for; the next in line comes first."""
    item = tx.item_facts(action.barcode, at.today)
    if item is None or _is_gone(item):
        return _too_late(item, action.barcode)
    ends = item.is_bound and item.held_for_key == action.customer
    if item.hold_id is None or not ends or item.status is ItemStatus.TRANSIT:
        return _settled(tx, item, at)
    tx.end_hold(item.hold_id)
    free = tx.item_facts(action.barcode, at.today) or item
    goes = onward(free, at.station.branch)
    tx.place_item(item.item_id, status_back(goes))
    return HoldEnded(
        customers=_holder(item),
        items=(item.item_id,),
        customer=item.held_for_key,
        customer_name=item.held_for_name,
        barcode=item.barcode,
        title=item.title,
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


def _is_gone(item: ItemFacts) -> bool:
    """Whether an item cannot go anywhere: it is lent, or it is not in the stock."""
    return item.borrower_id is not None or judge_arrival(item) is not None


def _too_late(item: ItemFacts | None, barcode: str) -> Refused:
    """Return why a decision comes too late: no such item, not in the stock, or lent."""
    if item is None:
        return Refused(refusals=(refusal(Reason.ITEM_UNKNOWN, number=barcode),))
    no = judge_arrival(item)
    if no is not None and item.borrower_id is None:
        return Refused(refusals=(no,), title=item.title)
    card, borrower = item.borrower_card, item.borrower_name
    lent = refusal(
        Reason.ITEM_LENT_AGAIN, title=item.title, card=card, borrower=borrower
    )
    return Refused(refusals=(lent,), title=item.title)


def _is_settled(item: ItemFacts, asked_of: str) -> bool:
    """Whether a decision comes too late: another desk decided on the item's hold.

    `asked_of` is the customer whose hold it was about, empty for nobody's: then the
    item was free, and may lie on somebody's shelf by now.
    """
    return asked_of != item.held_for_key if asked_of else item.is_bound


def _goes_elsewhere(item: ItemFacts, branch: str) -> bool:
    """Whether another desk sent an item to another branch meanwhile."""
    return item.status is ItemStatus.TRANSIT and item.transit_to not in {"", branch}


def _waits_at(item: ItemFacts, here: str) -> bool:
    """Whether an item lies on this branch's hold shelf, where nothing is asked of it.

    The one that asked was answered at another desk.
    """
    return item.status is ItemStatus.RESERVED and item.is_bound and item.held_at == here


def _settled(tx: Writing, item: ItemFacts, at: At) -> LeftHere:
    """Ask anew where an item goes: another desk decided on it, or on its hold.

    What lies on a hold shelf or is on transport is left as it is.
    """
    goes = onward_now(item, at.station.branch)
    if not item.is_bound and item.status is not ItemStatus.TRANSIT:
        tx.place_item(item.item_id, status_back(goes))
    return LeftHere(
        items=(item.item_id,),
        barcode=item.barcode,
        title=item.title,
        is_settled=True,
        onward=named(tx, goes),
    )


def _release(tx: Writing, item: ItemFacts) -> None:
    """Let the hold wait again that this very item was set aside or sent for."""
    if item.is_bound and item.hold_id is not None:
        tx.release_hold(item.hold_id)


def _holder(item: ItemFacts) -> tuple[int, ...]:
    return () if item.held_for is None else (item.held_for,)
