# SPDX-License-Identifier: Apache-2.0
"""Whether a hold can be placed on an item or its title.

Sources: seed ("Kunnen niet gereserveerd worden via Mijn Bibliotheek (wel via de
balie)"), Wise "Holds and ILL configuration".
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from msgspec import Struct

from wisedesk.domain.customer_types import (
    HOLDS_BY_STANDING,
    Behaviour,
    Channel,
    LoanStanding,
)
from wisedesk.domain.items import ITEM_STATUSES, ItemStatus
from wisedesk.domain.policies import LoanPolicy, policy_for
from wisedesk.domain.refusals import Reason, Refusal, refusal

HOLD_DAYS = 365  # Wise: a hold stands for a year


class HoldStatus(StrEnum):
    """Wise's letter of a hold."""

    ACTIVE = "A"
    MESSAGE_SENT = "B"
    RECEIVED = "O"
    IN_TRANSIT = "T"
    LENT = "U"
    CLOSED = "Z"


class Holdable(Struct, frozen=True):
    """One item as a hold sees it: its status, what its open loan is, its material."""

    status: ItemStatus
    standing: LoanStanding | None = None
    rmt: str = ""


def judge_item_hold(item: Holdable, channel: Channel) -> Refusal | None:
    """Return why this very item cannot be held through a channel, or None."""
    if item.standing is not None:
        return _against(HOLDS_BY_STANDING[item.standing], item, channel)
    return _against(ITEM_STATUSES[item.status].holdable, item, channel)


def _against(
    allowed: frozenset[Channel], item: Holdable, channel: Channel
) -> Refusal | None:
    if channel in allowed:
        return None
    reason = Reason.HOLD_NOT_FOR_WEB if allowed else Reason.HOLD_NOT_POSSIBLE
    return refusal(reason, status=item.status)


def judge_title_hold(items: Sequence[Holdable], channel: Channel) -> Refusal | None:
    """Return why a title cannot be held: no item of it can, through this channel.

    One item that can be held is enough; otherwise the mildest refusal is told.
    """
    if not items:
        return refusal(Reason.HOLD_NO_ITEMS)
    verdicts = [judge_item_hold(item, channel) for item in items]
    if None in verdicts:
        return None
    told = [verdict for verdict in verdicts if verdict is not None]
    return min(told, key=lambda each: each.reason is not Reason.HOLD_NOT_FOR_WEB)


def judge_reglement(
    rmts: Iterable[str], lines: Mapping[str, LoanPolicy]
) -> Refusal | None:
    """Return a refusal when the holder's reglement lets none of the materials be held.

    What the reglement has no line for is not forbidden.
    """
    found = {rmt: policy_for(rmt, lines) for rmt in rmts}
    if found and all(line and not line.holdable for line in found.values()):
        return refusal(Reason.HOLD_NOT_POSSIBLE, rmt=", ".join(sorted(found)))
    return None


def judge_holder(behaviour: Behaviour) -> Refusal | None:
    """Return why this customer cannot have holds: one who never borrows waits in vain.

    An administrative card is for items that are out of the way, not for waiting.
    """
    if not behaviour.may_borrow or behaviour.owner_is_internal:
        return refusal(Reason.HOLD_NEEDS_CUSTOMER)
    return None
