# SPDX-License-Identifier: Apache-2.0
"""Internal cards: what is typed of them, when they refuse, what has been out long."""

from datetime import date, timedelta

import pytest

from wisedesk.domain.internal_cards import (
    UNKNOWN,
    InternalCard,
    InternalCardDraft,
    against_card,
    is_fresh,
    is_long,
    is_past,
    judge_internal_card,
)
from wisedesk.domain.refusals import Reason

MONDAY = date(2026, 5, 4)


def test_a_card_is_kept_as_typed_and_tidied():
    card, problems = judge_internal_card(
        InternalCardDraft(
            owner="  Afdeling   Plak ",
            purpose="plakken\x00 en binden",
            expected_days="14",
            maximum=" 40 ",
            ends="31-12-2026",
        )
    )
    assert problems == {}
    assert card == InternalCard(
        owner="Afdeling Plak",
        purpose="plakken en binden",
        expected_days=14,
        maximum=40,
        ends_on=date(2026, 12, 31),
    )


def test_nothing_typed_is_nothing_set():
    assert judge_internal_card(InternalCardDraft()) == (UNKNOWN, {})


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ({"expected_days": "0"}, Reason.NUMBER_OUT_OF_BOUNDS),
        ({"expected_days": "3651"}, Reason.NUMBER_OUT_OF_BOUNDS),
        ({"expected_days": "veertien"}, Reason.NUMBER_INVALID),
        ({"expected_days": "²"}, Reason.NUMBER_INVALID),
        ({"maximum": "-1"}, Reason.NUMBER_INVALID),
        ({"maximum": "9" * 5000}, Reason.NUMBER_INVALID),
        ({"ends": "31-02-2026"}, Reason.INVALID_DATE),
        ({"owner": "x" * 61}, Reason.TOO_LONG),
        ({"purpose": "x" * 121}, Reason.TOO_LONG),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(typed, reason):
    _, problems = judge_internal_card(InternalCardDraft(**typed))
    (name,) = typed
    assert {field: each.reason for field, each in problems.items()} == {name: reason}
    assert problems[name].about == name


def test_a_last_day_in_the_past_takes_a_card_out_of_use():
    card, problems = judge_internal_card(InternalCardDraft(ends="1-1-2020"))
    assert not problems
    (no,) = against_card(card, 0, MONDAY)
    assert no.reason is Reason.INTERNAL_CARD_ENDED
    assert no.overridable


@pytest.mark.parametrize(
    ("card", "items", "reasons"),
    [
        (UNKNOWN, 500, []),
        (InternalCard(ends_on=MONDAY), 0, []),
        (InternalCard(maximum=3), 2, []),
        (InternalCard(maximum=3), 3, [Reason.INTERNAL_CARD_FULL]),
        (
            InternalCard(maximum=3, ends_on=MONDAY - timedelta(days=1)),
            4,
            [Reason.INTERNAL_CARD_ENDED, Reason.INTERNAL_CARD_FULL],
        ),
    ],
)
def test_a_card_refuses_past_its_limit_and_its_last_day(card, items, reasons):
    against = against_card(card, items, MONDAY)
    assert [each.reason for each in against] == reasons
    assert all(each.overridable for each in against)


def test_items_are_expected_after_the_days_of_the_card():
    assert InternalCard(expected_days=14).expected_on(MONDAY) == date(2026, 5, 18)
    assert UNKNOWN.expected_on(MONDAY) is None


@pytest.mark.parametrize(
    ("minutes", "seconds", "fresh"),
    [
        (10, 600, True),
        (10, 601, False),
        (0, 86_400, True),
        (10, -300, True),  # the machine's clock was put back
        (10, -86_400, False),  # by a day: nobody knows how long it lies open
    ],
)
def test_a_card_is_fresh_for_some_minutes(minutes, seconds, fresh):
    assert is_fresh(seconds, minutes) is fresh


def test_an_item_is_past_its_day_only_when_that_day_has_gone_by():
    assert not is_past(None, MONDAY)
    assert not is_past(MONDAY, MONDAY)
    assert is_past(MONDAY - timedelta(days=1), MONDAY)


def test_long_is_more_than_the_days():
    assert not is_long(MONDAY - timedelta(days=90), MONDAY, 90)
    assert is_long(MONDAY - timedelta(days=91), MONDAY, 90)
