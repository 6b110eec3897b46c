# SPDX-License-Identifier: Apache-2.0
"""Where and when an action happens."""

from dataclasses import dataclass
from datetime import date, datetime

from wisedesk.services.ports import Reading
from wisedesk.services.records import BranchRow


@dataclass(frozen=True, slots=True)
class Station:
    """A desk: its name, the clerk's code, and the branch (by code) it stands in."""

    desk: str
    staff: str
    branch: str


@dataclass(frozen=True, slots=True)
class At:
    """The station with the instant (UTC) and the day an action happens on."""

    station: Station
    now: datetime
    today: date


def branch_of(tx: Reading, code: str) -> BranchRow:
    """Return the branch with a code; raises LookupError when there is none."""
    for branch in tx.branches():
        if branch.code == code:
            return branch
    raise LookupError(f"no such branch: {code}")
