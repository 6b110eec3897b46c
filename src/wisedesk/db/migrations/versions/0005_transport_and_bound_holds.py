# SPDX-License-Identifier: Apache-2.0
"""Keep where an item is sent, and which item a hold got."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

OPEN = sa.text("status <> 'Z'")


def upgrade() -> None:
    with op.batch_alter_table("hold", schema=None) as batch_op:
        batch_op.add_column(sa.Column("bound_item_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("pick_up_until", sa.Date(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_hold_bound_item_id_item"), "item", ["bound_item_id"], ["id"]
        )
        batch_op.create_check_constraint(
            op.f("ck_hold_active_is_not_bound"),
            "bound_item_id IS NULL OR status <> 'A'",
        )
        batch_op.create_check_constraint(
            op.f("ck_hold_picked_up_is_bound"),
            "pick_up_until IS NULL OR bound_item_id IS NOT NULL",
        )
        batch_op.create_index(
            "uq_hold_bound_item",
            ["bound_item_id"],
            unique=True,
            sqlite_where=OPEN,
            postgresql_where=OPEN,
        )
    with op.batch_alter_table("item", schema=None) as batch_op:
        batch_op.add_column(sa.Column("transit_to", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_item_transit_to_branch"), "branch", ["transit_to"], ["id"]
        )
        batch_op.create_check_constraint(
            op.f("ck_item_transit_to_in_transit"),
            "transit_to IS NULL OR status = 'T'",
        )
