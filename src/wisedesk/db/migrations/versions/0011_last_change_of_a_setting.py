# SPDX-License-Identifier: Apache-2.0
"""Find the last change of a setting in the journal."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

OF_SETTING = sa.text("kind = 'change-setting/setting-changed'")


def upgrade() -> None:
    op.create_index(
        "ix_journal_setting",
        "journal",
        ["kind", "id"],
        sqlite_where=OF_SETTING,
        postgresql_where=OF_SETTING,
    )
