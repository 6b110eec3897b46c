# SPDX-License-Identifier: Apache-2.0
"""The scan inbox: every scan is on disk before any rule looks at it.

A scan is kept under the operation id its action will carry, so a session that was cut
off is simply gone through again: what was done answers from the journal, what was not
is done now, and nothing twice.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from wisedesk.domain.refusals import Reason
from wisedesk.services.session import Mode, Scan


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptScan:
    """A scan as the inbox holds it: in the mode and with the customer it was made in.

    `customer` is the key of who stood on the screen, empty for nobody.
    """

    op_id: str
    text: str
    mode: Mode
    customer: str
    made_at: datetime
    passed: frozenset[Reason] = frozenset()

    def scan(self) -> Scan:
        """Return the scan to be handled, once more or for the first time."""
        return Scan(
            text=self.text, mode=self.mode, op_id=self.op_id, passed=self.passed
        )


class Inbox(Protocol):
    """A file on this machine, for one desk of one library."""

    def keep(self, scan: KeptScan) -> None:
        """Put a scan on disk, behind the others; one that is there stays as it is.

        Raises a DeskError when the disk does not take it.
        """

    def scans(self) -> list[KeptScan]:
        """Return the scans of the session that did not end, oldest first."""

    def end_session(self) -> None:
        """Let go of every scan: all were handled, and the clerk closed the session."""

    def close(self) -> None:
        """Let go of the file."""
