# SPDX-License-Identifier: Apache-2.0
"""A name with a voorvoegsel is read once: never "van Loon, Adam van"."""

from datetime import UTC, date, datetime
from enum import Enum
from string import Formatter
from typing import Any, get_type_hints

import pytest
from msgspec import NODEFAULT
from msgspec.structs import fields

from wisedesk.desktop.wording.coming_in import COMES_IN, remark_of
from wisedesk.desktop.wording.sentences import outcome_sentence
from wisedesk.domain.names import display_name
from wisedesk.services.outcome_kinds import OUTCOMES
from wisedesk.services.outcomes import Outcome
from wisedesk.wording.refusals import REFUSAL

ADAM = display_name("Loon", "Adam", "van")
TWICE = f"van {ADAM}"
PLAIN: dict[Any, Any] = {
    str: "iets",
    int: 1,
    bool: True,
    date: date(2026, 5, 4),
    datetime: datetime(2026, 5, 4, 9, tzinfo=UTC),
}


def plain_value(kind: Any) -> Any:
    """Return some value of a kind, an empty one where it may be."""
    if isinstance(kind, type) and issubclass(kind, Enum):
        return next(iter(kind))
    return PLAIN.get(kind, ())


def about_adam(kind: type[Outcome]) -> Outcome:
    """Return an outcome about Adam van Loon, otherwise of no account."""
    hints = get_type_hints(kind)
    wanted = {
        field.name: plain_value(hints[field.name])
        for field in fields(kind)
        if field.default is NODEFAULT and field.default_factory is NODEFAULT
    }
    return kind(**wanted | {"customer_name": ADAM})


NAMED = [
    kind for kind in OUTCOMES.values() if "customer_name" in kind.__struct_fields__
]


@pytest.mark.parametrize("kind", NAMED)
def test_no_sentence_about_a_customer_says_the_voorvoegsel_twice(kind):
    outcome = about_adam(kind)
    told = [outcome_sentence(outcome)]
    if isinstance(outcome, COMES_IN):
        told.append(remark_of(outcome))
    assert not [each for each in told if TWICE in each]


def test_no_refusal_says_the_voorvoegsel_twice():
    named = 0
    for sentence in REFUSAL.values():
        parts = {name for _, name, _, _ in Formatter().parse(sentence) if name}
        if parts & {"holder", "borrower"}:
            named += 1
            assert TWICE not in sentence.format(**dict.fromkeys(parts, ADAM))
    assert named > 3
