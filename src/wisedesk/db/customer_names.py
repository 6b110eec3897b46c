# SPDX-License-Identifier: Apache-2.0
"""Who a row is about: the columns of a customer's name and key, and reading them."""

import sqlalchemy as sa

from wisedesk.db import tables as t
from wisedesk.db.customer_reads import UID_PREFIX
from wisedesk.db.snapshot import Row
from wisedesk.domain.names import display_name

CARD_NUMBER = (
    sa.select(t.card.c.number)
    .where(t.card.c.customer_id == t.customer.c.id)
    .order_by(t.card.c.status, t.card.c.id.desc())
    .limit(1)
    .scalar_subquery()
    .label("card_number")
)
NAME_COLUMNS = (
    t.customer.c.uid,
    t.customer.c.family_name,
    t.customer.c.given_name,
    t.customer.c.name_prefix,
    t.customer.c.initials,
)


def row_name(row: Row) -> str:
    """Return the display name in a row with the name columns, empty for nobody."""
    if row.family_name is None:
        return ""
    return display_name(row.family_name, row.given_name, row.name_prefix, row.initials)


def row_key(row: Row) -> str:
    """Return the customer key in a row with the name columns, empty for nobody."""
    if row.uid is None:
        return ""
    return str(row.card_number or UID_PREFIX + row.uid)
