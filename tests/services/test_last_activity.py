# SPDX-License-Identifier: Apache-2.0
"""A customer's last activity goes forward only, and is noted when it does."""

from datetime import date, timedelta

import pytest

from support.clerk import customer, lend, on_day, on_the_shelf, own_card, register
from wisedesk.services.actions import Lend, Renew, ReturnItem
from wisedesk.services.new_rows import Changed
from wisedesk.services.outcomes import Refused

MONDAY = date(2026, 5, 4)
LAST = MONDAY + timedelta(days=7)
DEEDS = ("lent", "renewed", "returned")


@pytest.fixture
def jansen(desk):
    """Return the card of an ordinary customer."""
    return register(desk, number=own_card(1)).key


@pytest.fixture
def deeds(desk, jansen):
    """Return what a customer may come for who was here a week ago, and today."""
    here, first, other = on_the_shelf(desk)[:3]
    lend(desk, jansen, here)
    lend(on_day(desk, LAST), jansen, first)
    return {
        "lent": Lend(customer=jansen, barcode=other),
        "renewed": Renew(customer=jansen, barcode=here),
        "returned": ReturnItem(barcode=here),
    }


def activity_noted(desk, op_id):
    """Return the last activity before and after an operation, as it is noted."""
    with desk.library.writing() as tx:
        changes = tx.journaled(op_id).changes
    return [
        (each.before, each.after) for each in changes if each.of is Changed.ACTIVITY
    ]


@pytest.mark.parametrize("what", DEEDS)
def test_a_later_day_is_the_last_activity(desk, jansen, deeds, what):
    later = LAST + timedelta(days=1)
    on_day(desk, later).perform(deeds[what])
    assert customer(desk, jansen).last_activity_on == later
    noted = activity_noted(desk, deeds[what].op_id)
    assert noted == [(f'["{LAST}"]', f'["{later}"]')]


@pytest.mark.parametrize("days", [0, -1])
@pytest.mark.parametrize("what", DEEDS)
def test_that_day_or_an_earlier_one_leaves_it_alone(desk, jansen, deeds, what, days):
    outcome = on_day(desk, LAST + timedelta(days=days)).perform(deeds[what])
    assert not isinstance(outcome, Refused)
    assert customer(desk, jansen).last_activity_on == LAST
    assert activity_noted(desk, deeds[what].op_id) == []


def test_what_came_by_the_book_drop_leaves_a_later_visit(desk, jansen, deeds):
    dropped = ReturnItem(
        barcode=deeds["returned"].barcode, returned_on=LAST - timedelta(days=3)
    )
    on_day(desk, LAST + timedelta(days=1)).perform(dropped)
    assert customer(desk, jansen).last_activity_on == LAST
    assert activity_noted(desk, dropped.op_id) == []
