# SPDX-License-Identifier: Apache-2.0
"""The statements that read a customer, built once."""

import sqlalchemy as sa
from msgspec.structs import fields

from wisedesk.db import tables as t
from wisedesk.db.library_reads import BRANCH_COLUMNS, HAS_SERVICES
from wisedesk.domain.cards import CardStatus
from wisedesk.domain.persons import Person

_given = sa.bindparam

PERSON_COLUMNS = tuple(t.customer.c[each.name] for each in fields(Person))
_their_loan = t.loan.alias("their_loan")
_their_charge = t.charge.alias("their_charge")
_their_card = t.card.alias("their_card")
_open_loans = (
    sa.select(sa.func.count())
    .where(
        _their_loan.c.customer_id == t.customer.c.id,
        _their_loan.c.returned_at.is_(None),
    )
    .scalar_subquery()
    .label("open_loans")
)
_owed = (
    sa.select(sa.func.coalesce(sa.func.sum(_their_charge.c.cents), 0))
    .where(
        _their_charge.c.customer_id == t.customer.c.id,
        _their_charge.c.settled_at.is_(None),
    )
    .scalar_subquery()
    .label("owed_cents")
)
_active_cards = (
    sa.select(sa.func.count())
    .where(
        _their_card.c.customer_id == t.customer.c.id,
        _their_card.c.status == CardStatus.ACTIVE.value,
    )
    .scalar_subquery()
    .label("active_cards")
)
# the newest active card is the one shown; a blocked one where there is no other
FIRST_CARD = (
    sa.select(_their_card.c.id)
    .where(_their_card.c.customer_id == t.customer.c.id)
    .order_by(_their_card.c.status, _their_card.c.id.desc())
    .limit(1)
    .scalar_subquery()
)
_balance = (
    t.subscription.c.fee_cents
    + t.subscription.c.registration_cents
    - t.subscription.c.fee_discount_cents
    - t.subscription.c.transfer_discount_cents
    - t.subscription.c.discount_cents
).label("balance_cents")
_has_remarks = (
    sa.select(t.remark.c.id)
    .where(t.remark.c.customer_id == t.customer.c.id)
    .exists()
    .label("has_remarks")
)
_has_blocks = (
    sa.select(t.block.c.id)
    .where(t.block.c.customer_id == t.customer.c.id, t.block.c.lifted_at.is_(None))
    .exists()
    .label("has_blocks")
)
CURRENT_SUBSCRIPTION = sa.and_(
    t.subscription.c.customer_id == t.customer.c.id, t.subscription.c.is_current
)

CUSTOMER = (
    sa.select(
        t.customer.c.id,
        t.customer.c.uid,
        t.customer.c.customer_type,
        t.customer_type.c.name.label("type_name"),
        t.customer.c.special_kind,
        *PERSON_COLUMNS,
        t.customer.c.registered_on,
        t.customer.c.last_activity_on,
        t.customer.c.version,
        *BRANCH_COLUMNS,
        t.card.c.number.label("card_number"),
        t.card.c.status.label("card_status"),
        t.customer_message.c.text.label("message"),
        t.subscription_type.c.code.label("subscription_code"),
        t.subscription_type.c.name.label("subscription_name"),
        t.subscription_type.c.may_borrow,
        t.subscription_type.c.maximum_loans,
        HAS_SERVICES,
        t.subscription.c.status.label("subscription_status"),
        t.subscription.c.starts_on,
        t.subscription.c.ends_on,
        t.subscription.c.tariff,
        t.subscription.c.fee_cents,
        t.subscription.c.registration_cents,
        _balance,
        _open_loans,
        _owed,
        _active_cards,
        _has_remarks,
        _has_blocks,
    )
    .join_from(t.customer, t.branch, t.branch.c.id == t.customer.c.branch_id)
    .join(t.customer_type, t.customer_type.c.code == t.customer.c.customer_type)
    .outerjoin(t.card, t.card.c.id == FIRST_CARD)
    .outerjoin(t.customer_message, t.customer_message.c.customer_id == t.customer.c.id)
    .outerjoin(t.subscription, CURRENT_SUBSCRIPTION)
    .outerjoin(
        t.subscription_type,
        t.subscription_type.c.id == t.subscription.c.subscription_type_id,
    )
)
BY_ID = CUSTOMER.where(t.customer.c.id == _given("customer_id"))
BY_UID = CUSTOMER.where(t.customer.c.uid == _given("uid"))
_any_card = t.card.alias("any_card")
BY_CARD = CUSTOMER.where(
    t.customer.c.id
    == sa.select(_any_card.c.customer_id)
    .where(_any_card.c.number == _given("number"))
    .scalar_subquery()
)
CARD_STATUS = sa.select(t.card.c.status).where(t.card.c.number == _given("number"))
REMARKS = (
    sa.select(t.remark.c.text)
    .where(t.remark.c.customer_id == _given("customer_id"))
    .order_by(t.remark.c.id)
)
BLOCKS = (
    sa.select(t.block.c.kind, t.block.c.reason)
    .where(
        t.block.c.customer_id == _given("customer_id"), t.block.c.lifted_at.is_(None)
    )
    .order_by(t.block.c.id)
)

HITS = (
    sa.select(
        t.customer.c.id,
        t.customer.c.uid,
        t.card.c.number.label("card_number"),
        t.customer.c.family_name,
        t.customer.c.given_name,
        t.customer.c.initials,
        t.customer.c.name_prefix,
        t.customer.c.postcode,
        t.customer.c.house_number,
        t.customer.c.city,
        t.customer.c.born_on,
        t.branch.c.name.label("branch_name"),
        t.subscription_type.c.name.label("subscription"),
        t.subscription.c.ends_on,
    )
    .join_from(t.customer, t.branch, t.branch.c.id == t.customer.c.branch_id)
    .outerjoin(t.card, t.card.c.id == FIRST_CARD)
    .outerjoin(t.subscription, CURRENT_SUBSCRIPTION)
    .outerjoin(
        t.subscription_type,
        t.subscription_type.c.id == t.subscription.c.subscription_type_id,
    )
    .limit(_given("limit"))
)
HITS_BY_NAME = HITS.where(
    t.customer.c.search_key >= _given("low"), t.customer.c.search_key < _given("high")
).order_by(t.customer.c.search_key, t.customer.c.id)
# the start of a later word: the second half of a double surname
_found_words = (
    sa.select(t.customer_word.c.customer_id)
    .where(
        t.customer_word.c.key >= _given("low"), t.customer_word.c.key < _given("high")
    )
    .order_by(t.customer_word.c.key, t.customer_word.c.customer_id)
    .limit(_given("limit"))
)
HITS_BY_WORD = HITS.where(t.customer.c.id.in_(_found_words)).order_by(
    t.customer.c.search_key, t.customer.c.id
)
# a server has no such words: it goes through all names
_with_word = (
    sa.select(t.customer.c.id)
    .where(t.customer.c.search_key.like(_given("word")))
    .order_by(t.customer.c.search_key, t.customer.c.id)
    .limit(_given("limit"))
)
HITS_WITH_WORD = HITS.where(t.customer.c.id.in_(_with_word)).order_by(
    t.customer.c.search_key, t.customer.c.id
)
HITS_BY_CARD = HITS.where(
    t.customer.c.id.in_(
        sa.select(_any_card.c.customer_id)
        .where(_any_card.c.number >= _given("low"), _any_card.c.number < _given("high"))
        .order_by(_any_card.c.number)
        .limit(_given("limit"))
    )
).order_by(t.customer.c.search_key, t.customer.c.id)
HITS_BY_ADDRESS = HITS.where(
    t.customer.c.postcode == _given("postcode"),
    sa.func.upper(t.customer.c.house_number).startswith(
        _given("house_number"), autoescape=False
    ),
).order_by(t.customer.c.house_number, t.customer.c.search_key)
HITS_BY_BIRTH = HITS.where(t.customer.c.born_on == _given("born_on")).order_by(
    t.customer.c.search_key, t.customer.c.id
)
