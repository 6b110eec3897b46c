# SPDX-License-Identifier: Apache-2.0
"""Storing the loans that a file brings, by the rules of the customer's type."""

from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa

from wisedesk.db import tables as t
from wisedesk.db.import_writes import ImportWrites, added, as_before, changed
from wisedesk.db.loan_writes import SET_STATUS
from wisedesk.db.stock_tables import HOLD_IS_OPEN
from wisedesk.domain.brought_loans import (
    counts_brought,
    due_brought,
    standing_brought,
)
from wisedesk.domain.customer_types import (
    CustomerType,
    LoanStanding,
    SpecialKind,
    behaviour_of,
)
from wisedesk.domain.holds import HoldStatus
from wisedesk.domain.items import ItemStatus, status_while
from wisedesk.services.exchange_rows import (
    Differs,
    LoanOffer,
    Stored,
    Trouble,
    refused,
)

_given = sa.bindparam

BORROWER = (
    sa.select(t.customer.c.id, t.customer.c.customer_type, t.customer.c.special_kind)
    .join_from(t.card, t.customer, t.customer.c.id == t.card.c.customer_id)
    .where(t.card.c.number == _given("number"))
)
ITEM = sa.select(t.item.c.id, t.item.c.branch_id, t.item.c.title_id).where(
    t.item.c.barcode == _given("barcode")
)
SAME_LOAN = sa.select(t.loan).where(
    t.loan.c.item_id == _given("item"),
    sa.or_(t.loan.c.customer_id == _given("customer"), t.loan.c.customer_id.is_(None)),
    t.loan.c.lent_at >= _given("from_instant"),
    t.loan.c.lent_at < _given("before_instant"),
)
OPEN_LOAN = (
    sa.select(t.loan.c.id, t.loan.c.customer_id, t.card.c.number)
    .join_from(
        t.loan, t.card, t.card.c.customer_id == t.loan.c.customer_id, isouter=True
    )
    .where(t.loan.c.item_id == _given("item"), t.loan.c.returned_at.is_(None))
)
BOUND = sa.select(t.hold.c.id, t.hold.c.customer_id).where(
    t.hold.c.bound_item_id == _given("item"), HOLD_IS_OPEN
)
LET_GO_OF_ITEM = (
    sa.update(t.hold)
    .where(t.hold.c.id == _given("hold_key"))
    .values(
        status=_given("new_status"),
        bound_item_id=sa.null(),
        pick_up_until=sa.null(),
    )
)
END_LOAN = (
    sa.update(t.loan)
    .where(t.loan.c.id == _given("loan_key"))
    .values(returned_at=_given("at"), returned_on=_given("day"))
)
SET_DUE = (
    sa.update(t.loan)
    .where(t.loan.c.id == _given("loan_key"))
    .values(due_on=_given("new_due"), renewals=_given("new_renewals"))
)
TOUCH = (
    sa.update(t.customer)
    .where(
        t.customer.c.id == _given("customer_key"),
        sa.or_(
            t.customer.c.last_activity_on.is_(None),
            t.customer.c.last_activity_on < _given("day"),
        ),
    )
    .values(last_activity_on=_given("day"))
)


class ImportLoans(ImportWrites):
    """The loans as a file has them."""

    def store_loan(
        self, loan: LoanOffer, branch_id: int | None, differs: Differs
    ) -> Stored:
        """Add or change a loan; an open one sets the item's status."""
        return self._by_the_rules(lambda: self._store_loan(loan, branch_id, differs))

    def _store_loan(
        self, loan: LoanOffer, branch_id: int | None, differs: Differs
    ) -> Stored:
        customer = self._one(BORROWER, number=loan.card_number)
        if customer is None:
            return refused(Trouble.CARD_UNKNOWN, number=loan.card_number)
        item = self._one(ITEM, barcode=loan.barcode)
        if item is None:
            return refused(Trouble.ITEM_UNKNOWN, barcode=loan.barcode)
        kind = customer.special_kind
        behaviour = behaviour_of(
            CustomerType(customer.customer_type), SpecialKind(kind) if kind else None
        )
        standing = standing_brought(
            loan.standing, behaviour, returned=loan.returned_at is not None
        )
        if standing is None:
            return refused(Trouble.MAY_NOT_BORROW, number=loan.card_number)
        due_on = due_brought(standing, due_on=loan.due_on, lent_on=loan.lent_on)
        same = self._one(
            SAME_LOAN,
            item=item.id,
            customer=customer.id,
            from_instant=loan.lent_at,
            before_instant=loan.lent_at + timedelta(seconds=1),
        )
        if same is not None:
            return self._change_loan(same, loan, due_on, differs)
        return self._add_loan(loan, customer.id, item, branch_id, standing, due_on)

    def _add_loan(
        self,
        loan: LoanOffer,
        customer_id: int,
        item: Any,
        branch_id: int | None,
        standing: LoanStanding,
        due_on: date,
    ) -> Stored:
        out = loan.returned_at is None
        present = self._one(OPEN_LOAN, item=item.id) if out else None
        if present is not None:
            return refused(
                Trouble.ITEM_ON_LOAN, barcode=loan.barcode, number=present.number or ""
            )
        loan_id = self._add(
            t.loan,
            {
                "item_id": item.id,
                "customer_id": customer_id,
                "branch_id": branch_id or item.branch_id,
                "lent_at": loan.lent_at,
                "lent_on": loan.lent_on,
                "due_on": due_on,
                "returned_at": loan.returned_at,
                "returned_on": loan.returned_on,
                "standing": standing.value,
                "counts": counts_brought(standing),
                "renewals": loan.renewals,
            },
        )
        if out:
            self._mark(item.id, status_while(standing))
            self._let_go_of(item.id, customer_id)
        if standing is LoanStanding.ORDINARY:
            last = loan.returned_on or loan.lent_on
            values = {"customer_key": customer_id, "day": last}
            self._connection.execute(TOUCH, values)
        return added(loan_id)

    def _change_loan(
        self, same: Any, loan: LoanOffer, due_on: date, how: Differs
    ) -> Stored:
        """Follow the file where it knows more: a later due date, or the return.

        What came back at the desk meanwhile stays back.
        """
        if same.returned_at is not None or how is Differs.KEEP:
            return as_before(same.id)
        ordinary = same.standing == LoanStanding.ORDINARY.value
        moved = ordinary and (same.due_on, same.renewals) != (due_on, loan.renewals)
        if not moved and loan.returned_at is None:
            return as_before(same.id)
        if how is Differs.REFUSE:
            return refused(Trouble.TWICE_IN_FILE, barcode=loan.barcode)
        key = {"loan_key": same.id}
        if moved:
            values = {"new_due": due_on, "new_renewals": loan.renewals}
            self._connection.execute(SET_DUE, {**key, **values})
        if loan.returned_at is not None:
            values = {"at": loan.returned_at, "day": loan.returned_on}
            self._connection.execute(END_LOAN, {**key, **values})
            self._mark(same.item_id, ItemStatus.AVAILABLE)
        return changed(same.id)

    def _let_go_of(self, item_id: int, customer_id: int) -> None:
        """Let nobody wait for an item that is out: its holder has it, or waits on."""
        for row in self._all(BOUND, item=item_id):
            has_it = row.customer_id == customer_id
            status = HoldStatus.CLOSED if has_it else HoldStatus.ACTIVE
            self._do(LET_GO_OF_ITEM, hold_key=row.id, new_status=status.value)

    def _mark(self, item_id: int, status: ItemStatus) -> None:
        self._connection.execute(
            SET_STATUS.plain, {"key": item_id, "new_status": status.value}
        )
