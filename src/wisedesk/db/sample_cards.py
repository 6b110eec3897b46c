# SPDX-License-Identifier: Apache-2.0
"""The administrative cards of the sample: whose they are, and what was left on them."""

from datetime import UTC, date, datetime, time, timedelta

import sqlalchemy as sa

from wisedesk.db import tables as t
from wisedesk.db.definitions import Find, number_or_none, read_table
from wisedesk.domain.calendar import OpenDays
from wisedesk.domain.customer_types import CustomerType, LoanStanding
from wisedesk.domain.items import ItemStatus, status_while

FIRST_PARKED, PARKED_EVERY = 60, 11  # days ago, and days between two items
IN = (
    sa.select(t.item.c.id, t.item.c.branch_id)
    .where(t.item.c.status == ItemStatus.AVAILABLE.value)
    .order_by(t.item.c.id.desc())  # the first titles are the seed's: they stay in
    .limit(sa.bindparam("wanted"))
)
HOLDER = sa.select(t.card.c.customer_id).where(t.card.c.number == sa.bindparam("card"))


def add_internal_cards(connection: sa.Connection, find: Find, today: date) -> None:
    """Keep whose each card is, and lend to administrative ones what they hold.

    Nobody was reminded of those items: some are there for half a year.
    """
    for row in read_table(find, "special_customers"):
        holder = connection.execute(HOLDER, {"card": row["card_number"]}).scalar_one()
        days = number_or_none(row["expected_days"])
        if row["owner"]:
            connection.execute(
                sa.insert(t.internal_card),
                {
                    "customer_id": holder,
                    "owner": row["owner"],
                    "purpose": row["purpose"],
                    "expected_days": days,
                },
            )
        if row["customer_type"] == CustomerType.ADMINISTRATIVE_CARD.value:
            _park(connection, holder, int(row["items"]), days, today)


def _park(
    connection: sa.Connection, holder: int, wanted: int, days: int | None, today: date
) -> None:
    items = connection.execute(IN, {"wanted": wanted}).all()
    for place, item in enumerate(items):
        on = today - timedelta(days=FIRST_PARKED + PARKED_EVERY * place)
        on -= timedelta(days=not OpenDays().is_open(on))
        connection.execute(
            sa.insert(t.loan),
            {
                "item_id": item.id,
                "customer_id": holder,
                "branch_id": item.branch_id,
                "lent_at": datetime.combine(on, time(11), UTC),
                "lent_on": on,
                "due_on": on,
                "expected_on": on + timedelta(days=days) if days else None,
                "standing": LoanStanding.INTERNAL.value,
                "counts": False,
            },
        )
        status = status_while(LoanStanding.INTERNAL).value
        connection.execute(
            sa.update(t.item).where(t.item.c.id == item.id).values(status=status)
        )
