# SPDX-License-Identifier: Apache-2.0
from support.clerk import BINDING_CARD, customer, read, reasons
from wisedesk.domain.customer_types import CustomerType
from wisedesk.services.actions import OfferSubscription
from wisedesk.services.library_outcomes import SubscriptionOffered


def offered(desk, code):
    offers = read(desk, lambda tx: tx.subscription_types(CustomerType.SPECIAL))
    return {each.code: each.offered for each in offers}[code]


def test_a_subscription_is_put_on_offer_and_off(desk):
    assert not offered(desk, "0088")
    outcome = desk.perform(OfferSubscription(code="0088", offered=True))
    assert isinstance(outcome, SubscriptionOffered)
    assert (outcome.name, outcome.offered) == ("Speciale klant", True)
    assert offered(desk, "0088")
    desk.perform(OfferSubscription(code="0088", offered=False))
    assert not offered(desk, "0088")


def test_who_has_it_keeps_it(desk):
    desk.perform(OfferSubscription(code="0088", offered=False))
    row = customer(desk, BINDING_CARD)
    assert row.subscription is not None
    assert row.subscription.code == "0088"


def test_a_subscription_nobody_knows(desk):
    outcome = desk.perform(OfferSubscription(code="9999", offered=True))
    assert reasons(outcome) == ["subscription-unknown"]
