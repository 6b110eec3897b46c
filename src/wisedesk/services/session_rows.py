# SPDX-License-Identifier: Apache-2.0
"""The rows of a session at the desk, shown as they change."""

from collections.abc import Set as AbstractSet

from msgspec.structs import replace

from wisedesk.domain.near_codes import is_near
from wisedesk.domain.refusals import Reason, Refusal
from wisedesk.services.circulation_outcomes import Lent
from wisedesk.services.customer_rows import CustomerRow
from wisedesk.services.decisions import OF_CUSTOMER, Asks, Decision
from wisedesk.services.desk_rows import DeskRow, RowState, repeats, turned_back_as
from wisedesk.services.outcomes import Outcome, Refused, Undone
from wisedesk.services.session import Answer, Mode
from wisedesk.services.session_watcher import Watcher

# what may be settled while a customer is open: a note of it goes, and comes back
SETTLED = frozenset({Reason.LOANS_OVERDUE, Reason.HOLD_READY, Reason.AMOUNT_OWED})
KEPT_OVER = frozenset({RowState.WAITS, RowState.ASKS})  # when a session ends


class SessionRows:
    """The rows by the operation id of their scan, in the order they were made."""

    def __init__(self, watcher: Watcher) -> None:
        self._watcher = watcher
        self._rows: dict[str, DeskRow] = {}
        self._offered = ""  # the row that the last thing done offers to go on from

    def all(self) -> list[DeskRow]:
        """Return the rows, newest first."""
        return list(reversed(self._rows.values()))

    def get(self, op_id: str) -> DeskRow | None:
        """Return a row, None where there is none."""
        return self._rows.get(op_id)

    def tells_of(self, op_id: str, outcome: Outcome) -> bool:
        """Whether a row shows what an operation did, or turned back."""
        op_id = getattr(outcome, "first", "") or op_id
        return any(op_id in {row.op_id, row.done_by} for row in self._rows.values())

    def asking(self) -> list[DeskRow]:
        """Return the rows that ask something, newest first."""
        asks = RowState.ASKS
        return [row for row in self._rows.values() if row.state is asks][::-1]

    def stopping(self, stops: AbstractSet[Asks]) -> DeskRow | None:
        """Return the row that lets nothing pass before it is answered."""
        if not stops:
            return None
        for row in self.asking():
            if row.decision is not None and row.decision.asks in stops:
                return row
        return None

    def in_turn(
        self, stops: AbstractSet[Asks], chosen: str = "", front: str = ""
    ) -> DeskRow | None:
        """Return the row that an answer is for, None where no row can be answered.

        The row chosen, if that one asks. Else what stops the desk; what was offered by
        the last thing done; the question that is open longest, which no scan moves;
        what else may be answered, the newest first. An offer is for who is in `front`.
        """
        row = self.get(chosen)
        if row is not None and row.may_be_answered:
            return row
        offers = [
            each
            for each in self.all()
            if each.may_be_answered and each.customer == front
        ]
        just_now = [row for row in offers if row.op_id == self._offered]
        stop = self.stopping(stops)
        first = [stop] if stop is not None else just_now
        return next(iter([*first, *self.asking()[-1:], *offers]), None)

    def add(self, row: DeskRow) -> None:
        """Put a row on top."""
        self._rows[row.op_id], self._offered = row, ""
        self._watcher.row_added(row)

    def change(self, row: DeskRow) -> None:
        """Let a row be as it is now."""
        self._rows[row.op_id] = row
        self._offered = row.op_id if row.offers else ""
        self._watcher.row_changed(row)

    def leave(self, row: DeskRow) -> None:
        """Leave what a row asks; a note of a customer stays one."""
        state = RowState.NOTED if row.state is RowState.NOTED else RowState.LEFT
        self.change(replace(row, state=state, decision=None, asked=row))

    def ask_what_was_left(self, op_id: str) -> None:
        """Let a row ask again what was left, if nothing else became of it."""
        row = self.get(op_id)
        left = row is not None and row.state in {RowState.LEFT, RowState.NOTED}
        if row is not None and left and row.asked is not None:
            self.change(row.asked)

    def drop(self, op_id: str) -> None:
        """Take a row away."""
        if self._rows.pop(op_id, None) is not None:
            self._watcher.row_dropped(op_id)

    def begin(self, first: CustomerRow | None = None) -> None:
        """Begin a session; what waits or asks stays until it is answered.

        So does what was scanned before any card, offered to the `first` who comes.
        """
        kept, self._offered = {}, ""
        for op_id, row in self._rows.items():
            if row.state in KEPT_OVER:
                kept[op_id] = row
            elif first is not None and row.is_belated:
                whose = replace(row, customer=first.key, customer_name=first.name)
                kept[op_id], self._offered = whose, op_id
        self._rows = kept
        self._watcher.began(self.all())

    def note(
        self, mark: str, customer: CustomerRow, notes: tuple[Refusal, ...]
    ) -> None:
        """Add a row for each thing a clerk should know of a customer."""
        for place, note in reversed([*enumerate(notes)]):  # two may be of one reason
            row = _noted(f"{mark}:{note.reason}:{place}", customer, note)
            if row.op_id not in self._rows:
                self.add(row)

    def note_again(self, customer: CustomerRow, notes: tuple[Refusal, ...]) -> None:
        """Let the notes of a customer be as they are now: what was settled goes."""
        left, gone = list(notes), []
        for row in self._notes_of(customer.key):
            note = _note_of(row)
            if note in left:
                left.remove(note)
            else:
                gone.append((row, note))
        for row, note in gone:
            same = (each for each in left if note and each.reason is note.reason)
            now = next(same, None)
            if now is None:
                self.drop(row.op_id)
            else:
                left.remove(now)
                self.change(replace(row, outcome=Refused(refusals=(now,))))

    def note_back(
        self, mark: str, customer: CustomerRow, notes: tuple[Refusal, ...]
    ) -> None:
        """Tell again of a customer what was settled, and that was turned back."""
        told = [_note_of(row) for row in self._notes_of(customer.key)]
        back = tuple(
            each for each in notes if each.reason in SETTLED and each not in told
        )
        self.note(mark, customer, back)

    def notes_passed(self, customer: str, passed: AbstractSet[Reason]) -> None:
        """Ask no more by a note what was passed for its customer on another row."""
        for row in self._notes_of(customer):
            note = _note_of(row)
            if row.decision is not None and note is not None and note.reason in passed:
                self.change(replace(row, state=RowState.DONE, decision=None))

    def has_notes_of(self, customer: str) -> bool:
        """Whether a row tells of a customer what may be settled meanwhile."""
        return bool(self._notes_of(customer))

    def _notes_of(self, customer: str) -> list[DeskRow]:
        return [
            row
            for row in self.all()
            if row.state is RowState.NOTED and row.customer == customer
        ]

    def leave_misread(self, row: DeskRow) -> None:
        """Leave an unknown code be that was a misreading of this row's."""
        for other in self.asking():
            if other.is_unknown and is_near(other.number, row.barcode):
                self.change(replace(other, state=RowState.LEFT, decision=None))

    def leave_belated(self, row: DeskRow) -> None:
        """Offer no more what was scanned before its card, once it is scanned again."""
        for other in self.all():
            if other.is_belated and other is not row and other.barcode == row.barcode:
                self.drop(other.op_id)

    def taken_over(self, barcode: str, name: str, *, back: bool = False) -> None:
        """Show that a customer's loan was cancelled for another's, or is out again."""
        states = RowState.DONE, RowState.CANCELLED
        before, now = states[::-1] if back else states
        for row in self.all() if name else ():
            lent = isinstance(row.outcome, Lent) and row.barcode == barcode
            if lent and row.state is before and row.customer_name == name:
                self.change(replace(row, state=now))
                return

    def turned_back(self, undone: Undone) -> None:
        """Show that what a row did was turned back, or stands once more."""
        if undone.borrower:
            self.taken_over(undone.barcode, undone.borrower, back=True)
        for row in self._rows.values():
            if row.done_by != (undone.first or undone.of):
                continue
            if undone.again:
                name = getattr(row.outcome, "taken_from_name", "")
                self.taken_over(row.barcode, name)  # before this one is out again
                self.change(replace(row, state=RowState.DONE))
            else:
                back = replace(row, state=turned_back_as(undone), decision=None)
                left = row.state is RowState.LEFT
                self.change(back if left else row.asked or back)
            return

    def repeated(self, row: DeskRow, given: Answer, outcome: Outcome) -> bool:
        """Whether a row only repeats another; then that one is pointed at instead."""
        barcode = given.item.barcode if given.item is not None else row.number
        for other in self.all():
            if other.op_id == row.op_id or other.barcode != barcode:
                continue
            if not repeats(other, outcome):
                continue
            if other.is_unknown:
                other = replace(other, seen=other.seen + 1)  # noqa: PLW2901
                self.change(other)
            self.drop(row.op_id)
            self._watcher.row_repeated(other, given.scan.mode)
            return True
        return False


def _note_of(row: DeskRow) -> Refusal | None:
    """Return what a note tells: one thing."""
    return row.outcome.refusals[0] if isinstance(row.outcome, Refused) else None


def _noted(op_id: str, customer: CustomerRow, note: Refusal) -> DeskRow:
    passable = note.overridable and note.reason in OF_CUSTOMER
    return DeskRow(
        op_id=op_id,
        text="",
        mode=Mode.LEND,
        state=RowState.NOTED,
        customer=customer.key,
        customer_name=customer.name,
        outcome=Refused(refusals=(note,)),
        decision=Decision(Asks.CUSTOMER) if passable else None,
    )
