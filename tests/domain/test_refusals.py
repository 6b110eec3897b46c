# SPDX-License-Identifier: Apache-2.0
from datetime import date

from wisedesk.domain.refusals import Reason, passable, refusal


def test_a_refusal_carries_its_values_as_text():
    no = refusal(
        Reason.NUMBER_IN_USE, "card_number", number="1", since=date(2026, 5, 4)
    )
    assert no.facts == {"number": "1", "since": "2026-05-04"}
    assert no.about == "card_number"
    assert not no.overridable


def test_a_refusal_that_can_be_passed_says_so():
    assert passable(Reason.MAXIMUM_REACHED, maximum=10).overridable
