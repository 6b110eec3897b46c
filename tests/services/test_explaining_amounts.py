# SPDX-License-Identifier: Apache-2.0
"""Why an amount is what it is, and what a line of the reglement holds for."""

from datetime import date, timedelta

import pytest

from support.clerk import (
    customer,
    lend,
    on_day,
    on_the_shelf,
    own_card,
    read,
    register,
    return_item,
)
from support.raw_file import rows
from wisedesk.domain.charges import ChargeKind
from wisedesk.services.asked import Asked
from wisedesk.services.explained import ShutDay
from wisedesk.services.explaining import explain

MONDAY = date(2026, 5, 4)
DUE = date(2026, 5, 26)  # three weeks on, behind Whit Monday
DVD = "SELECT barcode FROM item WHERE rmt LIKE 'D%' AND status = 'B' ORDER BY id"


@pytest.fixture
def jansen(desk):
    return register(desk, number=own_card(1)).key


def why(desk, **asked):
    an_hour_ago = desk.clock.now() - timedelta(minutes=60)
    return read(desk, lambda tx: explain(tx, Asked(**asked), an_hour_ago))


def charge(desk, key):
    found = customer(desk, key).customer_id
    (only,) = read(desk, lambda tx: tx.charges(found, owed=True))
    return only


def fined(desk, key, days_late):
    """Return the charge of a loan that came back some days late."""
    barcode = on_the_shelf(desk)[0]
    assert lend(desk, key, barcode).due_on == DUE
    return_item(on_day(desk, DUE + timedelta(days=days_late)), barcode)
    return charge(desk, key)


def explained(desk, key, row):
    return why(desk, op_id=row.op_id, customer=key, charge=row)


def test_a_fine_comes_from_the_open_days_and_the_line_of_the_reglement(desk, jansen):
    row = fined(desk, jansen, 14)
    found = explained(desk, jansen, row)
    fine = found.charge
    assert fine.row.kind is ChargeKind.FINE
    assert fine.late == 14
    sundays = [day for day in fine.shut if day.by_weekday]
    assert sundays == [
        ShutDay(date(2026, 5, 31), by_weekday=True),
        ShutDay(date(2026, 6, 7), by_weekday=True),
    ]
    assert row.days == 14 - len(fine.shut) - 1  # one day is free
    assert fine.policy.name.startswith("0010/")
    assert fine.own_line
    assert (fine.cents, fine.fits) == (row.cents, True)
    assert found.line.op_id == row.op_id  # who took it in
    assert (found.due, found.status) == (None, None)  # of another loan by now


def test_a_day_shut_for_a_reason_is_told_with_it(desk, jansen, sample_file):
    rows(
        sample_file,
        "INSERT INTO closed_day (branch_id, day, reason)"
        " SELECT id, '2026-05-28', 'Inventarisatie' FROM branch WHERE code = '9408'",
    )
    row = fined(desk, jansen, 3)
    shut = explained(desk, jansen, row).charge.shut
    assert shut == (ShutDay(date(2026, 5, 28), "Inventarisatie"),)


def test_a_fine_of_another_reglement_or_calendar_does_not_fit_any_more(
    desk, jansen, sample_file
):
    row = fined(desk, jansen, 14)
    rows(sample_file, "UPDATE loan_policy SET fine_cents_per_day = 25")
    fine = explained(desk, jansen, row).charge
    assert not fine.fits
    assert fine.cents == row.days * 25
    rows(sample_file, "DELETE FROM loan_policy")
    fine = explained(desk, jansen, row).charge
    assert (fine.policy, fine.cents, fine.fits) == (None, 0, False)


def test_leengeld_comes_from_the_line_of_the_reglement(desk, jansen, sample_file):
    lend(desk, jansen, rows(sample_file, DVD)[0][0])
    row = charge(desk, jansen)
    fee = explained(desk, jansen, row).charge
    assert (fee.cents, fee.fits) == (150, True)
    assert fee.policy.fee_cents == 150
    assert (fee.late, fee.shut) == (0, ())


def test_a_return_that_was_late_tells_where_its_fine_comes_from(desk, jansen):
    row = fined(desk, jansen, 14)
    found = why(desk, op_id=row.op_id, barcode=row.barcode)
    assert [each.row for each in found.charges] == [row]
    assert found.charges[0].late == 14
    assert found.status is not None
    lend(on_day(desk, DUE + timedelta(days=20)), jansen, row.barcode)
    assert why(desk, barcode=row.barcode).charges == ()  # of the loan before


def test_a_loan_tells_where_its_leengeld_comes_from(desk, jansen, sample_file):
    barcode = rows(sample_file, DVD)[0][0]
    lend(desk, jansen, barcode)
    row = charge(desk, jansen)
    fee = why(desk, op_id=row.op_id).charges[0]  # on the row of the lending
    assert (fee.row, fee.fits) == (row, True)
    assert why(desk, barcode=barcode).charges == (fee,)  # on the row of F9
    return_item(desk, barcode)
    assert why(desk, barcode=barcode).charges == ()


def test_a_loan_that_is_late_tells_what_its_fine_is_made_of_so_far(desk, jansen):
    barcode = on_the_shelf(desk)[0]
    lend(desk, jansen, barcode)
    assert why(desk, barcode=barcode, today=DUE).charges == ()
    late = DUE + timedelta(days=14)
    (fine,) = why(desk, barcode=barcode, today=late).charges
    return_item(on_day(desk, late), barcode)
    row = charge(desk, jansen)
    assert fine.running
    assert (fine.row.cents, fine.row.days, fine.late) == (row.cents, row.days, 14)


def test_an_item_that_is_refused_tells_nothing_of_what_another_owes(
    desk, jansen, sample_file
):
    barcode = rows(sample_file, DVD)[0][0]
    lend(desk, jansen, barcode)
    refused = lend(desk, register(desk, number=own_card(2)).key, barcode)
    found = why(desk, barcode=barcode, refusals=refused.refusals)
    assert found.refused is not None
    assert found.charges == ()


def test_a_line_of_one_letter_holds_for_materials_without_their_own(desk, sample_file):
    rows(sample_file, "INSERT INTO material_type (rmt, name) VALUES ('BQ', 'Boek Q')")
    line = read(desk, lambda tx: tx.policies("0010")["B"])
    rule = why(desk, line=line).rule
    assert rule.also_for == ("BQ Boek Q",)  # BN has a line of its own
    assert rule.material == "Boek volwassenen fictie"
    assert rule.groups == ()
    assert rule.maximum_loans


def test_a_line_tells_the_groups_in_which_its_subscription_has_a_maximum(desk):
    line = read(desk, lambda tx: tx.policies("0010")["DJ"])
    rule = why(desk, line=line).rule
    assert [group.name for group in rule.groups] == ["Dvd's en games"]
    assert rule.also_for == ()
