# SPDX-License-Identifier: Apache-2.0
import pytest

from wisedesk.domain.scanners import (
    Layout,
    ScannerSettings,
    is_legible,
    legible,
    looks_like,
    translate,
)


@pytest.mark.parametrize(
    ("arrived", "layout", "meant"),
    [
        ('"àààààààà&é"\'&', Layout.AZERTY, "30000000012341"),
        ("&é\"'(§è!çà", Layout.AZERTY, "1234567890"),  # Belgian
        ("&é\"'(-è_çà", Layout.AZERTY, "1234567890"),  # French
        ("QW&é,", Layout.AZERTY, "AZ12m"),
        ("#))))))))!@#$!", Layout.SHIFTED, "30000000012341"),
        ("30000000012341", Layout.PLAIN, "30000000012341"),
    ],
)
def test_a_number_is_read_by_the_keyboard_the_scanner_has_in_mind(
    arrived, layout, meant
):
    assert translate(arrived, layout) == meant
    assert ScannerSettings(layout=layout).clean(arrived) == meant


def test_prefix_and_suffix_are_those_of_the_number_as_it_was_meant():
    settings = ScannerSettings(layout=Layout.AZERTY, prefix="A", suffix="9")
    assert settings.clean("Q&éç") == "12"


def test_digits_of_another_keyboard_can_be_told_by_themselves():
    assert looks_like('"àà&', Layout.AZERTY)
    assert not looks_like("3001", Layout.AZERTY)
    assert not looks_like("", Layout.AZERTY)
    assert not looks_like("A", Layout.AZERTY)


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        ("39408", "39408"),
        ("\x0239408\x03", "39408"),  # STX and ETX are no part of the number
        ("39\x1d408", "39\ufffd408"),
        ("\x02", ""),
    ],
)
def test_a_key_inside_a_scan_that_types_nothing_makes_it_unreadable(sent, read):
    assert legible(sent) == read
    assert is_legible(read) is ("\ufffd" not in read)
