# SPDX-License-Identifier: Apache-2.0
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from wisedesk.desktop.scanning.bursts import Bursts
from wisedesk.domain.scanner_checkup import (
    SILENCE_MS,
    TimedKey,
    diagnose,
    is_typed,
    scans_of,
    text_of,
)
from wisedesk.domain.scanner_findings import Finding
from wisedesk.domain.scanners import End, Layout, ScannerSettings

NUMBER = "30000000012341"
BELGIAN = str.maketrans("1234567890", "&é\"'(§è!çà")
SHIFTED = str.maketrans("1234567890", "!@#$%^&*()")
ENTER, TAB = End.ENTER, End.TAB
F = Finding


def keys(text, pace=5, ends=(ENTER,), start=1_000, chords=()):
    """Return the keys of one scan."""
    at = start
    pressed = []
    for character in text:
        pressed.append(TimedKey(at, text=character))
        at += pace
    for end in ends:
        pressed.append(TimedKey(at, end=end))
        at += pace
    for chord in chords:
        pressed.append(TimedKey(at, chord=chord))
        at += pace
    return pressed


def thrice(text, **how):
    return [keys(text, start=1_000 * (turn + 1), **how) for turn in range(3)]


def findings(diagnosis):
    return [each.finding for each in diagnosis.found]


NORMAL = ScannerSettings()


@pytest.mark.parametrize(
    ("scans", "printed", "seen", "settings"),
    [
        (thrice(NUMBER), NUMBER, [F.SPEED, F.ENTER, F.NUMBER_RIGHT], NORMAL),
        (
            thrice(NUMBER),
            " 3000 0000 012341 ",
            [F.SPEED, F.ENTER, F.NUMBER_RIGHT],
            NORMAL,
        ),
        (thrice(NUMBER), "", [F.SPEED, F.ENTER], NORMAL),
        (
            thrice(NUMBER, pace=30),
            NUMBER,
            [F.SPEED, F.ENTER, F.NUMBER_RIGHT],
            replace(NORMAL, gap_ms=45),
        ),
        (
            thrice(NUMBER, pace=50),
            NUMBER,
            [F.SPEED, F.SLOW, F.ENTER, F.NUMBER_RIGHT],
            replace(NORMAL, gap_ms=75),
        ),
        (thrice(NUMBER, pace=120), NUMBER, [F.TYPED, F.ENTER, F.NUMBER_RIGHT], NORMAL),
        (
            thrice(NUMBER, ends=(TAB,)),
            NUMBER,
            [F.SPEED, F.TAB, F.NUMBER_RIGHT],
            replace(NORMAL, end=TAB),
        ),
        (
            thrice(NUMBER, ends=()),
            NUMBER,
            [F.SPEED, F.NO_END, F.NUMBER_RIGHT],
            replace(NORMAL, end=End.NONE),
        ),
        (
            thrice(NUMBER, ends=(ENTER, ENTER)),
            NUMBER,
            [F.SPEED, F.END_TWICE, F.NUMBER_RIGHT],
            NORMAL,
        ),
        (
            thrice(NUMBER, ends=(TAB, TAB)),
            NUMBER,
            [F.SPEED, F.END_TWICE, F.NUMBER_RIGHT],
            replace(NORMAL, end=TAB),
        ),
        (
            thrice(NUMBER, ends=(ENTER, TAB)),
            NUMBER,
            [F.SPEED, F.END_TWICE, F.NUMBER_RIGHT],
            NORMAL,
        ),
        (
            [*thrice(NUMBER)[:2], keys(NUMBER, ends=())],
            NUMBER,
            [F.SPEED, F.ENDS_DIFFER, F.ENTER, F.NUMBER_RIGHT],
            NORMAL,
        ),
        (
            thrice(NUMBER, ends=(), chords=("Ctrl-M", "Ctrl-J")),
            NUMBER,
            [F.SPEED, F.NO_END, F.CONTROLS, F.NUMBER_RIGHT],
            replace(NORMAL, end=End.NONE),
        ),
        (
            thrice(f"]C0{NUMBER}"),
            NUMBER,
            [F.SPEED, F.ENTER, F.AIM_PREFIX],
            replace(NORMAL, prefix="]C0"),
        ),
        (
            thrice(f"A{NUMBER}B"),
            NUMBER,
            [F.SPEED, F.ENTER, F.PREFIX, F.SUFFIX],
            replace(NORMAL, prefix="A", suffix="B"),
        ),
        (
            thrice(NUMBER.translate(BELGIAN)),
            NUMBER,
            [F.SPEED, F.ENTER, F.AZERTY],
            replace(NORMAL, layout=Layout.AZERTY),
        ),
        (
            thrice(NUMBER.translate(BELGIAN)),
            "",
            [F.SPEED, F.ENTER, F.AZERTY],
            replace(NORMAL, layout=Layout.AZERTY),
        ),
        (
            thrice(f"Q{NUMBER.translate(BELGIAN)}"),
            NUMBER,
            [F.SPEED, F.ENTER, F.AZERTY, F.PREFIX],
            replace(NORMAL, layout=Layout.AZERTY, prefix="A"),
        ),
        (
            thrice(NUMBER.translate(SHIFTED)),
            NUMBER,
            [F.SPEED, F.ENTER, F.SHIFTED],
            replace(NORMAL, layout=Layout.SHIFTED),
        ),
        (
            thrice("12341"),
            "0000012341",
            [F.SPEED, F.ENTER, F.ZEROS_DROPPED],
            replace(NORMAL, shortest=5),
        ),
        (thrice(NUMBER[2:]), NUMBER, [F.SPEED, F.ENTER, F.START_DROPPED], NORMAL),
        (thrice(NUMBER[:-1]), NUMBER, [F.SPEED, F.ENTER, F.END_DROPPED], NORMAL),
        (thrice("ab12345"), "AB12345", [F.SPEED, F.ENTER, F.CAPS_LOCK], NORMAL),
        (thrice("AB12345"), "ab12345", [F.SPEED, F.ENTER, F.NUMBER_RIGHT], NORMAL),
        (thrice(NUMBER), "29999940800188", [F.SPEED, F.ENTER, F.OTHER_NUMBER], NORMAL),
        (thrice(NUMBER), "3", [F.SPEED, F.ENTER, F.OTHER_NUMBER], NORMAL),
        (
            thrice("123"),
            "123",
            [F.SPEED, F.ENTER, F.NUMBER_RIGHT, F.TOO_SHORT],
            replace(NORMAL, shortest=4),
        ),
        (
            [*thrice(NUMBER)[:2], keys("30000000012342")],
            NUMBER,
            [F.SCANS_DIFFER, F.SPEED, F.ENTER, F.NUMBER_RIGHT],
            NORMAL,
        ),
    ],
)
def test_what_test_scans_tell(scans, printed, seen, settings):
    diagnosis = diagnose(scans, printed)
    assert findings(diagnosis) == seen
    assert diagnosis.settings == settings


def test_settings_are_taken_over_from_a_steady_scanner_alone():
    assert diagnose(thrice(NUMBER)).may_be_taken_over
    for doubtful in (
        thrice(NUMBER, pace=120),
        thrice("123"),
        [*thrice(NUMBER)[:2], keys("x" * 8)],
    ):
        assert not diagnose(doubtful).may_be_taken_over


def test_what_only_the_scanner_can_mend_is_bad():
    told = diagnose(thrice("12341"), "0012341").found
    assert [each.finding for each in told if each.is_bad] == [F.ZEROS_DROPPED]
    assert told[-1].facts == {"scanned": "12341", "printed": "0012341", "text": "00"}


@pytest.mark.parametrize(
    ("pace", "typed"), [(5, False), (35, False), (60, False), (61, True), (150, True)]
)
def test_a_number_is_typed_by_a_person_and_not_by_a_scanner(pace, typed):
    assert is_typed(range(1_000, 1_000 + 14 * pace, pace)) is typed
    assert is_typed([])
    assert is_typed([1, 2, 3, 4])


def test_scans_are_told_apart_by_the_silence_between_them():
    stream = [key for scan in thrice(NUMBER) for key in scan]
    assert [text_of(scan) for scan in scans_of(stream)] == [NUMBER] * 3
    assert scans_of(keys("jansen", pace=SILENCE_MS + 1)) == []


@given(
    text=st.text("0123456789AB", min_size=6, max_size=20),
    paces=st.lists(st.integers(0, 80), min_size=1, max_size=8),
    end=st.sampled_from(End),
)
def test_with_the_settings_proposed_the_desk_hears_the_same_scanner(text, paces, end):
    """Whatever its pace and its end, its next scan is one scan and nothing is typed."""
    at, scan = 1_000, []
    for place, character in enumerate(text):
        scan.append(TimedKey(at, text=character))
        at += paces[place % len(paces)]
    if end is not End.NONE:
        scan.append(TimedKey(at, end=end))
    proposed = diagnose([scan, scan, scan], text).settings
    assert proposed.end is end
    bursts: Bursts[str] = Bursts(proposed)
    typed = [
        key
        for each in scan
        if each.text
        for key in bursts.add(each.text, each.at_ms, each.text)
    ]
    heard = bursts.lapse() if end is End.NONE else bursts.end(at)
    assert (typed, heard) == ([], text)
