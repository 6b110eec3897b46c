# SPDX-License-Identifier: Apache-2.0
"""A row of the desk: one scan, and what became of it."""

from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from wisedesk.domain.refusals import Reason
from wisedesk.domain.scans import read_entry
from wisedesk.services.circulation_outcomes import (
    HoldEnded,
    LeftHere,
    Lent,
    PutAside,
    Returned,
    SeenIn,
    Sent,
)
from wisedesk.services.decisions import GOES_ON, Asks, Decision
from wisedesk.services.item_rows import ItemRow
from wisedesk.services.outcomes import Outcome, Refused, Undone
from wisedesk.services.session import Mode


class RowState(StrEnum):
    """How it stands with a row.

    NOTED tells of the customer and was no scan. LEFT was asked and is not done.
    CANCELLED is a loan that was turned back by Annuleren. BROKEN was stopped by a fault
    of ours.
    """

    WAITS = "waits"
    DONE = "done"
    ASKS = "asks"
    REFUSED = "refused"
    LEFT = "left"
    TURNED_BACK = "turned-back"
    CANCELLED = "cancelled"
    NOTED = "noted"
    BROKEN = "broken"


class DeskRow(Struct, frozen=True, kw_only=True):
    """A scan of the session, with the customer it was for and what came of it.

    `done_by` is the operation that did it: the scan's own, or that of a decision.
    `seen` counts how often an unknown code was scanned; `is_entered` tells that the
    item was entered here. `asked` is the row as it asked where the item goes, or what
    was left; turned back, the answer leaves it asking again.
    """

    op_id: str
    text: str
    mode: Mode
    state: RowState = RowState.WAITS
    customer: str = ""
    customer_name: str = ""
    outcome: Outcome | None = None
    item: ItemRow | None = None
    decision: Decision | None = None
    done_by: str = ""
    seen: int = 1
    is_entered: bool = False
    asked: "DeskRow | None" = None

    @property
    def number(self) -> str:
        """What was scanned, a number as it is stored: scanners send either case."""
        return read_entry(self.text).text

    @property
    def barcode(self) -> str:
        """The item's barcode, what was scanned where there is no such item."""
        return self.item.barcode if self.item is not None else self.number

    @property
    def title(self) -> str:
        """The item's title, what was scanned where there is no such item."""
        return self.item.title if self.item is not None else self.number

    @property
    def offers(self) -> bool:
        """Whether it was refused, and a key goes on from it all the same."""
        return self.decision is not None and self.decision.is_offer

    @property
    def is_belated(self) -> bool:
        """Whether it is an item that was scanned before any card."""
        return self.decision is not None and self.decision.asks is Asks.BELATED

    @property
    def may_be_answered(self) -> bool:
        """Whether it has something to decide that nobody decided yet."""
        return self.decision is not None and self.state is not RowState.WAITS

    @property
    def waits_for_card(self) -> bool:
        """Whether its internal card must be scanned again first."""
        reasons = {each.reason for each in getattr(self.outcome, "refusals", ())}
        return self.state is RowState.ASKS and Reason.INTERNAL_CARD_STALE in reasons

    @property
    def is_beside(self) -> bool:
        """Whether it was to be cancelled, and another who is open has it."""
        return is_refused_for(self.outcome, Reason.LENT_BESIDE)

    @property
    def is_unknown(self) -> bool:
        """Whether nothing is known by this code."""
        return is_refused_for(self.outcome, Reason.ITEM_UNKNOWN)


def is_refused_for(outcome: Outcome | None, reason: Reason) -> bool:
    """Whether something was refused for one reason alone."""
    return isinstance(outcome, Refused) and [
        each.reason for each in outcome.refusals
    ] == [reason]


def turned_back_as(undone: Undone) -> RowState:
    """Return how it stands with a row that was turned back."""
    return RowState.CANCELLED if undone.is_cancelling else RowState.TURNED_BACK


def asking_where_it_goes(row: DeskRow, outcome: Outcome) -> DeskRow | None:
    """Return a row as it asked where its item goes, None where it did not.

    What was not done is not turned back either.
    """
    asks = row.decision is not None and row.decision.asks in GOES_ON
    if not asks or isinstance(outcome, Refused):
        return None
    return replace(row, state=RowState.ASKS)


IS_BACK = frozenset({RowState.TURNED_BACK, RowState.CANCELLED})
_WAS_DONE = frozenset({RowState.DONE, *IS_BACK})


def repeats(row: DeskRow, outcome: Outcome) -> bool:
    """Whether an outcome says that what a row did was scanned once more."""
    if row.state is RowState.ASKS or row.offers:  # it asks that already
        came_in = isinstance(row.outcome, Returned | SeenIn | LeftHere | HoldEnded)
        return row.outcome == outcome or (came_in and isinstance(outcome, SeenIn))
    if row.state not in _WAS_DONE:
        return False
    if isinstance(row.outcome, Lent):
        return is_refused_for(outcome, Reason.ITEM_ALREADY_YOURS)
    if isinstance(row.outcome, Sent):
        return isinstance(outcome, SeenIn)
    if isinstance(row.outcome, Returned | SeenIn | PutAside | LeftHere | HoldEnded):
        return isinstance(outcome, SeenIn) and outcome.onward is None
    return False
