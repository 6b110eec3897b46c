# SPDX-License-Identifier: Apache-2.0
"""What an item that comes in may do, and where it goes from the desk.

Sources: Wise "Advanced check-in" (Innemen meerdere klanten), "Check in and check out
hold requests" (set aside, transport), "Relocate items" (a branch of its own stays).
"""

from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from wisedesk.domain.calendar import LONGEST_CLOSURE, OpenDays
from wisedesk.domain.items import ItemFacts, ItemStatus
from wisedesk.domain.persons import Person
from wisedesk.domain.refusals import Reason, Refusal, refusal


class OthersRule(StrEnum):
    """Innemen meerdere klanten, by Wise's letter.

    It says when the desk asks before it takes back what another customer borrowed than
    the one it shows.
    """

    EACH_APART = "N"
    NO_COSTS = "Y"
    FAMILY = "F"
    ALL = "A"


class Arrival(StrEnum):
    """What an item is that comes in without having been lent."""

    ALREADY_IN = "already-in"
    FOUND = "found"
    ARRIVED = "arrived"
    ON_ITS_WAY = "on-its-way"
    SET_ASIDE = "set-aside"


class Onward(Struct, frozen=True, kw_only=True):
    """Where an item goes from the desk: to the hold shelf, or to a branch.

    `customer` is the key of the holder it goes for, empty on the way home; `is_here`
    tells that the branch is the desk's own. `on_its_way` tells that the item was sent
    there already.
    """

    branch: str
    branch_name: str = ""
    is_here: bool = False
    customer: str = ""
    customer_name: str = ""
    held_on: date | None = None
    on_its_way: bool = False


_REFUSED = {
    ItemStatus.DISCARDED: Reason.ITEM_WRITTEN_OFF,
    ItemStatus.ON_ORDER: Reason.ITEM_ON_ORDER,
    ItemStatus.INVOICED: Reason.ITEM_INVOICED,
}
_ASTRAY = frozenset({ItemStatus.MISSING, ItemStatus.LENT, ItemStatus.INTERNAL})


def asks_for_other(rule: OthersRule, *, is_late: bool, same_address: bool) -> bool:
    """Whether the desk asks before it takes back another customer's item."""
    if rule is OthersRule.NO_COSTS:
        return is_late
    if rule is OthersRule.FAMILY:
        return not same_address
    return rule is OthersRule.EACH_APART


def live_together(one: Person, other: Person) -> bool:
    """Whether two customers have the same address, and one at all."""
    mine, theirs = _address(one), _address(other)
    return all(mine) and mine == theirs


def judge_arrival(item: ItemFacts) -> Refusal | None:
    """Return why an item that was not lent cannot simply be put back, or None."""
    reason = _REFUSED.get(item.status)
    return None if reason is None else refusal(reason, title=item.title)


def arrival_of(item: ItemFacts, here: str) -> Arrival:
    """Return what an item is that comes in at a branch without having been lent."""
    if item.status in _ASTRAY:
        return Arrival.FOUND
    if item.status is ItemStatus.TRANSIT:
        elsewhere = item.transit_to not in {"", here}
        return Arrival.ON_ITS_WAY if elsewhere else Arrival.ARRIVED
    return Arrival.SET_ASIDE if item.is_bound else Arrival.ALREADY_IN


def onward(item: ItemFacts, here: str, *, skipped: bool = False) -> Onward | None:
    """Return where an item that is in at a branch goes, None for the shelf there.

    The first hold comes before the way home (unless the clerk skipped it): it may be
    picked up here, or elsewhere. What is set aside here goes nowhere.
    """
    if item.hold_id is not None and not skipped:
        if item.is_bound and item.held_at == here:
            return None
        return Onward(
            branch=item.held_at,
            is_here=item.held_at == here,
            customer=item.held_for_key,
            customer_name=item.held_for_name,
            held_on=item.held_on,
        )
    return None if item.branch == here else Onward(branch=item.branch)


def onward_now(item: ItemFacts, here: str) -> Onward | None:
    """Return where an item goes from a branch; one on its way elsewhere goes there."""
    if item.status is not ItemStatus.TRANSIT or item.transit_to in {"", here}:
        return onward(item, here)
    if not item.is_bound:
        return Onward(branch=item.transit_to, on_its_way=True)
    goes = onward(item, here)
    return None if goes is None else replace(goes, on_its_way=True)


def is_not_collected(item: ItemFacts, here: str, today: date) -> bool:
    """Whether nobody came in time for what is set aside here (Wise: not collected)."""
    until = item.pick_up_until
    waits_here = item.is_bound and item.held_at == here
    return waits_here and until is not None and until < today


def status_back(goes: Onward | None) -> ItemStatus:
    """Return an item's status once it is back: undecided where it goes onward."""
    return ItemStatus.AVAILABLE if goes is None else ItemStatus.JUST_RETURNED


def judge_drop(returned_on: date | None, today: date) -> Refusal | None:
    """Return why an item cannot have been handed in on a day, or None."""
    if returned_on is None or returned_on <= today:
        return None
    return refusal(Reason.RETURN_IN_FUTURE, returned_on=returned_on)


def is_long_ago(returned_on: date, today: date, usual: int) -> bool:
    """Whether a day of the book drop lies more than the usual days back."""
    return (today - returned_on).days > usual


def handed_in_on(returned_on: date | None, lent_on: date, today: date) -> date:
    """Return the day a return counts on: today, or the day of the book drop.

    Nothing was handed in before it was lent, whatever a clock that was set back says:
    then the loan date counts.
    """
    return max(returned_on or today, lent_on)


def last_open_before(days: OpenDays, today: date) -> date:
    """Return the day the book drop was last emptied before: the open day before.

    A branch that did not open within a year gives yesterday.
    """
    for back in range(1, LONGEST_CLOSURE):
        day = today - timedelta(days=back)
        if days.is_open(day):
            return day
    return today - timedelta(days=1)


def _address(person: Person) -> tuple[str, str]:
    postcode = person.postcode.replace(" ", "").upper()
    return postcode, person.house_number.replace(" ", "").upper()
