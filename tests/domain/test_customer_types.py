# SPDX-License-Identifier: Apache-2.0
"""The table of behaviour, line by line as `docs/architecture.md` has it."""

import pytest

from wisedesk.domain.customer_types import (
    BEHAVIOURS,
    HOLDS_BY_STANDING,
    Channel,
    CustomerType,
    DueRule,
    LoanStanding,
    NoticeRule,
    NumberRule,
    SpecialKind,
    behaviour_of,
    initial_kind,
    kind_is_fixed,
)
from wisedesk.domain.items import ItemStatus, PublicStatus, public_status, status_while

YES, NO = True, False
CARD, GENERATED, NO_NUMBER = NumberRule.CARD, NumberRule.GENERATED, NumberRule.NONE
ALL, LETTER, NEVER = NoticeRule.ALL, NoticeRule.NEWSLETTER_ONLY, NoticeRule.NONE
POLICY, SAME_DAY = DueRule.BY_POLICY, DueRule.LOAN_DATE
BOTH = {Channel.WEB, Channel.DESK}
LENT = (ItemStatus.LENT, PublicStatus.LENT)
INTERNAL = (ItemStatus.INTERNAL, PublicStatus.NOT_AVAILABLE)

BORROWING = [
    # code, group, number, customer, loans, notices, due, status, holds, limits
    ("00", "", CARD, YES, YES, ALL, POLICY, LENT, BOTH, YES),
    ("02", "", CARD, YES, YES, ALL, POLICY, LENT, BOTH, YES),
    ("14", "Z", GENERATED, NO, NO, NEVER, SAME_DAY, INTERNAL, {Channel.DESK}, NO),
    ("15", "", CARD, YES, YES, ALL, POLICY, LENT, BOTH, YES),
    ("16", "", CARD, YES, YES, ALL, POLICY, LENT, BOTH, YES),
    ("12", "S", CARD, YES, NO, NEVER, SAME_DAY, INTERNAL, set(), NO),
]
NOT_BORROWING = [
    # code, number, customer, notices
    ("06", CARD, YES, NEVER),
    ("98", NO_NUMBER, NO, LETTER),
]


@pytest.mark.parametrize("line", BORROWING, ids=[line[0] for line in BORROWING])
def test_a_type_that_borrows(line):
    code, group, number, customer, loans, notices, due, status, holds, limits = line
    behaviour = behaviour_of(CustomerType(code))
    assert behaviour.group == group
    assert behaviour.number is number
    assert behaviour.counts_as_customer is customer
    assert behaviour.loans_count is loans
    assert behaviour.notices is notices
    assert behaviour.due is due
    assert behaviour.may_borrow
    item_status = status_while(behaviour.standing)
    assert (item_status, public_status(item_status)) == status
    assert behaviour.holds_on_its_items == holds
    assert HOLDS_BY_STANDING[behaviour.standing] == holds
    assert behaviour.has_limits is limits


@pytest.mark.parametrize("line", NOT_BORROWING, ids=[line[0] for line in NOT_BORROWING])
def test_a_type_that_never_borrows(line):
    code, number, customer, notices = line
    behaviour = behaviour_of(CustomerType(code))
    assert behaviour.due is DueRule.CANNOT_BORROW
    assert not behaviour.may_borrow
    assert behaviour.number is number
    assert behaviour.counts_as_customer is customer
    assert behaviour.notices is notices


def test_the_table_has_every_type():
    lines = [line[0] for line in BORROWING] + [line[0] for line in NOT_BORROWING]
    assert sorted(lines) == sorted(each.value for each in CustomerType)
    assert set(BEHAVIOURS) == set(CustomerType)
    assert set(HOLDS_BY_STANDING) == set(LoanStanding)


def test_a_switched_special_customer_behaves_as_an_administrative_card():
    switched = behaviour_of(CustomerType.SPECIAL, SpecialKind.ADMINISTRATIVE)
    assert switched == behaviour_of(CustomerType.ADMINISTRATIVE_CARD)


def test_a_special_customer_switched_back_is_one_again():
    back = behaviour_of(CustomerType.SPECIAL, SpecialKind.SPECIAL)
    assert back == behaviour_of(CustomerType.SPECIAL)


@pytest.mark.parametrize("customer_type", CustomerType)
def test_only_loans_to_an_administrative_card_are_nobodys_possession(customer_type):
    internal = customer_type is CustomerType.ADMINISTRATIVE_CARD
    assert behaviour_of(customer_type).counts_as_possession is not internal


@pytest.mark.parametrize("customer_type", CustomerType)
def test_the_radio_type_speciale_klant(customer_type):
    starts = {
        CustomerType.SPECIAL: SpecialKind.SPECIAL,
        CustomerType.ADMINISTRATIVE_CARD: SpecialKind.ADMINISTRATIVE,
    }
    assert initial_kind(customer_type) is starts.get(customer_type)
    assert kind_is_fixed(customer_type) is (customer_type is not CustomerType.SPECIAL)


def test_only_what_goes_out_without_a_term_is_an_internal_card():
    internal = {each for each in CustomerType if behaviour_of(each).is_internal_card}
    assert internal == {CustomerType.SPECIAL, CustomerType.ADMINISTRATIVE_CARD}
