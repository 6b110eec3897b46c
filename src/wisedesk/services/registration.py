# SPDX-License-Identifier: Apache-2.0
"""Registering a customer: one transaction, number and all (seed, steps 1 to 7)."""

from datetime import date

from msgspec.structs import replace

from wisedesk.domain.cards import tidy_number
from wisedesk.domain.customer_types import NumberRule, behaviour_of, initial_kind
from wisedesk.domain.form_fields import FORM_FIELDS
from wisedesk.domain.person_rules import judge_person
from wisedesk.domain.persons import Person
from wisedesk.domain.refusals import Reason, Refusal, refusal
from wisedesk.domain.subscriptions import (
    SubscriptionType,
    compose_costs,
    is_always_new,
    judge_choice,
)
from wisedesk.services.actions import Register
from wisedesk.services.card_numbers import (
    TAKEN,
    in_use,
    judge_number,
    next_number,
    sequence_taken,
    series_for,
)
from wisedesk.services.customer_outcomes import Registered
from wisedesk.services.customer_rows import CustomerRow
from wisedesk.services.library_rows import BranchRow
from wisedesk.services.new_rows import NewCustomer, NewSubscription
from wisedesk.services.outcomes import Outcome, Refused
from wisedesk.services.person_changes import against_login
from wisedesk.services.ports import Reading, Writing
from wisedesk.services.station import At, branch_of


def register(tx: Writing, action: Register, at: At) -> Outcome:
    """Register a customer with a card and a subscription, or refuse and store nothing.

    Everything the screens checked is checked again: another desk may have taken the
    number meanwhile, which is told with the next one to propose.
    """
    action = replace(action, number=tidy_number(action.number))
    branch = branch_of(tx, action.branch)
    tx.lock_branch(branch)
    person, problems = judge_person(action.person, _required(action), at.today)
    if action.again:
        tx.lock_customer(action.again)
    again = tx.customer(action.again) if action.again else None
    against = list(problems.values())
    against += _against_again(action, again, at.today)
    against += against_login(tx, person, again)
    offer = _chosen_offer(tx, action)
    wrong = judge_choice(offer, action.customer_type)
    if wrong is not None:
        against.append(wrong)
    number_wrong = None if again else _against_number(tx, action, branch, at)
    proposal = ""
    if number_wrong is not None:
        against.append(number_wrong)
        proposal, ran_out = _proposal(tx, action, branch)
        against += ran_out
    if against or offer is None:
        return Refused(refusals=tuple(against), proposal=proposal)
    return _store(tx, action, at, branch, person, again, offer)


def _required(action: Register) -> frozenset[str]:
    """Return every field that must be filled when a customer is stored."""
    fields = FORM_FIELDS[action.customer_type]
    return frozenset(fields.required_basics | fields.required_details)


def _chosen_offer(tx: Reading, action: Register) -> SubscriptionType | None:
    """Return the chosen subscription with its tariff's charges, None when unknown."""
    choice = action.subscription
    offers = tx.subscription_types(action.customer_type, choice.tariff)
    return next((offer for offer in offers if offer.code == choice.code), None)


def _store(
    tx: Writing,
    action: Register,
    at: At,
    branch: BranchRow,
    person: Person,
    again: CustomerRow | None,
    offer: SubscriptionType,
) -> Registered:
    costs = compose_costs(offer, action.subscription, at.today)
    if again is None:
        customer_id = _add(tx, action, at, branch, person)
    else:
        customer_id = again.customer_id
        tx.change_person(customer_id, person, again.special_kind)
        tx.move_customer(customer_id, branch.branch_id)
        tx.touch_customer(again, at.today)
    tx.replace_subscription(
        customer_id,
        NewSubscription(
            choice=action.subscription,
            costs=costs,
            starts_on=at.today,
            status=costs.first_status,
        ),
    )
    stored = tx.customer_by_id(customer_id)
    key = stored.key if stored else ""
    return Registered(
        customers=(customer_id,),
        customer_id=customer_id,
        customer=key,
        number=action.number,
        costs=costs,
    )


def _add(
    tx: Writing, action: Register, at: At, branch: BranchRow, person: Person
) -> int:
    """Store a new customer with the card, if any, and return the customer's id."""
    customer_id = tx.add_customer(
        NewCustomer(
            customer_type=action.customer_type,
            special_kind=initial_kind(action.customer_type),
            branch_id=branch.branch_id,
            person=person,
            registered_on=at.today,
        )
    )
    if action.number:
        tx.add_card(customer_id, action.number, at.today)
        taken = sequence_taken(action.customer_type, branch, action.number)
        if action.generated and taken:
            tx.give_number(series_for(action.customer_type), branch, taken)
    return customer_id


def _against_number(
    tx: Writing, action: Register, branch: BranchRow, at: At
) -> Refusal | None:
    """Return what is wrong with the card number of a new customer, or None."""
    none_needed = behaviour_of(action.customer_type).number is NumberRule.NONE
    if none_needed and not action.number:
        return None
    wrong = judge_number(tx, action.number, branch, at.today)
    if not action.generated:
        return wrong
    if wrong is not None and wrong.reason in TAKEN:
        return refusal(
            Reason.NUMBER_TAKEN_MEANWHILE, "card_number", number=action.number
        )
    if wrong is None and not sequence_taken(
        action.customer_type, branch, action.number
    ):
        return refusal(
            Reason.NUMBER_OTHER_BRANCH,
            "card_number",
            number=action.number,
            branch=branch.name,
        )
    return wrong


def _proposal(
    tx: Writing, action: Register, branch: BranchRow
) -> tuple[str, list[Refusal]]:
    """Return the number to ask Bevestig with next, or that there is none left."""
    if not action.generated:
        return "", []
    following = next_number(tx, action.customer_type, branch)
    return (following, []) if isinstance(following, str) else ("", [following])


def _against_again(
    action: Register, again: CustomerRow | None, today: date
) -> list[Refusal]:
    """Return why somebody cannot be registered again.

    Unknown, of another type, or a customer whose subscription still runs.
    """
    if not action.again:
        return []
    if again is None:
        return [refusal(Reason.CUSTOMER_UNKNOWN)]
    if again.customer_type is not action.customer_type:
        never = is_always_new(action.customer_type, again.customer_type)
        reason = (
            Reason.NEVER_INTO_ADMINISTRATIVE
            if never
            else Reason.SUBSCRIPTION_OTHER_TYPE
        )
        return [refusal(reason, "subscription")]
    verdict = in_use(again.card_number, again, today)
    return [] if verdict.overridable else [verdict]
