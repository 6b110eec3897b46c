# SPDX-License-Identifier: Apache-2.0
"""The journal in Dutch: what a line is called, and how it is found by that word."""

from datetime import datetime, timedelta

from wisedesk.domain.names import fold
from wisedesk.services.clock import LIBRARY_ZONE
from wisedesk.services.journal_lines import JournalLine

KIND = {
    "lend": "uitlenen",
    "return": "innemen",
    "renew": "verlengen",
    "undo": "herstellen",
    "cancel-loan": "uitlening annuleren",
    "register": "inschrijven",
    "change-person": "klant wijzigen",
    "change-subscription": "abonnement wijzigen",
    "message": "melding",
    "hold": "reserveren",
    "settle": "afrekenen",
    "change-setting": "instelling",
    "offer-subscription": "abonnement aanbieden",
    "set-aside": "apart leggen",
    "send-item": "op transport sturen",
    "leave-item": "hier laten",
    "end-hold": "reservering sluiten",
    "change-internal-card": "interne pas wijzigen",
    "change-expected-back": "verwacht terug wijzigen",
    "add-item": "exemplaar invoeren",
    "change-policy": "reglement wijzigen",
    "change-rmt-group": "materiaalgroep wijzigen",
    "change-holiday-terms": "vakantietermijnen wijzigen",
}
# other words a clerk types for the same
_ALSO = {
    "lend": ("uitlening", "uitgeleend"),
    "return": ("inname", "ingenomen"),
    "renew": ("verlenging", "verlengd"),
    "undo": ("herstel", "hersteld"),
    "cancel-loan": ("annuleren", "annulering", "geannuleerd"),
    "register": ("inschrijving", "ingeschreven"),
    "change-person": ("gegevens", "wijziging", "gewijzigd", "omzetting"),
    "change-subscription": ("wijziging", "gewijzigd"),
    "hold": ("reservering", "gereserveerd"),
    "settle": ("betaling", "kwijtschelden", "afgerekend"),
}
NOTHING = "–"


def kinds_named(text: str) -> frozenset[str]:
    """Return the kinds of action with a word that begins like a text."""
    start = fold(text)
    words = {kind: (word, *_ALSO.get(kind, ())) for kind, word in KIND.items()}
    return frozenset(
        kind
        for kind, known in words.items()
        if start and any(fold(word).startswith(start) for word in known)
    )


def moment(at: datetime, now: datetime) -> str:
    """Return a moment as the clerk reads it: the time, and the day where it is past."""
    here, today = at.astimezone(LIBRARY_ZONE), now.astimezone(LIBRARY_ZONE)
    if here.date() == today.date():
        return f"{here:%H:%M}"
    return f"{here:%d-%m-%Y %H:%M}"


def undone_word(line: JournalLine) -> str:
    """Return what a line is by now that was turned back."""
    return "geannuleerd" if line.is_cancelled else "hersteld"


def undo_state(line: JournalLine, now: datetime, minutes: int) -> str:
    """Return whether a line was turned back, or until when it can be."""
    if line.redone_at is not None:
        return f"weer gedaan om {moment(line.redone_at, now)}"
    if line.undone_at is not None:
        return f"{undone_word(line)} om {moment(line.undone_at, now)}"
    until = line.at + timedelta(minutes=minutes)
    if line.stands and now <= until:
        return f"kan hersteld worden tot {moment(until, now)}"
    return NOTHING
