# SPDX-License-Identifier: Apache-2.0
"""What the services ask of the reglement on disk: part of the ports of a library."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol

from wisedesk.domain.calendar import OpenDays
from wisedesk.domain.holiday_terms import HolidayPeriod
from wisedesk.domain.policies import LoanPolicy, PolicyInForce
from wisedesk.domain.rmt_groups import RmtGroup
from wisedesk.services.library_rows import MaterialRow


class PolicyReading(Protocol):
    """The reglement as it is now."""

    def policies(self, subscription: str) -> Mapping[str, LoanPolicy]:
        """Return a subscription's lines of the reglement, by material type."""

    def all_policies(self) -> list[LoanPolicy]:
        """Return every line of the reglement, by subscription and material type."""

    def policy_in_force(
        self, subscription: str, rmt: str, customer_id: int, branch_id: int, today: date
    ) -> PolicyInForce | None:
        """Return the line a loan is made by, with all that bears on it, or None."""

    def subscription_names(self) -> dict[str, str]:
        """Return the name of every subscription that is defined, by code."""

    def material_types(self) -> list[MaterialRow]:
        """Return every material type, by its code."""

    def rmt_groups(self) -> list[RmtGroup]:
        """Return every group of materials, by name."""

    def holidays(self, branch_id: int) -> tuple[HolidayPeriod, ...]:
        """Return a branch's holidays, the first of them first."""

    def open_days(self, branch_id: int, first: date) -> OpenDays:
        """Return a branch's calendar for the year from a day on."""

    def days_between(self, branch_id: int, first: date, last: date) -> OpenDays:
        """Return a branch's calendar for the days between two."""


class PolicyWriting(PolicyReading, Protocol):
    """The reglement in one transaction."""

    def lock_reglement(self) -> None:
        """Keep other desks from changing the reglement until the end; then read it."""

    def store_policy(self, line: LoanPolicy) -> None:
        """Store a line of the reglement, in place of the one there is."""

    def remove_policy(self, subscription: str, rmt: str) -> None:
        """Remove a line of the reglement."""

    def store_group(self, name: str, group: RmtGroup) -> None:
        """Store a group of materials, in place of the one with a name if there is."""

    def remove_group(self, name: str) -> None:
        """Remove a group of materials with its maxima."""

    def store_holidays(self, branch_id: int, periods: Sequence[HolidayPeriod]) -> None:
        """Let these be a branch's holidays."""
