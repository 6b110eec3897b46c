# SPDX-License-Identifier: Apache-2.0
"""One table says what every status letter means; the glossary shows that very table."""

from pathlib import Path

import pytest

from wisedesk.domain.customer_types import Channel, LoanStanding
from wisedesk.domain.holds import Holdable, judge_item_hold
from wisedesk.domain.items import ItemStatus, PublicStatus
from wisedesk.wording.item_statuses import (
    ITEM_STATUS,
    LIST_STATUS,
    PUBLIC_STATUS,
    status_line,
    status_lines,
)

GLOSSARY = Path(__file__).parents[2] / "docs" / "glossary.md"
HEADING = "## Status of an item"


def test_every_letter_has_its_words():
    assert set(ITEM_STATUS) == set(ItemStatus)
    assert set(PUBLIC_STATUS) == set(PublicStatus)
    assert set(LIST_STATUS) == set(LoanStanding)
    letters = [line.letter for line in status_lines()]
    assert letters == sorted(each.value for each in ItemStatus)
    assert len({line.staff for line in status_lines()}) == len(ItemStatus)


@pytest.mark.parametrize(
    ("status", "staff", "public", "holdable"),
    [
        ("B", "Binnen", "beschikbaar", "ja"),
        ("D", "Uitgesorteerd", "niet beschikbaar", "nee"),
        ("F", "interne uitlening", "niet beschikbaar", "alleen aan de balie"),
        ("M", "Vermist", "niet beschikbaar", "nee"),
        ("T", "Transport", "op transport", "ja"),
        ("U", "Uitgeleend", "uitgeleend", "ja"),
    ],
)
def test_a_letter_says_to_staff_and_public(status, staff, public, holdable):
    line = status_line(ItemStatus(status))
    assert (line.staff, line.public, line.holdable) == (staff, public, holdable)


@pytest.mark.parametrize("status", ItemStatus)
def test_what_the_table_says_of_holds_is_the_rule(status):
    allowed = {
        channel: judge_item_hold(Holdable(status), channel) is None
        for channel in Channel
    }
    told = {
        (True, True): "ja",
        (True, False): "alleen aan de balie",
        (False, False): "nee",
    }
    here = allowed[Channel.DESK], allowed[Channel.WEB]
    assert status_line(status).holdable == told[here]


def test_the_glossary_shows_this_table():
    section = GLOSSARY.read_text(encoding="utf-8").split(HEADING)[1].split("\n## ")[0]
    shown = [line for line in section.splitlines() if line.startswith("| ")][1:]
    assert shown == [
        f"| {each.letter} | {each.staff} | {each.public} | {each.holdable} |"
        for each in status_lines()
    ]
