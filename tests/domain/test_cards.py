# SPDX-License-Identifier: Apache-2.0
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from stdnum import luhn

from wisedesk.domain.cards import (
    CheckDigit,
    NumberScheme,
    NumberSeries,
    generated_number,
    judge_card_number,
    sequence_of,
    tidy_number,
)
from wisedesk.domain.refusals import Reason

BRANCHES = st.integers(0, 9998).map(lambda number: f"{number:04}")


@st.composite
def places(draw):
    """Draw a series, a branch and a sequence that fits the series."""
    series = draw(st.sampled_from(NumberSeries))
    return series, draw(BRANCHES), draw(st.integers(1, series.last))


@pytest.mark.parametrize(
    ("branch", "sequence", "number"),
    [
        ("9000", 3, "29999900000035"),  # both printed in the work instruction
        ("9408", 18, "29999940800188"),
        ("9408", 1, "29999940800014"),
        ("9408", 2, "29999940800022"),
        ("9408", 17, "29999940800170"),
        ("9408", 19, "29999940800196"),
        ("9408", 20, "29999940800204"),
        ("9408", 9999, "29999940899990"),
        ("9000", 1, "29999900000019"),
        ("9000", 4, "29999900000043"),
    ],
)
def test_the_number_of_an_administrative_card(branch, sequence, number):
    assert generated_number(NumberSeries.INTERNAL, branch, sequence) == number
    assert sequence_of(NumberSeries.INTERNAL, branch, number) == sequence


def test_the_number_of_an_ordinary_card():
    number = generated_number(NumberSeries.ORDINARY, "9408", 1)
    assert number == "29408000000010"
    assert sequence_of(NumberSeries.ORDINARY, "9408", number) == 1


@given(places())
def test_a_generated_number_is_always_good_and_found_back(place):
    series, branch, sequence = place
    number = generated_number(series, branch, sequence)
    assert len(number) == 14
    assert luhn.is_valid(number)
    assert judge_card_number(number, NumberScheme()) is None
    assert sequence_of(series, branch, number) == sequence


@given(places(), places())
def test_two_places_never_share_a_number(one, other):
    assume(one != other)
    assert generated_number(*one) != generated_number(*other)


@given(places(), BRANCHES)
def test_a_number_has_no_place_in_another_series_or_branch(place, other):
    series, branch, sequence = place
    number = generated_number(series, branch, sequence)
    for elsewhere in NumberSeries:
        if (elsewhere, other) != (series, branch):
            assert sequence_of(elsewhere, other, number) == 0


@pytest.mark.parametrize("number", ["", "2999994080018", "29999ABCD00188", "x" * 14])
def test_what_is_no_generated_number_has_no_place(number):
    assert sequence_of(NumberSeries.INTERNAL, "9408", number) == 0


@pytest.mark.parametrize("branch", ["", "940", "94080", "94a8", "٩٤٠٨"])
def test_a_branch_without_four_digits_gets_no_numbers(branch):
    with pytest.raises(ValueError, match="not a branch number"):
        generated_number(NumberSeries.INTERNAL, branch, 1)


def test_ordinary_numbers_of_branch_9999_would_look_internal():
    with pytest.raises(ValueError, match="not a branch number"):
        generated_number(NumberSeries.ORDINARY, "9999", 1)


@pytest.mark.parametrize(
    ("series", "sequence"),
    [
        (NumberSeries.INTERNAL, 0),
        (NumberSeries.INTERNAL, 10_000),
        (NumberSeries.ORDINARY, 100_000_000),
    ],
)
def test_a_sequence_outside_the_series_is_refused(series, sequence):
    with pytest.raises(ValueError, match="out of range"):
        generated_number(series, "9408", sequence)


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        ("", Reason.NUMBER_MISSING),
        ("123456789", Reason.NUMBER_WRONG_LENGTH),
        ("299999408001889", Reason.NUMBER_WRONG_LENGTH),
        ("29999940800189", Reason.NUMBER_WRONG_CHECK_DIGIT),
        ("29408 0000018x", Reason.NUMBER_WRONG_CHARACTERS),
        ("2940800000001é", Reason.NUMBER_WRONG_CHARACTERS),
        ("٢٩٩٩٩٩٤٠٨٠٠١٨٨", Reason.NUMBER_WRONG_CHARACTERS),
        ("29999940800188", None),
        ("1234567890", None),  # an older scheme, as it is
        ("A123456789B", None),
        ("ABCDEFGHIJKLMN", None),
        ("2940800000001A", None),
    ],
)
def test_the_form_of_a_number(number, reason):
    refused = judge_card_number(number, NumberScheme())
    assert (refused and refused.reason) == reason


def test_a_wrong_check_digit_tells_the_right_one():
    refused = judge_card_number("29999940800189", NumberScheme())
    assert refused is not None
    assert refused.about == "card_number"
    assert refused.facts["expected"] == "8"


def test_a_wrong_length_tells_what_the_branch_accepts():
    refused = judge_card_number("12345678901", NumberScheme(shortest=12, longest=13))
    assert refused is not None
    assert refused.facts["length"] == "11"
    assert (refused.facts["shortest"], refused.facts["longest"]) == ("12", "13")


def test_a_branch_without_check_digit_takes_any_fourteen_digits():
    scheme = NumberScheme(check=CheckDigit.NONE)
    assert judge_card_number("29999940800189", scheme) is None


@given(
    st.text("0123456789", min_size=14, max_size=14),
    st.integers(0, 13),
    st.integers(1, 9),
)
def test_one_mistyped_digit_is_always_noticed(digits, place, added):
    number = digits[:13] + luhn.calc_check_digit(digits[:13])
    wrong = str((int(number[place]) + added) % 10)
    mistyped = number[:place] + wrong + number[place + 1 :]
    refused = judge_card_number(mistyped, NumberScheme())
    assert refused is not None
    assert refused.reason is Reason.NUMBER_WRONG_CHECK_DIGIT


@pytest.mark.parametrize("scanned", ["ABC1234567", "abc1234567", " Abc1234567 "])
def test_a_number_is_the_same_however_it_was_sent(scanned):
    assert tidy_number(scanned) == "ABC1234567"
