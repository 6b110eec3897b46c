# SPDX-License-Identifier: Apache-2.0
"""What a clerk should hear of an outcome without looking up: one class of tone each."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any

from wisedesk.domain.refusals import Reason
from wisedesk.services import outcomes as o
from wisedesk.services.decisions import Asks
from wisedesk.services.outcomes import Outcome
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
    if answer.decision is not None:
        goes_on = answer.decision.asks in _GOES_ON
        return Tone.ATTENTION if goes_on else Tone.ASKS
    if answer.outcome is not None:
        return tone_of(answer.outcome)
    if not answer.opened or answer.customer is None:
        return None
    told = answer.notes or answer.customer.message
    return Tone.ATTENTION if told else Tone.DONE


def _refused(outcome: o.Refused) -> Tone:
    reasons = {each.reason for each in outcome.refusals}
    if reasons <= _SCANNED_BEFORE:
        return Tone.WAITS
    return Tone.ASKS if outcome.may_be_passed else Tone.REFUSED


def _returned(outcome: o.Returned) -> Tone:
    waits = outcome.held_for_name or outcome.onward
    return Tone.ATTENTION if waits else Tone.DONE


def _stays(outcome: o.HoldEnded | o.LeftHere) -> Tone:
    """Return how an item sounds that is free of a hold, and may be for another one."""
    return Tone.ATTENTION if outcome.onward else Tone.DONE


def _seen_in(outcome: o.SeenIn) -> Tone:
    """Return how an item sounds that comes in without having been lent."""
    return Tone.ATTENTION if outcome.onward or outcome.held_on else Tone.DONE


# what is done in a form or a list is looked at, and not heard
TONES: dict[type[Outcome], Tone | Callable[[Any], Tone] | None] = {
    o.Refused: _refused,
    o.Lent: Tone.DONE,
    o.Returned: _returned,
    o.SeenIn: _seen_in,
    o.Renewed: Tone.DONE,
    o.Undone: Tone.DONE,
    o.PutAside: Tone.DONE,
    o.Sent: Tone.DONE,
    o.LeftHere: _stays,
    o.HoldEnded: _stays,
    o.Registered: None,
    o.PersonChanged: None,
    o.SubscriptionChanged: None,
    o.MessageKept: None,
    o.InternalCardChanged: None,
    o.ExpectedBackChanged: None,
    o.HoldPlaced: None,
    o.ChargesSettled: None,
    o.SettingChanged: None,
    o.SubscriptionOffered: None,
    o.PolicyChanged: None,
    o.RmtGroupChanged: None,
    o.HolidayTermsChanged: None,
    o.ItemAdded: None,
}
