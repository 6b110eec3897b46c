# SPDX-License-Identifier: Apache-2.0
"""What the services ask of a library on disk; `db` answers it.

`Reading` is a snapshot that never writes. `Writing` is one transaction: it is stored
whole when its block ends, and not at all when anything goes wrong in it. What they
offer stands by subject: customers, circulation, the reglement, charges, the journal.
"""

from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import Protocol

from wisedesk.services.charge_rows import ChargeReading, ChargeWriting
from wisedesk.services.circulation_ports import CirculationReading, CirculationWriting
from wisedesk.services.customer_ports import CustomerReading, CustomerWriting
from wisedesk.services.journal_ports import JournalReading, JournalWriting
from wisedesk.services.library_rows import (
    BranchRow,
    PeriodCounts,
    ReminderCandidate,
)
from wisedesk.services.policy_ports import PolicyReading, PolicyWriting


class Clock(Protocol):
    """The time at the desk."""

    def now(self) -> datetime:
        """Return this instant, in UTC."""

    def today(self) -> date:
        """Return the day at the desk: the library's own, or the work date set."""


class Reading(
    CustomerReading,
    CirculationReading,
    PolicyReading,
    ChargeReading,
    JournalReading,
    Protocol,
):
    """The library as it is now, to look at."""

    def setting(self, name: str) -> str:
        """Return a setting, empty when it was never made."""

    def branches(self) -> list[BranchRow]:
        """Return every branch, by number."""

    def branch(self, code: str) -> BranchRow | None:
        """Return the branch with a code, or None."""

    def closed_days(self, branch_id: int, first: date, last: date) -> dict[date, str]:
        """Return the days a branch is shut beside its weekdays, with the reasons."""

    def counts_of(self, first: date, last: date) -> PeriodCounts:
        """Return the statistics of a period, both days included."""

    def late_loans(self, today: date, days: int) -> list[ReminderCandidate]:
        """Return ordinary loans at least `days` late, of customers who get notices."""


class Writing(
    Reading,
    CustomerWriting,
    CirculationWriting,
    PolicyWriting,
    ChargeWriting,
    JournalWriting,
    Protocol,
):
    """The library in one transaction."""

    def lock_settings(self) -> None:
        """Keep other desks from changing settings until the end; then read them."""

    def set_setting(self, name: str, value: str) -> None:
        """Keep a setting, or remove it when the value is empty."""

    def offer_subscription(self, code: str, *, offered: bool) -> None:
        """Put a subscription on offer at registration, or take it off."""


class Library(Protocol):
    """A library on disk."""

    def reading(self) -> AbstractContextManager[Reading]:
        """Return a snapshot to read from."""

    def writing(self) -> AbstractContextManager[Writing]:
        """Return one transaction, stored whole at the end of its block."""

    def close(self) -> None:
        """Let go of it."""
