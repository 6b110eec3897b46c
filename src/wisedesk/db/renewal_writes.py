# SPDX-License-Identifier: Apache-2.0
"""Reading an open loan to renew it, and writing that it runs on."""

from datetime import date

import sqlalchemy as sa

from wisedesk.db import tables as t
from wisedesk.db.change_log import ChangeLog
from wisedesk.db.kept_states import noted
from wisedesk.db.loan_writes import OPEN_LOAN
from wisedesk.domain.customer_types import LoanStanding
from wisedesk.services.new_rows import Changed, OpenLoan

_given = sa.bindparam

RENEW = noted(
    Changed.LOAN,
    sa.update(t.loan)
    .where(t.loan.c.id == _given("key"))
    .values(
        due_on=_given("due"),
        branch_id=_given("branch"),
        renewals=t.loan.c.renewals + 1,
    ),
)


class RenewalWrites(ChangeLog):
    """Loans that run on."""

    def open_loan(self, item_id: int) -> OpenLoan:
        """Return an item's open loan, locked; raises LookupError when it has none."""
        row = self._one(OPEN_LOAN, item_id=item_id)
        if row is None:
            raise LookupError(f"no open loan of item {item_id}")
        self._remember(Changed.LOAN, row)
        return OpenLoan(
            loan_id=row.id,
            due_on=row.due_on,
            standing=LoanStanding(row.standing),
            renewals=row.renewals,
            lent_on=row.lent_on,
        )

    def renew_loan(self, loan_id: int, due_on: date, branch_id: int) -> None:
        """Let a loan run until another day, renewed at a branch."""
        self._change(RENEW, loan_id, due=due_on, branch=branch_id)
