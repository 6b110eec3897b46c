# SPDX-License-Identifier: Apache-2.0
"""A line of the journal, as its list and the explanation of a row tell it."""

from msgspec.structs import replace

from wisedesk.desktop.wording.sentences import outcome_sentence
from wisedesk.services.customer_outcomes import (
    InternalCardChanged,
    PersonChanged,
)
from wisedesk.services.journal_lines import JournalLine
from wisedesk.services.outcomes import Outcome, Refused, Undone
from wisedesk.wording.journal_words import KIND

SAVED = "Opgeslagen."  # what the screen says, where it shows of what
_SAVED: dict[type[Outcome], str] = {
    InternalCardChanged: "Interne pas gewijzigd.",
    PersonChanged: "Klant gewijzigd.",
}


def journal_sentence(line: JournalLine) -> str:
    """Return what was done, or was to be, as the list of the journal tells it."""
    word = KIND.get(line.kind, line.kind).capitalize()
    outcome = line.outcome
    if outcome is None:
        return f"{word}."
    if isinstance(outcome, Undone):  # the list tells whose it was beside it
        outcome = replace(outcome, customer_name="")
    told = outcome_sentence(outcome)
    if isinstance(outcome, Refused):
        return f"{word} geweigerd: {told}"
    return told.replace(SAVED, _SAVED.get(type(outcome), SAVED), 1)
