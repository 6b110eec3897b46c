# SPDX-License-Identifier: Apache-2.0
"""Why something was refused, with what it is about, as one Dutch sentence."""

from collections.abc import Sequence

from wisedesk.domain.items import ItemStatus
from wisedesk.domain.refusals import Reason, Refusal
from wisedesk.wording import words as w
from wisedesk.wording.full_stops import ended_once
from wisedesk.wording.item_statuses import ITEM_STATUS
from wisedesk.wording.refusals import REFUSAL
from wisedesk.wording.setting_sentences import setting_refused

_MESSAGE_TOO_LONG = (
    "De melding past niet: hoogstens {lines} regels van {characters} tekens."
)
_ON_NO_CARD = "{title} staat niet op een interne pas: {where}."
_OF_SETTING = frozenset({Reason.SETTING_INVALID, Reason.SETTING_CHANGED})
_WITH_BORROWER = "{number} is een exemplaar: {title}, uitgeleend aan {borrower}."


def refusal_sentence(refusal: Refusal) -> str:
    """Return why something was refused, in one sentence."""
    facts = _facts(refusal)
    template = REFUSAL[refusal.reason]
    if refusal.reason is Reason.TOO_LONG and "lines" in facts:
        template = _MESSAGE_TOO_LONG
    if refusal.reason is Reason.ITEM_AS_CARD and facts.get("borrower"):
        template = _WITH_BORROWER
    if refusal.reason is Reason.NOT_ON_INTERNAL_CARD and "title" in facts:
        word = ITEM_STATUS[ItemStatus(facts["status"])].lower()
        out = f"uitgeleend aan {facts['borrower']}"
        facts["where"] = out if facts["borrower"] else word
        template = _ON_NO_CARD
    if refusal.reason in _OF_SETTING:
        facts |= setting_refused(refusal)
    if refusal.reason is Reason.RMT_UNKNOWN and not facts.get("rmt"):
        template = "Kies een materiaal."
    if refusal.reason is Reason.SUBSCRIPTION_UNKNOWN and "code" in facts:
        template = "Abonnement {code} bestaat niet."
    if refusal.reason is Reason.ITEM_NOT_LENDABLE and "status" in facts:
        word = ITEM_STATUS[ItemStatus(facts["status"])].lower()
        return f"Dit exemplaar is niet uitleenbaar: {word}."
    return ended_once(template.format(**facts))


def _facts(refusal: Refusal) -> dict[str, str]:
    """Return what a refusal is about, each as it is said."""
    facts = {
        name: w.iso_day(value) if name.endswith("_on") else value
        for name, value in refusal.facts.items()
    }
    if refusal.reason is Reason.AMOUNT_OWED:
        facts["owed"] = w.amount(int(facts["owed"]))
    if refusal.reason is Reason.AMOUNT_OUT_OF_BOUNDS:
        facts |= {name: w.amount(int(facts[name])) for name in ("lowest", "highest")}
    if "maximum" in facts:
        most = int(facts["maximum"])
        facts["at_most"] = w.counted(most, "exemplaar", "exemplaren")
    facts["field"] = w.FIELD.get(refusal.about, refusal.about)
    return facts


def refusals_sentence(refusals: Sequence[Refusal]) -> str:
    """Return several refusals behind each other."""
    return " ".join(refusal_sentence(each) for each in refusals)
