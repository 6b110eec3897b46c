# SPDX-License-Identifier: Apache-2.0
"""What comes in at a desk: whose it was, what it is, where it goes from there."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from wisedesk.domain.calendar import OpenDays
from wisedesk.domain.items import ItemFacts, ItemStatus
from wisedesk.domain.persons import Person
from wisedesk.domain.refusals import Reason
from wisedesk.domain.returns import (
    Arrival,
    Onward,
    OthersRule,
    arrival_of,
    asks_for_other,
    handed_in_on,
    is_long_ago,
    is_not_collected,
    judge_arrival,
    judge_drop,
    last_open_before,
    live_together,
    onward,
    onward_now,
    status_back,
)

MONDAY = date(2026, 5, 4)
HERE, ELSEWHERE = "9408", "9000"
ITEM = ItemFacts(
    item_id=1,
    barcode="39408000000019",
    title_id=1,
    title="De vloek van de Titaan",
    author="Riordan, Rick",
    rmt="BA",
    status=ItemStatus.AVAILABLE,
    branch=HERE,
)
HELD = replace(
    ITEM,
    hold_id=7,
    held_for=3,
    held_for_name="Dam, Jan",
    held_for_key="29408000000010",
    held_at=HERE,
    held_on=MONDAY,
)
HOME = Person(family_name="Dam", postcode="9521 AA", house_number="12 a")


@pytest.mark.parametrize(
    ("rule", "late", "at_home", "asks"),
    [
        (OthersRule.EACH_APART, False, True, True),
        (OthersRule.NO_COSTS, False, False, False),
        (OthersRule.NO_COSTS, True, True, True),
        (OthersRule.FAMILY, True, True, False),
        (OthersRule.FAMILY, False, False, True),
        (OthersRule.ALL, True, False, False),
    ],
)
def test_the_branch_says_when_the_desk_asks_for_another_customers_item(
    rule, late, at_home, asks
):
    assert asks_for_other(rule, is_late=late, same_address=at_home) is asks


def test_who_has_the_same_postcode_and_number_lives_together():
    assert live_together(HOME, replace(HOME, postcode="9521aa", house_number="12A"))
    assert not live_together(HOME, replace(HOME, house_number="14"))


@pytest.mark.parametrize("missing", ["postcode", "house_number"])
def test_who_has_no_address_lives_with_nobody(missing):
    nowhere = replace(HOME, **{missing: ""})
    assert not live_together(nowhere, nowhere)


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (ItemStatus.DISCARDED, Reason.ITEM_WRITTEN_OFF),
        (ItemStatus.ON_ORDER, Reason.ITEM_ON_ORDER),
        (ItemStatus.INVOICED, Reason.ITEM_INVOICED),
    ],
)
def test_what_the_library_does_not_have_is_not_put_back(status, reason):
    refused = judge_arrival(replace(ITEM, status=status))
    assert refused is not None
    assert refused.reason is reason
    assert not refused.overridable


@pytest.mark.parametrize("status", [ItemStatus.AVAILABLE, ItemStatus.MISSING])
def test_what_the_library_has_may_come_in(status):
    assert judge_arrival(replace(ITEM, status=status)) is None


@pytest.mark.parametrize(
    ("now", "arrival"),
    [
        ({}, Arrival.ALREADY_IN),
        ({"status": ItemStatus.DEPOT}, Arrival.ALREADY_IN),
        ({"status": ItemStatus.MISSING}, Arrival.FOUND),
        ({"status": ItemStatus.LENT}, Arrival.FOUND),
        ({"status": ItemStatus.RESERVED}, Arrival.ALREADY_IN),
        ({"status": ItemStatus.RESERVED, "is_bound": True}, Arrival.SET_ASIDE),
        ({"status": ItemStatus.TRANSIT, "transit_to": HERE}, Arrival.ARRIVED),
        ({"status": ItemStatus.TRANSIT}, Arrival.ARRIVED),
        ({"status": ItemStatus.TRANSIT, "transit_to": ELSEWHERE}, Arrival.ON_ITS_WAY),
    ],
)
def test_what_an_item_is_that_comes_in_unlent(now, arrival):
    assert arrival_of(replace(ITEM, **now), HERE) is arrival


def test_an_item_of_this_branch_goes_to_its_shelf():
    assert onward(ITEM, HERE) is None
    assert status_back(None) is ItemStatus.AVAILABLE


def test_an_item_of_another_branch_goes_home():
    goes = onward(ITEM, ELSEWHERE)
    assert goes == Onward(branch=HERE)
    assert status_back(goes) is ItemStatus.JUST_RETURNED


@pytest.mark.parametrize("branch", [HERE, ELSEWHERE])
def test_a_hold_comes_before_the_way_home(branch):
    goes = onward(replace(HELD, held_at=branch), HERE)
    assert goes is not None
    assert (goes.branch, goes.is_here) == (branch, branch == HERE)
    assert (goes.customer, goes.customer_name) == ("29408000000010", "Dam, Jan")
    assert goes.held_on == MONDAY


def test_a_skipped_hold_leaves_the_way_home():
    assert onward(HELD, HERE, skipped=True) is None
    away = replace(HELD, branch=ELSEWHERE)
    assert onward(away, HERE, skipped=True) == Onward(branch=ELSEWHERE)


def test_what_is_set_aside_here_goes_nowhere():
    assert onward(replace(HELD, is_bound=True), HERE) is None
    assert onward(replace(HELD, is_bound=True), ELSEWHERE) is not None


ON_ITS_WAY = replace(ITEM, status=ItemStatus.TRANSIT, transit_to=ELSEWHERE)


def test_what_is_on_its_way_elsewhere_still_goes_there():
    assert onward_now(ITEM, HERE) is None
    assert onward_now(replace(ON_ITS_WAY, transit_to=HERE), HERE) is None
    assert onward_now(ON_ITS_WAY, HERE) == Onward(branch=ELSEWHERE, on_its_way=True)


def test_what_is_on_its_way_to_somebody_goes_to_that_one():
    away = {"status": ItemStatus.TRANSIT, "transit_to": ELSEWHERE, "is_bound": True}
    goes = onward_now(replace(HELD, held_at=ELSEWHERE, **away), HERE)
    assert goes is not None
    assert (goes.branch, goes.on_its_way) == (ELSEWHERE, True)
    assert goes.customer == "29408000000010"
    assert onward_now(replace(HELD, **away), HERE) is None  # it may be fetched here


@pytest.mark.parametrize(("days", "long_ago"), [(7, False), (8, True)])
def test_a_day_of_the_drop_is_long_ago_after_the_usual_days(days, long_ago):
    assert is_long_ago(MONDAY - timedelta(days=days), MONDAY, 7) is long_ago


@pytest.mark.parametrize(
    ("now", "not_collected"),
    [
        ({}, False),
        ({"pick_up_until": None}, False),
        ({"pick_up_until": MONDAY - timedelta(days=1)}, True),
        ({"pick_up_until": MONDAY - timedelta(days=1), "held_at": ELSEWHERE}, False),
        ({"pick_up_until": MONDAY - timedelta(days=1), "is_bound": False}, False),
    ],
)
def test_who_does_not_come_in_time_did_not_collect_it(now, not_collected):
    aside = replace(HELD, is_bound=True, pick_up_until=MONDAY)
    assert is_not_collected(replace(aside, **now), HERE, MONDAY) is not_collected


def test_a_book_drop_is_of_today_or_before():
    assert judge_drop(None, MONDAY) is None
    assert judge_drop(MONDAY, MONDAY) is None
    refused = judge_drop(MONDAY + timedelta(days=1), MONDAY)
    assert refused is not None
    assert refused.reason is Reason.RETURN_IN_FUTURE
    assert refused.facts == {"returned_on": "2026-05-05"}


def test_a_return_counts_on_the_day_of_the_drop_but_not_before_the_loan():
    lent_on = date(2026, 5, 1)
    assert handed_in_on(None, lent_on, MONDAY) == MONDAY
    assert handed_in_on(date(2026, 5, 2), lent_on, MONDAY) == date(2026, 5, 2)
    assert handed_in_on(date(2026, 4, 1), lent_on, MONDAY) == lent_on


def test_the_drop_was_filled_since_the_last_open_day():
    assert last_open_before(OpenDays(), MONDAY) == date(2026, 5, 2)  # no Sunday
    closed = OpenDays(closed=frozenset({date(2026, 5, 2)}))
    assert last_open_before(closed, MONDAY) == date(2026, 5, 1)


def test_a_branch_that_is_never_open_was_yesterday():
    assert last_open_before(OpenDays(frozenset()), MONDAY) == date(2026, 5, 3)
