# SPDX-License-Identifier: Apache-2.0
"""Every table of the library, by one name."""

from wisedesk.db.desk_tables import import_key, import_run, journal, setting
from wisedesk.db.library_tables import (
    branch,
    closed_day,
    customer_type,
    institution,
    number_sequence,
    staff_member,
    standard_text,
    subscription_charge,
    subscription_service,
    subscription_type,
)
from wisedesk.db.money_tables import charge
from wisedesk.db.people_tables import (
    block,
    card,
    customer,
    customer_message,
    customer_word,
    internal_card,
    remark,
    removed_customer,
    subscription,
)
from wisedesk.db.policy_tables import (
    holiday_period,
    rmt_group,
    rmt_group_maximum,
    rmt_group_member,
)
from wisedesk.db.schema import METADATA
from wisedesk.db.stock_tables import (
    hold,
    item,
    loan,
    loan_policy,
    material_type,
    title,
)

__all__ = [
    "METADATA",
    "block",
    "branch",
    "card",
    "charge",
    "closed_day",
    "customer",
    "customer_message",
    "customer_type",
    "customer_word",
    "hold",
    "holiday_period",
    "import_key",
    "import_run",
    "institution",
    "internal_card",
    "item",
    "journal",
    "loan",
    "loan_policy",
    "material_type",
    "number_sequence",
    "remark",
    "removed_customer",
    "rmt_group",
    "rmt_group_maximum",
    "rmt_group_member",
    "setting",
    "staff_member",
    "standard_text",
    "subscription",
    "subscription_charge",
    "subscription_service",
    "subscription_type",
    "title",
]
