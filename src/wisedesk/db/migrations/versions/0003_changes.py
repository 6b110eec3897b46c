# SPDX-License-Identifier: Apache-2.0
"""Keep what an action changed so that it can be turned back."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("journal", schema=None) as batch_op:
        batch_op.add_column(sa.Column("changes", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("undoes", sa.Text(), nullable=True))
        batch_op.create_unique_constraint(op.f("uq_journal_undoes"), ["undoes"])
    with op.batch_alter_table("loan", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "cancelled", sa.Boolean(), server_default=sa.false(), nullable=False
            )
        )
        batch_op.create_check_constraint(
            op.f("ck_loan_cancelled_counts_not"),
            "NOT cancelled OR (NOT counts AND returned_at IS NOT NULL)",
        )
