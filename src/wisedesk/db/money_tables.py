# SPDX-License-Identifier: Apache-2.0
"""The table of what customers owe, and of how it was settled."""

import sqlalchemy as sa

from wisedesk.db import schema as is_
from wisedesk.db.schema import METADATA
from wisedesk.domain.charges import ChargeKind, Settlement

IS_OWED = sa.text("settled_at IS NULL")

# an operation makes one charge at most, and names it in the journal
charge = sa.Table(
    "charge",
    METADATA,
    is_.key(),
    is_.code("op_id", unique=True),
    is_.link("customer_id", "customer.id"),
    is_.link("loan_id", "loan.id"),
    is_.link("branch_id", "branch.id"),
    is_.code("kind"),
    sa.Column("cents", sa.Integer, nullable=False),
    is_.number("days"),
    is_.day("charged_on", required=True),
    is_.instant("settled_at"),
    is_.day("settled_on"),
    sa.Column("settlement", sa.Text),
    is_.one_of("kind", ChargeKind),
    is_.one_of("settlement", Settlement),
    sa.CheckConstraint("cents > 0", name="cents_owed"),
    sa.CheckConstraint("days >= 0", name="days_not_negative"),
    sa.CheckConstraint(
        "(settled_at IS NULL) = (settled_on IS NULL)"
        " AND (settled_at IS NULL) = (settlement IS NULL)",
        name="settled_whole",
    ),
    sa.Index(
        "ix_charge_owed",
        "customer_id",
        "cents",
        sqlite_where=IS_OWED,
        postgresql_where=IS_OWED,
    ),
    sa.Index("ix_charge_customer", "customer_id", "charged_on"),
    sa.Index("ix_charge_loan", "loan_id"),
)
