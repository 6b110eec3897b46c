# SPDX-License-Identifier: Apache-2.0
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from wisedesk.domain.calendar import OpenDays
from wisedesk.domain.customer_types import CustomerType, LoanStanding, behaviour_of
from wisedesk.domain.internal_cards import InternalCard
from wisedesk.domain.items import ItemFacts, ItemStatus
from wisedesk.domain.loans import (
    Borrower,
    LoanTerms,
    against_cancelling,
    decide_loan,
    is_overdue,
)
from wisedesk.domain.policies import LoanPolicy
from wisedesk.domain.refusals import Reason
from wisedesk.domain.rmt_groups import GroupCount
from wisedesk.domain.subscriptions import SubscriptionStatus

MONDAY = date(2026, 5, 4)
YEARLY = date(2027, 5, 31)
ITEM = ItemFacts(
    item_id=1,
    barcode="39408000000011",
    title_id=1,
    title="De geweldige beer",
    author="Toft Jacobsen, Esben",
    rmt="J",
    status=ItemStatus.AVAILABLE,
    branch="9408",
)
POLICY = LoanPolicy(subscription="0010", rmt="J", loan_days=21)
REGULAR = Borrower(
    customer_id=7,
    card_number="29408000000018",
    behaviour=behaviour_of(CustomerType.REGULAR),
    born_on=date(1980, 1, 1),
    subscription="0010",
    subscription_ends_on=YEARLY,
)
INTERNAL_TYPES = [CustomerType.ADMINISTRATIVE_CARD, CustomerType.SPECIAL]


def borrower(customer_type=CustomerType.REGULAR, **changed):
    return replace(REGULAR, behaviour=behaviour_of(customer_type), **changed)


def decide(who=REGULAR, item=ITEM, policy=POLICY, days=None, passed=frozenset()):
    return decide_loan(who, item, policy, days or OpenDays(), MONDAY, passed=passed)


def reasons(decision):
    assert not isinstance(decision, LoanTerms)
    return {each.reason for each in decision}


def test_an_ordinary_loan_is_due_by_policy():
    assert decide() == LoanTerms(
        due_on=date(2026, 5, 25),
        standing=LoanStanding.ORDINARY,
        counts=True,
        term_ends_on=date(2026, 5, 25),
        policy=POLICY,
    )


def test_a_due_date_on_a_closed_day_moves_and_says_from_when():
    terms = decide(days=OpenDays(closed={date(2026, 5, 25)}))
    assert isinstance(terms, LoanTerms)
    assert terms.due_on == date(2026, 5, 26)
    assert terms.term_ends_on == date(2026, 5, 25)


@given(
    st.integers(0, 400),
    st.frozensets(st.integers(0, 6), min_size=1),
    st.frozensets(st.dates(MONDAY, MONDAY + timedelta(days=60))),
)
def test_a_due_date_is_never_on_a_closed_day_nor_early(loan_days, weekdays, closed):
    days = OpenDays(weekdays, closed)
    terms = decide(policy=replace(POLICY, loan_days=loan_days), days=days)
    assert isinstance(terms, LoanTerms)
    assert days.is_open(terms.due_on)
    assert terms.due_on >= terms.term_ends_on == MONDAY + timedelta(days=loan_days)


@pytest.mark.parametrize("customer_type", INTERNAL_TYPES)
def test_an_internal_loan_is_due_the_day_it_is_lent(customer_type):
    closed_today = OpenDays(closed={MONDAY})
    terms = decide(borrower(customer_type), policy=None, days=closed_today)
    assert isinstance(terms, LoanTerms)
    assert terms.due_on == terms.term_ends_on == MONDAY
    assert terms.policy is None
    assert not terms.counts
    assert terms.standing is behaviour_of(customer_type).standing


@pytest.mark.parametrize("customer_type", INTERNAL_TYPES)
def test_internal_cards_know_no_limits(customer_type):
    full = borrower(customer_type, open_loans=20_000, maximum_loans=10)
    assert isinstance(decide(full, policy=None), LoanTerms)


@pytest.mark.parametrize(
    ("who", "reason", "may_pass"),
    [
        (borrower(CustomerType.ANONYMOUS), Reason.MAY_NOT_BORROW, False),
        (borrower(CustomerType.NEWSLETTER), Reason.MAY_NOT_BORROW, False),
        (borrower(may_borrow=False), Reason.MAY_NOT_BORROW, False),
        (borrower(card_is_active=False), Reason.CARD_BLOCKED, False),
        (
            borrower(subscription_status=SubscriptionStatus.CANCELLED),
            Reason.SUBSCRIPTION_CANCELLED,
            False,
        ),
        (
            borrower(subscription_status=SubscriptionStatus.BANNED),
            Reason.SUBSCRIPTION_CANCELLED,
            False,
        ),
        (
            borrower(subscription_ends_on=date(2026, 5, 3)),
            Reason.SUBSCRIPTION_EXPIRED,
            True,
        ),
        (borrower(blocks=("boete",)), Reason.BLOCKED, True),
        (borrower(maximum_loans=10, open_loans=10), Reason.MAXIMUM_REACHED, True),
    ],
)
def test_what_a_customer_may_not(who, reason, may_pass):
    assert reasons(decide(who)) == {reason}
    passed = decide(who, passed=frozenset(Reason))
    assert isinstance(passed, LoanTerms) is may_pass


@pytest.mark.parametrize(
    "who",
    [
        borrower(subscription_ends_on=MONDAY),  # the last day still counts
        borrower(subscription_ends_on=None),
        borrower(maximum_loans=10, open_loans=9),
        borrower(maximum_loans=None, open_loans=99),
        borrower(subscription_status=SubscriptionStatus.UNPAID),
        borrower(born_on=None),
    ],
)
def test_what_a_customer_may(who):
    assert isinstance(decide(who, policy=replace(POLICY, minimum_age=16)), LoanTerms)


@pytest.mark.parametrize(
    ("changed", "reason", "may_pass"),
    [
        ({"borrower_id": 7}, Reason.ITEM_ALREADY_YOURS, False),
        (
            {"borrower_id": 8, "borrower_card": "1", "borrower_name": "Berg, Jan"},
            Reason.ITEM_ON_LOAN,
            True,
        ),
        ({"status": ItemStatus.DISCARDED}, Reason.ITEM_NOT_LENDABLE, True),
        ({"status": ItemStatus.INVOICED}, Reason.ITEM_NOT_LENDABLE, True),
        (
            {"held_for": 9, "held_for_name": "Çelik, Ayşe"},
            Reason.ITEM_HELD_FOR_OTHER,
            True,
        ),
    ],
)
def test_an_item_that_cannot_go(changed, reason, may_pass):
    item = replace(ITEM, **changed)
    assert reasons(decide(item=item)) == {reason}
    passed = decide(item=item, passed=frozenset(Reason))
    assert isinstance(passed, LoanTerms) is may_pass


def test_an_item_that_is_out_tells_to_whom():
    out = replace(ITEM, borrower_id=8, borrower_card="29", borrower_name="Berg, Jan")
    decision = decide(item=out)
    assert not isinstance(decision, LoanTerms)
    assert decision[0].facts["borrower"] == "Berg, Jan"
    assert decision[0].facts["card"] == "29"


def test_an_item_set_aside_goes_to_whom_it_is_held_for():
    held = replace(ITEM, status=ItemStatus.RESERVED, held_for=REGULAR.customer_id)
    assert isinstance(decide(item=held), LoanTerms)


@pytest.mark.parametrize(
    ("policy", "who", "reason", "may_pass"),
    [
        (None, REGULAR, Reason.NO_POLICY, False),
        (replace(POLICY, minimum_age=99), REGULAR, Reason.ITEM_NOT_LENDABLE, True),
        (
            replace(POLICY, minimum_age=16),
            borrower(born_on=date(2010, 5, 5)),
            Reason.TOO_YOUNG,
            True,
        ),
        (
            replace(POLICY, maximum=4),
            borrower(open_of_rmt=4),
            Reason.MAXIMUM_OF_MATERIAL_REACHED,
            True,
        ),
        (
            POLICY,
            borrower(groups=(GroupCount("Strips", 5, 4), GroupCount("Jeugd", 3, 3))),
            Reason.MAXIMUM_OF_GROUP_REACHED,
            True,
        ),
    ],
)
def test_what_the_reglement_forbids(policy, who, reason, may_pass):
    assert reasons(decide(who, policy=policy)) == {reason}
    passed = decide(who, policy=policy, passed=frozenset(Reason))
    assert isinstance(passed, LoanTerms) is may_pass


@pytest.mark.parametrize(
    ("policy", "who"),
    [
        (replace(POLICY, minimum_age=16), borrower(born_on=date(2010, 5, 4))),
        (replace(POLICY, maximum=4), borrower(open_of_rmt=3)),
        (POLICY, borrower(groups=(GroupCount("Strips", 5, 4),))),
    ],
)
def test_what_the_reglement_just_allows(policy, who):
    assert isinstance(decide(who, policy=policy), LoanTerms)


def test_a_full_group_is_named_with_its_number():
    who = borrower(groups=(GroupCount("Strips", 5, 7), GroupCount("Jeugd", 0, 0)))
    decision = decide(who)
    assert isinstance(decision, tuple)
    assert [each.facts for each in decision] == [
        {"group": "Strips", "maximum": "5"},
        {"group": "Jeugd", "maximum": "0"},
    ]


def test_every_reason_is_told_at_once_and_each_must_be_passed():
    who = borrower(blocks=("boete", "adres"), maximum_loans=1, open_loans=1)
    held = replace(ITEM, held_for=9)
    told = {Reason.BLOCKED, Reason.MAXIMUM_REACHED, Reason.ITEM_HELD_FOR_OTHER}
    assert reasons(decide(who, held)) == told
    still = decide(who, held, passed=frozenset({Reason.BLOCKED}))
    assert reasons(still) == told - {Reason.BLOCKED}


def test_what_is_only_looked_at_is_back_today_and_counts_nowhere():
    terms = decide_loan(REGULAR, ITEM, POLICY, OpenDays(), MONDAY, inspection=True)
    assert terms == LoanTerms(
        due_on=MONDAY,
        standing=LoanStanding.INSPECTION,
        counts=False,
        term_ends_on=MONDAY,
    )


@pytest.mark.parametrize("customer_type", INTERNAL_TYPES)
def test_nothing_is_looked_at_on_an_internal_card(customer_type):
    who = borrower(customer_type)
    terms = decide_loan(who, ITEM, None, OpenDays(), MONDAY, inspection=True)
    assert isinstance(terms, LoanTerms)
    assert terms.standing is not LoanStanding.INSPECTION


def test_a_title_lent_before_is_told_with_its_day():
    (told,) = decide(borrower(lent_before_on=date(2026, 1, 2)))
    assert (told.reason, told.overridable) == (Reason.TITLE_LENT_BEFORE, True)
    assert told.facts == {"lent_on": "2026-01-02"}


def test_an_internal_card_scanned_too_long_ago_or_past_its_end_asks():
    ended = InternalCard(ends_on=date(2026, 5, 3))
    who = borrower(
        CustomerType.ADMINISTRATIVE_CARD, internal_card=ended, card_is_stale=True
    )
    assert reasons(decide(who, policy=None)) == {
        Reason.INTERNAL_CARD_STALE,
        Reason.INTERNAL_CARD_ENDED,
    }


@pytest.mark.parametrize(
    ("lent_on", "standing", "told"),
    [
        (date(2026, 5, 1), LoanStanding.ORDINARY, "2026-05-01"),
        (MONDAY, LoanStanding.ORDINARY, None),
        (date(2026, 5, 1), LoanStanding.INSPECTION, None),
        (None, LoanStanding.ORDINARY, None),
    ],
)
def test_what_the_customer_has_since_before_today_is_told_since_when(
    lent_on, standing, told
):
    item = replace(ITEM, borrower_id=7, lent_on=lent_on, standing=standing)
    (refused,) = decide(item=item)
    assert refused.facts.get("lent_on") == told


@pytest.mark.parametrize(
    ("due_on", "standing", "late"),
    [
        (date(2026, 5, 3), LoanStanding.ORDINARY, True),
        (MONDAY, LoanStanding.ORDINARY, False),
        (date(2020, 1, 1), LoanStanding.INTERNAL, False),
        (date(2020, 1, 1), LoanStanding.SPECIAL, False),
    ],
)
def test_only_an_ordinary_loan_is_ever_overdue(due_on, standing, late):
    assert is_overdue(due_on, standing, MONDAY) is late


@pytest.mark.parametrize(
    ("holder", "beside", "why"),
    [
        ("", (), Reason.NOT_LENT),
        ("1", (), Reason.LENT_BY_IMPORT),
        ("2", (), Reason.LENT_TO_OTHER),
        ("2", ("3",), Reason.LENT_TO_OTHER),
        ("2", ("3", "2"), Reason.LENT_BESIDE),
    ],
)
def test_what_is_not_cancelled_says_whose_it_is(holder, beside, why):
    out = replace(
        ITEM,
        borrower_id=int(holder) if holder else None,
        borrower_card=holder,
        borrower_name="Bakker, Bea",
    )
    no = against_cancelling(out, "1", beside)
    assert no.reason is why
    assert no.facts["title"] == ITEM.title
    if holder == "2":
        assert no.facts["borrower"] == "Bakker, Bea"
