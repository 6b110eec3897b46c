# SPDX-License-Identifier: Apache-2.0
"""The line that a loan is made by: its own or its first letter's, maxima, holidays."""

from datetime import date

import pytest
from msgspec.structs import replace

from support.clerk import (
    BEAR,
    BINDER,
    JANSEN,
    TITAN,
    branch_row,
    facts,
    lend,
    on_day,
    on_the_shelf,
    own_card,
    read,
    reasons,
    register,
)
from support.raw_file import rows, value
from wisedesk.domain.policies import LoanPolicy
from wisedesk.domain.refusals import Reason
from wisedesk.domain.rmt_groups import RmtGroup
from wisedesk.services.actions import Renew
from wisedesk.services.circulation_outcomes import Lent, Renewed
from wisedesk.services.policy_actions import (
    ChangePolicy,
    ChangeRmtGroup,
)
from wisedesk.services.policy_offer import NoTerms, offer_of

CODE = "0010"
SUMMER = date(2026, 7, 6)  # a Monday in the holidays of the sample
END = date(2026, 8, 30)


@pytest.fixture
def jansen(desk):
    """Return the card of a customer with subscription 0010."""
    return register(desk, number=own_card(1)).key


@pytest.fixture
def shelf(desk, sample_file):
    """Return eight items for children on the shelf, of one title."""
    rows(
        sample_file,
        "UPDATE item SET title_id = (SELECT id FROM title WHERE key = ?), rmt = 'J'"
        " WHERE id IN (SELECT id FROM item WHERE status = 'B' LIMIT 8)",
        TITAN,
    )
    return on_the_shelf(desk)[:8]


def line_of(desk, rmt, code=CODE):
    return read(desk, lambda tx: tx.policies(code)).get(rmt)


def change(desk, rmt, **changed):
    before = line_of(desk, rmt)
    blank = LoanPolicy(subscription=CODE, rmt=rmt, loan_days=21)
    action = ChangePolicy(
        subscription=CODE,
        rmt=rmt,
        before=before,
        after=replace(before or blank, **changed),
    )
    assert not hasattr(desk.perform(action), "refusals")


def remove(desk, rmt):
    before = line_of(desk, rmt)
    action = ChangePolicy(
        subscription=CODE,
        rmt=rmt,
        before=before,
        passed=frozenset({Reason.POLICY_RELIED_ON}),
    )
    assert not hasattr(desk.perform(action), "refusals")


def make_rmt(path, rmt, barcodes):
    """Give items a material of their own."""
    add = "INSERT INTO material_type VALUES (?, 'Verzonnen') ON CONFLICT DO NOTHING"
    rows(path, add, rmt)
    for barcode in barcodes:
        rows(path, "UPDATE item SET rmt = ? WHERE barcode = ?", rmt, barcode)


def test_a_material_without_a_line_is_lent_by_that_of_its_first_letter(
    desk, jansen, shelf, sample_file
):
    make_rmt(sample_file, "JX", shelf[:1])
    outcome = lend(desk, jansen, shelf[0])
    assert isinstance(outcome, Lent)
    assert (outcome.policy, outcome.loan_days) == ("0010/J", 21)


def test_a_material_with_a_line_of_its_own_is_lent_by_that(
    desk, jansen, shelf, sample_file
):
    make_rmt(sample_file, "JX", shelf[:1])
    change(desk, "JX", loan_days=3)
    outcome = lend(desk, jansen, shelf[0])
    assert isinstance(outcome, Lent)
    assert (outcome.policy, outcome.loan_days) == ("0010/JX", 3)


def test_what_has_no_line_at_all_is_not_lent(desk, jansen, shelf, sample_file):
    make_rmt(sample_file, "QX", shelf[:1])
    refused = lend(desk, jansen, shelf[0])
    assert reasons(refused) == [Reason.NO_POLICY]
    assert facts(refused) == {"rmt": "QX", "subscription": CODE}


def test_a_line_of_one_letter_counts_what_falls_back_on_it(
    desk, jansen, shelf, sample_file
):
    make_rmt(sample_file, "JX", shelf[:1])
    make_rmt(sample_file, "JY", shelf[1:2])
    change(desk, "JY", loan_days=3)
    change(desk, "J", maximum=2)
    assert isinstance(lend(desk, jansen, shelf[0]), Lent)  # JX counts under J
    assert isinstance(lend(desk, jansen, shelf[1]), Lent)  # JY has its own line
    assert isinstance(lend(desk, jansen, shelf[2]), Lent)
    for barcode in (shelf[3], shelf[4]):
        refused = lend(desk, jansen, barcode)
        assert reasons(refused) == [Reason.MAXIMUM_OF_MATERIAL_REACHED]
        assert facts(refused) == {"maximum": "2", "rmt": "J"}
    make_rmt(sample_file, "JX", shelf[5:6])
    assert reasons(lend(desk, jansen, shelf[5])) == [Reason.MAXIMUM_OF_MATERIAL_REACHED]


def test_a_group_has_its_maximum_over_all_its_materials(
    desk, jansen, shelf, sample_file
):
    make_rmt(sample_file, "S2", shelf[:2])
    make_rmt(sample_file, "S4", shelf[2:4])
    strips = RmtGroup(name="Strips", rmts=("S2", "S4"), maxima=(("0001", 1), (CODE, 2)))
    desk.perform(ChangeRmtGroup(name="Strips", after=strips))
    assert isinstance(lend(desk, jansen, shelf[0]), Lent)
    assert isinstance(lend(desk, jansen, shelf[4]), Lent)  # not of the group
    assert isinstance(lend(desk, jansen, shelf[2]), Lent)
    refused = lend(desk, jansen, shelf[3])
    assert reasons(refused) == [Reason.MAXIMUM_OF_GROUP_REACHED]
    assert facts(refused) == {"maximum": "2", "group": "Strips"}
    assert refused.may_be_passed
    passed = lend(desk, jansen, shelf[3], Reason.MAXIMUM_OF_GROUP_REACHED)
    assert isinstance(passed, Lent)


def test_each_of_an_items_groups_counts_for_itself(desk, jansen, shelf):
    for name, maximum in (("Eén", 1), ("Geen", 0), ("Veel", 9)):
        group = RmtGroup(name=name, rmts=("J",), maxima=((CODE, maximum),))
        desk.perform(ChangeRmtGroup(name=name, after=group))
    both = frozenset({Reason.MAXIMUM_OF_GROUP_REACHED})
    first = lend(desk, jansen, shelf[0])
    assert reasons(first) == [Reason.MAXIMUM_OF_GROUP_REACHED]
    lend(desk, jansen, shelf[0], *both)
    second = lend(desk, jansen, shelf[1])
    assert [each.facts["group"] for each in second.refusals] == ["Eén", "Geen"]


def test_a_group_without_a_maximum_for_a_subscription_stops_nobody(desk, jansen, shelf):
    group = RmtGroup(name="Jeugd", rmts=("J",), maxima=(("0001", 0),))
    desk.perform(ChangeRmtGroup(name="Jeugd", after=group))
    assert isinstance(lend(desk, jansen, shelf[0]), Lent)


def test_in_the_holidays_of_the_branch_the_longer_term_holds(desk, jansen, shelf):
    before, first = on_day(desk, date(2026, 7, 3)), on_day(desk, date(2026, 7, 4))
    last, after = on_day(desk, END), on_day(desk, date(2026, 8, 31))
    told = [
        lend(each, jansen, barcode)
        for each, barcode in zip((before, first, last, after), shelf, strict=False)
    ]
    assert [each.loan_days for each in told] == [21, 42, 42, 21]
    assert [each.holiday_ends_on for each in told] == [None, END, END, None]
    assert told[1].due_on == date(2026, 8, 15)


def test_another_branchs_holidays_are_not_ours(desk, jansen, shelf, sample_file):
    rows(sample_file, "DELETE FROM holiday_period WHERE branch_id <> 1")
    mine = value(sample_file, "SELECT id FROM branch WHERE code = '9408'")
    outcome = lend(on_day(desk, SUMMER), jansen, shelf[0])
    assert outcome.loan_days == (42 if mine == 1 else 21)


def test_a_longer_term_ends_on_an_open_day_too(desk, jansen, shelf):
    change(desk, "J", holiday_loan_days=41)  # a Sunday
    outcome = lend(on_day(desk, SUMMER), jansen, shelf[0])
    assert isinstance(outcome, Lent)
    assert outcome.term_ends_on == date(2026, 8, 16)
    assert outcome.due_on == date(2026, 8, 17)


def test_a_line_without_a_holiday_term_is_as_always_in_the_holidays(
    desk, jansen, shelf
):
    change(desk, "J", holiday_loan_days=None)
    outcome = lend(on_day(desk, SUMMER), jansen, shelf[0])
    assert isinstance(outcome, Lent)
    assert (outcome.loan_days, outcome.holiday_ends_on) == (21, None)


def test_a_renewal_in_the_holidays_has_the_longer_term(desk, jansen, shelf):
    change(desk, "J", holiday_renewal_days=56)
    lend(desk, jansen, shelf[0])
    outcome = on_day(desk, SUMMER).perform(Renew(customer=jansen, barcode=shelf[0]))
    assert isinstance(outcome, Renewed)
    assert outcome.due_on == date(2026, 8, 31)
    assert outcome.holiday_ends_on == END


def test_what_is_not_lendable_has_its_lines_term_when_the_clerk_passes_it(
    desk, jansen, shelf
):
    change(desk, "J", minimum_age=99)
    refused = lend(desk, jansen, shelf[0])
    assert reasons(refused) == [Reason.ITEM_NOT_LENDABLE]
    passed = lend(desk, jansen, shelf[0], Reason.ITEM_NOT_LENDABLE)
    assert isinstance(passed, Lent)
    assert passed.loan_days == 21


def test_who_is_too_young_may_have_it_when_the_clerk_passes_it(desk, shelf):
    child = replace(JANSEN, born="5-5-2010")  # sixteen tomorrow
    key = register(desk, number=own_card(2), person=child).key
    change(desk, "J", minimum_age=16)
    refused = lend(desk, key, shelf[0])
    assert reasons(refused) == [Reason.TOO_YOUNG]
    assert facts(refused) == {"minimum": "16"}
    assert isinstance(lend(on_day(desk, date(2026, 5, 5)), key, shelf[0]), Lent)
    assert isinstance(lend(desk, key, shelf[1], Reason.TOO_YOUNG), Lent)


def test_an_internal_card_has_no_holidays_and_no_groups(desk, shelf):
    group = RmtGroup(name="Jeugd", rmts=("J",), maxima=(("0089", 0),))
    desk.perform(ChangeRmtGroup(name="Jeugd", after=group))
    outcome = lend(on_day(desk, SUMMER), BINDER, shelf[0])
    assert isinstance(outcome, Lent)
    assert (outcome.due_on, outcome.holiday_ends_on) == (SUMMER, None)


def offer(desk, rmt, day=date(2026, 5, 4), code=CODE):
    branch = branch_row(desk)
    return read(desk, lambda tx: offer_of(tx, code, rmt, branch, day))


def test_what_a_customer_would_get_is_what_lending_gives(desk, jansen, shelf):
    for day in (date(2026, 5, 4), date(2026, 5, 5), SUMMER):
        wanted = offer(desk, "J", day)
        got = lend(on_day(desk, day), jansen, shelf.pop())
        assert (wanted.due_on, wanted.term_ends_on) == (got.due_on, got.term_ends_on)
        assert wanted.longer_until == got.holiday_ends_on
        assert not wanted.falls_back


@pytest.mark.parametrize(
    ("code", "rmt", "why"),
    [
        ("0089", "J", NoTerms.LOAN_DATE),
        ("0088", "J", NoTerms.LOAN_DATE),
        ("0060", "J", NoTerms.CANNOT_BORROW),
        ("0098", "J", NoTerms.CANNOT_BORROW),
        ("0010", "Q", NoTerms.NO_LINE),
        ("9999", "J", NoTerms.NO_LINE),
    ],
)
def test_where_the_reglement_gives_no_terms_it_says_why(desk, code, rmt, why):
    assert offer(desk, rmt, code=code) is why


def test_what_falls_back_and_what_has_no_line_says_so(desk):
    remove(desk, "JN")
    assert offer(desk, "JN").falls_back
    assert offer(desk, "JN").line.rmt == "J"
    assert offer(desk, "DJ").maximum_loans == 10
    assert [each.name for each in offer(desk, "DJ").groups] == ["Dvd's en games"]
    assert on_the_shelf(desk, BEAR)
