# SPDX-License-Identifier: Apache-2.0
"""Removing a customer whose registration is turned back, where nothing was done since.

The pass is free again for whom it is meant for; the key, which the screens show, and a
number that was generated are never given twice.
"""

from datetime import datetime

import sqlalchemy as sa

from wisedesk.db import tables as t
from wisedesk.db.snapshot import Snapshot

_given = sa.bindparam
_THEIRS: sa.BindParameter[int] = _given("customer_key")

# what a registration itself makes, once, and what undoing leaves of a loan
OWN = (t.card, t.subscription)
OTHERS = tuple(
    sa.select(sa.literal(1)).where(column == _THEIRS).limit(1)
    for table in t.METADATA.sorted_tables
    if table not in {*OWN, t.loan}
    for column in table.c
    if column.references(t.customer.c.id)
)
LOANS = (
    sa.select(sa.literal(1))
    .where(t.loan.c.customer_id == _THEIRS, ~t.loan.c.cancelled)
    .limit(1)
)
COUNTS = tuple(
    sa.select(sa.func.count()).where(table.c.customer_id == _THEIRS) for table in OWN
)
LET_GO = (
    sa.update(t.loan).where(t.loan.c.customer_id == _THEIRS).values(customer_id=None)
)
REMOVE = (
    *(sa.delete(table).where(table.c.customer_id == _THEIRS) for table in OWN),
    sa.delete(t.customer).where(t.customer.c.id == _THEIRS),
)
REMOVED = sa.insert(t.removed_customer)
LAST_REMOVED = sa.select(sa.func.max(t.removed_customer.c.customer_id))
LAST = sa.select(sa.func.max(t.customer.c.id))


class CustomerTraces(Snapshot):
    """What a library has of a customer beside the registration itself."""

    def _has_more(self, customer_id: int) -> bool:
        """Whether anything was done with a customer since the registration."""
        theirs = {"customer_key": customer_id}
        more = any(self._value(look, **theirs) for look in (*OTHERS, LOANS))
        return more or any(self._value(count, **theirs) > 1 for count in COUNTS)


class CustomerRemoval(CustomerTraces):
    """Customers who never became one."""

    def _remove_customer(self, customer_id: int, at: datetime) -> bool:
        """Remove a customer with card and subscription; False where more is kept.

        A loan that was cancelled stays, without saying whose it was.
        """
        if self._has_more(customer_id):
            return False
        theirs = {"customer_key": customer_id}
        for statement in (LET_GO, *REMOVE):
            self._do(statement, **theirs)
        self._insert(REMOVED, customer_id=customer_id, removed_at=at)
        return True

    def _unused_key(self) -> dict[str, int]:
        """Return the key a new customer gets, where SQLite would give one twice.

        A server's sequence never goes back.
        """
        removed = self._value(LAST_REMOVED)
        highest = self._value(LAST) or 0
        if self._driver is None or removed is None or removed < highest:
            return {}
        return {"id": removed + 1}
