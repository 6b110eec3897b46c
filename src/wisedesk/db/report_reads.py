# SPDX-License-Identifier: Apache-2.0
"""Reading statistics and reminder candidates: from loans and customers, never kept.

An administrative card is in no figure and gets no notice; a special customer counts as
a customer and its loans do not (seed, "Waar houd je rekening mee").
"""

from datetime import date, timedelta

import sqlalchemy as sa

from wisedesk.db import tables as t
from wisedesk.db.customer_names import CARD_NUMBER, NAME_COLUMNS, row_key, row_name
from wisedesk.db.snapshot import Row, Snapshot
from wisedesk.domain.customer_types import (
    BEHAVIOURS,
    CustomerType,
    LoanStanding,
    NoticeRule,
    SpecialKind,
    behaviour_of,
)
from wisedesk.services.library_rows import PeriodCounts, ReminderCandidate

_given = sa.bindparam


def _counted_customers() -> sa.ColumnElement[bool]:
    """Return the condition for customers that count, from the table of behaviour."""
    wanted = [
        sa.and_(
            t.customer.c.customer_type == customer_type.value,
            t.customer.c.special_kind == kind.value
            if kind
            else t.customer.c.special_kind.is_(None),
        )
        for customer_type in CustomerType
        for kind in (None, *SpecialKind)
        if behaviour_of(customer_type, kind).counts_as_customer
    ]
    return sa.or_(*wanted)


_noticed = [
    customer_type.value
    for customer_type, behaviour in BEHAVIOURS.items()
    if behaviour.notices is NoticeRule.ALL
]
_lent = sa.and_(
    t.loan.c.counts, t.loan.c.lent_on.between(_given("first"), _given("last"))
)
LOANS = sa.select(sa.func.count()).select_from(t.loan).where(_lent)
BORROWERS = sa.select(sa.func.count(sa.distinct(t.loan.c.customer_id))).where(_lent)
RETURNS = (
    sa.select(sa.func.count())
    .select_from(t.loan)
    .where(
        t.loan.c.counts, t.loan.c.returned_on.between(_given("first"), _given("last"))
    )
)
BY_MATERIAL = (
    sa.select(t.material_type.c.name, sa.func.count().label("loans"))
    .join_from(t.loan, t.item, t.item.c.id == t.loan.c.item_id)
    .join(t.material_type, t.material_type.c.rmt == t.item.c.rmt)
    .where(_lent)
    .group_by(t.material_type.c.name)
    .order_by(t.material_type.c.name)
)
CUSTOMERS = (
    sa.select(sa.func.count())
    .select_from(t.customer)
    .where(_counted_customers(), t.customer.c.registered_on <= _given("last"))
)
NEW_CUSTOMERS = CUSTOMERS.where(t.customer.c.registered_on >= _given("first"))
LATE = (
    sa.select(
        t.item.c.barcode,
        t.title.c.title,
        t.loan.c.due_on,
        *NAME_COLUMNS,
        CARD_NUMBER,
    )
    .join_from(t.loan, t.customer, t.customer.c.id == t.loan.c.customer_id)
    .join(t.item, t.item.c.id == t.loan.c.item_id)
    .join(t.title, t.title.c.id == t.item.c.title_id)
    .where(
        t.loan.c.returned_at.is_(None),
        t.loan.c.due_on <= _given("latest"),
        t.loan.c.standing == LoanStanding.ORDINARY.value,
        t.customer.c.customer_type.in_(_noticed),
    )
    .order_by(t.loan.c.due_on, t.loan.c.id)
)


class ReportReads(Snapshot):
    """The figures."""

    def counts_of(self, first: date, last: date) -> PeriodCounts:
        """Return the statistics of a period, both days included."""
        period = {"first": first, "last": last}
        return PeriodCounts(
            loans=self._value(LOANS, **period),
            returns=self._value(RETURNS, **period),
            borrowers=self._value(BORROWERS, **period),
            new_customers=self._value(NEW_CUSTOMERS, **period),
            customers=self._value(CUSTOMERS, last=last),
            loans_by_material=tuple(
                (row.name, row.loans) for row in self._all(BY_MATERIAL, **period)
            ),
        )

    def late_loans(self, today: date, days: int) -> list[ReminderCandidate]:
        """Return ordinary loans at least `days` late, of customers who get notices."""
        rows: list[Row] = self._all(LATE, latest=today - timedelta(days=max(1, days)))
        return [
            ReminderCandidate(
                customer_key=row_key(row),
                customer_name=row_name(row),
                barcode=row.barcode,
                title=row.title,
                due_on=row.due_on,
                days_late=(today - row.due_on).days,
            )
            for row in rows
        ]
