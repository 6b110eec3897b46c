# SPDX-License-Identifier: Apache-2.0
"""Find journal lines by customer and item; keep the keys of customers who are gone."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

OF_CUSTOMER = sa.text("customer IS NOT NULL")
OF_ITEM = sa.text("barcode IS NOT NULL")
# what an action is about stands in its outcome, or else in its payload
FOUND = {
    "sqlite": "coalesce(nullif(json_extract(outcome, '$.{0}'), ''),"
    " nullif(json_extract(payload, '$.{0}'), ''))",
    "postgresql": "coalesce(nullif(outcome::json->>'{0}', ''),"
    " nullif(payload::json->>'{0}', ''))",
}


def upgrade() -> None:
    op.create_table(
        "removed_customer",
        sa.Column("customer_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("removed_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("customer_id", name=op.f("pk_removed_customer")),
    )
    op.add_column("journal", sa.Column("customer", sa.Text(), nullable=True))
    op.add_column("journal", sa.Column("barcode", sa.Text(), nullable=True))
    found = FOUND[op.get_bind().dialect.name]
    for column in ("customer", "barcode"):
        value = found.format(column)
        op.execute(sa.text(f"UPDATE journal SET {column} = {value}"))  # noqa: S608 - ours
    op.create_index(
        "ix_journal_customer",
        "journal",
        ["customer", "id"],
        sqlite_where=OF_CUSTOMER,
        postgresql_where=OF_CUSTOMER,
    )
    op.create_index(
        "ix_journal_barcode",
        "journal",
        ["barcode", "id"],
        sqlite_where=OF_ITEM,
        postgresql_where=OF_ITEM,
    )
