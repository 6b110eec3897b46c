# SPDX-License-Identifier: Apache-2.0
"""The tables beside the reglement: groups of materials, and holidays of branches."""

import sqlalchemy as sa

from wisedesk.db import schema as is_
from wisedesk.db.schema import METADATA

rmt_group = sa.Table(
    "rmt_group",
    METADATA,
    is_.key(),
    is_.code("name", unique=True),
    sa.CheckConstraint("length(name) > 0", name="name_given"),
)

rmt_group_member = sa.Table(
    "rmt_group_member",
    METADATA,
    is_.key(),
    is_.link("group_id", "rmt_group.id"),
    sa.Column("rmt", sa.ForeignKey("material_type.rmt"), nullable=False),
    sa.UniqueConstraint("group_id", "rmt"),
    sa.Index("ix_rmt_group_member_rmt", "rmt", "group_id"),
)

rmt_group_maximum = sa.Table(
    "rmt_group_maximum",
    METADATA,
    is_.key(),
    is_.link("group_id", "rmt_group.id"),
    is_.link("subscription_type_id", "subscription_type.id"),
    sa.Column("maximum", sa.Integer, nullable=False),
    sa.CheckConstraint("maximum >= 0", name="maximum_not_negative"),
    sa.UniqueConstraint("group_id", "subscription_type_id"),
)

holiday_period = sa.Table(
    "holiday_period",
    METADATA,
    is_.key(),
    is_.link("branch_id", "branch.id"),
    is_.day("first_on", required=True),
    is_.day("last_on", required=True),
    sa.CheckConstraint("last_on >= first_on", name="last_after_first"),
    sa.UniqueConstraint("branch_id", "first_on"),
)
