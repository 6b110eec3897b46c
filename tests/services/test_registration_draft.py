# SPDX-License-Identifier: Apache-2.0
from datetime import date

import pytest

from support.clerk import JANSEN, branch_row, customer, own_card, read
from wisedesk.domain.customer_types import CustomerType, NumberRule
from wisedesk.domain.subscriptions import SubscriptionChoice, compose_costs
from wisedesk.services.registration_draft import RegistrationDraft

MONDAY = date(2026, 5, 4)


@pytest.fixture
def draft(desk):
    """Return a registration filled in to the end."""
    types = read(desk, lambda tx: tx.customer_types(offered_only=True))
    offers = read(desk, lambda tx: tx.subscription_types(CustomerType.REGULAR))
    offer = next(each for each in offers if each.code == "0010")
    choice = SubscriptionChoice(code="0010", expiry_month=12)
    return RegistrationDraft(
        type_row=types[0],
        branch=branch_row(desk),
        number=own_card(1),
        person=JANSEN,
        offer=offer,
        choice=choice,
        costs=compose_costs(offer, choice, MONDAY),
    )


def test_what_the_screen_shows_before_opslaan_is_what_is_stored(desk, draft):
    shown = draft.preview(MONDAY)
    desk.perform(draft.action())
    stored = customer(desk, own_card(1))
    for name in (
        "key",
        "card_number",
        "customer_type",
        "type_name",
        "special_kind",
        "branch",
        "person",
        "name",
        "subscription",
        "registered_on",
        "last_activity_on",
        "in_possession",
        "active_cards",
        "message",
        "remarks",
    ):
        assert getattr(shown, name) == getattr(stored, name), name


def test_an_empty_registration_can_be_shown_and_not_stored(desk):
    types = read(desk, lambda tx: tx.customer_types(offered_only=True))
    empty = RegistrationDraft(type_row=types[-1], branch=branch_row(desk))
    assert empty.number_rule is NumberRule.NONE
    shown = empty.preview(MONDAY)
    assert (shown.name, shown.active_cards, shown.subscription) == ("", 0, None)
    assert desk.perform(empty.action()).kind == "refused"
