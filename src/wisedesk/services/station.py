# SPDX-License-Identifier: Apache-2.0
"""Where and when an action happens."""

from dataclasses import dataclass
from datetime import date, datetime


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
