# SPDX-License-Identifier: Apache-2.0
"""The time at the desk."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from msgspec import Struct

LIBRARY_ZONE = ZoneInfo("Europe/Amsterdam")


class DeskClock(Struct, frozen=True):
    """The machine's clock in the library's time zone, or a work date (Werkdatum).

    A work date moves the day things happen on; instants stay true, so that the journal
    tells when it was really done. In the pictures of the manual time stands still at
    `stands_at`.
    """

    work_date: date | None = None
    stands_at: datetime | None = None

    def now(self) -> datetime:
        """Return this instant, in UTC."""
        return self.stands_at or datetime.now(UTC)

    def today(self) -> date:
        """Return the day at the desk."""
        return self.work_date or datetime.now(LIBRARY_ZONE).date()
