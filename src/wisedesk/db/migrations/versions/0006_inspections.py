# SPDX-License-Identifier: Apache-2.0
"""Know loans for today, to look at here (Inzage)."""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("loan", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("ck_loan_standing_known"), type_="check")
        batch_op.create_check_constraint(
            op.f("ck_loan_standing_known"),
            "standing IN ('U', 'U-inspection', 'F-special', 'F-internal')",
        )
