# SPDX-License-Identifier: Apache-2.0
"""Where and when an action happens."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from wisedesk.services.library_rows import BranchRow

if TYPE_CHECKING:
    from wisedesk.services.ports import Reading


class Station(Struct, frozen=True):
    """A desk: its name, the clerk's code, and the branch (by code) it stands in."""

    desk: str
    staff: str
    branch: str


class At(Struct, frozen=True):
    """The station with the instant (UTC) and the day an action happens on."""

    station: Station
    now: datetime
    today: date


def branch_of(tx: Reading, code: str) -> BranchRow:
    """Return the branch with a code; raises LookupError when there is none."""
    branch = tx.branch(code)
    if branch is None:
        raise LookupError(f"no such branch: {code}")
    return branch
