# SPDX-License-Identifier: Apache-2.0
"""Keep from which day a renewed term counts."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("loan_policy", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("renews_from", sa.Text(), server_default="today", nullable=False)
        )
        batch_op.create_check_constraint(
            op.f("ck_loan_policy_renews_from_known"),
            "renews_from IN ('today', 'due-date')",
        )
