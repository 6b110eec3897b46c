# SPDX-License-Identifier: Apache-2.0
"""Keep what customers owe, and how it was settled."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

OWED = sa.text("settled_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "charge",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("op_id", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("loan_id", sa.Integer(), nullable=False),
        sa.Column("branch_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("cents", sa.Integer(), nullable=False),
        sa.Column("days", sa.Integer(), server_default="0", nullable=False),
        sa.Column("charged_on", sa.Date(), nullable=False),
        sa.Column("settled_at", sa.BigInteger(), nullable=True),
        sa.Column("settled_on", sa.Date(), nullable=True),
        sa.Column("settlement", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('fee', 'fine')", name=op.f("ck_charge_kind_known")
        ),
        sa.CheckConstraint(
            "settlement IN ('cash', 'bank', 'waived')",
            name=op.f("ck_charge_settlement_known"),
        ),
        sa.CheckConstraint(
            "(settled_at IS NULL) = (settled_on IS NULL)"
            " AND (settled_at IS NULL) = (settlement IS NULL)",
            name=op.f("ck_charge_settled_whole"),
        ),
        sa.CheckConstraint("cents > 0", name=op.f("ck_charge_cents_owed")),
        sa.CheckConstraint("days >= 0", name=op.f("ck_charge_days_not_negative")),
        sa.ForeignKeyConstraint(
            ["branch_id"], ["branch.id"], name=op.f("fk_charge_branch_id_branch")
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"],
            ["customer.id"],
            name=op.f("fk_charge_customer_id_customer"),
        ),
        sa.ForeignKeyConstraint(
            ["loan_id"], ["loan.id"], name=op.f("fk_charge_loan_id_loan")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_charge")),
        sa.UniqueConstraint("op_id", name=op.f("uq_charge_op_id")),
    )
    op.create_index("ix_charge_customer", "charge", ["customer_id", "charged_on"])
    op.create_index("ix_charge_loan", "charge", ["loan_id"])
    op.create_index(
        "ix_charge_owed",
        "charge",
        ["customer_id", "cents"],
        sqlite_where=OWED,
        postgresql_where=OWED,
    )
