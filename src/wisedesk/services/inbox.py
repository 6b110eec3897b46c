# SPDX-License-Identifier: Apache-2.0
"""The scan inbox: every scan is on disk before any rule looks at it.

A scan is kept under the operation id its action will carry, so a session that was cut
off is simply gone through again: what was done answers from the journal, what was not
is done now, and nothing twice.
"""

from datetime import datetime
from enum import StrEnum
from typing import Protocol

from msgspec import Struct

from wisedesk.domain.scans import Meaning, read_entry
from wisedesk.services.session import Mode


class StepKind(StrEnum):
    """What a step of a session is.

    OPEN is a customer chosen in a search, JOIN one who comes beside those who are open,
    SWITCH the turn of one who is (`text` is the key). END goes over to lending or
    returning. DO and LEAVE answer what a row (`of`) asks, ASK lets it ask again what
    was left. ASIDE is a scan that nobody asked for where it was made; it waits,
    whatever becomes of the session.
    MANNER changes how things are taken back (`text`, by services.manner). AGAIN handles
    a row (`of`) once more that waited for its card; it follows from a scan of that and
    is not kept itself.
    """

    SCAN = "scan"
    OPEN = "open"
    JOIN = "join"
    SWITCH = "switch"
    END = "end"
    DO = "do"
    LEAVE = "leave"
    ASK = "ask"
    ASIDE = "aside"
    MANNER = "manner"
    AGAIN = "again"


DECISIONS = frozenset({StepKind.DO, StepKind.LEAVE})
# what handles nothing in the library
ITS_OWN = frozenset({StepKind.END, StepKind.MANNER, StepKind.ASK})


class Step(Struct, frozen=True, kw_only=True):
    """A step of a session as the inbox holds it.

    `mode` and `customer` are those it was made in: the key of who stood on the screen,
    empty for nobody. `of` is the operation id of the row a decision is about.
    """

    op_id: str
    kind: StepKind = StepKind.SCAN
    text: str = ""
    mode: Mode
    customer: str = ""
    made_at: datetime
    of: str = ""

    @property
    def searches(self) -> bool:
        """Whether it was a name, which only opened a search."""
        entry = read_entry(self.text)
        return self.kind is StepKind.SCAN and entry.meaning is Meaning.NAME


class Inbox(Protocol):
    """A file on this machine, for one window of one desk.

    `name` tells the desk and the library it is of.
    """

    name: str

    def keep(self, step: Step) -> None:
        """Put a step on disk, behind the others; one that is there stays as it is.

        A scan that was put aside becomes what the step says, in its place. Raises
        InboxUnwritable when the disk does not take it.
        """

    def steps(self) -> list[Step]:
        """Return the steps of the session that was cut off, oldest first."""

    def end_session(self, op_id: str = "", left: Step | None = None) -> None:
        """Let go of all steps up to and with one, or of every step when none is named.

        All of them were handled. `left` stands in their place, in the same moment: what
        holds for the steps that come after. What was put aside stays.
        """

    def drop(self, op_id: str) -> None:
        """Let go of a scan that was put aside: somebody took it."""

    def close(self) -> None:
        """Let go of the file."""
