# SPDX-License-Identifier: Apache-2.0
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wisedesk.domain.near_codes import fails_check, is_near, variants


@pytest.mark.parametrize(
    ("code", "other"),
    [
        ("39408000000075", "39408000000175"),  # one digit
        ("39408000000075", "39408000000057"),  # two swapped
        ("408000000075", "39408000000075"),  # the front missing
        ("vb000001", "vb000007"),
        ("000001", "vb000001"),
        ("3900000000203X", "39000000002035"),  # a digit read as a letter
    ],
)
def test_what_is_a_likely_misreading(code, other):
    assert is_near(code, other)
    assert is_near(other, code)


@pytest.mark.parametrize(
    ("code", "other"),
    [
        ("39408000000075", "39408000000075"),
        ("39408000000075", "39408000001176"),
        ("0075", "39408000000075"),  # too short to say anything
        ("vb000001", "vc000001"),  # a letter is not misread as another
    ],
)
def test_what_is_not(code, other):
    assert not is_near(code, other)


@given(st.text(alphabet="0123456789vb", min_size=1, max_size=14))
def test_every_variant_is_of_the_same_length_and_another_code(code):
    found = variants(code)
    assert code not in found
    assert {len(each) for each in found} <= {len(code)}


@pytest.mark.parametrize(
    ("code", "fails"),
    [
        ("29999940800188", False),
        ("30004000138035", True),  # in use in Flanders
        ("vb000001", False),  # has no check digit
        ("3940800000007", False),
    ],
)
def test_a_check_digit_that_does_not_fit(code, fails):
    assert fails_check(code) is fails
