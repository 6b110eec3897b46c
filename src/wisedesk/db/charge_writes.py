# SPDX-License-Identifier: Apache-2.0
"""Writing what customers owe, and that it was settled."""

from datetime import date, datetime

import sqlalchemy as sa

from wisedesk.db import tables as t
from wisedesk.db.change_log import ChangeLog
from wisedesk.db.kept_states import noted
from wisedesk.domain.charges import Settlement
from wisedesk.services.charge_rows import NewCharge
from wisedesk.services.new_rows import Changed

_given = sa.bindparam

ADD = noted(Changed.CHARGE, sa.insert(t.charge))
KEY_OF = sa.select(t.charge.c.id).where(t.charge.c.op_id == _given("op"))
OPEN_OF_LOAN = sa.select(t.charge.c.id).where(
    t.charge.c.loan_id == _given("loan_id"), t.charge.c.settled_on.is_(None)
)
TAKE_BACK = sa.delete(t.charge).where(t.charge.c.id == _given("charge_key"))
SETTLE = noted(
    Changed.CHARGE,
    sa.update(t.charge)
    .where(t.charge.c.id == _given("key"))
    .values(
        settled_at=_given("at"), settled_on=_given("day"), settlement=_given("how")
    ),
)


class ChargeWrites(ChangeLog):
    """Amounts that are owed."""

    def add_charge(self, charge: NewCharge) -> None:
        """Charge a customer an amount."""
        self._create(
            ADD,
            op_id=charge.op_id,
            customer_id=charge.customer_id,
            loan_id=charge.loan_id,
            branch_id=charge.branch_id,
            kind=charge.kind.value,
            cents=charge.cents,
            days=charge.days,
            charged_on=charge.charged_on,
        )

    def credit_loan(self, loan_id: int) -> None:
        """Take back what a loan cost and nobody paid yet: it is cancelled."""
        for row in self._all(OPEN_OF_LOAN, loan_id=loan_id):
            before = self._state(Changed.CHARGE, row.id)
            self._do(TAKE_BACK, charge_key=row.id)
            self._note(Changed.CHARGE, row.id, before)

    def settle_charges(
        self, op_ids: tuple[str, ...], how: Settlement, at: datetime, day: date
    ) -> None:
        """Settle amounts that are owed."""
        for op_id in op_ids:
            key = int(self._value(KEY_OF, op=op_id))
            self._change(SETTLE, key, at=at, day=day, how=how.value)
