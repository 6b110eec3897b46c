# SPDX-License-Identifier: Apache-2.0
"""Whether what an action left still stands, and nothing was done with it since.

A state alone does not tell: an item that another desk lent and took back in the
meantime looks as it did.
"""

from collections.abc import Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from wisedesk.db import tables as t
from wisedesk.db.customer_removal import CustomerTraces
from wisedesk.db.desk_tables import OF_SETTING
from wisedesk.db.kept_states import KEPT, LOOKS, as_text
from wisedesk.db.snapshot import Row
from wisedesk.domain.customer_types import (
    CustomerType,
    LoanStanding,
    SpecialKind,
    behaviour_of,
)
from wisedesk.services.journal_form import read_changes
from wisedesk.services.new_rows import Change, Changed

Things = set[tuple[Changed, int | str]]

_given = sa.bindparam
_loan = [column.name for column in KEPT[Changed.LOAN].columns]
RETURNED_AT, STANDING, COUNTS = map(_loan.index, ("returned_at", "standing", "counts"))

LINE = sa.select(t.journal.c.id, t.journal.c.customer, t.journal.c.barcode).where(
    t.journal.c.op_id == _given("op_id")
)
_turning_back = t.journal.alias("turning_back")
_later = sa.select(
    t.journal.c.op_id, t.journal.c.undoes, t.journal.c.changes, t.journal.c.personal
).where(t.journal.c.id > _given("line"))
WITH_ITEM = _later.where(t.journal.c.barcode == _given("barcode"))
WITH_CUSTOMER = _later.where(
    t.journal.c.customer == _given("customer"), t.journal.c.barcode.is_(None)
)
# of whatever setting: they are few, and found by an index
WITH_SETTING = _later.where(
    OF_SETTING, ~sa.exists().where(_turning_back.c.undoes == t.journal.c.op_id)
)
KIND_OF = sa.select(t.customer.c.customer_type, t.customer.c.special_kind).where(
    t.customer.c.id == _given("customer_key")
)
BORROWER = sa.select(t.loan.c.customer_id).where(t.loan.c.id == _given("loan_key"))
OPEN_LOANS = sa.select(t.loan.c.id, t.loan.c.standing, t.loan.c.counts).where(
    t.loan.c.customer_id == _given("customer_key"), t.loan.c.returned_at.is_(None)
)


class LaterDeeds(CustomerTraces):
    """What became of a thing after an action changed it."""

    def _stand(
        self, op_id: str, changes: tuple[Change, ...], looks: Any = LOOKS
    ) -> bool:
        """Whether all that an operation changed is its own still.

        A customer's last activity is not asked for: it is that of whatever stands.
        """
        # what is removed leaves its key to what is added: the last state counts
        left = {(each.of, each.key): each.after for each in changes}
        for (of, key), after in left.items():
            as_left = as_text(self._one(looks[of], key=key)) == after
            if not as_left and of is not Changed.ACTIVITY:
                return False
            if of is Changed.CUSTOMER and self._has_more(int(key)):
                return False
        return not self._touched_since(op_id, set(left)) and self._fit(changes)

    def _touched_since(self, op_id: str, things: Things) -> bool:
        """Whether a later operation, that stands itself, changed one of the things."""
        line = self._one(LINE, op_id=op_id)
        if line is None:
            return False
        if any(of is Changed.SETTING for of, _ in things):
            rows = self._all(WITH_SETTING, line=line.id)
        elif line.barcode is not None:
            rows = self._all(WITH_ITEM, line=line.id, barcode=line.barcode)
        else:
            rows = self._all(WITH_CUSTOMER, line=line.id, customer=line.customer)
        for row in _standing(rows):
            for each in read_changes(row.changes, row.personal):
                if (each.of, each.key) in things and each.of is not Changed.ACTIVITY:
                    return True
        return False

    def _fit(self, changes: tuple[Change, ...]) -> bool:
        """Whether open loans would be such as their customer's card makes.

        Somebody whose Type speciale klant is turned back may have borrowed since; and
        it may have changed since an item came back.
        """
        kinds = {
            int(each.key): _decoded(each.before)[0]
            for each in changes
            if each.of is Changed.KIND
        }
        loans = [each for each in changes if each.of is Changed.LOAN and each.before]
        for each in loans:
            state = _decoded(each.before)
            if state[RETURNED_AT] is not None:
                continue
            customer_id = self._value(BORROWER, loan_key=each.key)
            if customer_id is not None and not self._fits(
                customer_id, kinds, state[STANDING], counts=state[COUNTS]
            ):
                return False
        turned_back = {each.key for each in loans}
        return all(
            self._fits(customer_id, kinds, row.standing, counts=bool(row.counts))
            for customer_id in kinds
            for row in self._all(OPEN_LOANS, customer_key=customer_id)
            if row.id not in turned_back
        )

    def _fits(
        self,
        customer_id: int,
        kinds: dict[int, str | None],
        standing: str,
        *,
        counts: bool,
    ) -> bool:
        if standing == LoanStanding.INSPECTION.value:
            return True  # any card may look at an item here
        row = self._one(KIND_OF, customer_key=customer_id)
        if row is None:
            return True
        kind = kinds.get(customer_id, row.special_kind)
        behaviour = behaviour_of(
            CustomerType(row.customer_type), None if kind is None else SpecialKind(kind)
        )
        return (LoanStanding(standing), counts) == (
            behaviour.standing,
            behaviour.loans_count,
        )


def _standing(rows: Sequence[Row]) -> list[Row]:
    """Return the lines that were not turned back, or were done again after that."""
    by = {row.undoes: row.op_id for row in rows}
    ids = {row.op_id for row in rows}
    found = []
    for row in rows:
        if row.undoes in ids:
            continue  # it only turns back what is here too
        stands, op_id = True, row.op_id
        while op_id in by:
            stands, op_id = not stands, by[op_id]
        if stands:
            found.append(row)
    return found


def _decoded(state: str | None) -> list[Any]:
    return msgspec.json.decode(state, type=list[Any]) if state else [None]
