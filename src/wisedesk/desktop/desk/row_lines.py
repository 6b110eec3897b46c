# SPDX-License-Identifier: Apache-2.0
"""A row of the desk as a line of its table: the state in a word, and why."""

from msgspec import Struct
from msgspec.structs import replace

from wisedesk.desktop.keys.key_map import KeyMap
from wisedesk.desktop.pages.loan_lines import Line
from wisedesk.desktop.wording import words as w
from wisedesk.desktop.wording.coming_in import (
    COMES_IN,
    ENTERED,
    IN,
    remark_of,
    status_of,
)
from wisedesk.desktop.wording.question_words import (
    belated_words,
    hint,
    keys_of,
    way_out,
)
from wisedesk.desktop.wording.sentences import outcome_sentence, refusals_sentence
from wisedesk.desktop.wording.shortened import shortened
from wisedesk.domain.refusals import Reason
from wisedesk.services.circulation_outcomes import Lent, Returned, SeenIn
from wisedesk.services.desk_rows import IS_BACK, DeskRow, RowState, is_refused_for
from wisedesk.services.item_rows import ItemRow
from wisedesk.services.outcomes import Outcome, Refused
from wisedesk.wording.full_stops import ended_once

STATE = {
    RowState.WAITS: "Wacht",
    RowState.ASKS: "Vraagt u",
    RowState.REFUSED: "Geweigerd",
    RowState.BROKEN: "Geweigerd",
    RowState.LEFT: "Niet gedaan",
    RowState.TURNED_BACK: "Hersteld",
    RowState.CANCELLED: "Geannuleerd",
    RowState.NOTED: "Let op",
    RowState.DONE: "Gedaan",
}
PASSED = "Toegestaan"  # a note on the customer that the clerk passed
BROKEN = "Onverwachte fout: niet verwerkt. Scan opnieuw."
NOT_YET = "Nog niet verwerkt."
STOPPED = "Wacht op uw antwoord."
_BAD = frozenset({RowState.ASKS, RowState.REFUSED, RowState.BROKEN, RowState.NOTED})


class Place(Struct, frozen=True, kw_only=True):
    """How a row stands among the others.

    `in_turn` tells that an answer is for it, `several` that not all rows are of one
    customer, `stopped` that something must be answered before it is handled. `known` is
    a line that tells what item it is, while nobody has looked.
    """

    in_turn: bool = False
    several: bool = False
    stopped: bool = False
    known: Line | None = None


def row_line(row: DeskRow, keys: KeyMap, place: Place) -> Line:
    """Return a row as a line; of several customers it says whose it is."""
    line = _with_outcome(row, _about(row, place), keys, place)
    if place.several and row.customer_name:
        line = of_whom(line, row, keys)
    return line


def of_whom(line: Line, row: DeskRow, keys: KeyMap) -> Line:
    """Return a line with its customer's name in front; what gets too long is told."""
    name, remark, told = row.customer_name, line.remark, line.told
    if row.item is None:
        told = f"{line.title_author} {remark}".strip()
        shown = keys_of(row, keys) if remark else ""
        line, remark = replace(line, keys=shown), ""
    whose = f"{name}: {remark}" if remark else name
    return replace(line, remark=whose, told=f"{name}: {told}" if told else "")


def _about(row: DeskRow, place: Place) -> Line:
    line = Line(
        mark=row.op_id,
        barcode=shortened(row.number),
        status=STATE[row.state],
        refused=row.state in _BAD,
        is_in_turn=place.in_turn,
    )
    item, known = row.item, place.known
    if item is None and known is not None:
        return named_as(line, known)
    if item is None:
        return line
    return replace(named_as(line, item_line(item)), barcode=item.barcode)


def item_line(item: ItemRow) -> Line:
    """Return what a line tells of an item."""
    return Line(
        mark="",
        barcode=item.barcode,
        title_key=item.title_key,
        title=item.title,
        title_author=w.author_line(item.title, item.author),
        material=item.material,
    )


def named_as(line: Line, known: Line) -> Line:
    """Return a line that tells what item it is of, as another does."""
    return replace(
        line,
        title_key=known.title_key,
        title=known.title,
        title_author=known.title_author,
        material=known.material,
    )


def waits_unknown(line: Line) -> bool:
    """Whether a line waits and does not tell of which item."""
    return not line.title and line.status == STATE[RowState.WAITS]


def _with_outcome(row: DeskRow, line: Line, keys: KeyMap, place: Place) -> Line:
    outcome = row.outcome
    if row.state in {RowState.BROKEN, RowState.WAITS}:
        waits = STOPPED if place.stopped else NOT_YET
        return replace(line, remark=BROKEN if row.state is RowState.BROKEN else waits)
    if outcome is None or row.state in IS_BACK:
        return line
    if row.state is RowState.DONE:
        asked = row.asked.outcome if row.asked is not None else None
        return _done(_with_days(line, asked), outcome, row)
    line = _with_days(line, outcome)
    told = outcome_sentence(outcome)
    asks = hint(row, keys) if place.in_turn else way_out(row, keys)
    if row.item is None:  # there is room where the title would stand
        return replace(line, title_author=told, remark=asks)
    if row.is_belated or is_refused_for(outcome, Reason.ITEM_AS_CARD):
        short, told = belated_words(row, told)
    elif isinstance(outcome, Refused):
        short = _without_title(outcome, row.item.title)
    elif isinstance(outcome, COMES_IN):
        short = remark_of(outcome)
    else:
        return replace(line, remark=_behind(told, asks))
    shown = keys_of(row, keys) if place.in_turn else asks.removesuffix(".")
    return replace(line, keys=shown, remark=short, told=_behind(told, asks))


def _without_title(refused: Refused, title: str) -> str:
    """Return why something was refused, without the title that stands beside it."""
    told = refusals_sentence(refused.refusals).removeprefix(f"{title} ")
    return ended_once(told[:1].upper() + told[1:])


def _done(line: Line, outcome: Outcome, row: DeskRow) -> Line:
    if isinstance(outcome, Lent):
        return replace(
            line,
            lent_on=outcome.lent_on,
            due_on=outcome.due_on,
            cents=outcome.fee_cents,
            status=w.LIST_STATUS[outcome.standing],
            on_loan=True,
        )
    if isinstance(outcome, Returned):
        line = _with_days(line, outcome)
    if isinstance(outcome, Refused):
        told = outcome_sentence(outcome)
        return replace(line, status=PASSED, title_author=told)
    if row.is_entered and isinstance(outcome, SeenIn):
        return replace(line, status=IN, remark=ENTERED)
    status, told = status_of(outcome) or line.status, outcome_sentence(outcome)
    if not isinstance(outcome, COMES_IN):
        return replace(line, status=status, remark=told)
    return replace(line, status=status, remark=remark_of(outcome), told=told)


def _with_days(line: Line, outcome: Outcome | None) -> Line:
    """Return a line with the days of a return, any other line as it is."""
    if not isinstance(outcome, Returned):
        return line
    return replace(
        line,
        lent_on=outcome.lent_on,
        due_on=outcome.returned_on,
        cents=outcome.fine_cents,
    )


def _behind(first: str, second: str) -> str:
    """Return two sentences behind each other, each with its end."""
    if first and second and first[-1] not in ".!?":
        first += "."
    return f"{first} {second}".strip()
