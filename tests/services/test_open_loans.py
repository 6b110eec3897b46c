# SPDX-License-Identifier: Apache-2.0
"""F9: what a customer has, a part at a time, with its amounts and totals."""

from datetime import date, timedelta

import pytest

from support.clerk import (
    BEAR,
    BINDING_CARD,
    customer,
    lend,
    on_the_shelf,
    own_card,
    read,
    register,
)
from wisedesk.domain.charges import Settlement
from wisedesk.services.actions import PlaceHold, SettleCharges
from wisedesk.services.open_loans import BEFORE_ALL, Totals, loans_from, totals_of

MONDAY = date(2026, 5, 4)


@pytest.fixture
def jansen(desk):
    return register(desk, number=own_card(1)).key


def loans(desk, key, today=MONDAY, after=BEFORE_ALL, limit=500):
    found = customer(desk, key).customer_id
    return read(desk, lambda tx: loans_from(tx, found, after, limit, today))


def totals(desk, key, today=MONDAY):
    there = customer(desk, key)
    return read(
        desk,
        lambda tx: totals_of(tx, there.customer_id, there.open_loans, today),
    )


@pytest.mark.parametrize("limit", [1, 5, 11, 12, 500])
def test_parts_together_are_the_whole_in_its_order(desk, limit):
    whole = loans(desk, BINDING_CARD)
    assert len(whole) == 12
    parts, after = [], BEFORE_ALL
    while part := loans(desk, BINDING_CARD, after=after, limit=limit):
        assert len(part) <= limit
        parts += part
        after = (part[-1].due_on, part[-1].loan_id)
    assert parts == whole


def test_a_copy_is_reserved_where_somebody_else_waits_for_it(desk, jansen):
    copies = on_the_shelf(desk)[:2]
    for barcode in copies:
        lend(desk, jansen, barcode)
    other = register(desk, number=own_card(2)).key
    desk.perform(PlaceHold(customer=other, barcode=copies[1]))
    assert {each.barcode for each in loans(desk, jansen) if each.held} == {copies[1]}


def test_an_amount_is_leengeld_and_the_running_fine(desk, jansen):
    dvd, book = on_the_shelf(desk, BEAR)[0], on_the_shelf(desk)[0]
    due = {code: lend(desk, jansen, code).due_on for code in (dvd, book)}
    assert [each.cents for each in loans(desk, jansen)] == [150, 0]
    late = max(due.values()) + timedelta(days=28)
    shown = {each.barcode: each for each in loans(desk, jansen, late)}
    assert shown[dvd].owed_cents == 150
    assert shown[dvd].fine_cents > 0
    assert shown[book].owed_cents == 0
    assert shown[book].cents == shown[book].fine_cents > 0
    assert customer(desk, jansen).owed_cents == 150  # a running fine is no debt


def test_totals_are_those_of_all_loans(desk, jansen):
    codes = [*on_the_shelf(desk)[:4], on_the_shelf(desk, BEAR)[0]]
    last = max(lend(desk, jansen, code).due_on for code in codes)
    assert totals(desk, jansen) == Totals(loans=5, overdue=0, cents=150)
    for weeks in (2, 60):
        today = last + timedelta(weeks=weeks)
        shown = loans(desk, jansen, today)
        assert totals(desk, jansen, today) == Totals(
            loans=5, overdue=5, cents=sum(each.cents for each in shown)
        )


def test_what_is_settled_is_no_amount_any_more(desk, jansen):
    code = on_the_shelf(desk, BEAR)[0]
    lend(desk, jansen, code)
    key = customer(desk, jansen).customer_id
    (charge,) = read(desk, lambda tx: tx.charges(key, owed=True))
    desk.perform(
        SettleCharges(customer=jansen, charges=(charge.op_id,), how=Settlement.BANK)
    )
    assert [each.cents for each in loans(desk, jansen)] == [0]
    assert totals(desk, jansen).cents == 0


def test_an_internal_card_costs_nothing(desk):
    ten_years_on = date(2036, 5, 5)
    shown = loans(desk, BINDING_CARD, ten_years_on)
    assert {each.cents for each in shown} == {0}
    assert totals(desk, BINDING_CARD, ten_years_on) == Totals(
        loans=12, overdue=0, cents=0
    )


def test_how_a_loan_was_made_is_told_with_its_amounts(desk, jansen):
    code = on_the_shelf(desk, BEAR)[0]
    lend(desk, jansen, code)
    (loan,) = loans(desk, jansen)
    made = read(desk, lambda tx: tx.loan_made(loan.loan_id))
    assert (made.staff, made.desk) == (desk.station.staff, "balie-1")
    assert [each.cents for each in made.charges] == [150]
    assert read(desk, lambda tx: tx.loan_made(0)) is None
