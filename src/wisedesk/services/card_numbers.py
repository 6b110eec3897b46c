# SPDX-License-Identifier: Apache-2.0
"""Card numbers at registration: which one comes next, and whether one is free."""

from datetime import date

from wisedesk.domain.cards import (
    NumberSeries,
    generated_number,
    judge_card_number,
    sequence_of,
    tidy_number,
)
from wisedesk.domain.customer_types import CustomerType, NumberRule, behaviour_of
from wisedesk.domain.refusals import Reason, Refusal, refusal
from wisedesk.domain.subscriptions import SubscriptionStatus
from wisedesk.services.customer_rows import CustomerRow
from wisedesk.services.library_rows import BranchRow
from wisedesk.services.ports import Reading

TAKEN = frozenset(
    {Reason.NUMBER_IN_USE, Reason.NUMBER_OF_EXPIRED, Reason.NUMBER_IS_ITEM}
)


def series_for(customer_type: CustomerType) -> NumberSeries:
    """Return the series a type's generated numbers come from."""
    if behaviour_of(customer_type).number is NumberRule.GENERATED:
        return NumberSeries.INTERNAL
    return NumberSeries.ORDINARY


def next_number(
    tx: Reading, customer_type: CustomerType, branch: BranchRow
) -> str | Refusal:
    """Return the next free number of a branch; nothing is taken by asking.

    A number that a scanned pass already bears is stepped over. Refused when the series
    has run out.
    """
    series = series_for(customer_type)
    sequence = tx.last_in_series(series, branch) + 1
    while sequence <= series.last:
        number = generated_number(series, branch.number, sequence)
        if tx.card_owner(number) is None and tx.item(number) is None:
            return number
        sequence += 1
    return refusal(Reason.NUMBERS_RAN_OUT, "card_number", branch=branch.number)


def judge_number(
    tx: Reading, number: str, branch: BranchRow, today: date
) -> Refusal | None:
    """Return what is wrong with a number for a new card, or None.

    In use says by whom; a number whose subscription ended is one to register again
    with (passable).
    """
    number = tidy_number(number)
    wrong = judge_card_number(number, branch.scheme)
    if wrong is not None:
        return wrong
    owner = tx.card_owner(number)
    if owner is not None:
        return in_use(number, owner, today)
    if tx.item(number) is not None:
        return refusal(Reason.NUMBER_IS_ITEM, "card_number", number=number)
    return None


def sequence_taken(customer_type: CustomerType, branch: BranchRow, number: str) -> int:
    """Return the place of a number in its branch's series, 0 when it has none."""
    return sequence_of(series_for(customer_type), branch.number, number)


def in_use(number: str, owner: CustomerRow, today: date) -> Refusal:
    """Return that a number is somebody's, passable when the subscription has ended."""
    facts = {"number": number, "holder": owner.name, "customer_key": owner.key}
    subscription = owner.subscription
    ended = subscription is not None and (
        subscription.ends_on < today
        or subscription.status is SubscriptionStatus.CANCELLED
    )
    if not ended or subscription is None:
        return refusal(Reason.NUMBER_IN_USE, "card_number", **facts)
    facts["ended_on"] = str(subscription.ends_on)
    return Refusal(Reason.NUMBER_OF_EXPIRED, "card_number", True, facts)
