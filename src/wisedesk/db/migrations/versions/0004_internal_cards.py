# SPDX-License-Identifier: Apache-2.0
"""Keep whose an internal card is, what for, and when its items are expected back."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

SPECIAL = sa.text("special_kind IS NOT NULL")
OPEN_INTERNAL = sa.text(
    "returned_at IS NULL AND standing IN ('F-special', 'F-internal')"
)


def upgrade() -> None:
    op.create_table(
        "internal_card",
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("owner", sa.Text(), server_default="", nullable=False),
        sa.Column("purpose", sa.Text(), server_default="", nullable=False),
        sa.Column("expected_days", sa.Integer(), nullable=True),
        sa.Column("maximum", sa.Integer(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "expected_days >= 1", name=op.f("ck_internal_card_expected_days_positive")
        ),
        sa.CheckConstraint(
            "maximum >= 1", name=op.f("ck_internal_card_maximum_positive")
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"],
            ["customer.id"],
            name=op.f("fk_internal_card_customer_id_customer"),
        ),
        sa.PrimaryKeyConstraint("customer_id", name=op.f("pk_internal_card")),
    )
    with op.batch_alter_table("customer", schema=None) as batch_op:
        batch_op.create_index(
            "ix_customer_special_kind",
            ["special_kind"],
            unique=False,
            sqlite_where=SPECIAL,
            postgresql_where=SPECIAL,
        )
    with op.batch_alter_table("loan", schema=None) as batch_op:
        batch_op.add_column(sa.Column("expected_on", sa.Date(), nullable=True))
        batch_op.create_check_constraint(
            op.f("ck_loan_expected_of_internal"),
            "expected_on IS NULL OR (standing IN ('F-special', 'F-internal')"
            " AND expected_on >= lent_on)",
        )
        batch_op.create_index(
            "ix_loan_open_internal",
            ["lent_on"],
            unique=False,
            sqlite_where=OPEN_INTERNAL,
            postgresql_where=OPEN_INTERNAL,
        )
