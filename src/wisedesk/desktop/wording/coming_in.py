# SPDX-License-Identifier: Apache-2.0
"""The Dutch of what comes in: what it was, and where it goes from the desk."""

from datetime import date

from wisedesk.desktop.wording import words as w
from wisedesk.domain.returns import Arrival, Onward
from wisedesk.services.circulation_outcomes import (
    HoldEnded,
    LeftHere,
    PutAside,
    Returned,
    SeenIn,
    Sent,
)
from wisedesk.services.outcomes import Outcome

COMES_IN = (Returned, SeenIn, PutAside, Sent, LeftHere, HoldEnded)
STANDS_ASIDE = "Apart gelegd"
ON_TRANSPORT = "Op transport"
STAYS = "Blijft hier"
FREE = "Weer vrij"
IN, ENTERED = "Binnen", "Hier ingevoerd"
_ARRIVED = {
    Arrival.ALREADY_IN: "Was al binnen; voorraaddatum bijgewerkt: {title}.",
    Arrival.FOUND: "Gevonden: {title} was {was}, nu weer binnen.",
    Arrival.ARRIVED: "Aangekomen van transport: {title}.",
    Arrival.ON_ITS_WAY: "{title} is op transport, maar ligt nog hier.",
    Arrival.SET_ASIDE: "Staat al apart: {title}.",
}
STATUS = {
    Arrival.ALREADY_IN: "Was al binnen",
    Arrival.FOUND: "Gevonden",
    Arrival.ARRIVED: "Aangekomen",
    Arrival.ON_ITS_WAY: "Op transport",
    Arrival.SET_ASIDE: STANDS_ASIDE,
}


def onward_words(goes: Onward | None) -> str:
    """Return where an item goes from the desk, empty for its shelf."""
    if goes is None:
        return ""
    if goes.is_here:
        return f"LEG APART. Gereserveerd voor {goes.customer_name}."
    if goes.customer:
        who = goes.customer_name
        return f"TRANSPORT naar {goes.branch_name}, gereserveerd voor {who}."
    return f"TRANSPORT naar {goes.branch_name}."


def with_onward(told: str, goes: Onward | None) -> str:
    """Return a sentence behind where the item goes, which comes first."""
    return f"{onward_words(goes)} {told}".strip()


def returned(outcome: Returned) -> str:
    """Return what became of a return."""
    told = f"Ingenomen: {outcome.title} — van klant {outcome.customer_name}"
    parts = (told, drop_words(outcome), late_words(outcome))
    return with_onward(", ".join(part for part in parts if part), outcome.onward)


def drop_words(outcome: Returned) -> str:
    """Return on which day a return from the book drop counts, empty without a drop."""
    if outcome.dropped_on is None:
        return ""
    day = w.day(outcome.returned_on)
    if outcome.dropped_on < outcome.returned_on:
        return f"telt op de uitleendatum {day}"
    return f"ingeleverd op {day}"


def late_words(outcome: Returned) -> str:
    """Return how late an item came back and what that costs, empty in time."""
    parts = []
    if outcome.days_late:
        parts.append(w.counted(outcome.days_late, "dag", "dagen") + " te laat")
    if outcome.fine_cents:
        parts.append(f"boete {w.euros(outcome.fine_cents)}")
    return ", ".join(parts)


def seen_in(outcome: SeenIn) -> str:
    """Return what was seen of an item that came in unlent."""
    was = w.ITEM_STATUS[outcome.was].lower()
    told = _ARRIVED[outcome.arrival].format(title=outcome.title, was=was)
    until = outcome.pick_up_until
    if until is not None and outcome.is_not_collected:
        who = outcome.customer_name
        told = f"NIET OPGEHAALD. {told} {who} kon tot en met {w.day(until)} komen."
    elif until is not None and outcome.onward is None:
        told = f"{told} {_waits(outcome.customer_name, until)}"
    return with_onward(told, outcome.onward)


def put_aside(outcome: PutAside) -> str:
    """Return for whom an item was set aside."""
    until = _waits(outcome.customer_name, outcome.pick_up_until)
    return f"Apart gelegd: {outcome.title}. {until}"


def sent(outcome: Sent) -> str:
    """Return where an item was sent."""
    told = f"Op transport naar {outcome.branch_name}: {outcome.title}"
    who = outcome.customer_name
    return f"{told}, gereserveerd voor {who}." if who else f"{told}."


def hold_ended(outcome: HoldEnded) -> str:
    """Return whose hold was ended, behind where the item goes now."""
    told = f"Reservering van klant {outcome.customer_name} gesloten: {outcome.title}."
    return with_onward(told, outcome.onward)


def left_here(outcome: LeftHere) -> str:
    """Return that an item stays; a hold that was skipped keeps its place."""
    told = f"Blijft hier: {outcome.title}."
    if outcome.is_settled:
        told = f"Dit is intussen al anders geregeld: {outcome.title}."
    if outcome.customer_name:
        told += f" De reservering van klant {outcome.customer_name} houdt haar plaats."
    return with_onward(told, outcome.onward)


def status_of(outcome: Outcome) -> str:
    """Return the word that stands in the column Status, empty for another outcome."""
    if isinstance(outcome, SeenIn):
        return STATUS[outcome.arrival]
    words: dict[type[Outcome], str] = {
        PutAside: STANDS_ASIDE,
        Sent: ON_TRANSPORT,
        LeftHere: STAYS,
        HoldEnded: FREE,
        Returned: w.RETURNED_STATUS,
    }
    return words.get(type(outcome), "")


def remark_of(outcome: Outcome) -> str:
    """Return the few words that stand beside the title, where it goes first.

    Empty where the status says it all, and for an outcome that is not of COMES_IN.
    """
    parts: list[str] = [_goes(getattr(outcome, "onward", None))]
    if isinstance(outcome, Returned):
        parts += [drop_words(outcome), late_words(outcome)]
    elif isinstance(outcome, SeenIn):
        parts.append(_seen(outcome))
    elif isinstance(outcome, PutAside):
        parts.append(_for(outcome.customer_name, outcome.pick_up_until))
    elif isinstance(outcome, Sent):
        parts += [f"Naar {outcome.branch_name}", _for(outcome.customer_name)]
    elif isinstance(outcome, HoldEnded):
        parts.append(f"Reservering van klant {outcome.customer_name} gesloten")
    elif isinstance(outcome, LeftHere) and outcome.is_settled:
        parts.append("Intussen anders geregeld")
    elif isinstance(outcome, LeftHere) and outcome.customer_name:
        parts.append(f"{outcome.customer_name} houdt de plaats")
    told = ", ".join(part for part in parts if part)
    return told[:1].upper() + told[1:]


def _goes(goes: Onward | None) -> str:
    if goes is None:
        return ""
    where = "LEG APART" if goes.is_here else f"TRANSPORT {goes.branch_name}"
    who = f"voor {goes.customer_name}" if goes.customer else ""
    return f"{where} {who}".strip()


def _seen(outcome: SeenIn) -> str:
    if outcome.arrival is Arrival.FOUND:
        return f"Was {w.ITEM_STATUS[outcome.was].lower()}"
    until = outcome.pick_up_until
    if until is not None and outcome.is_not_collected:
        return f"NIET OPGEHAALD, {_for(outcome.customer_name, until)}"
    if until is not None and outcome.onward is None:
        return _for(outcome.customer_name, until)
    return ""


def _for(name: str, until: date | None = None) -> str:
    """Return for whom something lies or travels, and until which day."""
    if not name:
        return ""
    return f"voor {name}" if until is None else f"voor {name} t/m {w.day(until)}"


def _waits(name: str, until: date) -> str:
    return f"Gereserveerd voor {name}, tot en met {w.day(until)}."
