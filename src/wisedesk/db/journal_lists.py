# SPDX-License-Identifier: Apache-2.0
"""Reading the journal line by line, newest first, never more than is asked for."""

from datetime import datetime
from typing import Any

import msgspec
import sqlalchemy as sa

from wisedesk.db import tables as t
from wisedesk.db.customer_names import NAME_COLUMNS, row_name
from wisedesk.db.customer_reads import UID_PREFIX
from wisedesk.db.desk_tables import OF_SETTING
from wisedesk.db.later_deeds import LaterDeeds
from wisedesk.db.snapshot import Row
from wisedesk.services.actions import CancelLoan
from wisedesk.services.errors import LostOutcome
from wisedesk.services.journal_form import read_changes, read_outcome
from wisedesk.services.journal_lines import JournalLine, JournalPage, JournalQuery
from wisedesk.services.new_rows import Change
from wisedesk.services.outcomes import Outcome

WHOLE_NUMBER = 10  # characters: no card and no barcode has fewer
MOST_LOOKED_AT = 20_000  # lines that one read goes back through

_given = sa.bindparam
_of = t.journal.alias("turned_back")
_by = t.journal.alias("turning_back")
_again = t.journal.alias("done_again")
_AFTER_ALL = "\U0010ffff"

LINES = (
    sa.select(
        t.journal.c.id,
        t.journal.c.op_id,
        t.journal.c.kind,
        t.journal.c.at,
        t.journal.c.staff,
        t.journal.c.desk,
        t.journal.c.customer,
        t.journal.c.barcode,
        t.journal.c.outcome,
        t.journal.c.personal,
        t.journal.c.changes,
        _of.c.at.label("undoes_at"),
        _by.c.at.label("undone_at"),
        _by.c.kind.label("undone_as"),
        _again.c.at.label("redone_at"),
        *NAME_COLUMNS,
    )
    .outerjoin_from(t.journal, _of, _of.c.op_id == t.journal.c.undoes)
    .outerjoin(_by, _by.c.undoes == t.journal.c.op_id)
    .outerjoin(_again, _again.c.undoes == _by.c.op_id)
    .outerjoin(t.card, t.card.c.number == t.journal.c.customer)
    .outerjoin(
        t.customer,
        sa.or_(
            t.customer.c.id == t.card.c.customer_id,
            t.customer.c.uid
            == sa.func.substr(t.journal.c.customer, len(UID_PREFIX) + 1),
        ),
    )
    .order_by(t.journal.c.id.desc())
)
LINE = LINES.where(t.journal.c.op_id == _given("op_id"))
LAST = sa.select(sa.func.max(t.journal.c.id))
FIRST = sa.select(sa.func.min(t.journal.c.id))
FIRST_SINCE = (
    sa.select(t.journal.c.id)
    .where(t.journal.c.at >= _given("since"))
    .order_by(t.journal.c.at)
    .limit(1)
)


class JournalLists(LaterDeeds):
    """What was done, for whoever looks for it."""

    def journal_page(
        self, query: JournalQuery, before: int | None, limit: int, undoable: datetime
    ) -> JournalPage:
        """Return lines older than one, at most `limit`.

        A read goes back through so many lines and no further: fewer than `limit` is
        not the end while `before` says where to read on. What was done since
        `undoable` can be turned back, if it stands.
        """
        if before is None:
            before = (self._value(LAST) or 0) + 1
        floor = self._floor(query)
        if floor is None or before <= floor:
            return JournalPage([], None)
        if len(query.number) >= WHOLE_NUMBER:
            wanted = LINES.where(t.journal.c.id.in_(_ids_of(query, before, limit)))
            looked_to = floor
        else:
            looked_to = max(floor, before - MOST_LOOKED_AT)
            wanted = LINES.where(
                t.journal.c.id < before, t.journal.c.id >= looked_to, *_wanted(query)
            ).limit(limit)
        rows = self._connection.execute(wanted).all()
        lines = [self._line(row, undoable) for row in rows]
        if len(lines) == limit:
            return JournalPage(lines, lines[-1].line_id)
        return JournalPage(lines, looked_to if looked_to > floor else None)

    def journal_line(self, op_id: str, undoable: datetime) -> JournalLine | None:
        """Return the line of an operation, or None."""
        row = self._one(LINE, op_id=op_id)
        return None if row is None else self._line(row, undoable)

    def setting_line(self, name: str, undoable: datetime) -> JournalLine | None:
        """Return the line of the last change of a setting, or None."""
        named = t.journal.c.outcome.contains(f'"name":"{name}"', autoescape=True)
        last = sa.select(sa.func.max(t.journal.c.id)).where(OF_SETTING, named)
        wanted = LINES.where(t.journal.c.id == last.scalar_subquery())
        row = self._connection.execute(wanted).first()
        return None if row is None else self._line(row, undoable)

    def _floor(self, query: JournalQuery) -> int | None:
        """Return the oldest id that can be wanted, None where there is none."""
        if query.since is None:
            found = self._value(FIRST)
        else:
            found = self._value(FIRST_SINCE, since=query.since)
        return None if found is None else int(found)

    def _line(self, row: Any, undoable: datetime) -> JournalLine:
        changes: tuple[Change, ...] = ()
        if row.at >= undoable and row.undone_at is None:
            changes = read_changes(row.changes, row.personal)
        return JournalLine(
            line_id=row.id,
            op_id=row.op_id,
            kind=row.kind.partition("/")[0],
            at=row.at,
            staff=row.staff,
            desk=row.desk,
            customer=row.customer or "",
            customer_name=row_name(row),
            barcode=row.barcode or "",
            outcome=_outcome(row),
            undoes_at=row.undoes_at,
            undone_at=row.undone_at,
            is_cancelled=(row.undone_as or "").startswith(f"{CancelLoan.kind}/"),
            redone_at=row.redone_at,
            stands=bool(changes)
            and not any(each.takes_item_out for each in changes)
            and self._stand(row.op_id, changes),
        )


def _outcome(row: Row) -> Outcome | None:
    """Return what became of an action, None where only another version knows it."""
    try:
        return read_outcome(row.kind.partition("/")[2], row.outcome, row.personal)
    except (LostOutcome, msgspec.ValidationError):
        return None


def _wanted(query: JournalQuery) -> list[sa.ColumnElement[bool]]:
    wanted: list[sa.ColumnElement[bool]] = []
    if query.number:
        ends = (query.number, query.number + _AFTER_ALL)
        wanted.append(
            sa.or_(
                t.journal.c.customer.between(*ends), t.journal.c.barcode.between(*ends)
            )
        )
    either = [t.journal.c.kind.startswith(f"{kind}/") for kind in query.kinds]
    if query.staff:
        either.append(sa.func.lower(t.journal.c.staff).startswith(query.staff.lower()))
    if either:
        wanted.append(sa.or_(*either))
    if query.desk:
        wanted.append(t.journal.c.desk == query.desk)
    return wanted


def _ids_of(query: JournalQuery, before: int, limit: int) -> sa.Select[Any]:
    """Return the newest lines of a whole card number or barcode, by its index."""
    others = JournalQuery(kinds=query.kinds, staff=query.staff, desk=query.desk)
    since = [] if query.since is None else [t.journal.c.at >= query.since]
    halves = [
        sa.select(t.journal.c.id)
        .where(
            column == query.number, t.journal.c.id < before, *since, *_wanted(others)
        )
        .order_by(t.journal.c.id.desc())
        .limit(limit)
        .subquery()
        for column in (t.journal.c.customer, t.journal.c.barcode)
    ]
    both = sa.union(*(sa.select(half.c.id) for half in halves)).subquery()
    return sa.select(both.c.id).order_by(both.c.id.desc()).limit(limit)
