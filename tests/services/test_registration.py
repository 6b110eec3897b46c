# SPDX-License-Identifier: Apache-2.0
from datetime import date
from threading import Barrier, Thread

import pytest
from msgspec.structs import replace

from support.clerk import (
    BINDER,
    HOME_FOR_THE_ELDERLY,
    JANSEN,
    TITAN,
    branch_row,
    customer,
    facts,
    lend,
    on_day,
    on_the_shelf,
    own_card,
    proposal,
    read,
    reasons,
    register,
    registration,
)
from support.raw_file import everything, rows, value
from wisedesk.bootstrap import open_services
from wisedesk.config import Config, as_address
from wisedesk.domain.customer_types import CustomerType, SpecialKind
from wisedesk.domain.persons import Gender, PersonDraft
from wisedesk.domain.refusals import Reason, Refusal
from wisedesk.domain.subscriptions import SubscriptionChoice, SubscriptionStatus
from wisedesk.services.actions import OfferSubscription
from wisedesk.services.card_numbers import judge_number, next_number
from wisedesk.services.customer_outcomes import Registered
from wisedesk.services.outcomes import Refused

ADMINISTRATIVE = CustomerType.ADMINISTRATIVE_CARD
MONDAY = date(2026, 5, 4)
TEST = PersonDraft(family_name="Test", login_account=False, email_absent=True)


def test_an_administrative_card_as_the_instruction_makes_it(desk):
    number = proposal(desk)
    assert number == "29999940800188"
    outcome = desk.perform(
        registration(ADMINISTRATIVE, number, generated=True, person=TEST)
    )
    assert isinstance(outcome, Registered)
    assert outcome.number == number
    assert outcome.costs.balance_cents == 0
    row = customer(desk, number)
    assert row.customer_id == 576340
    assert (row.branch.code, row.branch.name) == ("9408", "Nieuw-Buinen")
    assert row.type_name == "Administratieve pas"
    assert row.special_kind is SpecialKind.ADMINISTRATIVE
    assert row.subscription is not None
    assert row.subscription.code == "0089"
    assert row.subscription.name == "Administratieve Pas"
    assert not row.subscription.has_services  # [ab diensten ontbreekt!]
    assert row.subscription.ends_on == date(2099, 12, 31)
    assert row.last_activity_on == row.registered_on == MONDAY
    assert (row.in_possession, row.active_cards) == (0, 1)
    assert row.name == "Test"
    assert row.person.gender is Gender.UNKNOWN
    assert row.person.email_absent


def test_an_administrative_card_with_a_pass_of_ones_own(desk):
    own = own_card(1)
    outcome = desk.perform(registration(ADMINISTRATIVE, own, person=TEST))
    assert isinstance(outcome, Registered)
    assert customer(desk, own).special_kind is SpecialKind.ADMINISTRATIVE
    assert proposal(desk) == "29999940800188"  # what was declined is not lost


@pytest.mark.parametrize(
    ("customer_type", "person", "until", "status"),
    [
        (CustomerType.REGULAR, JANSEN, date(2027, 5, 31), SubscriptionStatus.NEW),
        (CustomerType.ARGOS, JANSEN, date(2027, 5, 31), SubscriptionStatus.NORMAL),
        (
            CustomerType.ANONYMOUS,
            PersonDraft(family_name="Gast"),
            date(2099, 12, 31),
            SubscriptionStatus.NORMAL,
        ),
        (ADMINISTRATIVE, TEST, date(2099, 12, 31), SubscriptionStatus.NORMAL),
        (
            CustomerType.SIDE_SUBSCRIPTION,
            JANSEN,
            date(2027, 5, 31),
            SubscriptionStatus.NORMAL,
        ),
        (CustomerType.DONOR, JANSEN, date(2027, 5, 31), SubscriptionStatus.NEW),
    ],
)
def test_each_type_registers_with_its_own_subscription(
    desk, customer_type, person, until, status
):
    row = register(desk, customer_type, person=person)
    assert row.customer_type is customer_type
    assert row.key == row.card_number
    assert row.subscription is not None
    assert (row.subscription.ends_on, row.subscription.status) == (until, status)


def test_a_newsletter_reader_needs_no_number(desk):
    row = register(desk, CustomerType.NEWSLETTER)
    assert row.card_number == ""
    assert row.active_cards == 0
    assert row.key.startswith("klant:")
    assert customer(desk, row.key).name == "Jansen, Jan"


def test_a_newsletter_reader_with_a_number_gets_a_good_one_or_none(desk):
    newsletter = CustomerType.NEWSLETTER
    assert reasons(desk.perform(registration(newsletter, "123"))) == [
        "number-wrong-length"
    ]
    row = register(desk, newsletter, own_card(1))
    assert row.card_number == own_card(1)


def test_a_card_read_in_small_letters_is_the_same_card(desk):
    desk.perform(registration(number="abc1234567"))
    assert customer(desk, "ABC1234567").name == "Jansen, Jan"
    again = desk.perform(registration(number="Abc1234567"))
    assert reasons(again) == ["number-in-use"]


def test_the_costs_on_the_screen_are_the_costs_that_are_stored(desk):
    choice = SubscriptionChoice(code="0010", expiry_month=12, discount_cents=500)
    outcome = desk.perform(registration(number=own_card(1), choice=choice))
    assert isinstance(outcome, Registered)
    assert outcome.costs.balance_cents == 4200 + 350 - 1750 - 500
    row = customer(desk, own_card(1))
    assert row.subscription is not None
    assert row.subscription.balance_cents == outcome.costs.balance_cents
    assert row.subscription.ends_on == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("number", "reason", "told"),
    [
        ("", "number-missing", {}),
        ("123456789", "number-wrong-length", {"length": "9"}),
        ("299999408001889", "number-wrong-length", {"longest": "14"}),
        ("29999940800189", "number-wrong-check-digit", {"expected": "8"}),
        ("2999994080018%", "number-wrong-characters", {}),
        (
            BINDER,
            "number-in-use",
            {"holder": "Binder Hooghiemstra", "customer_key": BINDER},
        ),
    ],
)
def test_what_is_wrong_with_a_number(desk, number, reason, told):
    outcome = desk.perform(registration(number=number))
    assert reasons(outcome) == [reason]
    assert told.items() <= facts(outcome).items()


def test_the_barcode_of_an_item_is_no_card(desk):
    barcode = on_the_shelf(desk)[0]
    outcome = desk.perform(registration(number=barcode))
    assert reasons(outcome) == ["number-is-item"]


def test_the_number_of_an_ended_subscription_registers_that_customer_again(desk):
    first = register(desk, number=own_card(1))
    later = on_day(desk, date(2028, 1, 3))
    verdict = read(
        later,
        lambda tx: judge_number(
            tx, own_card(1), branch_row(later), MONDAY.replace(2028)
        ),
    )
    assert isinstance(verdict, Refusal)
    assert verdict.reason is Reason.NUMBER_OF_EXPIRED
    assert verdict.overridable
    assert verdict.facts["ended_on"] == "2027-05-31"
    married = replace(JANSEN, family_name="Jansen-de Vries")
    outcome = later.perform(
        registration(number=own_card(1), branch="9000", person=married, again=first.key)
    )
    assert isinstance(outcome, Registered)
    assert outcome.customer_id == first.customer_id
    row = customer(later, own_card(1))
    assert row.person.family_name == "Jansen-de Vries"
    assert row.branch.code == "9000"
    assert row.registered_on == MONDAY
    assert row.last_activity_on == date(2028, 1, 3)
    assert row.subscription is not None
    assert row.subscription.ends_on == date(2029, 1, 31)


def test_nobody_is_registered_again_while_the_subscription_runs(desk):
    register(desk, number=own_card(1))
    outcome = desk.perform(registration(number=own_card(1), again=own_card(1)))
    assert reasons(outcome) == ["number-in-use"]


def test_nobody_is_registered_again_as_an_administrative_card(desk):
    register(desk, number=own_card(1))
    later = on_day(desk, date(2028, 1, 3))
    outcome = later.perform(
        registration(ADMINISTRATIVE, own_card(1), person=TEST, again=own_card(1))
    )
    assert reasons(outcome) == ["never-into-administrative"]


def test_an_unknown_customer_is_not_registered_again(desk):
    outcome = desk.perform(registration(number=own_card(1), again="1234567890"))
    assert reasons(outcome) == ["customer-unknown"]


def test_a_declined_number_is_proposed_again_and_never_given_twice(desk):
    declined = proposal(desk)
    register(desk, ADMINISTRATIVE, own_card(1), person=TEST)
    assert proposal(desk) == declined
    given = [register(desk, ADMINISTRATIVE, person=TEST).card_number for _ in range(3)]
    assert given == ["29999940800188", "29999940800196", "29999940800204"]


def test_a_number_on_a_pass_of_ones_own_is_stepped_over(desk):
    register(desk, ADMINISTRATIVE, "29999940800188", person=TEST)  # scanned
    assert proposal(desk) == "29999940800196"
    assert register(desk, ADMINISTRATIVE, person=TEST).card_number == "29999940800196"


def test_another_desk_took_the_number_meanwhile(desk, other_desk):
    number = proposal(desk)
    register(other_desk, ADMINISTRATIVE, person=TEST)
    outcome = desk.perform(
        registration(ADMINISTRATIVE, number, generated=True, person=TEST)
    )
    assert reasons(outcome) == ["number-taken-meanwhile"]
    assert isinstance(outcome, Refused)
    assert outcome.proposal == "29999940800196"
    second = registration(ADMINISTRATIVE, outcome.proposal, generated=True, person=TEST)
    assert isinstance(desk.perform(second), Registered)


def test_another_branch_chosen_after_ja(desk):
    number = proposal(desk)
    outcome = desk.perform(
        registration(ADMINISTRATIVE, number, branch="9000", generated=True, person=TEST)
    )
    assert reasons(outcome) == ["number-other-branch"]
    assert facts(outcome)["branch"] == "VoorbeeldBibliotheek"
    assert isinstance(outcome, Refused)
    assert outcome.proposal == "29999900000035"
    assert proposal(desk) == number


def test_the_numbers_of_a_branch_run_out(desk, sample_file):
    rows(
        sample_file, "UPDATE number_sequence SET last = 9998 WHERE series = 'internal'"
    )
    last = register(desk, ADMINISTRATIVE, person=TEST)
    assert last.card_number == "29999940899990"
    told = read(desk, lambda tx: next_number(tx, ADMINISTRATIVE, branch_row(desk)))
    assert isinstance(told, Refusal)
    assert told.reason is Reason.NUMBERS_RAN_OUT
    outcome = desk.perform(
        registration(ADMINISTRATIVE, last.card_number, generated=True, person=TEST)
    )
    assert reasons(outcome) == ["number-taken-meanwhile", "numbers-ran-out"]
    assert isinstance(outcome, Refused)
    assert outcome.proposal == ""
    assert isinstance(  # a pass of one's own still goes
        desk.perform(registration(ADMINISTRATIVE, own_card(2), person=TEST)), Registered
    )


def test_ordinary_numbers_count_by_themselves(desk):
    first, second = (register(desk).card_number for _ in range(2))
    assert first.startswith("29408")
    assert int(second[:-1]) == int(first[:-1]) + 1
    assert proposal(desk) == "29999940800188"


@pytest.mark.parametrize(
    "action",
    [
        registration(number="123"),
        registration(number=own_card(1), person=replace(JANSEN, family_name="")),
        registration(number=own_card(1), choice=SubscriptionChoice(code="0089")),
        registration(CustomerType.SPECIAL, own_card(1)),
        registration(
            ADMINISTRATIVE, "29999940800196", generated=True, branch="9000", person=TEST
        ),
    ],
)
def test_nothing_is_stored_on_a_refusal(desk, sample_file, action):
    before = everything(sample_file)
    assert isinstance(desk.perform(action), Refused)
    assert everything(sample_file) == before
    assert value(sample_file, "SELECT count(*) FROM journal") == 1


def test_every_problem_is_told_at_once(desk):
    bad = replace(JANSEN, born="31-02-1980", postcode="9", house_number="")
    outcome = desk.perform(registration(number="123", person=bad))
    assert isinstance(outcome, Refused)
    assert {each.about: each.reason.value for each in outcome.refusals} == {
        "born": "invalid-date",
        "postcode": "invalid-postcode",
        "house_number": "required",
        "card_number": "number-wrong-length",
    }


def test_a_login_name_is_somebody_s_alone(desk):
    named = replace(JANSEN, login_account=True, login_name="jansen")
    register(desk, number=own_card(1), person=named)
    outcome = desk.perform(registration(number=own_card(2), person=named))
    assert reasons(outcome) == ["login-name-in-use"]


def test_special_customers_are_offered_once_their_subscription_is(desk):
    def offered():
        return [
            each.printed_code
            for each in read(desk, lambda tx: tx.customer_types(offered_only=True))
        ]

    seed_menu = ["00", "02", "06", "14", "15", "16", "98"]
    assert offered() == seed_menu
    special = registration(CustomerType.SPECIAL, own_card(1), person=TEST)
    assert reasons(desk.perform(special)) == ["subscription-not-offered"]
    desk.perform(OfferSubscription(code="0088", offered=True))
    assert offered() == sorted([*seed_menu, "12"])
    row = register(desk, CustomerType.SPECIAL, own_card(1), person=TEST)
    assert row.special_kind is SpecialKind.SPECIAL
    desk.perform(OfferSubscription(code="0088", offered=False))
    assert offered() == seed_menu


def test_two_desks_registering_at_once_never_get_the_same_number(desk, other_desk):
    start = Barrier(2)
    given: list[str] = []

    def register_ten(at_desk):
        start.wait()
        done = 0
        number = proposal(at_desk)
        while done < 10:
            outcome = at_desk.perform(
                registration(ADMINISTRATIVE, number, generated=True, person=TEST)
            )
            if isinstance(outcome, Registered):
                given.append(outcome.number)
                done += 1
                number = proposal(at_desk)
            else:
                assert reasons(outcome) == ["number-taken-meanwhile"]
                number = outcome.proposal

    desks = [Thread(target=register_ten, args=(each,)) for each in (desk, other_desk)]
    for thread in desks:
        thread.start()
    for thread in desks:
        thread.join()
    assert len(given) == len(set(given)) == 20
    assert min(given) == "29999940800188"
    assert max(given) == "29999940800378"  # eighteenth to thirty-seventh


@pytest.mark.parametrize(
    "customer_type", [CustomerType.ANONYMOUS, CustomerType.NEWSLETTER]
)
def test_who_cannot_borrow_is_told_so(desk, customer_type):
    row = register(desk, customer_type)
    assert reasons(lend(desk, row.key, on_the_shelf(desk, TITAN)[0])) == [
        "may-not-borrow"
    ]


def test_the_sample_has_its_special_customers(desk):
    home = customer(desk, HOME_FOR_THE_ELDERLY)
    assert home.customer_type is CustomerType.SPECIAL
    assert home.in_possession == home.open_loans == 24
    assert home.remarks == ("Wisselt elke zes weken; contact via de receptie.",)


def test_the_first_numbers_of_a_new_library(library_file):
    config = Config(as_address(str(library_file)), desk="balie-1", branch="9408")
    services = open_services(config, MONDAY)
    desk = services.desk
    given = [register(desk, ADMINISTRATIVE, person=TEST).card_number for _ in range(2)]
    ordinary = register(desk).card_number
    services.library.close()
    assert given == ["29999940800014", "29999940800022"]
    assert ordinary == "29408000000010"
