# SPDX-License-Identifier: Apache-2.0
"""What a clerk should hear of an outcome without looking up: one class of tone each."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any

from wisedesk.domain.refusals import Reason
from wisedesk.services.circulation_outcomes import (
    HoldEnded,
    HoldPlaced,
    LeftHere,
    Lent,
    PutAside,
    Renewed,
    Returned,
    SeenIn,
    Sent,
)
from wisedesk.services.customer_outcomes import (
    ChargesSettled,
    ExpectedBackChanged,
    InternalCardChanged,
    MessageKept,
    PersonChanged,
    Registered,
    SubscriptionChanged,
)
from wisedesk.services.decisions import Asks
from wisedesk.services.library_outcomes import (
    HolidayTermsChanged,
    ItemAdded,
    PolicyChanged,
    RmtGroupChanged,
    SettingChanged,
    SubscriptionOffered,
)
from wisedesk.services.outcomes import Outcome, Refused, Undone
from wisedesk.services.session import Answer


class Tone(StrEnum):
    """A class of tones, the least urgent first: of several at once the last is heard.

    DONE goes on by itself, ATTENTION was done and leaves something to do, WAITS did
    nothing (scanned before, or kept for later), ASKS wants a decision, REFUSED was not
    done, FAILURE is the environment's.
    """

    DONE = "done"
    ATTENTION = "attention"
    WAITS = "waits"
    ASKS = "asks"
    REFUSED = "refused"
    FAILURE = "failure"


# done, and with one key the item goes on; the rest of what a row asks is not done yet
_GOES_ON = frozenset({Asks.SET_ASIDE, Asks.TRANSPORT})
_SCANNED_BEFORE = frozenset({Reason.ITEM_ALREADY_YOURS, Reason.UNDONE_BEFORE})


def tone_of(outcome: Outcome) -> Tone | None:
    """Return how an outcome sounds at the desk, None where nothing is heard."""
    tone = TONES[type(outcome)]
    return tone if tone is None or isinstance(tone, Tone) else tone(outcome)


def tone_of_answer(answer: Answer) -> Tone | None:
    """Return how the answer to an entry sounds, with what is left to decide of it.

    Going once more through a session that was cut off is not heard.
    """
    if answer.scan.again:
        return None
    if answer.decision is not None and not answer.decision.is_offer:
        goes_on = answer.decision.asks in _GOES_ON
        return Tone.ATTENTION if goes_on else Tone.ASKS
    if answer.outcome is not None:
        return tone_of(answer.outcome)
    if not answer.opened or answer.customer is None:
        return None
    told = answer.notes or answer.customer.message
    return Tone.ATTENTION if told else Tone.DONE


def _refused(outcome: Refused) -> Tone:
    reasons = {each.reason for each in outcome.refusals}
    if reasons <= _SCANNED_BEFORE:
        return Tone.WAITS
    return Tone.ASKS if outcome.may_be_passed else Tone.REFUSED


def _returned(outcome: Returned) -> Tone:
    waits = outcome.held_for_name or outcome.onward
    return Tone.ATTENTION if waits else Tone.DONE


def _stays(outcome: HoldEnded | LeftHere) -> Tone:
    """Return how an item sounds that is free of a hold, and may be for another one."""
    return Tone.ATTENTION if outcome.onward else Tone.DONE


def _seen_in(outcome: SeenIn) -> Tone:
    """Return how an item sounds that comes in without having been lent."""
    return Tone.ATTENTION if outcome.onward or outcome.held_on else Tone.DONE


# what is done in a form or a list is looked at, and not heard
TONES: dict[type[Outcome], Tone | Callable[[Any], Tone] | None] = {
    Refused: _refused,
    Lent: Tone.DONE,
    Returned: _returned,
    SeenIn: _seen_in,
    Renewed: Tone.DONE,
    Undone: Tone.DONE,
    PutAside: Tone.DONE,
    Sent: Tone.DONE,
    LeftHere: _stays,
    HoldEnded: _stays,
    Registered: None,
    PersonChanged: None,
    SubscriptionChanged: None,
    MessageKept: None,
    InternalCardChanged: None,
    ExpectedBackChanged: None,
    HoldPlaced: None,
    ChargesSettled: None,
    SettingChanged: None,
    SubscriptionOffered: None,
    PolicyChanged: None,
    RmtGroupChanged: None,
    HolidayTermsChanged: None,
    ItemAdded: None,
}
