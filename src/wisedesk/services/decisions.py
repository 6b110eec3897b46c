# SPDX-License-Identifier: Apache-2.0
"""What a row of the desk asks, and what each of its two answers does.

A decision stands on its row, beside the flow: the clerk takes it when there is time for
it, with one key for doing it and one for leaving it.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from wisedesk.domain.refusals import Reason
from wisedesk.services.actions import (
    Action,
    EndHold,
    LeaveItem,
    Lend,
    Renew,
    ReturnItem,
    SendItem,
    SetAside,
)
from wisedesk.services.circulation_outcomes import HoldEnded, LeftHere, Returned, SeenIn
from wisedesk.services.outcomes import Outcome, Refused


class Asks(StrEnum):
    """What a row asks; the value stands in the setting of what stops the desk."""

    CUSTOMER = "customer"  # to pass for this session what is against the customer
    OVERRIDE = "override"  # to do all the same what a rule refused
    TAKE_OVER = "take-over"  # to cancel another customer's loan and lend
    RENEW = "renew"
    OTHER_CARD = "other-card"  # to let the customer of this card join
    SECOND_LOOK = "second-look"  # what an unknown code was meant to be
    OPEN_CARD = "open-card"  # to lend to whom a card is of that Innemen was shown
    BELATED = "belated"  # to go on with an item that was scanned before any card
    SET_ASIDE = "set-aside"  # to put an item on the hold shelf
    TRANSPORT = "transport"  # to send an item to another branch
    END_HOLD = "end-hold"  # to end the hold of somebody who did not come


class Decision(Struct, frozen=True):
    """What a row asks, the action for yes, and the one for no where no is one.

    `do` is None where the desk itself does it: it opens a customer, or looks for what
    an unknown code was meant to be.
    """

    asks: Asks
    do: Action | None = None
    leave: Action | None = None

    @property
    def is_offer(self) -> bool:
        """Whether it may stay unanswered when the session ends."""
        return self.asks in OFFERS


# what asks where an item goes; turned back, it asks that again
GOES_ON = frozenset({Asks.SET_ASIDE, Asks.TRANSPORT, Asks.END_HOLD})
# may be answered and need not be: the row is refused as it is, nothing waits for it
OFFERS = frozenset({Asks.OPEN_CARD, Asks.BELATED})
# passed once, these are passed for the customer until the session ends
OF_CUSTOMER = frozenset(
    {
        Reason.BLOCKED,
        Reason.MAXIMUM_REACHED,
        Reason.SUBSCRIPTION_EXPIRED,
        Reason.INTERNAL_CARD_ENDED,
        Reason.INTERNAL_CARD_FULL,
    }
)


def decision_of(action: Action, outcome: Outcome) -> Decision | None:
    """Return what the outcome of an action leaves to decide, None for nothing."""
    find = _FINDERS.get(type(outcome))
    return find(action, outcome) if find is not None else None


def _of_refusal(action: Action, refused: Refused) -> Decision | None:
    reasons = frozenset(each.reason for each in refused.refusals)
    if isinstance(action, Lend | ReturnItem) and len(refused.refusals) == 1:
        own = _of_one_reason(action, refused)
        if own is not None:
            return own
    if not refused.may_be_passed or not isinstance(action, Lend | ReturnItem | Renew):
        return None
    for asks, asked in _apart(reasons):
        if asked:
            do = replace(action, passed=action.passed | asked)
            if asks is Asks.TAKE_OVER and isinstance(do, Lend):
                do = replace(do, taken_from=_borrower_in(refused))
            return Decision(asks, do=do)
    return None


def _borrower_in(refused: Refused) -> str:
    """Return the card of whoever has the item, as the row tells it."""
    return next(
        each.facts.get("card", "")
        for each in refused.refusals
        if each.reason is Reason.ITEM_ON_LOAN
    )


def _apart(
    reasons: frozenset[Reason],
) -> tuple[tuple[Asks, frozenset[Reason]], ...]:
    """Return what is decided one after another: one answer passes no other question."""
    over = reasons & {Reason.ITEM_ON_LOAN}
    return (
        (Asks.CUSTOMER, reasons & OF_CUSTOMER),
        (Asks.OVERRIDE, reasons - OF_CUSTOMER - over),
        (Asks.TAKE_OVER, over),
    )


def _of_one_reason(action: Lend | ReturnItem, refused: Refused) -> Decision | None:
    (only,) = refused.refusals
    lends = isinstance(action, Lend)
    if only.reason is Reason.ITEM_UNKNOWN:
        return Decision(Asks.SECOND_LOOK)
    if only.reason is Reason.CARD_AS_ITEM:
        return Decision(Asks.OTHER_CARD if lends else Asks.OPEN_CARD)
    lent_before = only.reason is Reason.ITEM_ALREADY_YOURS and only.facts.get("lent_on")
    if isinstance(action, Lend) and lent_before:
        renew = Renew(customer=action.customer, barcode=action.barcode)
        return Decision(Asks.RENEW, do=renew)
    return None


def _of_onward(
    _action: Action, outcome: Returned | SeenIn | LeftHere | HoldEnded
) -> Decision | None:
    """Return whether an item goes where it is to go, or stays here."""
    if isinstance(outcome, SeenIn) and outcome.is_not_collected:
        end = EndHold(customer=outcome.customer, barcode=outcome.barcode)
        return Decision(Asks.END_HOLD, do=end)
    goes, barcode = outcome.onward, outcome.barcode
    if goes is None:
        return None
    leave = LeaveItem(
        barcode=barcode, skipped=goes.customer, on_its_way=goes.on_its_way
    )
    if goes.is_here:
        aside = SetAside(customer=goes.customer, barcode=barcode)
        return Decision(Asks.SET_ASIDE, do=aside, leave=leave)
    send = SendItem(barcode=barcode, branch=goes.branch, customer=goes.customer)
    return Decision(Asks.TRANSPORT, do=send, leave=leave)


_FINDERS: dict[type[Outcome], Callable[[Any, Any], Decision | None]] = {
    Refused: _of_refusal,
    Returned: _of_onward,
    SeenIn: _of_onward,
    LeftHere: _of_onward,
    HoldEnded: _of_onward,
}
