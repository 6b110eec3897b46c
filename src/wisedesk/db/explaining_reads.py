# SPDX-License-Identifier: Apache-2.0
"""Reading what a date or a status comes from: the last loan, the days shut."""

from datetime import date

import sqlalchemy as sa

from wisedesk.db import tables as t
from wisedesk.db.customer_names import CARD_NUMBER, NAME_COLUMNS, row_key, row_name
from wisedesk.db.library_reads import BRANCH_COLUMNS, branch_row
from wisedesk.db.snapshot import Snapshot
from wisedesk.domain.customer_types import LoanStanding
from wisedesk.services.item_rows import LoanFacts

_given = sa.bindparam

LAST_LOAN = (
    sa.select(
        t.loan.c.id.label("loan_id"),
        t.loan.c.op_id,
        t.loan.c.lent_at,
        t.loan.c.lent_on,
        t.loan.c.due_on,
        t.loan.c.returned_at,
        t.loan.c.returned_on,
        t.loan.c.standing,
        t.loan.c.renewals,
        t.loan.c.expected_on,
        *BRANCH_COLUMNS,
        *NAME_COLUMNS,
        CARD_NUMBER,
    )
    .join_from(t.loan, t.item, t.item.c.id == t.loan.c.item_id)
    .join(t.branch, t.branch.c.id == t.loan.c.branch_id)
    .outerjoin(t.customer, t.customer.c.id == t.loan.c.customer_id)
    .where(t.item.c.barcode == _given("barcode"), ~t.loan.c.cancelled)
    .order_by(
        t.loan.c.returned_at.is_not(None),  # the open one, whatever was imported
        t.loan.c.lent_at.desc(),
        t.loan.c.id.desc(),
    )
    .limit(1)
)
CLOSED_DAYS = sa.select(t.closed_day.c.day, t.closed_day.c.reason).where(
    t.closed_day.c.branch_id == _given("branch_id"),
    t.closed_day.c.day.between(_given("first"), _given("last")),
)


class ExplainingReads(Snapshot):
    """What an answer of the desk comes from."""

    def last_loan(self, barcode: str) -> LoanFacts | None:
        """Return an item's open loan, or the last one that ended, None for neither."""
        row = self._one(LAST_LOAN, barcode=barcode)
        if row is None:
            return None
        return LoanFacts(
            loan_id=row.loan_id,
            op_id=row.op_id or "",
            lent_at=row.lent_at,
            lent_on=row.lent_on,
            due_on=row.due_on,
            returned_at=row.returned_at,
            returned_on=row.returned_on,
            standing=LoanStanding(row.standing),
            renewals=row.renewals,
            expected_on=row.expected_on,
            branch=branch_row(row),
            customer=row_key(row),
            customer_name=row_name(row),
        )

    def closed_days(self, branch_id: int, first: date, last: date) -> dict[date, str]:
        """Return the days a branch is shut beside its weekdays, with the reasons."""
        rows = self._all(CLOSED_DAYS, branch_id=branch_id, first=first, last=last)
        return {row.day: row.reason for row in rows}
