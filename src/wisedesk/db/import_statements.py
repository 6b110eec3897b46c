# SPDX-License-Identifier: Apache-2.0
"""What an import of customers asks of the library and changes in it."""

import sqlalchemy as sa

from wisedesk.db import tables as t
from wisedesk.domain.cards import CardStatus

_given = sa.bindparam

OWNER = (
    sa.select(t.customer, t.card.c.status.label("card_status"))
    .join_from(t.card, t.customer, t.customer.c.id == t.card.c.customer_id)
    .where(t.card.c.number == _given("number"))
)
WITHOUT_CARD = sa.select(
    t.customer, sa.literal(CardStatus.ACTIVE.value).label("card_status")
).where(
    t.customer.c.search_key == _given("search_key"),
    t.customer.c.postcode == _given("postcode"),
    t.customer.c.house_number == _given("house_number"),
    t.customer.c.customer_type == _given("customer_type"),
)
ITEM = sa.select(t.item.c.id).where(t.item.c.barcode == _given("barcode"))
CURRENT = (
    sa.select(t.subscription, t.subscription_type.c.code)
    .join_from(
        t.subscription,
        t.subscription_type,
        t.subscription_type.c.id == t.subscription.c.subscription_type_id,
    )
    .where(
        t.subscription.c.customer_id == _given("customer"), t.subscription.c.is_current
    )
)
SET_END = (
    sa.update(t.subscription)
    .where(t.subscription.c.id == _given("subscription_key"))
    .values(ends_on=_given("new_end"), starts_on=_given("new_start"))
)
BLOCK_CARD = (
    sa.update(t.card)
    .where(t.card.c.number == _given("card_number"))
    .values(status=CardStatus.BLOCKED.value)
)
REMARK = sa.select(t.remark.c.id).where(
    t.remark.c.customer_id == _given("customer"), t.remark.c.text == _given("text")
)
MESSAGE = sa.select(t.customer_message.c.id).where(
    t.customer_message.c.customer_id == _given("customer")
)
BLOCK = sa.select(t.block.c.id).where(
    t.block.c.customer_id == _given("customer"),
    sa.or_(t.block.c.reason == _given("reason"), t.block.c.kind == _given("reason")),
)
