# SPDX-License-Identifier: Apache-2.0
"""The odd days of a clock: set back during a session, a year's end, a leap day."""

from datetime import date, timedelta

import pytest

from support.clerk import HOME_FOR_THE_ELDERLY, lend, on_day, on_the_shelf, return_item
from wisedesk.services.actions import Lend, Undo
from wisedesk.services.circulation_outcomes import Lent, Returned
from wisedesk.services.outcomes import Undone

CARD = HOME_FOR_THE_ELDERLY
ODD_DAYS = [
    date(2026, 12, 31),
    date(2027, 1, 1),
    date(2028, 2, 29),
    date(2026, 3, 29),  # summer time begins
    date(2026, 10, 25),  # and ends
]


def test_what_went_out_before_the_clock_was_set_back_comes_in_on_that_day(desk):
    barcode = on_the_shelf(desk)[0]
    assert isinstance(lend(desk, CARD, barcode), Lent)
    yesterday = on_day(desk, desk.clock.today() - timedelta(days=1))
    back = return_item(yesterday, barcode)
    assert isinstance(back, Returned)
    assert back.returned_on == back.lent_on == desk.clock.today()
    assert back.days_late == 0


def test_a_loan_from_before_the_clock_was_set_back_can_be_turned_back(desk):
    barcode = on_the_shelf(desk)[0]
    action = Lend(customer=CARD, barcode=barcode)
    assert isinstance(desk.perform(action), Lent)
    yesterday = on_day(desk, desk.clock.today() - timedelta(days=1))
    assert isinstance(yesterday.perform(Undo(of=action.op_id)), Undone)
    assert barcode in on_the_shelf(desk)


@pytest.mark.parametrize("day", ODD_DAYS)
def test_on_the_odd_days_of_a_year_an_item_goes_out_and_comes_in(desk, day):
    there = on_day(desk, day)
    barcode = on_the_shelf(desk)[0]
    lent = lend(there, CARD, barcode)
    assert isinstance(lent, Lent), lent
    assert lent.due_on >= day
    back = return_item(there, barcode)
    assert isinstance(back, Returned)
    assert (back.lent_on, back.returned_on, back.days_late) == (day, day, 0)
