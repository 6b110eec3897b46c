# SPDX-License-Identifier: Apache-2.0
"""Every sentence of the window: why not, what is the matter, what was done."""

from collections.abc import Callable
from typing import Any

from wisedesk.desktop.wording import coming_in
from wisedesk.desktop.wording import words as w
from wisedesk.desktop.wording.failure_words import failure_sentence
from wisedesk.desktop.wording.shortened import shortened
from wisedesk.desktop.wording.undo_words import undone
from wisedesk.domain.customer_types import LoanStanding
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
from wisedesk.services.library_outcomes import (
    HolidayTermsChanged,
    ItemAdded,
    PolicyChanged,
    RmtGroupChanged,
    SettingChanged,
    SubscriptionOffered,
)
from wisedesk.services.outcomes import Outcome, Refused, Undone
from wisedesk.wording.full_stops import ended_once
from wisedesk.wording.policy_changes import (
    group_changed,
    holidays_changed,
    policy_changed,
)
from wisedesk.wording.sentences import refusal_sentence, refusals_sentence
from wisedesk.wording.setting_sentences import setting_changed

__all__ = [
    "failure_sentence",
    "outcome_sentence",
    "refusal_sentence",
    "refusals_sentence",
]


def outcome_sentence(outcome: Outcome) -> str:
    """Return what became of an action."""
    return shortened(ended_once(SENTENCES[type(outcome)](outcome)))


def _refused(outcome: Refused) -> str:
    told = refusals_sentence(outcome.refusals)
    return f"{outcome.title}: {told}" if _names_no_title(outcome) else told


def _names_no_title(outcome: Refused) -> bool:
    """Whether the sentence needs the title in front: none of its reasons says it."""
    named = any("title" in each.facts for each in outcome.refusals)
    return bool(outcome.title) and not named


def _lent(outcome: Lent) -> str:
    over = ""
    if outcome.taken_from_name:
        over = f". De uitlening aan {outcome.taken_from_name} is geannuleerd."
    if outcome.standing is LoanStanding.ORDINARY:
        fee = outcome.fee_cents
        costs = f", leengeld {w.euros(fee)}" if fee else ""
        day = w.day(outcome.due_on)
        return f"Uitgeleend: {outcome.title} — terug {day}{costs}{over}"
    if outcome.standing is LoanStanding.INSPECTION:
        return f"Ter inzage: {outcome.title} — vandaag terug{over}"
    told = f"Uitgeleend: {outcome.title} — interne uitlening"
    if outcome.expected_on is not None:
        told += f", verwacht terug {w.day(outcome.expected_on)}"
    return told + over


def _renewed(outcome: Renewed) -> str:
    return f"Verlengd: {outcome.title} — terug {w.day(outcome.due_on)}"


def _changed(outcome: PersonChanged) -> str:
    if outcome.special_kind is None:
        return "Opgeslagen."
    kind = w.SPECIAL_KIND[outcome.special_kind]
    told = f"Opgeslagen. De pas gedraagt zich nu als: {kind}."
    if outcome.loans_converted:
        told += " Mee omgezet: " + w.counted(
            outcome.loans_converted, "exemplaar.", "exemplaren."
        )
    return told


def _message_kept(outcome: MessageKept) -> str:
    return "Melding opgeslagen." if outcome.text else "Melding verwijderd."


def _internal_card_changed(outcome: InternalCardChanged) -> str:
    del outcome
    return "Opgeslagen."


def _expected_back_changed(outcome: ExpectedBackChanged) -> str:
    day = w.day(outcome.expected_on)
    what = outcome.title or w.counted(len(outcome.barcodes), "exemplaar", "exemplaren")
    told = f"{what}: verwacht terug {day}." if day else f"{what}: geen verwachte datum."
    if outcome.left:
        gone = w.counted(len(outcome.left), "exemplaar staat", "exemplaren staan")
        told += f" {gone} niet meer op een interne pas."
    return told


def _hold_placed(outcome: HoldPlaced) -> str:
    return (
        f"Gereserveerd voor {outcome.customer_name}: {outcome.title}"
        f" (nummer {outcome.position} in de rij)."
    )


def _registered(outcome: Registered) -> str:
    if not outcome.number:
        return "De klant is ingeschreven."
    return f"Klant {outcome.number} is ingeschreven."


def _subscription_offered(outcome: SubscriptionOffered) -> str:
    offered = "staat aan" if outcome.offered else "staat uit"
    return f"Abonnement {outcome.code} {outcome.name} {offered} voor inschrijven."


def _subscription_changed(outcome: SubscriptionChanged) -> str:
    return f"Abonnement gewijzigd: {outcome.code}."


def _item_added(outcome: ItemAdded) -> str:
    return f"Ingevoerd: {outcome.title} ({outcome.barcode})."


def _settled(outcome: ChargesSettled) -> str:
    what = w.counted(outcome.charges, "bedrag", "bedragen")
    return f"{w.SETTLED[outcome.how]}: {w.euros(outcome.cents)} ({what})."


SENTENCES: dict[type[Outcome], Callable[[Any], str]] = {
    ItemAdded: _item_added,
    Refused: _refused,
    Lent: _lent,
    Returned: coming_in.returned,
    SeenIn: coming_in.seen_in,
    PutAside: coming_in.put_aside,
    Sent: coming_in.sent,
    LeftHere: coming_in.left_here,
    HoldEnded: coming_in.hold_ended,
    MessageKept: _message_kept,
    HoldPlaced: _hold_placed,
    ChargesSettled: _settled,
    Registered: _registered,
    Renewed: _renewed,
    Undone: undone,
    PersonChanged: _changed,
    InternalCardChanged: _internal_card_changed,
    ExpectedBackChanged: _expected_back_changed,
    SubscriptionChanged: _subscription_changed,
    SettingChanged: setting_changed,
    SubscriptionOffered: _subscription_offered,
    PolicyChanged: policy_changed,
    RmtGroupChanged: group_changed,
    HolidayTermsChanged: holidays_changed,
}
