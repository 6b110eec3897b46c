# SPDX-License-Identifier: Apache-2.0
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wisedesk.domain.messages import judge_message, tidy_message
from wisedesk.domain.refusals import Reason

SEED = "Deze pas ALLEEN gebruiken voor\nmateriaal bij project X"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (SEED, SEED),
        ("\n\nen dan  \r\n", "en dan"),
        ("a\n\nb", "a\n\nb"),
        ("  ingesprongen", "  ingesprongen"),
        ("   \n \n", ""),
        ("", ""),
    ],
)
def test_spaces_at_the_ends_are_not_kept(typed, kept):
    assert tidy_message(typed) == kept


@pytest.mark.parametrize(
    "text", ["", SEED, "x" * 60, "\n".join(["x" * 60] * 4), "a\n\n\nb"]
)
def test_four_lines_of_sixty_fit(text):
    assert judge_message(text) is None


@pytest.mark.parametrize("text", ["x" * 61, "a\nb\nc\nd\ne", "ok\n" + "x" * 61])
def test_more_does_not(text):
    refused = judge_message(text)
    assert refused is not None
    assert refused.reason is Reason.TOO_LONG
    assert refused.facts == {"lines": "4", "characters": "60"}


@given(st.text(max_size=400))
def test_a_message_that_fits_has_room_in_the_library(typed):
    tidy = tidy_message(typed)
    assert tidy_message(tidy) == tidy
    if judge_message(tidy) is None:
        assert len(tidy) <= 243
