# SPDX-License-Identifier: Apache-2.0
from datetime import date

import pytest
from msgspec.structs import replace

from support.clerk import (
    BINDER,
    BINDING_CARD,
    JANSEN,
    TITAN,
    customer,
    draft_of,
    item,
    lend,
    on_day,
    on_the_shelf,
    own_card,
    read,
    reasons,
    register,
    return_item,
    switch,
)
from support.raw_file import everything, rows
from wisedesk.domain.customer_types import (
    Channel,
    CustomerType,
    LoanStanding,
    SpecialKind,
)
from wisedesk.domain.refusals import Reason
from wisedesk.domain.subscriptions import SubscriptionChoice
from wisedesk.services.actions import (
    ChangePerson,
    ChangeSubscription,
    OfferSubscription,
    PlaceHold,
)
from wisedesk.services.circulation_outcomes import HoldPlaced, Lent, Returned
from wisedesk.services.customer_outcomes import PersonChanged, SubscriptionChanged
from wisedesk.services.outcomes import Refused

MAY = (date(2026, 5, 1), date(2026, 5, 31))


def loans_of(desk, key):
    row = customer(desk, key)
    return read(desk, lambda tx: tx.open_loans(row.customer_id))


def move(desk, key, code, **choice):
    chosen = SubscriptionChoice(code=code, **choice)
    return desk.perform(ChangeSubscription(customer=key, subscription=chosen))


def change(desk, key, person, version=None):
    row = customer(desk, key)
    return desk.perform(
        ChangePerson(customer=key, version=version or row.version, person=person)
    )


def test_a_binding_card_becomes_an_administrative_card(desk):
    before = customer(desk, BINDING_CARD)
    assert before.in_possession == 12
    outcome = switch(desk, BINDING_CARD, SpecialKind.ADMINISTRATIVE)
    assert isinstance(outcome, PersonChanged)
    assert outcome.special_kind is SpecialKind.ADMINISTRATIVE
    assert outcome.loans_converted == 12
    after = customer(desk, BINDING_CARD)
    assert after.card_number == before.card_number
    assert after.subscription == before.subscription
    assert after.customer_type is CustomerType.SPECIAL
    assert after.behaviour == customer(desk, BINDER).behaviour
    assert (after.in_possession, after.open_loans) == (0, 12)
    loans = loans_of(desk, BINDING_CARD)
    assert {each.standing for each in loans} == {LoanStanding.INTERNAL}
    assert all(each.due_on == each.lent_on for each in loans)


def test_what_is_lent_to_it_from_then_on_is_internal(desk):
    switch(desk, BINDING_CARD, SpecialKind.ADMINISTRATIVE)
    outcome = lend(desk, BINDING_CARD, on_the_shelf(desk)[0])
    assert isinstance(outcome, Lent)
    assert outcome.standing is LoanStanding.INTERNAL


def test_its_items_can_be_held_at_the_desk_from_then_on(desk):
    jansen = register(desk, number=own_card(1)).key
    barcode = loans_of(desk, BINDING_CARD)[0].barcode

    def hold(channel):
        return desk.perform(
            PlaceHold(customer=jansen, channel=channel, barcode=barcode)
        )

    assert reasons(hold(Channel.DESK)) == ["hold-not-possible"]
    switch(desk, BINDING_CARD, SpecialKind.ADMINISTRATIVE)
    assert reasons(hold(Channel.WEB)) == ["hold-not-for-web"]
    assert isinstance(hold(Channel.DESK), HoldPlaced)


def test_the_customer_leaves_the_statistics_and_its_past_loans_do_not_change(
    desk, sample_file
):
    returned = loans_of(desk, BINDING_CARD)[0].barcode
    return_item(desk, returned)
    past = "SELECT * FROM loan WHERE returned_at IS NOT NULL ORDER BY id"
    before, counts = rows(sample_file, past), read(desk, lambda tx: tx.counts_of(*MAY))
    switch(desk, BINDING_CARD, SpecialKind.ADMINISTRATIVE)
    assert rows(sample_file, past) == before
    after = read(desk, lambda tx: tx.counts_of(*MAY))
    assert after == replace(counts, customers=counts.customers - 1)


def test_the_radio_can_be_switched_back(desk):
    switch(desk, BINDING_CARD, SpecialKind.ADMINISTRATIVE)
    outcome = switch(desk, BINDING_CARD, SpecialKind.SPECIAL)
    assert isinstance(outcome, PersonChanged)
    assert outcome.loans_converted == 12
    loans = loans_of(desk, BINDING_CARD)
    assert {each.standing for each in loans} == {LoanStanding.SPECIAL}
    assert customer(desk, BINDING_CARD).in_possession == 12


def test_a_switched_card_is_never_late(desk):
    switch(desk, BINDING_CARD, SpecialKind.ADMINISTRATIVE)
    barcode = loans_of(desk, BINDING_CARD)[0].barcode
    outcome = return_item(on_day(desk, date(2027, 1, 4)), barcode)
    assert isinstance(outcome, Returned)
    assert outcome.days_late == 0


def test_storing_without_a_click_converts_nothing(desk):
    row = customer(desk, BINDING_CARD)
    outcome = change(desk, BINDING_CARD, draft_of(row.person))
    assert isinstance(outcome, PersonChanged)
    assert (outcome.special_kind, outcome.loans_converted) == (None, 0)


def test_a_card_made_as_administrative_stays_one(desk):
    outcome = switch(desk, BINDER, SpecialKind.SPECIAL)
    assert reasons(outcome) == ["kind-is-fixed"]


def test_an_ordinary_customer_has_no_such_radio(desk):
    jansen = register(desk, number=own_card(1)).key
    outcome = switch(desk, jansen, SpecialKind.ADMINISTRATIVE)
    assert reasons(outcome) == ["not-special"]


@pytest.mark.parametrize("key", [BINDING_CARD, own_card(1)])
def test_nobody_is_moved_into_an_administrative_card(desk, sample_file, key):
    register(desk, number=own_card(1))
    before = everything(sample_file)
    outcome = move(desk, key, "0089")
    assert reasons(outcome) == ["never-into-administrative"]
    assert isinstance(outcome, Refused)
    assert not outcome.may_be_passed
    assert everything(sample_file) == before


def test_a_switched_special_customer_is_not_moved_either(desk):
    switch(desk, BINDING_CARD, SpecialKind.ADMINISTRATIVE)
    assert reasons(move(desk, BINDING_CARD, "0089")) == ["never-into-administrative"]


def test_another_subscription_of_the_same_type(desk, sample_file):
    jansen = register(desk, number=own_card(1)).key
    outcome = move(desk, jansen, "0011")
    assert isinstance(outcome, SubscriptionChanged)
    assert outcome.costs.balance_cents == 5750 + 350
    row = customer(desk, jansen)
    assert row.subscription is not None
    assert row.subscription.code == "0011"
    assert row.card_number == jansen
    kept = rows(
        sample_file,
        "SELECT is_current FROM subscription WHERE customer_id = ? ORDER BY id",
        row.customer_id,
    )
    assert kept == [(0,), (1,)]


def test_a_tariff_has_its_own_charges(desk, sample_file):
    rows(
        sample_file,
        "INSERT INTO subscription_charge (subscription_type_id, tariff, fee_cents)"
        " SELECT id, 'MINIMA', 1000 FROM subscription_type WHERE code = '0011'",
    )
    jansen = register(desk, number=own_card(1)).key
    outcome = move(desk, jansen, "0011", tariff="MINIMA")
    assert isinstance(outcome, SubscriptionChanged)
    assert outcome.costs.balance_cents == 1000
    row = customer(desk, jansen)
    assert row.subscription is not None
    assert (row.subscription.tariff, row.subscription.balance_cents) == ("MINIMA", 1000)


@pytest.mark.parametrize(
    ("code", "reason"),
    [("0070", "subscription-other-type"), ("9999", "subscription-unknown")],
)
def test_a_subscription_of_another_type_or_none(desk, code, reason):
    jansen = register(desk, number=own_card(1)).key
    assert reasons(move(desk, jansen, code)) == [reason]


def test_a_subscription_that_is_off_is_not_taken(desk):
    jansen = register(desk, number=own_card(1)).key
    desk.perform(OfferSubscription(code="0011", offered=False))
    assert reasons(move(desk, jansen, "0011")) == ["subscription-not-offered"]


def test_changed_data_are_stored_and_found(desk):
    jansen = register(desk, number=own_card(1)).key
    moved = replace(JANSEN, family_name="Çelik", postcode="9408ab", house_number="3")
    assert isinstance(change(desk, jansen, moved), PersonChanged)
    row = customer(desk, jansen)
    assert (row.person.family_name, row.person.postcode) == ("Çelik", "9408 AB")
    for text in ("celik", "9408ab 3", jansen[:12]):
        hits = read(desk, lambda tx, text=text: tx.find_customers(text, 50))
        assert jansen in [each.key for each in hits]


def test_a_customer_that_changed_meanwhile_is_not_overwritten(desk, other_desk):
    jansen = register(desk, number=own_card(1)).key
    seen = customer(desk, jansen).version
    change(other_desk, jansen, replace(JANSEN, phone="0599-123456"))
    outcome = change(desk, jansen, replace(JANSEN, family_name="Berg"), seen)
    assert reasons(outcome) == ["customer-changed"]
    row = customer(desk, jansen)
    assert (row.person.family_name, row.person.phone) == ("Jansen", "0599-123456")


def test_a_login_name_is_somebody_s_alone(desk):
    named = replace(JANSEN, login_account=True, login_name="jansen")
    first = register(desk, number=own_card(1), person=named).key
    second = register(desk, number=own_card(2)).key
    assert reasons(change(desk, second, named)) == ["login-name-in-use"]
    assert isinstance(change(desk, first, named), PersonChanged)


def test_bad_fields_are_told_one_by_one(desk):
    jansen = register(desk, number=own_card(1)).key
    outcome = change(desk, jansen, replace(JANSEN, family_name=" ", iban="NL00"))
    assert isinstance(outcome, Refused)
    assert {each.about: each.reason for each in outcome.refusals} == {
        "family_name": Reason.REQUIRED,
        "iban": Reason.INVALID_IBAN,
    }


def test_an_unknown_customer(desk):
    person = ChangePerson(customer="0000000000", version=1, person=JANSEN)
    assert reasons(desk.perform(person)) == ["customer-unknown"]
    assert reasons(move(desk, "0000000000", "0011")) == ["customer-unknown"]


def test_a_converted_item_is_out_of_the_public_s_sight(desk):
    switch(desk, BINDING_CARD, SpecialKind.ADMINISTRATIVE)
    barcode = loans_of(desk, BINDING_CARD)[0].barcode
    assert item(desk, barcode).public.value == "not-available"
    assert barcode not in on_the_shelf(desk, TITAN)
