# SPDX-License-Identifier: Apache-2.0
"""The tables of the library itself: its branches, staff, and what it offers."""

import sqlalchemy as sa

from wisedesk.db import schema as is_
from wisedesk.db.schema import METADATA
from wisedesk.domain.cards import CheckDigit, NumberSeries
from wisedesk.domain.customer_types import CustomerType

institution = sa.Table("institution", METADATA, is_.key(), is_.code("name"))

branch = sa.Table(
    "branch",
    METADATA,
    is_.key(),
    is_.link("institution_id", "institution.id"),
    is_.code("code", unique=True),
    is_.code("number", unique=True),
    is_.code("name"),
    is_.number("card_shortest", 10),
    is_.number("card_longest", 14),
    sa.Column("card_check", sa.Text, nullable=False, server_default="luhn"),
    sa.Column("open_weekdays", sa.Text, nullable=False, server_default="012345"),
    sa.CheckConstraint(
        "length(number) = 4 AND number <> '9999'", name="number_four_digits"
    ),
    is_.one_of("card_check", CheckDigit),
)

number_sequence = sa.Table(
    "number_sequence",
    METADATA,
    sa.Column("branch_id", sa.ForeignKey("branch.id"), primary_key=True),
    sa.Column("series", sa.Text, primary_key=True),
    is_.number("last"),
    is_.one_of("series", NumberSeries),
)

closed_day = sa.Table(
    "closed_day",
    METADATA,
    is_.key(),
    is_.link("branch_id", "branch.id"),
    is_.day("day", required=True),
    is_.text("reason"),
    sa.UniqueConstraint("branch_id", "day"),
)

staff_member = sa.Table(
    "staff_member", METADATA, is_.key(), is_.code("code", unique=True), is_.code("name")
)

customer_type = sa.Table(
    "customer_type",
    METADATA,
    sa.Column("code", sa.Text, primary_key=True),
    is_.code("printed_code", unique=True),
    is_.code("name"),
    is_.one_of("code", CustomerType),
)

subscription_type = sa.Table(
    "subscription_type",
    METADATA,
    is_.key(),
    is_.code("code", unique=True),
    is_.code("name"),
    sa.Column("customer_type", sa.ForeignKey("customer_type.code"), nullable=False),
    is_.maybe_number("months"),
    is_.day("ends_on"),
    is_.maybe_number("trial_months"),
    is_.maybe_number("minimum_age"),
    is_.maybe_number("maximum_age"),
    is_.maybe_number("maximum_loans"),
    is_.flag("may_borrow", default=True),
    is_.flag("offered", default=True),
    is_.text("price_word"),
    is_.text("kind_word"),
)

subscription_service = sa.Table(
    "subscription_service",
    METADATA,
    is_.key(),
    is_.link("subscription_type_id", "subscription_type.id"),
    is_.code("code"),
    is_.code("name"),
    sa.UniqueConstraint("subscription_type_id", "code"),
)

subscription_charge = sa.Table(
    "subscription_charge",
    METADATA,
    is_.key(),
    is_.link("subscription_type_id", "subscription_type.id"),
    is_.text("tariff"),
    is_.cents("fee_cents"),
    is_.cents("registration_cents"),
    sa.UniqueConstraint("subscription_type_id", "tariff"),
)

standard_text = sa.Table(
    "standard_text",
    METADATA,
    is_.key(),
    is_.code("code", unique=True),
    is_.code("text"),
)
