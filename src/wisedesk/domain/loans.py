# SPDX-License-Identifier: Apache-2.0
"""Whether an item may be lent, and on what terms.

Sources: seed ("Exemplaren uitgeleend aan een administratieve pas"), Wise "Advanced
check-out", "Reglementsregels".
"""

from collections.abc import Collection
from collections.abc import Set as AbstractSet
from datetime import date

from msgspec import Struct

from wisedesk.domain.calendar import OpenDays, age_on
from wisedesk.domain.customer_types import WITH_TERM, Behaviour, DueRule, LoanStanding
from wisedesk.domain.internal_cards import InternalCard, against_card
from wisedesk.domain.items import NOT_LENDABLE, ItemFacts
from wisedesk.domain.policies import NOT_LENDABLE_AGE, LoanPolicy
from wisedesk.domain.refusals import Reason, Refusal, passable, refusal
from wisedesk.domain.rmt_groups import GroupCount
from wisedesk.domain.subscriptions import SubscriptionStatus


class Borrower(Struct, frozen=True, kw_only=True):
    """What the rules need to know of the customer an item is lent to.

    `open_loans` counts all open loans, `open_of_rmt` those under the same line of the
    reglement, `groups` those of the groups that the item's material counts in.
    `internal_card` is None for people; `card_is_stale` tells that such a card was
    scanned too long ago.
    """

    customer_id: int
    card_number: str
    behaviour: Behaviour
    card_is_active: bool = True
    born_on: date | None = None
    subscription: str = ""
    subscription_status: SubscriptionStatus = SubscriptionStatus.NORMAL
    subscription_ends_on: date | None = None
    may_borrow: bool = True
    maximum_loans: int | None = None
    blocks: tuple[str, ...] = ()
    internal_card: InternalCard | None = None
    card_is_stale: bool = False
    open_loans: int = 0
    open_of_rmt: int = 0
    groups: tuple[GroupCount, ...] = ()
    lent_before_on: date | None = None


class LoanTerms(Struct, frozen=True, kw_only=True):
    """What a loan is made with, and why: the policy line and the day before closure.

    `term_ends_on` is the day the loan period ends, before closed days moved `due_on`;
    `expected_on` is when the owner of an internal card brings it back.
    """

    due_on: date
    standing: LoanStanding
    counts: bool
    term_ends_on: date
    expected_on: date | None = None
    policy: LoanPolicy | None = None


def decide_loan(
    borrower: Borrower,
    item: ItemFacts,
    policy: LoanPolicy | None,
    days: OpenDays,
    today: date,
    *,
    inspection: bool = False,
    passed: AbstractSet[Reason] = frozenset(),
) -> LoanTerms | tuple[Refusal, ...]:
    """Return the terms of a loan, or every reason against it that was not passed.

    An inspection is back today and counts nowhere (Wise, "Check out menu").
    """
    against = [
        *against_customer(borrower, today),
        *_against_item(borrower, item, today),
        *_against_policy(borrower, item, policy, today),
    ]
    stands = tuple(
        each for each in against if not (each.overridable and each.reason in passed)
    )
    if not stands and inspection and borrower.behaviour.standing in WITH_TERM:
        return LoanTerms(
            due_on=today,
            standing=LoanStanding.INSPECTION,
            counts=False,
            term_ends_on=today,
        )
    return stands or _terms(borrower, policy, days, today)


def _terms(
    borrower: Borrower, policy: LoanPolicy | None, days: OpenDays, today: date
) -> LoanTerms:
    behaviour, card = borrower.behaviour, borrower.internal_card
    if behaviour.due is DueRule.LOAN_DATE or policy is None:
        ends_on = due_on = today
    else:
        ends_on = policy.loan_ends_on(today)
        due_on = days.first_open_from(ends_on)
    return LoanTerms(
        due_on=due_on,
        standing=behaviour.standing,
        counts=behaviour.loans_count,
        term_ends_on=ends_on,
        expected_on=None if card is None else card.expected_on(today),
        policy=policy if behaviour.due is DueRule.BY_POLICY else None,
    )


def against_customer(borrower: Borrower, today: date) -> list[Refusal]:
    """Return what the customer is not lent anything for, whatever the item."""
    if not (borrower.behaviour.may_borrow and borrower.may_borrow):
        return [refusal(Reason.MAY_NOT_BORROW)]
    against = []
    if not borrower.card_is_active:
        against.append(refusal(Reason.CARD_BLOCKED, number=borrower.card_number))
    if borrower.subscription_status in {
        SubscriptionStatus.CANCELLED,
        SubscriptionStatus.BANNED,
    }:
        against.append(refusal(Reason.SUBSCRIPTION_CANCELLED))
    ended = borrower.subscription_ends_on
    if ended is not None and ended < today:
        against.append(passable(Reason.SUBSCRIPTION_EXPIRED, ended_on=ended))
    against += [passable(Reason.BLOCKED, block=block) for block in borrower.blocks]
    if borrower.card_is_stale:
        against.append(passable(Reason.INTERNAL_CARD_STALE))
    if borrower.internal_card is not None:
        against += against_card(borrower.internal_card, borrower.open_loans, today)
    most = borrower.maximum_loans
    limited = borrower.behaviour.has_limits and most is not None
    if limited and most is not None and borrower.open_loans >= most:
        against.append(passable(Reason.MAXIMUM_REACHED, maximum=most))
    return against


def _against_item(borrower: Borrower, item: ItemFacts, today: date) -> list[Refusal]:
    if item.borrower_id == borrower.customer_id:
        return [_already_yours(item, today)]
    against = []
    if item.borrower_id is not None:
        against.append(
            passable(
                Reason.ITEM_ON_LOAN,
                title=item.title,
                card=item.borrower_card,
                borrower=item.borrower_name,
            )
        )
    if item.status in NOT_LENDABLE:
        against.append(passable(Reason.ITEM_NOT_LENDABLE, status=item.status))
    if borrower.lent_before_on is not None:
        day = borrower.lent_before_on
        against.append(passable(Reason.TITLE_LENT_BEFORE, lent_on=day))
    if item.held_for is not None and item.held_for != borrower.customer_id:
        against.append(passable(Reason.ITEM_HELD_FOR_OTHER, holder=item.held_for_name))
    return against


def _already_yours(item: ItemFacts, today: date) -> Refusal:
    """Return that it is out to this customer, since when where it may be renewed."""
    ordinary = item.standing is LoanStanding.ORDINARY
    if item.lent_on is None or item.lent_on >= today or not ordinary:
        return refusal(Reason.ITEM_ALREADY_YOURS, title=item.title)
    return refusal(Reason.ITEM_ALREADY_YOURS, title=item.title, lent_on=item.lent_on)


def _against_policy(
    borrower: Borrower, item: ItemFacts, policy: LoanPolicy | None, today: date
) -> list[Refusal]:
    behaviour = borrower.behaviour
    if behaviour.due is not DueRule.BY_POLICY or not borrower.may_borrow:
        return []
    if policy is None:
        return [
            refusal(Reason.NO_POLICY, rmt=item.rmt, subscription=borrower.subscription)
        ]
    against = []
    if policy.minimum_age >= NOT_LENDABLE_AGE:
        against.append(passable(Reason.ITEM_NOT_LENDABLE, rmt=item.rmt))
    elif borrower.born_on and age_on(borrower.born_on, today) < policy.minimum_age:
        against.append(passable(Reason.TOO_YOUNG, minimum=policy.minimum_age))
    if policy.maximum is not None and borrower.open_of_rmt >= policy.maximum:
        against.append(
            passable(
                Reason.MAXIMUM_OF_MATERIAL_REACHED,
                maximum=policy.maximum,
                rmt=policy.rmt,
            )
        )
    return against + [
        passable(
            Reason.MAXIMUM_OF_GROUP_REACHED, maximum=group.maximum, group=group.name
        )
        for group in borrower.groups
        if group.open_loans >= group.maximum
    ]


def against_cancelling(
    item: ItemFacts, customer: str, beside: Collection[str]
) -> Refusal:
    """Return why an item's loan is not cancelled that no operation of a desk made.

    `beside` are the customers who are open at the desk as well. Source: Wise "Check out
    menu" (only for the selected customer).
    """
    if item.borrower_id is None:
        return refusal(Reason.NOT_LENT, title=item.title)
    if item.borrower_card == customer:
        return refusal(Reason.LENT_BY_IMPORT, title=item.title)
    here = item.borrower_card in beside
    return refusal(
        Reason.LENT_BESIDE if here else Reason.LENT_TO_OTHER,
        title=item.title,
        card=item.borrower_card,
        borrower=item.borrower_name,
    )


def is_overdue(due_on: date, standing: LoanStanding, today: date) -> bool:
    """Whether an open loan is late; an internal or special one never is."""
    return standing in WITH_TERM and due_on < today
