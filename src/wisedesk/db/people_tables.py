# SPDX-License-Identifier: Apache-2.0
"""The tables of the library's customers, with their cards and subscriptions."""

import sqlalchemy as sa

from wisedesk.db import schema as is_
from wisedesk.db.schema import METADATA
from wisedesk.domain.cards import CardStatus
from wisedesk.domain.customer_types import SpecialKind
from wisedesk.domain.persons import Gender
from wisedesk.domain.subscriptions import SubscriptionStatus

customer = sa.Table(
    "customer",
    METADATA,
    is_.key(),
    is_.code("uid", unique=True),
    sa.Column("customer_type", sa.ForeignKey("customer_type.code"), nullable=False),
    sa.Column("special_kind", sa.Text),
    is_.link("branch_id", "branch.id"),
    is_.text("initials"),
    is_.text("name_prefix"),
    is_.code("family_name"),
    is_.text("given_name"),
    is_.code("search_key"),
    is_.day("born_on"),
    sa.Column("gender", sa.Text, nullable=False, server_default="unknown"),
    sa.Column("language", sa.Text, nullable=False, server_default="nl_NL"),
    sa.Column("country", sa.Text, nullable=False, server_default="NL"),
    is_.text("postcode"),
    is_.text("house_number"),
    is_.text("street"),
    is_.text("city"),
    is_.text("contact_person"),
    is_.text("phone"),
    is_.text("email"),
    is_.flag("email_absent"),
    is_.maybe_flag("newsletter"),
    is_.flag("sepa"),
    is_.flag("direct_debit"),
    is_.text("iban"),
    is_.text("bic"),
    is_.maybe_flag("identified"),
    is_.maybe_flag("login_account"),
    is_.text("login_name"),
    is_.text("selection"),
    is_.maybe_flag("keep_history"),
    is_.maybe_flag("warn_lent_before"),
    is_.maybe_flag("desk_receipts"),
    is_.day("registered_on", required=True),
    is_.day("last_activity_on"),
    is_.number("version", 1),
    sa.CheckConstraint(
        "(customer_type IN ('12', '14')) = (special_kind IS NOT NULL)",
        name="special_kind_where_special",
    ),
    sa.CheckConstraint(
        "customer_type <> '14' OR special_kind = 'administrative'",
        name="administrative_card_fixed",
    ),
    sa.CheckConstraint("email = '' OR NOT email_absent", name="email_or_absent"),
    is_.one_of("special_kind", SpecialKind),
    is_.one_of("gender", Gender),
    sa.Index("ix_customer_search_key", "search_key", "id"),
    sa.Index("ix_customer_address", "postcode", "house_number"),
    sa.Index("ix_customer_born_on", "born_on", "search_key"),
    sa.Index(
        "ix_customer_special_kind",
        "special_kind",
        sqlite_where=sa.text("special_kind IS NOT NULL"),
        postgresql_where=sa.text("special_kind IS NOT NULL"),
    ),
    sa.Index(
        "uq_customer_login_name",
        "login_name",
        unique=True,
        sqlite_where=sa.text("login_name <> ''"),
        postgresql_where=sa.text("login_name <> ''"),
    ),
)

# the keys of customers whose registration was turned back: no other gets them
removed_customer = sa.Table(
    "removed_customer",
    METADATA,
    sa.Column("customer_id", sa.Integer, primary_key=True, autoincrement=False),
    is_.instant("removed_at", required=True),
)

# what a name is found by from its second word on; SQLite keeps it by triggers
customer_word = sa.Table(
    "customer_word",
    METADATA,
    is_.code("key"),
    sa.Column("customer_id", sa.Integer, nullable=False, autoincrement=False),
    sa.PrimaryKeyConstraint("key", "customer_id"),
    sa.Index("ix_customer_word_customer_id", "customer_id"),
    sqlite_with_rowid=False,
)

card = sa.Table(
    "card",
    METADATA,
    is_.key(),
    is_.code("number", unique=True),
    is_.link("customer_id", "customer.id"),
    sa.Column(
        "status", sa.Text, nullable=False, server_default=CardStatus.ACTIVE.value
    ),
    is_.day("issued_on", required=True),
    sa.CheckConstraint("status IN ('active', 'blocked', 'replaced')", name="status"),
    sa.CheckConstraint("length(number) > 0", name="number_given"),
    sa.Index("ix_card_customer_id", "customer_id"),
)

subscription = sa.Table(
    "subscription",
    METADATA,
    is_.key(),
    is_.link("customer_id", "customer.id"),
    is_.link("subscription_type_id", "subscription_type.id"),
    is_.number("status", 5),
    is_.day("starts_on", required=True),
    is_.day("ends_on", required=True),
    is_.flag("is_current", default=True),
    is_.text("tariff"),
    is_.flag("trial"),
    is_.maybe_number("expiry_month"),
    is_.cents("fee_cents"),
    is_.cents("registration_cents"),
    is_.cents("fee_discount_cents"),
    is_.cents("transfer_discount_cents"),
    is_.cents("discount_cents"),
    is_.one_of("status", SubscriptionStatus),
    sa.CheckConstraint("ends_on >= starts_on", name="ends_after_start"),
    sa.Index("ix_subscription_customer_id", "customer_id"),
    sa.Index(
        "uq_subscription_current",
        "customer_id",
        unique=True,
        sqlite_where=sa.text("is_current"),
        postgresql_where=sa.text("is_current"),
    ),
)

block = sa.Table(
    "block",
    METADATA,
    is_.key(),
    is_.link("customer_id", "customer.id"),
    is_.code("kind"),
    is_.text("reason"),
    is_.instant("placed_at", required=True),
    is_.instant("lifted_at"),
    sa.Index("ix_block_customer_id", "customer_id"),
)

customer_message = sa.Table(
    "customer_message",
    METADATA,
    is_.key(),
    sa.Column("customer_id", sa.ForeignKey("customer.id"), nullable=False, unique=True),
    is_.code("text"),
    is_.instant("kept_at", required=True),
    is_.code("staff"),
    sa.CheckConstraint("length(text) BETWEEN 1 AND 243", name="text_four_lines"),
)

remark = sa.Table(
    "remark",
    METADATA,
    is_.key(),
    is_.link("customer_id", "customer.id"),
    is_.code("text"),
    is_.instant("kept_at", required=True),
    is_.code("staff"),
    sa.Index("ix_remark_customer_id", "customer_id"),
)

internal_card = sa.Table(
    "internal_card",
    METADATA,
    sa.Column("customer_id", sa.ForeignKey("customer.id"), primary_key=True),
    is_.text("owner"),
    is_.text("purpose"),
    is_.maybe_number("expected_days"),
    is_.maybe_number("maximum"),
    is_.day("ends_on"),
    sa.CheckConstraint("expected_days >= 1", name="expected_days_positive"),
    sa.CheckConstraint("maximum >= 1", name="maximum_positive"),
)
