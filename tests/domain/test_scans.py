# SPDX-License-Identifier: Apache-2.0
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wisedesk.domain.scans import Entry, Meaning, read_entry


@pytest.mark.parametrize(
    ("typed", "entry"),
    [
        ("", Entry(Meaning.NOTHING)),
        ("  ", Entry(Meaning.NOTHING)),
        ("v", Entry(Meaning.KEYWORD, "V")),
        ("V", Entry(Meaning.KEYWORD, "V")),
        (" v ", Entry(Meaning.KEYWORD, "V")),
        ("vv", Entry(Meaning.NAME, "vv")),
        ("29999940800188", Entry(Meaning.NUMBER, "29999940800188")),
        ("abc1234567", Entry(Meaning.NUMBER, "ABC1234567")),
        ("v1", Entry(Meaning.NUMBER, "V1")),
        ("van den Berg", Entry(Meaning.NAME, "van den Berg")),
        ("Berg 2", Entry(Meaning.NAME, "Berg 2")),
        ("d'Hondt-de Wit", Entry(Meaning.NAME, "d'Hondt-de Wit")),
        ("https://a.nl/b", Entry(Meaning.NUMBER, "HTTPS://A.NL/B")),
        ("jan@a.nl", Entry(Meaning.NUMBER, "JAN@A.NL")),
        ("3\ufffd9408", Entry(Meaning.UNREADABLE, "3\ufffd9408")),
    ],
)
def test_what_an_entry_means(typed, entry):
    assert read_entry(typed) == entry


@given(st.text("ABCDEFGHIJ0123456789", min_size=10, max_size=14))
def test_a_scan_means_the_same_in_small_letters(scanned):
    assert read_entry(scanned.lower()) == read_entry(scanned) or scanned.isalpha()
