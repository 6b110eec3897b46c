# SPDX-License-Identifier: Apache-2.0
"""Reading what is out, by who has it."""

from datetime import date

import sqlalchemy as sa

from wisedesk.db import tables as t
from wisedesk.db.customer_reads import UID_PREFIX
from wisedesk.db.snapshot import Row, Snapshot
from wisedesk.db.stock_tables import HOLD_IS_NOT_BOUND, HOLD_IS_OPEN
from wisedesk.domain.customer_types import WITH_TERM, LoanStanding
from wisedesk.domain.holds import HoldStatus
from wisedesk.services.customer_rows import Waiting
from wisedesk.services.item_rows import LoanRow

_given = sa.bindparam
# by somebody else, on this copy or on any
_held = (
    sa.select(t.hold.c.id)
    .where(
        t.hold.c.title_id == t.item.c.title_id,
        sa.or_(t.hold.c.item_id.is_(None), t.hold.c.item_id == t.item.c.id),
        t.hold.c.customer_id != t.loan.c.customer_id,
        HOLD_IS_OPEN,
        HOLD_IS_NOT_BOUND,
    )
    .exists()
    .label("held")
)
_owed = (
    sa.select(sa.func.coalesce(sa.func.sum(t.charge.c.cents), 0))
    .where(t.charge.c.loan_id == t.loan.c.id, t.charge.c.settled_at.is_(None))
    .scalar_subquery()
    .label("owed_cents")
)
OPEN_LOANS = (
    sa.select(
        t.loan.c.id,
        t.item.c.barcode,
        t.title.c.key,
        t.title.c.title,
        t.title.c.author,
        t.material_type.c.name.label("material"),
        t.loan.c.lent_on,
        t.loan.c.due_on,
        t.loan.c.standing,
        t.loan.c.renewals,
        t.branch.c.name.label("item_branch"),
        t.item.c.rmt,
        t.loan.c.branch_id,
        _held,
        _owed,
    )
    .join_from(t.loan, t.item, t.item.c.id == t.loan.c.item_id)
    .join(t.title, t.title.c.id == t.item.c.title_id)
    .join(t.material_type, t.material_type.c.rmt == t.item.c.rmt)
    .join(t.branch, t.branch.c.id == t.item.c.branch_id)
    .where(
        t.loan.c.customer_id == _given("customer_id"), t.loan.c.returned_at.is_(None)
    )
    .order_by(t.loan.c.due_on, t.loan.c.id)
)
OPEN_LOANS_FROM = OPEN_LOANS.where(
    t.loan.c.due_on >= _given("due_on"),
    sa.or_(t.loan.c.due_on > _given("due_on"), t.loan.c.id > _given("loan_id")),
).limit(_given("limit"))
OVERDUE = (
    sa.select(sa.func.count())
    .select_from(t.loan)
    .where(
        t.loan.c.customer_id == _given("customer_id"),
        t.loan.c.returned_at.is_(None),
        t.loan.c.due_on < _given("today"),
        t.loan.c.standing.in_([each.value for each in WITH_TERM]),
    )
)
READY = (
    sa.select(t.title.c.title)
    .join_from(t.hold, t.title, t.title.c.id == t.hold.c.title_id)
    .where(
        t.hold.c.customer_id == _given("customer_id"),
        t.hold.c.status == HoldStatus.RECEIVED.value,
    )
    .order_by(t.hold.c.id)
)
LOAN_OPERATION = (
    sa.select(t.loan.c.op_id, t.loan.c.customer_id)
    .join_from(t.loan, t.item, t.item.c.id == t.loan.c.item_id)
    .where(t.item.c.barcode == _given("barcode"), t.loan.c.returned_at.is_(None))
)
OWNS_KEY = (
    sa.select(t.customer.c.id)
    .join_from(
        t.customer, t.card, t.card.c.customer_id == t.customer.c.id, isouter=True
    )
    .where(
        t.customer.c.id == _given("customer_id"),
        sa.or_(
            t.card.c.number == _given("key"),
            sa.literal(UID_PREFIX) + t.customer.c.uid == _given("key"),
        ),
    )
)


class LoanReads(Snapshot):
    """What is out, and what lies ready."""

    def open_loans(self, customer_id: int) -> list[LoanRow]:
        """Return what a customer has, by due date."""
        return [_loan(row) for row in self._all(OPEN_LOANS, customer_id=customer_id)]

    def open_loans_from(
        self, customer_id: int, after: tuple[date, int], limit: int
    ) -> list[LoanRow]:
        """Return some of what a customer has, by due date, behind a day and a loan."""
        due_on, loan_id = after
        rows = self._all(
            OPEN_LOANS_FROM,
            customer_id=customer_id,
            due_on=due_on,
            loan_id=loan_id,
            limit=limit,
        )
        return [_loan(row) for row in rows]

    def waiting_for(self, customer_id: int, today: date) -> Waiting:
        """Return what a customer should hear of at the desk."""
        return Waiting(
            overdue=int(self._value(OVERDUE, customer_id=customer_id, today=today)),
            ready=tuple(row.title for row in self._all(READY, customer_id=customer_id)),
        )

    def loan_operation(self, barcode: str, customer: str) -> str:
        """Return the operation that lent an item to a customer who has it still."""
        row = self._one(LOAN_OPERATION, barcode=barcode)
        if row is None or row.op_id is None:
            return ""
        owns = self._one(OWNS_KEY, customer_id=row.customer_id, key=customer)
        return str(row.op_id) if owns is not None else ""


def _loan(row: Row) -> LoanRow:
    return LoanRow(
        loan_id=row.id,
        barcode=row.barcode,
        title_key=row.key,
        title=row.title,
        author=row.author,
        material=row.material,
        lent_on=row.lent_on,
        due_on=row.due_on,
        standing=LoanStanding(row.standing),
        renewals=row.renewals,
        item_branch=row.item_branch,
        held=row.held,
        rmt=row.rmt,
        branch_id=row.branch_id,
        owed_cents=row.owed_cents,
    )
