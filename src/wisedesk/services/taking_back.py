# SPDX-License-Identifier: Apache-2.0
"""How a session takes back, as its steps and its scans go by."""

from wisedesk.services.circulation_outcomes import Returned, SeenIn
from wisedesk.services.desk_rows import DeskRow, RowState
from wisedesk.services.inbox import Step
from wisedesk.services.manner import WAS, Manner
from wisedesk.services.outcomes import Undone
from wisedesk.services.pile import Piece
from wisedesk.services.session import Answer, Mode, Scan


class TakingBack:
    """The manner of Innemen in one session, which outlives the customers in it."""

    def __init__(self) -> None:
        self.manner = Manner()

    def change(self, step: Step, *, again: bool) -> None:
        """Change the manner; what it was is told to a session gone through again."""
        if again or not step.text.startswith(WAS):
            self.manner = self.manner.changed(step.text)

    def end_pile(self) -> None:
        """Let the proof of a pile end: the next one begins at nothing."""
        self.manner = self.manner.ended()

    def count(self, given: Answer, *, repeats: bool) -> None:
        """Count what came in, for the boekenbus and for the proof of a pile.

        A pile knows itself what was scanned twice; a second pass scans all again.
        """
        came_in = isinstance(given.outcome, Returned | SeenIn)
        if not came_in or given.scan.mode is not Mode.RETURN or given.item is None:
            return
        piece, op_id = Piece(given.item.barcode, given.item.title), given.scan.op_id
        self.manner = self.manner.took(piece, op_id, again=repeats)
        if given.turned_back:
            self.manner = self.manner.lost(piece.barcode, op_id)

    def turn_back(self, outcome: Undone) -> None:
        """Count an item no more whose coming in was turned back, or count it again."""
        if outcome.what not in {Returned.kind, SeenIn.kind}:
            return
        op_id = outcome.first or outcome.of
        if outcome.again:
            piece = Piece(outcome.barcode, outcome.title)
            self.manner = self.manner.regained(piece, op_id)
        else:
            self.manner = self.manner.lost(outcome.barcode, op_id)


def passes_by(row: DeskRow, scan: Scan) -> bool:
    """Whether a row need not stay: in the boekenbus-modus only what asks or matters."""
    if not scan.is_bulk or row.state is not RowState.DONE:
        return False
    waits = isinstance(row.outcome, SeenIn) and row.outcome.pick_up_until is not None
    return isinstance(row.outcome, Returned | SeenIn) and not waits
