# SPDX-License-Identifier: Apache-2.0
"""What became of the reglement: its lines, groups of materials and holidays."""

from wisedesk.services.library_outcomes import (
    HolidayTermsChanged,
    PolicyChanged,
    RmtGroupChanged,
)
from wisedesk.wording import words as w


def policy_changed(outcome: PolicyChanged) -> str:
    """Return what became of a line."""
    name = f"Regel {outcome.subscription}/{outcome.rmt}"
    return f"{name} is {_done(added=outcome.added, removed=outcome.removed)}."


def group_changed(outcome: RmtGroupChanged) -> str:
    """Return what became of a group of materials."""
    done = _done(added=outcome.added, removed=outcome.removed)
    return f"Groep {outcome.name} is {done}."


def holidays_changed(outcome: HolidayTermsChanged) -> str:
    """Return which holidays a branch has."""
    periods = [
        f"{w.day(each.first_on)} tot en met {w.day(each.last_on)}"
        for each in outcome.periods
    ]
    whose = f"filiaal {outcome.branch}"
    if outcome.also:
        whose = f"de filialen {', '.join(sorted((outcome.branch, *outcome.also)))}"
    return f"Vakantie van {whose}: {', '.join(periods) or 'geen'}."


def _done(*, added: bool, removed: bool) -> str:
    if removed:
        return "verwijderd"
    return "toegevoegd" if added else "gewijzigd"
