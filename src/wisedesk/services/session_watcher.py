# SPDX-License-Identifier: Apache-2.0
"""What shows a session at the desk: a screen, or a test."""

from collections.abc import Sequence
from typing import Protocol

from wisedesk.services.customer_rows import CustomerRow
from wisedesk.services.desk_rows import DeskRow
from wisedesk.services.outcomes import Outcome
from wisedesk.services.session import Mode


class Watcher(Protocol):
    """What shows a session."""

    def row_added(self, row: DeskRow) -> None:
        """Show a row on top."""

    def row_changed(self, row: DeskRow) -> None:
        """Show a row as it is now."""

    def row_dropped(self, op_id: str) -> None:
        """Show a row no longer."""

    def row_repeated(self, row: DeskRow, how: Mode) -> None:
        """Point at a row: it was scanned once more, read in this mode."""

    def began(self, rows: Sequence[DeskRow]) -> None:
        """Show a session that begins with these rows, newest first."""

    def tell(self, row: DeskRow, outcome: Outcome) -> None:
        """Tell what a scan led to."""

    def customer_shown(self) -> None:
        """Show the customer of the session, or that there is none."""

    def customer_opened(self, customer: CustomerRow) -> None:
        """Tell of a customer who was opened just now."""

    def searched_for(self, text: str, *, joins: bool) -> None:
        """Look for a customer by name."""

    def let_go(self, op_id: str) -> None:
        """Keep the steps up to this one no longer: all of them were handled."""
