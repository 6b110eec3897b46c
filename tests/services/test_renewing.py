# SPDX-License-Identifier: Apache-2.0
"""Renewing a loan at the desk."""

from datetime import date

import pytest

from support.clerk import (
    BINDER,
    customer,
    lend,
    on_day,
    on_the_shelf,
    own_card,
    read,
    reasons,
    register,
)
from support.raw_file import rows, value
from wisedesk.domain.refusals import Reason
from wisedesk.services.actions import PlaceHold, Renew
from wisedesk.services.circulation_outcomes import HoldPlaced, Renewed

MONDAY = date(2026, 5, 4)
LATER = date(2026, 5, 18)


@pytest.fixture
def jansen(desk):
    """Return the card of an ordinary customer."""
    return register(desk, number=own_card(1)).key


@pytest.fixture
def lent(desk, jansen):
    """Return an item lent to that customer."""
    barcode = on_the_shelf(desk)[0]
    lend(desk, jansen, barcode)
    return barcode


def renew(desk, key, barcode, *passed):
    action = Renew(customer=key, barcode=barcode, passed=frozenset(passed))
    return desk.perform(action)


def loan_of(desk, key):
    row = customer(desk, key)
    (loan,) = read(desk, lambda tx: tx.open_loans(row.customer_id))
    return loan


def test_a_renewed_loan_runs_on_from_today(desk, jansen, lent):
    later = on_day(desk, LATER)
    outcome = renew(later, jansen, lent)
    assert isinstance(outcome, Renewed)
    assert (outcome.due_before, outcome.due_on) == (
        date(2026, 5, 26),
        date(2026, 6, 8),
    )
    assert (outcome.policy, outcome.renewals) == ("0010/J", 1)
    loan = loan_of(later, jansen)
    assert (loan.due_on, loan.renewals, loan.lent_on) == (
        date(2026, 6, 8),
        1,
        MONDAY,
    )
    assert customer(later, jansen).last_activity_on == LATER


def test_renewing_is_one_journal_line_and_no_new_loan(desk, jansen, lent, sample_file):
    loans = value(sample_file, "SELECT count(*) FROM loan")
    renew(on_day(desk, LATER), jansen, lent)
    assert value(sample_file, "SELECT count(*) FROM loan") == loans
    kinds = rows(sample_file, "SELECT kind FROM journal ORDER BY id DESC LIMIT 1")
    assert [kind for (kind,) in kinds] == ["renew/renewed"]


def test_the_same_operation_renews_once(desk, jansen, lent):
    later = on_day(desk, LATER)
    action = Renew(customer=jansen, barcode=lent)
    assert later.perform(action) == later.perform(action)
    assert loan_of(later, jansen).renewals == 1


def test_what_is_held_for_another_is_renewed_only_when_the_clerk_passes_it(
    desk, jansen, lent
):
    other = register(desk, number=own_card(2)).key
    held = desk.perform(PlaceHold(customer=other, barcode=lent))
    assert isinstance(held, HoldPlaced)
    later = on_day(desk, LATER)
    refused = renew(later, jansen, lent)
    assert reasons(refused) == [Reason.ITEM_HELD_FOR_OTHER]
    assert loan_of(later, jansen).renewals == 0
    assert isinstance(renew(later, jansen, lent, Reason.ITEM_HELD_FOR_OTHER), Renewed)


def test_a_loan_is_renewed_as_often_as_the_reglement_allows(desk, jansen, lent):
    for month in (6, 7, 8):
        outcome = renew(on_day(desk, date(2026, month, 1)), jansen, lent)
        assert isinstance(outcome, Renewed)
    again = on_day(desk, date(2026, 9, 1))
    assert reasons(renew(again, jansen, lent)) == [Reason.RENEWED_TOO_OFTEN]
    passed = renew(again, jansen, lent, Reason.RENEWED_TOO_OFTEN)
    assert isinstance(passed, Renewed)


def test_an_item_on_an_internal_card_has_nothing_to_renew(desk):
    barcode = on_the_shelf(desk)[0]
    lend(desk, BINDER, barcode)
    assert reasons(renew(desk, BINDER, barcode)) == [Reason.NOTHING_TO_RENEW]


def test_only_what_this_customer_has_is_renewed(desk, jansen, lent):
    other = register(desk, number=own_card(2)).key
    for key, barcode in ((other, lent), (jansen, on_the_shelf(desk)[0])):
        assert reasons(renew(desk, key, barcode)) == [Reason.LOAN_NOT_OPEN]
    assert reasons(renew(desk, "29408999999999", lent)) == [Reason.CARD_UNKNOWN]
