# SPDX-License-Identifier: Apache-2.0
"""Changing an existing customer: data, Type speciale klant, subscription."""

from wisedesk.domain.customer_types import SpecialKind, behaviour_of, kind_is_fixed
from wisedesk.domain.person_rules import judge_person
from wisedesk.domain.persons import Person
from wisedesk.domain.refusals import Reason, Refusal, refusal
from wisedesk.domain.subscriptions import compose_costs, judge_mutation
from wisedesk.services.actions import ChangePerson, ChangeSubscription
from wisedesk.services.customer_outcomes import PersonChanged, SubscriptionChanged
from wisedesk.services.customer_rows import CustomerRow
from wisedesk.services.new_rows import NewSubscription
from wisedesk.services.offering import offer_named
from wisedesk.services.outcomes import Outcome, Refused
from wisedesk.services.ports import Writing
from wisedesk.services.station import At


def change_person(tx: Writing, action: ChangePerson, at: At) -> Outcome:
    """Store a customer's data; a switched radio converts the open loans with it.

    Card number and subscription stay as they are (seed, "De Speciale klant").
    """
    tx.lock_customer(action.customer)
    customer = tx.customer(action.customer)
    if customer is None:
        return Refused(refusals=(refusal(Reason.CUSTOMER_UNKNOWN),))
    # what a new customer must give is not asked of one that lacked it long ago
    person, problems = judge_person(action.person, {"family_name"}, at.today)
    kind = action.special_kind or customer.special_kind
    against = [*problems.values(), *_against_kind(customer, kind)]
    if customer.version != action.version:
        against.append(refusal(Reason.CUSTOMER_CHANGED))
    against += against_login(tx, person, customer)
    if against:
        return Refused(refusals=tuple(against))
    tx.change_person(customer.customer_id, person, kind)
    converted: list[int] = []
    if kind is not customer.special_kind:
        standing = behaviour_of(customer.customer_type, kind).standing
        converted = tx.convert_open_loans(customer.customer_id, standing)
    return PersonChanged(
        customers=(customer.customer_id,),
        items=tuple(converted),
        customer=customer.key,
        special_kind=kind if kind is not customer.special_kind else None,
        loans_converted=len(converted),
    )


def change_subscription(tx: Writing, action: ChangeSubscription, at: At) -> Outcome:
    """Move a customer to another subscription; never into an administrative card."""
    tx.lock_customer(action.customer)
    customer = tx.customer(action.customer)
    if customer is None:
        return Refused(refusals=(refusal(Reason.CUSTOMER_UNKNOWN),))
    offer = offer_named(tx, action.subscription.code, action.subscription.tariff)
    wrong = judge_mutation(offer, customer.customer_type)
    if wrong is not None or offer is None:
        return Refused(refusals=(wrong,) if wrong else ())
    costs = compose_costs(offer, action.subscription, at.today)
    tx.replace_subscription(
        customer.customer_id,
        NewSubscription(
            choice=action.subscription,
            costs=costs,
            starts_on=at.today,
            status=costs.first_status,
        ),
    )
    return SubscriptionChanged(
        customers=(customer.customer_id,),
        customer=customer.key,
        code=offer.code,
        costs=costs,
    )


def against_login(
    tx: Writing, person: Person, own: CustomerRow | None
) -> list[Refusal]:
    """Return a refusal when the login name is another's than this customer's own."""
    owner = tx.login_name_owner(person.login_name) if person.login_name else None
    if owner is None or (own is not None and owner == own.customer_id):
        return []
    return [
        refusal(Reason.LOGIN_NAME_IN_USE, "login_name", login_name=person.login_name)
    ]


def _against_kind(customer: CustomerRow, kind: SpecialKind | None) -> list[Refusal]:
    if kind is customer.special_kind:
        return []
    if customer.special_kind is None:
        return [refusal(Reason.NOT_SPECIAL, "special_kind")]
    if kind_is_fixed(customer.customer_type):
        return [refusal(Reason.KIND_IS_FIXED, "special_kind")]
    return []
