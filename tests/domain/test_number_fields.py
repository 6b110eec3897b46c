# SPDX-License-Identifier: Apache-2.0
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wisedesk.domain.money import read_cents
from wisedesk.domain.number_fields import Bounds, Unit
from wisedesk.domain.refusals import Reason, Refusal

DAYS = Bounds(0, 999)
MAXIMUM = Bounds(0, 999, optional=True)
FEE = Bounds(0, 99_999, Unit.CENTS)


@pytest.mark.parametrize(
    ("bounds", "typed", "value"),
    [
        (DAYS, "28", 28),
        (DAYS, " 0 ", 0),
        (DAYS, "999", 999),
        (MAXIMUM, "", None),
        (MAXIMUM, "0", 0),
        (FEE, "", 0),
        (FEE, "0,25", 25),
        (FEE, "€ 2", 200),
        (FEE, "999,99", 99_999),
    ],
)
def test_what_is_typed_is_read(bounds, typed, value):
    assert bounds.read("field", typed) == value


@pytest.mark.parametrize(
    ("bounds", "typed", "reason"),
    [
        (DAYS, "", Reason.REQUIRED),
        (DAYS, "drie", Reason.NUMBER_INVALID),
        (DAYS, "-1", Reason.NUMBER_INVALID),
        (DAYS, "2,5", Reason.NUMBER_INVALID),
        (DAYS, "²", Reason.NUMBER_INVALID),
        (DAYS, "1" * 40, Reason.NUMBER_INVALID),
        (DAYS, "1000", Reason.NUMBER_OUT_OF_BOUNDS),
        (MAXIMUM, "veel", Reason.NUMBER_INVALID),
        (FEE, "gratis", Reason.AMOUNT_INVALID),
        (FEE, "1,234", Reason.AMOUNT_INVALID),
        (FEE, "1000,00", Reason.AMOUNT_OUT_OF_BOUNDS),
    ],
)
def test_what_is_no_number_for_a_field_says_why(bounds, typed, reason):
    found = bounds.read("field", typed)
    assert isinstance(found, Refusal)
    assert (found.reason, found.about) == (reason, "field")


def test_a_value_is_judged_as_what_is_typed_is():
    assert DAYS.judge("field", 28) is None
    assert MAXIMUM.judge("field", None) is None
    for value in (None, -1, 1000):
        assert DAYS.judge("field", value) is not None


@given(st.text())
def test_whatever_is_typed_is_a_number_in_bounds_or_a_refusal(text):
    for bounds in (DAYS, FEE):
        found = bounds.read("field", text)
        assert isinstance(found, Refusal) or 0 <= (found or 0) <= bounds.highest


@given(st.integers(0, 9_999_999))
def test_an_amount_is_read_as_it_is_written(cents):
    assert read_cents(f"{cents // 100},{cents % 100:02}") == cents
