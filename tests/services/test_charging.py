# SPDX-License-Identifier: Apache-2.0
"""What is charged at the desk, how it is settled, and that all of it can be undone."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from support.clerk import (
    BINDER,
    BINDING_CARD,
    customer,
    lend,
    on_day,
    on_the_shelf,
    own_card,
    read,
    reasons,
    register,
)
from support.raw_file import rows
from wisedesk.domain.charges import ChargeKind, Settlement
from wisedesk.domain.refusals import Reason
from wisedesk.services.actions import CancelLoan, Lend, ReturnItem, SettleCharges, Undo
from wisedesk.services.customer_outcomes import ChargesSettled
from wisedesk.services.outcomes import Undone

MONDAY = date(2026, 5, 4)
DVD = "SELECT barcode FROM item WHERE rmt LIKE 'D%' AND status = 'B' ORDER BY id"


@pytest.fixture
def jansen(desk):
    """Return the card of an ordinary customer: adult, 0010."""
    return register(desk, number=own_card(1)).key


@pytest.fixture
def dvd(sample_file):
    """Return a DVD in: leengeld € 1,50; a fine of 0,20 a day, 1 day free, 7,50."""
    return rows(sample_file, DVD)[0][0]


def owed(desk, key):
    return read(desk, lambda tx: tx.charges(customer(desk, key).customer_id, owed=True))


def settled(desk, key):
    found = customer(desk, key).customer_id
    return read(desk, lambda tx: tx.charges(found, owed=False))


def back(desk, barcode, day):
    return on_day(desk, day).perform(ReturnItem(barcode=barcode))


def test_leengeld_is_charged_when_a_dvd_is_lent(desk, jansen, dvd):
    outcome = lend(desk, jansen, dvd)
    assert outcome.fee_cents == 150
    (charge,) = owed(desk, jansen)
    assert (charge.kind, charge.cents, charge.charged_on) == (
        ChargeKind.FEE,
        150,
        MONDAY,
    )
    assert charge.barcode == dvd
    assert customer(desk, jansen).owed_cents == 150


@pytest.mark.parametrize("key", [BINDER, BINDING_CARD])
def test_an_internal_card_is_never_charged(desk, dvd, key):
    outcome = lend(desk, key, dvd)
    assert outcome.fee_cents == 0
    late = back(desk, dvd, MONDAY + timedelta(days=200))
    assert (late.days_late, late.fine_cents) == (0, 0)
    assert owed(desk, key) == []


def test_an_inspection_has_no_leengeld_and_a_fine_when_it_stays_away(desk, jansen, dvd):
    action = Lend(customer=jansen, barcode=dvd, inspection=True)
    assert desk.perform(action).fee_cents == 0
    assert back(desk, dvd, MONDAY + timedelta(days=14)).fine_cents > 0


def test_a_loan_in_time_is_not_fined(desk, jansen):
    barcode = on_the_shelf(desk)[0]
    due_on = lend(desk, jansen, barcode).due_on
    assert back(desk, barcode, due_on).fine_cents == 0
    assert owed(desk, jansen) == []


def test_a_late_loan_is_fined_by_the_days_the_branch_was_open(desk, jansen):
    barcode = on_the_shelf(desk)[0]
    due_on = lend(desk, jansen, barcode).due_on
    day = due_on + timedelta(days=14)
    branch = read(desk, lambda tx: tx.branches())
    ours = next(each for each in branch if each.code == "9408")
    days = read(desk, lambda tx: tx.days_between(ours.branch_id, due_on, day))
    open_days = sum(
        days.is_open(due_on + timedelta(days=after)) for after in range(1, 15)
    )
    assert open_days < 14
    outcome = back(desk, barcode, day)
    assert outcome.days_late == 14
    assert outcome.fine_cents == 10 * (open_days - 1)
    (charge,) = owed(desk, jansen)
    assert (charge.kind, charge.days, charge.due_on) == (
        ChargeKind.FINE,
        open_days - 1,
        due_on,
    )


OWN_LINE = """
    INSERT INTO loan_policy
    (subscription_type_id, rmt, fine_cents_per_day, fine_maximum_cents)
    SELECT id, ?, ?, 750 FROM subscription_type WHERE code = '0010'
"""


def test_a_fine_goes_by_the_materials_own_line_before_its_first_letters(
    desk, jansen, sample_file
):
    rows(sample_file, "INSERT INTO material_type (rmt, name) VALUES ('D', 'Disc')")
    rows(sample_file, OWN_LINE, "D", 45)
    rows(sample_file, "DELETE FROM loan_policy WHERE rmt = 'DJ'")
    found = customer(desk, jansen).customer_id
    per_day = {
        rmt: read(desk, lambda tx, rmt=rmt: tx.fine_rule(found, rmt)).cents_per_day
        for rmt in ("DV", "DJ", "D")
    }
    assert per_day == {"DV": 20, "DJ": 45, "D": 45}
    assert read(desk, lambda tx: tx.fine_rule(found, "X1")) is None


def test_a_fine_stops_at_its_maximum(desk, jansen):
    barcode = on_the_shelf(desk)[0]
    due_on = lend(desk, jansen, barcode).due_on
    assert back(desk, barcode, due_on + timedelta(days=900)).fine_cents == 750


def test_what_was_dropped_in_time_is_not_fined(desk, jansen):
    barcode = on_the_shelf(desk)[0]
    due_on = lend(desk, jansen, barcode).due_on
    action = ReturnItem(barcode=barcode, returned_on=due_on)
    outcome = on_day(desk, due_on + timedelta(days=3)).perform(action)
    assert outcome.fine_cents == 0


def test_a_cancelled_loan_costs_nothing(desk, jansen, dvd):
    lend(desk, jansen, dvd)
    outcome = desk.perform(CancelLoan(customer=jansen, barcode=dvd))
    assert isinstance(outcome, Undone)
    assert owed(desk, jansen) == []
    again = Undo(of=CancelLoan(customer=jansen, barcode=dvd).op_id)
    assert reasons(desk.perform(again)) == [Reason.CANNOT_BE_UNDONE]


def test_a_cancelling_undone_costs_the_leengeld_again(desk, jansen, dvd):
    lend(desk, jansen, dvd)
    before = owed(desk, jansen)
    cancel = CancelLoan(customer=jansen, barcode=dvd)
    desk.perform(cancel)
    assert isinstance(desk.perform(Undo(of=cancel.op_id)), Undone)
    assert owed(desk, jansen) == before


def test_a_return_undone_is_not_fined(desk, jansen):
    barcode = on_the_shelf(desk)[0]
    due_on = lend(desk, jansen, barcode).due_on
    late = on_day(desk, due_on + timedelta(days=14))
    action = ReturnItem(barcode=barcode)
    assert late.perform(action).fine_cents > 0
    late.perform(Undo(of=action.op_id))
    assert owed(desk, jansen) == []


@pytest.mark.parametrize("how", Settlement)
def test_what_is_settled_is_owed_no_more_until_that_is_undone(desk, jansen, dvd, how):
    lent = lend(desk, jansen, dvd)
    assert lent.fee_cents
    before = owed(desk, jansen)
    action = SettleCharges(
        customer=jansen, charges=tuple(each.op_id for each in before), how=how
    )
    outcome = desk.perform(action)
    assert isinstance(outcome, ChargesSettled)
    assert (outcome.cents, outcome.charges) == (150, 1)
    assert owed(desk, jansen) == []
    assert customer(desk, jansen).owed_cents == 0
    done = replace(before[0], settled_on=MONDAY, settlement=how)
    assert settled(desk, jansen) == [done]
    desk.perform(Undo(of=action.op_id))
    assert owed(desk, jansen) == before
    assert settled(desk, jansen) == []


def test_nothing_is_settled_twice_nor_for_another(desk, jansen, dvd, other_desk):
    lend(desk, jansen, dvd)
    (charge,) = owed(desk, jansen)
    other = register(desk, number=own_card(2)).key
    for key, charges in ((other, (charge.op_id,)), (jansen, ()), (jansen, ("x",))):
        action = SettleCharges(customer=key, charges=charges, how=Settlement.CASH)
        assert reasons(desk.perform(action)) == [Reason.NOT_OWED]
    pay = {"customer": jansen, "charges": (charge.op_id,), "how": Settlement.CASH}
    assert isinstance(desk.perform(SettleCharges(**pay)), ChargesSettled)
    assert reasons(other_desk.perform(SettleCharges(**pay))) == [Reason.NOT_OWED]
    nobody = SettleCharges(customer="x", charges=("x",), how=Settlement.CASH)
    assert reasons(desk.perform(nobody)) == [Reason.CUSTOMER_UNKNOWN]


def test_a_loan_that_was_paid_for_is_cancelled_after_its_payment(desk, jansen, dvd):
    lend(desk, jansen, dvd)
    (charge,) = owed(desk, jansen)
    pay = SettleCharges(customer=jansen, charges=(charge.op_id,), how=Settlement.CASH)
    desk.perform(pay)
    cancel = {"customer": jansen, "barcode": dvd}
    assert reasons(desk.perform(CancelLoan(**cancel))) == [Reason.UNDO_PAID]
    desk.perform(Undo(of=pay.op_id))
    assert isinstance(desk.perform(CancelLoan(**cancel)), Undone)
    assert owed(desk, jansen) == []
