# SPDX-License-Identifier: Apache-2.0
"""What is turned back, in words: of what kind it was, of which title, whose."""

from collections.abc import Sequence

from wisedesk.desktop.wording import words as w
from wisedesk.domain.charges import Settlement
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
    SettingChanged,
)
from wisedesk.services.outcomes import Outcome, Undone
from wisedesk.wording.full_stops import ended_once
from wisedesk.wording.setting_sentences import setting_title

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
    ChargesSettled.kind: "{settled}",
    PolicyChanged.kind: "wijziging van het reglement",
    RmtGroupChanged.kind: "wijziging van de RMT-groep",
    HolidayTermsChanged.kind: "wijziging van de vakantie",
    SettingChanged.kind: "wijziging van de instelling {setting}",
}


SETTLED = {
    Settlement.CASH: "betaling van {amount} (kas)",
    Settlement.BANK: "betaling van {amount} (bank)",
    Settlement.WAIVED: "kwijtschelding van {amount}",
}


def question_about(title: str) -> str:
    """Return what was left unanswered, in a few words."""
    return f"de vraag over {title}"


def asked_again(title: str) -> str:
    """Return that a row asks again what was left."""
    return ended_once(f"De regel vraagt het weer: {title}.")


def undone(outcome: Undone) -> str:
    """Return what was turned back, or stands once more, and whose it was."""
    return done_back([outcome], outcome.customer_name)


def deed(outcomes: Sequence[Outcome], who: str = "") -> str:
    """Return what was done with one key, and whose it was: uitlening van Titaan — Jan.

    Several at once are counted.
    """
    first, what = outcomes[0], _words(outcomes)
    if isinstance(first, Undone) and not first.again:
        what = f"{'annulering' if first.cancels else 'herstel'} van {what}"
    return f"{what} — {who}" if who else what


def done_back(outcomes: Sequence[Outcome], who: str = "") -> str:
    """Return that what was done with one key is turned back, and whose it was."""
    first = outcomes[0]
    whose = f" — {who}" if who else ""
    told = ended_once(f"{_verb(first)}: {_words(outcomes)}{whose}.")
    if isinstance(first, Undone) and first.borrower and len(outcomes) == 1:
        told += ended_once(f" Het exemplaar staat weer bij {first.borrower}.")
    return told


def _words(outcomes: Sequence[Outcome]) -> str:
    """Return what was done, in a few words; several at once are counted."""
    first = outcomes[0]
    title = getattr(first, "title", "")
    if len(outcomes) > 1:
        title = f"{len(outcomes)} exemplaren"
    return UNDONE.get(first.undone_as, "laatste actie").format(
        title=title,
        customer=getattr(first, "customer", ""),
        settled=_settled(first),
        setting=setting_title(getattr(first, "setting", "")),
    )


def _settled(outcome: Outcome) -> str:
    """Return what was settled; a line of an older version does not say how much."""
    how: Settlement | None = getattr(outcome, "how", None)
    if how is None:
        return "betaling of kwijtschelding"
    return SETTLED[how].format(amount=w.euros(getattr(outcome, "cents", 0)))


def _verb(outcome: Outcome) -> str:
    if not isinstance(outcome, Undone):
        return "Hersteld"
    if outcome.is_cancelling:
        return "Geannuleerd"
    return "Weer gedaan" if outcome.again else "Hersteld"
