# SPDX-License-Identifier: Apache-2.0
"""Reading what customers owe, and what a fine goes by."""

from datetime import date

import sqlalchemy as sa

from wisedesk.db import tables as t
from wisedesk.db.customer_statements import CURRENT_SUBSCRIPTION
from wisedesk.db.snapshot import Row, Snapshot
from wisedesk.domain.charges import ChargeKind, FineRule, Settlement
from wisedesk.domain.customer_types import WITH_TERM
from wisedesk.services.charge_rows import ChargeRow, LateGroup, LoanMade

_given = sa.bindparam

CHARGES = (
    sa.select(
        t.charge.c.op_id,
        t.charge.c.kind,
        t.charge.c.cents,
        t.charge.c.days,
        t.charge.c.charged_on,
        t.charge.c.settled_on,
        t.charge.c.settlement,
        t.title.c.title,
        t.title.c.author,
        t.item.c.barcode,
        t.loan.c.due_on,
        t.loan.c.returned_on,
        t.charge.c.branch_id,
        t.branch.c.name.label("branch"),
    )
    .join_from(t.charge, t.loan, t.loan.c.id == t.charge.c.loan_id)
    .join(t.item, t.item.c.id == t.loan.c.item_id)
    .join(t.title, t.title.c.id == t.item.c.title_id)
    .join(t.branch, t.branch.c.id == t.charge.c.branch_id)
)
OF_LOAN = CHARGES.where(t.charge.c.loan_id == _given("loan_id")).order_by(t.charge.c.id)
_theirs = CHARGES.where(t.charge.c.customer_id == _given("customer_id"))
OWED = _theirs.where(t.charge.c.settled_at.is_(None)).order_by(
    t.charge.c.charged_on.desc(), t.charge.c.id.desc()
)
SETTLED = _theirs.where(t.charge.c.settled_at.is_not(None)).order_by(
    t.charge.c.settled_at.desc(), t.charge.c.id.desc()
)
SETTLED_ON = sa.select(t.charge.c.settled_on).where(t.charge.c.op_id == _given("op_id"))
OWED_ON_LOANS = (
    sa.select(sa.func.coalesce(sa.func.sum(t.charge.c.cents), 0))
    .join_from(t.charge, t.loan, t.loan.c.id == t.charge.c.loan_id)
    .where(
        t.charge.c.customer_id == _given("customer_id"),
        t.charge.c.settled_at.is_(None),
        t.loan.c.returned_at.is_(None),
    )
)
LATE = (
    sa.select(
        t.loan.c.due_on,
        t.loan.c.branch_id,
        t.item.c.rmt,
        sa.func.count().label("loans"),
    )
    .join_from(t.loan, t.item, t.item.c.id == t.loan.c.item_id)
    .where(
        t.loan.c.customer_id == _given("customer_id"),
        t.loan.c.returned_at.is_(None),
        t.loan.c.due_on < _given("today"),
        t.loan.c.standing.in_([each.value for each in sorted(WITH_TERM)]),
    )
    .group_by(t.loan.c.due_on, t.loan.c.branch_id, t.item.c.rmt)
)
MADE = (
    sa.select(
        t.loan.c.lent_at,
        t.journal.c.staff,
        t.journal.c.desk,
        t.branch.c.name.label("branch"),
        t.item.c.call_number,
    )
    .join_from(t.loan, t.item, t.item.c.id == t.loan.c.item_id)
    .join(t.branch, t.branch.c.id == t.loan.c.branch_id)
    .outerjoin(t.journal, t.journal.c.op_id == t.loan.c.op_id)
    .where(t.loan.c.id == _given("loan_id"))
)
FINE_RULES = (
    sa.select(
        t.loan_policy.c.rmt,
        t.loan_policy.c.fine_cents_per_day,
        t.loan_policy.c.fine_free_days,
        t.loan_policy.c.fine_maximum_cents,
    )
    .join_from(t.customer, t.subscription, CURRENT_SUBSCRIPTION)
    .join(
        t.loan_policy,
        t.loan_policy.c.subscription_type_id == t.subscription.c.subscription_type_id,
    )
    .where(t.customer.c.id == _given("customer_id"))
)
FINE_RULE = FINE_RULES.where(
    t.loan_policy.c.rmt.in_([_given("rmt"), _given("letter")])
).order_by(sa.func.length(t.loan_policy.c.rmt).desc())


class ChargeReads(Snapshot):
    """Amounts."""

    def charges(self, customer_id: int, *, owed: bool) -> list[ChargeRow]:
        """Return what a customer owes, or what was settled; the latest first."""
        rows = self._all(OWED if owed else SETTLED, customer_id=customer_id)
        return [_charge(row) for row in rows]

    def owed_on_loans(self, customer_id: int) -> int:
        """Return what a customer owes for items that are still out, in cents."""
        return int(self._value(OWED_ON_LOANS, customer_id=customer_id))

    def late_groups(self, customer_id: int, today: date) -> list[LateGroup]:
        """Return a customer's open loans that are late, those alike together."""
        rows = self._all(LATE, customer_id=customer_id, today=today)
        return [
            LateGroup(
                due_on=row.due_on, branch_id=row.branch_id, rmt=row.rmt, loans=row.loans
            )
            for row in rows
        ]

    def loan_made(self, loan_id: int) -> LoanMade | None:
        """Return how a loan was made, None when there is no such loan."""
        row = self._one(MADE, loan_id=loan_id)
        if row is None:
            return None
        charges = self._all(OF_LOAN, loan_id=loan_id)
        return LoanMade(
            lent_at=row.lent_at,
            staff=row.staff or "",
            desk=row.desk or "",
            branch=row.branch,
            call_number=row.call_number,
            charges=tuple(_charge(each) for each in charges),
        )

    def is_settled(self, op_id: str) -> bool:
        """Whether an operation charged something that was settled since."""
        return self._value(SETTLED_ON, op_id=op_id) is not None

    def fine_rules(self, customer_id: int) -> dict[str, FineRule]:
        """Return what a customer's present reglement says of fines, by material."""
        rows = self._all(FINE_RULES, customer_id=customer_id)
        return {row.rmt: _fine_rule(row) for row in rows}

    def fine_rule(self, customer_id: int, rmt: str) -> FineRule | None:
        """Return the fines of a material's own line, or its first letter's, or None."""
        letter = rmt[:1]
        row = self._one(FINE_RULE, customer_id=customer_id, rmt=rmt, letter=letter)
        return None if row is None else _fine_rule(row)


def _fine_rule(row: Row) -> FineRule:
    return FineRule(row.fine_cents_per_day, row.fine_free_days, row.fine_maximum_cents)


def _charge(row: Row) -> ChargeRow:
    how = row.settlement
    return ChargeRow(
        op_id=row.op_id,
        kind=ChargeKind(row.kind),
        cents=row.cents,
        days=row.days,
        charged_on=row.charged_on,
        title=row.title,
        author=row.author,
        barcode=row.barcode,
        due_on=row.due_on,
        returned_on=row.returned_on,
        branch_id=row.branch_id,
        branch=row.branch,
        settled_on=row.settled_on,
        settlement=None if how is None else Settlement(how),
    )
