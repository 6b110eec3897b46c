# SPDX-License-Identifier: Apache-2.0
"""What is turned back, in words: of what kind it was, of which title, whose."""

from collections.abc import Sequence

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
    CONVERSION,
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
)
from wisedesk.services.outcomes import Outcome, Undone
from wisedesk.wording.full_stops import ended_once

UNDONE = {
    Lent.kind: "uitlening van {title}",
    Returned.kind: "inname van {title}",
    SeenIn.kind: "inname van {title}",
    PutAside.kind: "apart leggen van {title}",
    Sent.kind: "transport van {title}",
    LeftHere.kind: "besluit over {title}",
    HoldEnded.kind: "sluiten van de reservering op {title}",
    ItemAdded.kind: "invoeren van {title}",
    Renewed.kind: "verlenging van {title}",
    MessageKept.kind: "melding",
    PersonChanged.kind: "wijziging van de klantgegevens",
    CONVERSION: "omzetting van de pas",
    SubscriptionChanged.kind: "wijziging van het abonnement",
    HoldPlaced.kind: "reservering van {title}",
    Registered.kind: "inschrijving van klant {customer}",
    InternalCardChanged.kind: "gegevens van de interne pas",
    ExpectedBackChanged.kind: "verwachte datum",
    ChargesSettled.kind: "betaling of kwijtschelding",
    PolicyChanged.kind: "wijziging van het reglement",
    RmtGroupChanged.kind: "wijziging van de RMT-groep",
    HolidayTermsChanged.kind: "wijziging van de vakantie",
}


def undone(outcome: Undone) -> str:
    """Return what was turned back, or stands once more."""
    what = _words(outcome.what, outcome.title, outcome.customer)
    return f"{_verb(outcome)}: {what}."


def deed(outcomes: Sequence[Outcome], who: str = "") -> str:
    """Return what was done with one key, and whose it was: uitlening van Titaan — Jan.

    Several at once are counted.
    """
    first = outcomes[0]
    title = getattr(first, "title", "")
    if len(outcomes) > 1:
        title = f"{len(outcomes)} exemplaren"
    what = _words(first.undone_as, title, getattr(first, "customer", ""))
    if isinstance(first, Undone) and not first.again:
        what = f"herstel van {what}"
    return f"{what} — {who}" if who else what


def done_back(outcomes: Sequence[Outcome], who: str = "") -> str:
    """Return that what was done with one key is turned back, and whose it was."""
    first = outcomes[0]
    title = getattr(first, "title", "")
    if len(outcomes) > 1:
        title = f"{len(outcomes)} exemplaren"
    what = _words(first.undone_as, title, getattr(first, "customer", ""))
    whose = f" — {who}" if who else ""
    return ended_once(f"{_verb(first)}: {what}{whose}.")


def _words(kind: str, title: str, customer: str) -> str:
    return UNDONE.get(kind, "laatste actie").format(title=title, customer=customer)


def _verb(outcome: Outcome) -> str:
    again = isinstance(outcome, Undone) and outcome.again
    return "Weer gedaan" if again else "Hersteld"
