# SPDX-License-Identifier: Apache-2.0
"""Seeing an item come in that was not lent (Wise, "Innemen"): its inventory date.

It was in all the time, was missing, or comes from another branch.
"""

from wisedesk.domain.holds import HoldStatus
from wisedesk.domain.items import ItemFacts, ItemStatus
from wisedesk.domain.returns import (
    Arrival,
    Onward,
    arrival_of,
    is_not_collected,
    judge_arrival,
    onward_now,
    status_back,
)
from wisedesk.services.circulation_outcomes import SeenIn
from wisedesk.services.going_on import named, pick_up_until
from wisedesk.services.outcomes import Outcome, Refused
from wisedesk.services.ports import Writing
from wisedesk.services.station import At

_STAYS_AS_IT_IS = frozenset({Arrival.ALREADY_IN, Arrival.SET_ASIDE, Arrival.ON_ITS_WAY})


def arrive(tx: Writing, item: ItemFacts, at: At) -> Outcome:
    """See that an item is in: what was missing or sent here is in again."""
    no = judge_arrival(item)
    if no is not None:
        return Refused(refusals=(no,), title=item.title)
    arrival = arrival_of(item, at.station.branch)
    goes = onward_now(item, at.station.branch)
    status, until = _status(item, arrival, goes), item.pick_up_until
    tx.see_item(item.item_id, at.today, status)
    if status is ItemStatus.RESERVED and item.hold_id is not None and until is None:
        until = pick_up_until(tx, at)
        tx.bind_hold(item.hold_id, HoldStatus.RECEIVED, item.item_id, until)
    waits = item.is_bound
    return SeenIn(
        items=(item.item_id,),
        barcode=item.barcode,
        title=item.title,
        author=item.author,
        arrival=arrival,
        was=item.status,
        now=status,
        customer=item.held_for_key if waits else "",
        customer_name=item.held_for_name if waits else "",
        held_on=item.held_on if waits else None,
        pick_up_until=until,
        is_not_collected=is_not_collected(item, at.station.branch, at.today),
        onward=named(tx, goes),
    )


def _status(item: ItemFacts, arrival: Arrival, goes: Onward | None) -> ItemStatus:
    if arrival is Arrival.ARRIVED and item.is_bound:
        return ItemStatus.RESERVED
    if arrival in _STAYS_AS_IT_IS:
        return item.status
    return status_back(goes)
