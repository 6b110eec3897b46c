# SPDX-License-Identifier: Apache-2.0
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wisedesk.domain.calendar import last_of_month
from wisedesk.domain.customer_types import CustomerType
from wisedesk.domain.refusals import Reason
from wisedesk.domain.subscriptions import (
    SubscriptionChoice,
    SubscriptionStatus,
    SubscriptionType,
    age_for,
    compose_costs,
    judge_choice,
    judge_mutation,
    rights_until,
)

MONDAY = date(2026, 5, 4)
REGULAR, SPECIAL = CustomerType.REGULAR, CustomerType.SPECIAL
ADMINISTRATIVE = CustomerType.ADMINISTRATIVE_CARD


def offer(customer_type=REGULAR, **changed):
    values = {"code": "0010", "name": "Volwassene", "months": 12} | changed
    return SubscriptionType(customer_type=customer_type, **values)


PAID = offer(fee_cents=4200, registration_cents=350, trial_months=2)
ADULT_CARD = offer(ADMINISTRATIVE, code="0089", months=None, ends_on=date(2099, 12, 31))


def choice(**changed):
    return SubscriptionChoice(code="0010", **changed)


def test_saldo_is_subscription_and_registration():
    costs = compose_costs(PAID, choice(), MONDAY)
    assert (costs.fee_cents, costs.registration_cents) == (4200, 350)
    assert costs.balance_cents == 4550
    assert costs.rights_until == date(2027, 5, 31)


@pytest.mark.parametrize(
    ("offered", "status"),
    [(PAID, SubscriptionStatus.NEW), (ADULT_CARD, SubscriptionStatus.NORMAL)],
)
def test_a_subscription_is_normaal_at_once_where_nothing_is_due(offered, status):
    assert compose_costs(offered, choice(), MONDAY).first_status is status


def test_the_administrative_card_is_free_and_never_ends():
    costs = compose_costs(ADULT_CARD, choice(expiry_month=3, trial=True), MONDAY)
    assert costs.balance_cents == 0
    assert costs.rights_until == date(2099, 12, 31)


@pytest.mark.parametrize(
    ("chosen", "off", "saldo", "until"),
    [
        (choice(trial=True), 4200, 350, date(2026, 7, 31)),
        (choice(expiry_month=12), 4200 * 5 // 12, 2800, date(2026, 12, 31)),
        (choice(expiry_month=5), 0, 4550, date(2027, 5, 31)),
        (choice(expiry_month=6), 4200 * 11 // 12, 700, date(2026, 6, 30)),
        (choice(expiry_month=4), 4200 // 12, 4200, date(2027, 4, 30)),
    ],
)
def test_trial_and_vervalmaand(chosen, off, saldo, until):
    costs = compose_costs(PAID, chosen, MONDAY)
    assert costs.fee_discount_cents == off
    assert costs.balance_cents == saldo
    assert costs.rights_until == until


@pytest.mark.parametrize(
    ("typed", "given_off", "saldo"),
    [(550, 550, 4000), (99_999, 4550, 0), (-100, 0, 4550)],
)
def test_korting_is_never_more_than_what_it_is_given_on(typed, given_off, saldo):
    costs = compose_costs(PAID, choice(discount_cents=typed), MONDAY)
    assert (costs.discount_cents, costs.balance_cents) == (given_off, saldo)


def test_a_trial_is_only_for_a_subscription_that_has_one():
    costs = compose_costs(offer(fee_cents=100), choice(trial=True), MONDAY)
    assert costs.balance_cents == 100


OFFERS = st.builds(
    offer,
    fee_cents=st.integers(0, 20_000),
    registration_cents=st.integers(0, 2_000),
    months=st.one_of(st.none(), st.integers(1, 36)),
    ends_on=st.one_of(st.none(), st.dates(date(2026, 6, 1), date(2099, 12, 31))),
    trial_months=st.one_of(st.none(), st.integers(1, 6)),
)
CHOICES = st.builds(
    choice,
    trial=st.booleans(),
    expiry_month=st.one_of(st.none(), st.integers(1, 12)),
    discount_cents=st.integers(-100, 30_000),
)
STARTS = st.dates(date(2026, 1, 1), date(2026, 5, 31))


@given(OFFERS, CHOICES, STARTS)
def test_the_costs_always_sum_to_the_saldo(offered, chosen, starts_on):
    costs = compose_costs(offered, chosen, starts_on)
    off = (
        costs.fee_discount_cents + costs.transfer_discount_cents + costs.discount_cents
    )
    assert costs.balance_cents == costs.fee_cents + costs.registration_cents - off
    assert min(costs.balance_cents, costs.fee_discount_cents, costs.discount_cents) >= 0


@given(OFFERS, CHOICES, STARTS)
def test_rights_run_to_the_fixed_day_or_the_end_of_a_month(offered, chosen, starts_on):
    until = rights_until(offered, chosen, starts_on)
    assert until > starts_on
    if offered.ends_on is None:
        assert until == last_of_month(until)
        trial = chosen.trial and offered.trial_months
        if chosen.expiry_month and not trial:
            assert until.month == chosen.expiry_month
            assert until <= last_of_month(starts_on.replace(year=starts_on.year + 1))


@pytest.mark.parametrize(
    ("low", "high", "age", "fits"),
    [
        (18, None, 18, True),
        (18, None, 17, False),
        (None, 17, 17, True),
        (None, 17, 18, False),
        (None, None, 50, True),
        (18, 25, None, True),
        (None, None, -1, False),
    ],
)
def test_who_a_subscription_fits(low, high, age, fits):
    assert offer(minimum_age=low, maximum_age=high).fits_age(age) is fits


@pytest.mark.parametrize(
    ("offered", "customer_type", "reason"),
    [
        (None, REGULAR, Reason.SUBSCRIPTION_UNKNOWN),
        (PAID, REGULAR, None),
        (PAID, CustomerType.DONOR, Reason.SUBSCRIPTION_OTHER_TYPE),
        (offer(offered=False), REGULAR, Reason.SUBSCRIPTION_NOT_OFFERED),
        (ADULT_CARD, ADMINISTRATIVE, None),
        (ADULT_CARD, REGULAR, Reason.SUBSCRIPTION_OTHER_TYPE),
    ],
)
def test_what_a_new_customer_can_choose(offered, customer_type, reason):
    refused = judge_choice(offered, customer_type)
    assert (refused and refused.reason) == reason


@pytest.mark.parametrize(
    "customer_type", [each for each in CustomerType if each is not ADMINISTRATIVE]
)
def test_nobody_is_moved_to_an_administrative_card(customer_type):
    refused = judge_mutation(ADULT_CARD, customer_type)
    assert refused is not None
    assert refused.reason is Reason.NEVER_INTO_ADMINISTRATIVE
    assert not refused.overridable


@pytest.mark.parametrize(
    ("offered", "customer_type", "reason"),
    [
        (None, REGULAR, Reason.SUBSCRIPTION_UNKNOWN),
        (PAID, REGULAR, None),
        (ADULT_CARD, ADMINISTRATIVE, None),
        (PAID, SPECIAL, Reason.SUBSCRIPTION_OTHER_TYPE),
    ],
)
def test_what_an_existing_customer_can_move_to(offered, customer_type, reason):
    refused = judge_mutation(offered, customer_type)
    assert (refused and refused.reason) == reason


@pytest.mark.parametrize(
    ("born_on", "age"), [(None, None), (date(2008, 5, 4), 18), (date(2008, 5, 5), 17)]
)
def test_leeftijd(born_on, age):
    assert age_for(born_on, MONDAY) == age
