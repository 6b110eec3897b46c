# SPDX-License-Identifier: Apache-2.0
"""The tables of what the library has, and of what is out."""

import sqlalchemy as sa

from wisedesk.db import schema as is_
from wisedesk.db.schema import METADATA
from wisedesk.domain.customer_types import Channel, LoanStanding
from wisedesk.domain.holds import HoldStatus
from wisedesk.domain.items import ItemStatus
from wisedesk.domain.policies import RenewsFrom

OPEN_LOAN = sa.text("returned_at IS NULL")
OPEN_INTERNAL = sa.text(
    "returned_at IS NULL AND standing IN ('F-special', 'F-internal')"
)
OPEN_HOLD = sa.text("status <> 'Z'")

material_type = sa.Table(
    "material_type",
    METADATA,
    sa.Column("rmt", sa.Text, primary_key=True),
    is_.code("name"),
    sa.CheckConstraint("length(rmt) BETWEEN 1 AND 2", name="rmt_two_characters"),
)

loan_policy = sa.Table(
    "loan_policy",
    METADATA,
    is_.key(),
    is_.link("subscription_type_id", "subscription_type.id"),
    sa.Column("rmt", sa.ForeignKey("material_type.rmt"), nullable=False),
    is_.number("loan_days"),
    is_.number("renewal_days"),
    is_.number("renewals"),
    sa.Column("renews_from", sa.Text, nullable=False, server_default="today"),
    is_.one_of("renews_from", RenewsFrom),
    is_.cents("fee_cents"),
    is_.number("minimum_age"),
    is_.maybe_number("maximum"),
    is_.cents("fine_cents_per_day"),
    is_.number("fine_free_days"),
    is_.cents("fine_maximum_cents"),
    is_.flag("holdable", default=True),
    is_.maybe_number("holiday_loan_days"),
    is_.maybe_number("holiday_renewal_days"),
    sa.UniqueConstraint("subscription_type_id", "rmt"),
    sa.CheckConstraint("loan_days >= 0", name="loan_days_not_negative"),
    sa.CheckConstraint(
        "renewal_days >= 0 AND renewals >= 0", name="renewals_not_negative"
    ),
    sa.CheckConstraint("minimum_age BETWEEN 0 AND 99", name="minimum_age_two_digits"),
    sa.CheckConstraint("maximum >= 0", name="maximum_not_negative"),
    sa.CheckConstraint("fine_free_days >= 0", name="fine_free_days_not_negative"),
    sa.CheckConstraint(
        "holiday_loan_days >= loan_days", name="holiday_loan_days_not_shorter"
    ),
    sa.CheckConstraint(
        "holiday_renewal_days >= renewal_days", name="holiday_renewal_days_not_shorter"
    ),
)

title = sa.Table(
    "title",
    METADATA,
    is_.key(),
    is_.code("key", unique=True),
    is_.code("title"),
    is_.text("author"),
    is_.text("isbn"),
    is_.text("year"),
    is_.text("language"),
    is_.code("search_key"),
    sa.Index("ix_title_search_key", "search_key", "id"),
    sa.Index("ix_title_isbn", "isbn"),
)

item = sa.Table(
    "item",
    METADATA,
    is_.key(),
    is_.code("barcode", unique=True),
    is_.link("title_id", "title.id"),
    is_.link("branch_id", "branch.id"),
    sa.Column("rmt", sa.ForeignKey("material_type.rmt"), nullable=False),
    sa.Column("status", sa.Text, nullable=False, server_default="B"),
    is_.link("transit_to", "branch.id", required=False),
    is_.text("call_number"),
    sa.Column("price_cents", sa.Integer),
    is_.day("inventory_on"),
    is_.number("version", 1),
    is_.one_of("status", ItemStatus),
    sa.CheckConstraint(
        "transit_to IS NULL OR status = 'T'", name="transit_to_in_transit"
    ),
    sa.CheckConstraint("length(barcode) > 0", name="barcode_given"),
    sa.Index("ix_item_title_id", "title_id"),
)

loan = sa.Table(
    "loan",
    METADATA,
    is_.key(),
    is_.link("item_id", "item.id"),
    is_.link("customer_id", "customer.id", required=False),
    is_.link("branch_id", "branch.id"),
    is_.instant("lent_at", required=True),
    is_.day("lent_on", required=True),
    is_.day("due_on", required=True),
    is_.instant("returned_at"),
    is_.day("returned_on"),
    is_.day("expected_on"),
    sa.Column("standing", sa.Text, nullable=False, server_default="U"),
    is_.flag("counts", default=True),
    is_.flag("cancelled"),
    is_.number("renewals"),
    sa.Column("op_id", sa.Text, unique=True),
    is_.one_of("standing", LoanStanding),
    sa.CheckConstraint(
        "returned_at IS NOT NULL OR customer_id IS NOT NULL", name="open_has_customer"
    ),
    sa.CheckConstraint(
        "(returned_at IS NULL) = (returned_on IS NULL)", name="returned_whole"
    ),
    sa.CheckConstraint("due_on >= lent_on", name="due_after_lent"),
    sa.CheckConstraint(
        "standing = 'U' OR (NOT counts AND due_on = lent_on)", name="internal_apart"
    ),
    sa.CheckConstraint(
        "NOT cancelled OR (NOT counts AND returned_at IS NOT NULL)",
        name="cancelled_counts_not",
    ),
    sa.CheckConstraint(
        "expected_on IS NULL OR (standing IN ('F-special', 'F-internal')"
        " AND expected_on >= lent_on)",
        name="expected_of_internal",
    ),
    sa.Index(
        "uq_loan_open_item",
        "item_id",
        unique=True,
        sqlite_where=OPEN_LOAN,
        postgresql_where=OPEN_LOAN,
    ),
    sa.Index(
        "ix_loan_open_customer",
        "customer_id",
        "due_on",
        sqlite_where=OPEN_LOAN,
        postgresql_where=OPEN_LOAN,
    ),
    sa.Index(
        "ix_loan_open_due",
        "due_on",
        sqlite_where=OPEN_LOAN,
        postgresql_where=OPEN_LOAN,
    ),
    sa.Index(
        "ix_loan_open_internal",
        "lent_on",
        sqlite_where=OPEN_INTERNAL,
        postgresql_where=OPEN_INTERNAL,
    ),
    sa.Index("ix_loan_customer", "customer_id", "lent_on"),
    sa.Index("ix_loan_item", "item_id", "returned_on"),
    sa.Index("ix_loan_lent_on", "lent_on"),
    sa.Index("ix_loan_returned_on", "returned_on"),
)

hold = sa.Table(
    "hold",
    METADATA,
    is_.key(),
    is_.link("title_id", "title.id"),
    is_.link("item_id", "item.id", required=False),
    is_.link("customer_id", "customer.id"),
    is_.link("branch_id", "branch.id"),
    is_.code("channel"),
    sa.Column("status", sa.Text, nullable=False, server_default="A"),
    is_.instant("placed_at", required=True),
    is_.day("expires_on", required=True),
    is_.number("priority", 5),
    is_.link("bound_item_id", "item.id", required=False),
    is_.day("pick_up_until"),
    is_.one_of("channel", Channel),
    is_.one_of("status", HoldStatus),
    sa.CheckConstraint(
        "bound_item_id IS NULL OR status <> 'A'", name="active_is_not_bound"
    ),
    sa.CheckConstraint(
        "pick_up_until IS NULL OR bound_item_id IS NOT NULL", name="picked_up_is_bound"
    ),
    sa.Index(
        "uq_hold_bound_item",
        "bound_item_id",
        unique=True,
        sqlite_where=OPEN_HOLD,
        postgresql_where=OPEN_HOLD,
    ),
    sa.Index(
        "ix_hold_open_title",
        "title_id",
        "priority",
        "placed_at",
        sqlite_where=OPEN_HOLD,
        postgresql_where=OPEN_HOLD,
    ),
    sa.Index("ix_hold_customer_id", "customer_id"),
    sa.Index(
        "uq_hold_open_once",
        "customer_id",
        "title_id",
        unique=True,
        sqlite_where=OPEN_HOLD,
        postgresql_where=OPEN_HOLD,
    ),
)
ITEM_IS_OUT = sa.and_(loan.c.item_id == item.c.id, loan.c.returned_at.is_(None))
# a literal: a partial index cannot be chosen for a value that is not known yet
HOLD_IS_OPEN = hold.c.status != sa.literal_column("'Z'")
# not "is null": the unique index on it would be gone through for a title's few holds
HOLD_IS_NOT_BOUND = sa.func.coalesce(hold.c.bound_item_id, 0) == 0
