# SPDX-License-Identifier: Apache-2.0
"""Reading what a customer's last activity comes from: the journal of that customer."""

from datetime import date
from typing import Any

import msgspec
import sqlalchemy as sa

from wisedesk.db import tables as t
from wisedesk.db.customer_reads import UID_PREFIX
from wisedesk.db.snapshot import Row, Snapshot
from wisedesk.domain.activity import Deed
from wisedesk.domain.customer_types import LoanStanding
from wisedesk.services.journal_form import read_changes
from wisedesk.services.new_rows import Changed

MOST_LINES = 500  # of one customer: far more than can still be turned back

ACTIVITY = ("lend/lent", "return/returned", "renew/renewed", "register/registered")
_given = sa.bindparam
_of_them = sa.or_(
    t.journal.c.customer.in_(
        sa.select(t.card.c.number).where(t.card.c.customer_id == _given("customer_key"))
    ),
    t.journal.c.customer
    == sa.select(UID_PREFIX + t.customer.c.uid)
    .where(t.customer.c.id == _given("customer_key"))
    .scalar_subquery(),
)
DEEDS = (
    sa.select(
        t.journal.c.op_id,
        t.journal.c.kind,
        t.journal.c.on_day,
        t.journal.c.outcome,
        t.journal.c.changes,
        t.journal.c.undoes,
    )
    .where(
        _of_them,
        sa.or_(
            t.journal.c.undoes.is_not(None),
            *(t.journal.c.kind == kind for kind in ACTIVITY),
        ),
    )
    .order_by(t.journal.c.id.desc())
    .limit(MOST_LINES)
)


class ActivityReads(Snapshot):
    """What a customer did of late."""

    def deeds_of(self, customer_id: int) -> list[Deed]:
        """Return what counts as activity of a customer, the first of it first."""
        rows = self._all(DEEDS, customer_key=customer_id)
        by = {row.undoes: row.op_id for row in rows if row.undoes is not None}
        return [
            Deed(
                op_id=row.op_id,
                day=_day(row),
                stands=_stands(row.op_id, by),
                found=_found(row, customer_id),
            )
            for row in reversed(rows)
            if row.kind in ACTIVITY and not _is_internal(row)
        ]


def _stands(op_id: str, by: dict[str, str]) -> bool:
    stands = True
    while op_id in by:
        stands, op_id = not stands, by[op_id]
    return stands


def _outcome(row: Row) -> dict[str, Any]:
    return msgspec.json.decode(row.outcome, type=dict[str, Any])


def _is_internal(row: Row) -> bool:
    """Whether it was of an internal card, which has no activity."""
    return bool(_outcome(row).get("standing") == LoanStanding.INTERNAL)


def _day(row: Row) -> date:
    """Return the day a deed counts on: that of the book drop, or that it was done."""
    dropped = _outcome(row).get("returned_on")
    return date.fromisoformat(dropped) if dropped else row.on_day


def _found(row: Row, customer_id: int) -> date | None:
    """Return the last activity that a deed moved, None where it moved none."""
    for each in read_changes(row.changes, None):
        if (each.of, each.key) == (Changed.ACTIVITY, customer_id) and each.before:
            return msgspec.json.decode(each.before, type=tuple[date | None])[0]
    return None
