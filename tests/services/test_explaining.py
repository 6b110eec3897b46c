# SPDX-License-Identifier: Apache-2.0
"""Why? Every date, status and refusal leads back to its rule, values and days."""

from datetime import date, datetime, timedelta

import pytest

from support.clerk import (
    BINDER,
    BINDING_CARD,
    customer,
    item,
    lend,
    on_day,
    on_the_shelf,
    own_card,
    read,
    register,
    return_item,
)
from support.raw_file import rows
from wisedesk.domain.customer_types import LoanStanding
from wisedesk.domain.items import ItemStatus
from wisedesk.domain.refusals import Reason
from wisedesk.services.actions import Lend, Renew, Undo
from wisedesk.services.asked import Asked
from wisedesk.services.circulation_outcomes import Lent, Returned
from wisedesk.services.explained import ShutDay
from wisedesk.services.explaining import explain
from wisedesk.services.outcomes import Refused

MONDAY = date(2026, 5, 4)


@pytest.fixture
def jansen(desk):
    return register(desk, number=own_card(1)).key


@pytest.fixture
def shelf(desk):
    return on_the_shelf(desk)


def why(desk, **asked):
    minutes_ago = desk.clock.now() - timedelta(minutes=60)
    return read(desk, lambda tx: explain(tx, Asked(**asked), minutes_ago))


def close(sample_file, day, reason):
    rows(
        sample_file,
        "INSERT INTO closed_day (branch_id, day, reason)"
        " SELECT id, ?, ? FROM branch WHERE code = '9408'",
        day.isoformat(),
        reason,
    )


def test_a_due_date_comes_from_the_line_the_days_and_the_days_shut(
    desk, jansen, shelf, sample_file
):
    term = lend(desk, jansen, shelf[0])
    assert isinstance(term, Lent)
    return_item(desk, shelf[0])
    first = term.term_ends_on
    rows(sample_file, "DELETE FROM closed_day")
    close(sample_file, first, "Inventarisatie")
    while (first + timedelta(days=1)).weekday() != 6:
        first += timedelta(days=1)
        close(sample_file, first, "Inventarisatie")
    lent = lend(desk, jansen, shelf[1])
    due = why(desk, barcode=shelf[1]).due
    (found,) = due.terms
    assert found.line == lent.policy
    assert (found.from_day, found.days) == (MONDAY, lent.loan_days)
    assert found.ends_on == MONDAY + timedelta(days=lent.loan_days)
    assert found.due_on == lent.due_on == item(desk, shelf[1]).due_on
    assert found.shut[0] == ShutDay(lent.term_ends_on, "Inventarisatie")
    assert found.shut[-1] == ShutDay(
        lent.due_on - timedelta(days=1), by_weekday=True
    )  # a Sunday
    assert due.fits
    assert due.loan.customer_name == "Jansen, Jan"
    assert due.lent.op_id


def test_a_day_that_was_shut_then_and_is_not_now_is_told_as_such(
    desk, jansen, shelf, sample_file
):
    ends_on = lend(desk, jansen, shelf[0]).term_ends_on
    (found,) = why(desk, barcode=shelf[0]).due.terms
    assert found.shut == (ShutDay(ends_on, "Tweede pinksterdag"),)
    rows(sample_file, "DELETE FROM closed_day")
    (found,) = why(desk, barcode=shelf[0]).due.terms
    assert found.shut == (ShutDay(ends_on),)


def test_a_material_without_a_line_of_its_own_has_that_of_its_first_letter(
    desk, jansen, shelf, sample_file
):
    lend(desk, jansen, shelf[0])
    (own,) = why(desk, barcode=shelf[0]).due.terms
    assert own.own_line is (own.line.endswith(f"/{item(desk, shelf[0]).rmt}"))
    rows(sample_file, "INSERT INTO material_type (rmt, name) VALUES ('BQ', 'Boek Q')")
    rows(sample_file, "UPDATE item SET rmt = 'BQ' WHERE barcode = ?", shelf[1])
    lend(desk, jansen, shelf[1])
    (found,) = why(desk, barcode=shelf[1]).due.terms
    assert found.line.endswith("/B")
    assert not found.own_line


def test_each_renewal_that_stands_tells_from_which_day_it_counts(desk, jansen, shelf):
    lend(desk, jansen, shelf[0])
    later = on_day(desk, MONDAY + timedelta(days=14))
    mistaken = Renew(customer=jansen, barcode=shelf[0])
    later.perform(mistaken)
    later.perform(Undo(of=mistaken.op_id))
    renewed = later.perform(Renew(customer=jansen, barcode=shelf[0]))
    due = why(desk, barcode=shelf[0]).due
    first, second = due.terms
    assert first.from_day == MONDAY
    assert second.from_day == MONDAY + timedelta(days=14)
    assert (second.days, second.due_on) == (renewed.renewal_days, renewed.due_on)
    assert second.line == renewed.policy
    assert due.fits


@pytest.mark.parametrize(
    ("card", "standing"),
    [(BINDER, LoanStanding.INTERNAL), (BINDING_CARD, LoanStanding.SPECIAL)],
)
def test_an_internal_loan_has_no_term(desk, shelf, card, standing):
    lend(desk, card, shelf[0])
    due = why(desk, barcode=shelf[0]).due
    assert due.loan.standing is standing
    assert due.loan.due_on == due.loan.lent_on
    assert due.terms == ()
    assert due.fits


def imported(sample_file):
    """Return barcode and due date of a loan that no desk made."""
    return rows(
        sample_file,
        "SELECT item.barcode, loan.due_on FROM loan JOIN item ON item.id = loan.item_id"
        " WHERE loan.returned_at IS NULL AND loan.op_id IS NULL"
        " AND loan.standing = 'U' ORDER BY loan.id LIMIT 1",
    )[0]


def test_a_loan_that_was_imported_is_explained_by_the_reglement_of_now(
    desk, sample_file
):
    barcode, due_on = imported(sample_file)
    due = why(desk, barcode=barcode).due
    (found,) = due.terms
    assert due.lent is None
    assert found.done is None
    assert found.due_on.isoformat() == due_on
    assert due.fits


def test_an_imported_date_that_the_reglement_does_not_lead_to_is_told(
    desk, sample_file
):
    barcode, _ = imported(sample_file)
    rows(
        sample_file,
        "UPDATE loan SET due_on = '2031-01-06' WHERE returned_at IS NULL AND item_id ="
        " (SELECT id FROM item WHERE barcode = ?)",
        barcode,
    )
    assert not why(desk, barcode=barcode).due.fits


def test_a_status_tells_what_was_done_last(desk, jansen, shelf):
    lend(desk, jansen, shelf[0])
    return_item(desk, shelf[0])
    lend(desk, "nobody", shelf[0])  # refused: nothing was done
    status = why(desk, barcode=shelf[0]).status
    assert status.item.status is ItemStatus.AVAILABLE
    assert isinstance(status.last.outcome, Returned)
    assert (status.last.staff, status.last.desk) == ("balie", "balie-1")


def test_what_nobody_ever_did_anything_with_says_so(desk, sample_file):
    ((barcode,),) = rows(
        sample_file,
        "SELECT barcode FROM item WHERE id NOT IN (SELECT item_id FROM loan) LIMIT 1",
    )
    found = why(desk, barcode=barcode)
    assert (found.status.last, found.status.loan, found.due) == (None, None, None)


def test_a_refusal_in_the_journal_has_its_rule_and_its_line(desk, jansen, shelf):
    lend(desk, BINDER, shelf[0])
    action = Lend(customer=jansen, barcode=shelf[0])
    assert isinstance(desk.perform(action), Refused)
    found = why(desk, op_id=action.op_id)
    assert [each.reason for each in found.refused.refusals] == [Reason.ITEM_ON_LOAN]
    assert found.refused.policy.subscription == customer(desk, jansen).subscription.code
    assert found.line.is_refused
    assert found.title == "De vloek van de Titaan"
    assert found.due.loan.standing is LoanStanding.INTERNAL


def test_a_loan_that_ended_is_still_explained_from_its_line(desk, jansen, shelf):
    action = Lend(customer=jansen, barcode=shelf[0])
    lent = desk.perform(action)
    return_item(desk, shelf[0])
    found = why(desk, op_id=action.op_id)
    assert found.due is None
    assert (found.term.line, found.term.due_on) == (lent.policy, lent.due_on)


def test_explaining_writes_nothing_and_looks_at_no_more_than_it_needs(
    desk, jansen, shelf
):
    lend(desk, jansen, shelf[0])
    before = why(desk, barcode=shelf[0])
    assert why(desk, barcode=shelf[0]) == before
    assert isinstance(before.status.last.at, datetime)
