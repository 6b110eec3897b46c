# SPDX-License-Identifier: Apache-2.0
"""Keep holiday terms, groups of materials and the holidays of a branch."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


CHECKS = {
    "renewals_not_negative": "renewal_days >= 0 AND renewals >= 0",
    "minimum_age_two_digits": "minimum_age BETWEEN 0 AND 99",
    "maximum_not_negative": "maximum >= 0",
    "fine_free_days_not_negative": "fine_free_days >= 0",
    "holiday_loan_days_not_shorter": "holiday_loan_days >= loan_days",
    "holiday_renewal_days_not_shorter": "holiday_renewal_days >= renewal_days",
}


def upgrade() -> None:
    op.create_table(
        "rmt_group",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.CheckConstraint("length(name) > 0", name=op.f("ck_rmt_group_name_given")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rmt_group")),
        sa.UniqueConstraint("name", name=op.f("uq_rmt_group_name")),
    )
    op.create_table(
        "rmt_group_member",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("rmt", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["rmt_group.id"],
            name=op.f("fk_rmt_group_member_group_id_rmt_group"),
        ),
        sa.ForeignKeyConstraint(
            ["rmt"],
            ["material_type.rmt"],
            name=op.f("fk_rmt_group_member_rmt_material_type"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rmt_group_member")),
        sa.UniqueConstraint(
            "group_id", "rmt", name=op.f("uq_rmt_group_member_group_id_rmt")
        ),
    )
    with op.batch_alter_table("rmt_group_member", schema=None) as batch_op:
        batch_op.create_index(
            "ix_rmt_group_member_rmt", ["rmt", "group_id"], unique=False
        )

    op.create_table(
        "holiday_period",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("branch_id", sa.Integer(), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=False),
        sa.CheckConstraint(
            "last_on >= first_on", name=op.f("ck_holiday_period_last_after_first")
        ),
        sa.ForeignKeyConstraint(
            ["branch_id"],
            ["branch.id"],
            name=op.f("fk_holiday_period_branch_id_branch"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_holiday_period")),
        sa.UniqueConstraint(
            "branch_id", "first_on", name=op.f("uq_holiday_period_branch_id_first_on")
        ),
    )
    op.create_table(
        "rmt_group_maximum",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("subscription_type_id", sa.Integer(), nullable=False),
        sa.Column("maximum", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "maximum >= 0", name=op.f("ck_rmt_group_maximum_maximum_not_negative")
        ),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["rmt_group.id"],
            name=op.f("fk_rmt_group_maximum_group_id_rmt_group"),
        ),
        sa.ForeignKeyConstraint(
            ["subscription_type_id"],
            ["subscription_type.id"],
            name=op.f("fk_rmt_group_maximum_subscription_type_id_subscription_type"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rmt_group_maximum")),
        sa.UniqueConstraint(
            "group_id",
            "subscription_type_id",
            name=op.f("uq_rmt_group_maximum_group_id_subscription_type_id"),
        ),
    )
    with op.batch_alter_table("loan_policy", schema=None) as batch_op:
        batch_op.add_column(sa.Column("holiday_loan_days", sa.Integer(), nullable=True))
        batch_op.add_column(
            sa.Column("holiday_renewal_days", sa.Integer(), nullable=True)
        )
        for name, check in CHECKS.items():
            batch_op.create_check_constraint(op.f(f"ck_loan_policy_{name}"), check)
