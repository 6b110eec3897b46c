# SPDX-License-Identifier: Apache-2.0
"""Writing what happens at the desk: loans and the items they are of."""

from datetime import date, datetime

import sqlalchemy as sa

from wisedesk.db import tables as t
from wisedesk.db.change_log import CANCEL, ChangeLog
from wisedesk.db.customer_reads import UID_PREFIX
from wisedesk.db.kept_states import noted
from wisedesk.domain.customer_types import LoanStanding
from wisedesk.domain.items import ItemFacts, ItemStatus, status_while
from wisedesk.services.new_rows import Changed, ClosedLoan, NewLoan

_given = sa.bindparam

_card_holder = (
    sa.select(t.card.c.customer_id)
    .where(t.card.c.number == _given("number"))
    .scalar_subquery()
)
LOCK_BY_CARD = (
    sa.select(t.customer.c.id).where(t.customer.c.id == _card_holder).with_for_update()
)
LOCK_BY_UID = (
    sa.select(t.customer.c.id)
    .where(t.customer.c.uid == _given("uid"))
    .with_for_update()
)
LENT_BEFORE = (
    sa.select(t.loan.c.lent_on)
    .join_from(t.loan, t.item, t.item.c.id == t.loan.c.item_id)
    .where(
        t.loan.c.customer_id == _given("customer_id"),
        t.loan.c.lent_on >= _given("since"),
        t.loan.c.returned_at.is_not(None),
        sa.not_(t.loan.c.cancelled),
        t.item.c.title_id == _given("title_id"),
    )
    .order_by(t.loan.c.lent_on.desc())
    .limit(1)
)
ADD_LOAN = noted(Changed.LOAN, sa.insert(t.loan))
SET_STATUS = noted(
    Changed.ITEM,
    sa.update(t.item)
    .where(t.item.c.id == _given("key"))
    .values(
        status=_given("new_status"),
        transit_to=sa.null(),
        version=t.item.c.version + 1,
    ),
)
OPEN_LOAN = (
    sa.select(t.loan)
    .where(t.loan.c.item_id == _given("item_id"), t.loan.c.returned_at.is_(None))
    .with_for_update()
)
CLOSE_LOAN = noted(
    Changed.LOAN,
    sa.update(t.loan)
    .where(t.loan.c.id == _given("key"))
    .values(returned_at=_given("at"), returned_on=_given("day")),
)
OPEN_ITEMS = (
    sa.select(t.loan.c.id, t.loan.c.item_id)
    .where(
        t.loan.c.customer_id == _given("customer_id"), t.loan.c.returned_at.is_(None)
    )
    .order_by(t.loan.c.id)
)
CONVERT = (
    sa.update(t.loan)
    .where(
        t.loan.c.customer_id == _given("customer_key"), t.loan.c.returned_at.is_(None)
    )
    .values(
        standing=_given("new_standing"),
        due_on=t.loan.c.lent_on,
        counts=sa.false(),
    )
)


class LoanWrites(ChangeLog):
    """What a desk does all day."""

    def lock_customer(self, key: str) -> None:
        """Keep other desks from changing a customer until the end; then read it.

        What was read before the lock was had may be old on PostgreSQL.
        """
        if key.startswith(UID_PREFIX):
            self._lock(LOCK_BY_UID, uid=key.removeprefix(UID_PREFIX))
        else:
            self._lock(LOCK_BY_CARD, number=key)

    def add_loan(self, loan: NewLoan) -> int:
        """Store a loan with the item's status and return the loan's id."""
        loan_id = self._create(
            ADD_LOAN,
            op_id=loan.op_id,
            item_id=loan.item_id,
            customer_id=loan.customer_id,
            branch_id=loan.branch_id,
            lent_at=loan.lent_at,
            lent_on=loan.lent_on,
            due_on=loan.due_on,
            standing=loan.standing.value,
            counts=loan.counts,
            expected_on=loan.expected_on,
        )
        self._set_status(loan.item_id, loan.item_status)
        return loan_id

    def close_loan(
        self, item: ItemFacts, at: datetime, day: date, status: ItemStatus
    ) -> ClosedLoan:
        """End an item's open loan, give the item a status, return what it was."""
        row = self._one(OPEN_LOAN, item_id=item.item_id)
        if row is None:
            raise LookupError(f"no open loan of item {item.barcode}")
        self._remember(Changed.LOAN, row)
        self._change(CLOSE_LOAN, row.id, at=at, day=day)
        self._set_status(item.item_id, status)
        return ClosedLoan(
            loan_id=row.id,
            customer_id=row.customer_id,
            branch_id=row.branch_id,
            lent_on=row.lent_on,
            due_on=row.due_on,
            standing=LoanStanding(row.standing),
            counts=row.counts,
        )

    def cancel_open_loan(self, item: ItemFacts, at: datetime, day: date) -> None:
        """Cancel an item's open loan: it is out no more and counts nowhere."""
        if item.loan_id is not None:
            self._change(CANCEL, item.loan_id, at=at, day=day)

    def lent_before(self, customer_id: int, title_id: int, since: date) -> date | None:
        """Return when a customer last borrowed a title since a day, None for never."""
        day = self._value(
            LENT_BEFORE, customer_id=customer_id, title_id=title_id, since=since
        )
        return day if isinstance(day, date) else None

    def convert_open_loans(self, customer_id: int, standing: LoanStanding) -> list[int]:
        """Give open loans another standing; return the ids of their items."""
        rows = self._all(OPEN_ITEMS, customer_id=customer_id)
        before = {row.id: self._state(Changed.LOAN, row.id) for row in rows}
        self._do(CONVERT, customer_key=customer_id, new_standing=standing.value)
        for loan_id, state in before.items():
            self._note(Changed.LOAN, loan_id, state)
        items = [int(row.item_id) for row in rows]
        for item_id in items:
            self._set_status(item_id, status_while(standing))
        return items

    def _set_status(self, item_id: int, status: ItemStatus) -> None:
        self._change(SET_STATUS, item_id, new_status=status.value)
