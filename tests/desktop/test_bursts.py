# SPDX-License-Identifier: Apache-2.0
from dataclasses import dataclass

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from wisedesk.desktop.scanning.bursts import Bursts
from wisedesk.domain.scanners import UNREADABLE, End, ScannerSettings, is_legible

GAP = ScannerSettings().gap_ms
THINKING = 5 * GAP + 1  # no machine stutters that long
CHARACTERS = st.text("0123456789JNabÉ-", min_size=1)
SCANS = st.text("0123456789JN", min_size=6, max_size=40)


@dataclass(frozen=True)
class Typed:
    """What a person typed, at a person's pace; Enter at the end where `enter`."""

    text: str
    enter: bool


@dataclass(frozen=True)
class Scanned:
    """What a scanner sent, with one Enter or two."""

    text: str
    pace: int
    ends: int


TYPED = st.builds(Typed, CHARACTERS, st.booleans())
SCANNED = st.builds(Scanned, SCANS, st.integers(0, GAP), st.integers(1, 2))


class Desk:
    """A desk that hears keys, as the window does: what it typed and what it scanned."""

    def __init__(self, settings: ScannerSettings | None = None) -> None:
        self.bursts: Bursts[str] = Bursts(settings or ScannerSettings())
        self.now = 10_000
        self.typed = ""
        self.scans: list[str] = []

    def wait(self, milliseconds: int) -> None:
        self.now += milliseconds

    def key(self, character: str) -> None:
        self.typed += "".join(self.bursts.add(character, self.now, character))

    def mute(self, mark: str) -> None:
        """Press a key that types nothing, and drop it where it is of no scan."""
        if self.bursts.goes_on(self.now):
            self.bursts.add_mute(mark, self.now, "")
        else:
            self.typed += "".join(self.bursts.release())
            self.bursts.come_behind(mark, self.now)

    def enter(self) -> None:
        scan = self.bursts.end(self.now)
        if scan is None:
            self.typed += "".join(self.bursts.release()) + "\n"
        elif scan:
            self.scans.append(scan)

    def pause(self) -> None:
        """Let the window give what it held to its widgets: the clerk thinks."""
        self.wait(THINKING)
        self.typed += "".join(self.bursts.release())

    def burst(self, text: str, pace: int = 5, ends: int = 1) -> None:
        for character in text:
            self.wait(pace)
            self.key(character)
        for _ in range(ends):
            self.wait(pace)
            self.enter()


@given(st.lists(st.one_of(TYPED, SCANNED), max_size=12))
@example([Typed("12345678", True), Scanned("29999940800188", 0, 2), Typed("J", True)])
@example([Scanned("NNNNNNJ", 0, 1), Scanned("JJJJJJN", GAP, 2), Typed("ab", False)])
def test_nothing_typed_or_scanned_is_lost_mixed_up_or_taken_for_the_other(parts):
    desk = Desk()
    for part in parts:
        desk.wait(GAP + 1)
        if isinstance(part, Scanned):
            desk.burst(part.text, part.pace, part.ends)
            continue
        for character in part.text:
            desk.wait(GAP + 1)
            desk.key(character)
        desk.wait(GAP + 1)
        if part.enter:
            desk.enter()
    desk.pause()
    typed = [each for each in parts if isinstance(each, Typed)]
    assert desk.typed == "".join(each.text + "\n" * each.enter for each in typed)
    assert desk.scans == [each.text for each in parts if isinstance(each, Scanned)]


@given(st.lists(st.tuples(SCANS, st.integers(0, GAP)), min_size=1, max_size=8))
def test_scans_right_behind_each_other_stay_apart(scans):
    desk = Desk()
    for text, pace in scans:
        desk.burst(text, pace)
    assert desk.scans == [text for text, _ in scans]
    assert desk.typed == ""


@given(
    st.lists(
        st.tuples(st.sampled_from("0123456789JN\n"), st.integers(0, 2 * GAP)),
        max_size=60,
    )
)
def test_any_keys_at_any_pace_come_out_once_and_in_order(keys):
    desk = Desk()
    came: list[str] = []
    for character, pace in keys:
        desk.wait(pace)
        if character == "\n":
            typed, scanned = desk.typed, len(desk.scans)
            desk.enter()
            came += [desk.typed[len(typed) :].rstrip("\n"), *desk.scans[scanned:]]
        else:
            typed = desk.typed
            desk.key(character)
            came.append(desk.typed[len(typed) :])
    typed = desk.typed
    desk.pause()
    came.append(desk.typed[len(typed) :])
    assert "".join(came) == "".join(key for key, _ in keys if key != "\n")
    assert all(len(scan) >= ScannerSettings().shortest for scan in desk.scans)


def test_a_scan_longer_than_any_card_is_still_one_scan():
    desk = Desk()
    desk.burst("3" * 200)
    assert desk.scans == ["3" * 200]


@pytest.mark.parametrize("text", ["1", "12345"])
def test_fewer_characters_than_any_number_are_typing_however_fast(text):
    desk = Desk()
    desk.burst(text)
    assert (desk.typed, desk.scans) == (f"{text}\n", [])


def test_a_burst_without_enter_is_typing_after_a_pause():
    desk = Desk()
    desk.burst("29999940800188", ends=0)
    assert desk.bursts.holds
    assert desk.bursts.count == 14
    desk.pause()
    assert not desk.bursts.holds
    desk.enter()
    assert (desk.typed, desk.scans) == ("29999940800188\n", [])


def test_enter_long_after_a_burst_is_a_persons_even_if_nobody_looked_meanwhile():
    desk = Desk()
    desk.burst("29999940800188", ends=0)
    desk.wait(THINKING)
    desk.enter()
    assert (desk.typed, desk.scans) == ("29999940800188\n", [])


@given(st.integers(2, 14), st.integers(GAP + 1, 5 * GAP))
@example(2, 2 * GAP - 5)
@example(8, 5 * GAP)
@example(14, 5 * GAP)
def test_a_stutter_of_the_machine_does_not_break_a_scan(after, stutter):
    desk = Desk()
    number = "29999940800188"
    desk.burst(number[:after], ends=0)
    desk.wait(min(stutter, after * (GAP - 5)) - 5)
    desk.burst(number[after:], pace=5)
    assert (desk.typed, desk.scans) == ("", [number])


def test_a_person_whose_first_keys_fell_together_does_not_scan():
    desk = Desk()
    desk.burst("jan", ends=0)
    for character in "sen":
        desk.wait(3 * GAP)
        desk.key(character)
    desk.wait(3 * GAP)
    desk.enter()
    assert (desk.typed, desk.scans) == ("jansen\n", [])


def test_a_person_who_types_on_after_a_burst_loses_nothing():
    desk = Desk()
    desk.burst("123456", ends=0)
    desk.wait(THINKING)
    desk.key("7")
    assert desk.typed == "123456"
    desk.pause()
    assert desk.typed == "1234567"


def test_the_second_enter_of_a_scanner_does_nothing_and_a_persons_next_one_does():
    desk = Desk()
    desk.burst("29999940800188", ends=2)
    assert desk.typed == ""
    desk.wait(THINKING)
    desk.enter()
    assert (desk.typed, desk.scans) == ("\n", ["29999940800188"])


def test_the_scanners_own_prefix_and_suffix_are_taken_off():
    desk = Desk(ScannerSettings(prefix="]C1", suffix="#"))
    desk.burst("]C129999940800188#")
    desk.burst("29999940800188")
    assert desk.scans == ["29999940800188", "29999940800188"]


def test_another_scanners_pace_is_a_setting():
    slow = ScannerSettings(gap_ms=80, shortest=4)
    desk = Desk(slow)
    desk.burst("1234", pace=80)
    assert desk.scans == ["1234"]


def test_the_release_of_a_key_stays_behind_its_press():
    bursts: Bursts[str] = Bursts()
    assert not bursts.follow("release of nothing")
    bursts.add("1", 100, "press 1")
    assert bursts.follow("release 1")
    bursts.add("2", 105, "press 2")
    assert bursts.release() == ["press 1", "release 1", "press 2"]
    assert bursts.release() == []


@pytest.mark.parametrize("pause", [0, GAP, 2 * GAP])
def test_a_second_enter_that_comes_late_is_still_the_scanners(pause):
    desk = Desk()
    desk.burst("29999940800188")
    desk.wait(pause)
    desk.enter()
    assert (desk.typed, desk.scans) == ("", ["29999940800188"])


class DeskWithoutEnd(Desk):
    """A desk whose scanner sends nothing behind a number."""

    def __init__(self) -> None:
        super().__init__(ScannerSettings(end=End.NONE))

    def key(self, character: str) -> None:
        self.hear(self.bursts.lapse(self.now))
        super().key(character)

    def pause(self) -> None:
        self.wait(THINKING)
        self.hear(self.bursts.lapse())
        self.typed += "".join(self.bursts.release())

    def hear(self, scan: str) -> None:
        self.scans += [scan] if scan else []


def test_a_scan_without_an_end_is_told_by_the_pause_behind_it():
    desk = DeskWithoutEnd()
    desk.burst("29999940800188", ends=0)
    assert desk.scans == []
    desk.pause()
    assert (desk.typed, desk.scans) == ("", ["29999940800188"])


def test_scans_without_an_end_stay_apart_however_busy_the_window():
    desk = DeskWithoutEnd()
    desk.burst("29999940800188", ends=0)
    desk.wait(THINKING)
    desk.burst("30000000012341", ends=0)
    desk.pause()
    assert desk.scans == ["29999940800188", "30000000012341"]


def test_typing_is_no_scan_where_scans_have_no_end():
    desk = DeskWithoutEnd()
    for character in "jansen":
        desk.wait(3 * GAP)
        desk.key(character)
    desk.pause()
    desk.burst("12345", ends=0)
    desk.pause()
    assert (desk.typed, desk.scans) == ("jansen12345", [])


def test_a_burst_without_an_end_is_typing_where_scans_have_one():
    assert Desk().bursts.lapse() == ""
    desk = Desk()
    desk.burst("29999940800188", ends=0)
    assert desk.bursts.lapse() == ""


ANY_KEY = st.one_of(
    st.sampled_from("0123456789JN"),
    st.sampled_from("\0\x01\x02\x1a\x1b\x1d\x7f\t"),  # Ctrl with a letter, Esc, GS
    st.sampled_from((UNREADABLE, "\N{NO-BREAK SPACE}", "é", "€", "\N{GRINNING FACE}")),
)


def sent_by_a_scanner(desk: Desk, characters: str, pace: int) -> None:
    for character in characters:
        desk.wait(pace)
        press = desk.key if character.isprintable() else desk.mute
        if character == UNREADABLE:
            press = desk.mute
        press(character)
    desk.wait(pace)
    desk.enter()


@given(st.lists(ANY_KEY, min_size=6, max_size=30), st.integers(0, GAP))
@example(list("12345\x00678901"), 5)
@example(list("3\x019408000000075"), 5)
@example(list("]C13000\x1d000012341"), 5)
def test_a_scan_with_keys_that_type_nothing_is_whole_or_unreadable_never_a_part(
    keys, pace
):
    sent = "".join(keys).lstrip("\0\x01\x02\x1a\x1b\x1d\x7f\t")
    assume(len(sent) >= ScannerSettings().shortest)
    assume(any(key.isprintable() and key != UNREADABLE for key in sent))
    desk = Desk()
    sent_by_a_scanner(desk, "".join(keys), pace)
    desk.pause()
    assert desk.typed == ""
    (scan,) = desk.scans
    whole = sent.rstrip("\0\x01\x02\x1a\x1b\x1d\x7f\t")
    if whole.isprintable() and UNREADABLE not in whole:
        assert scan == whole
    else:
        assert not is_legible(scan)


def test_control_characters_around_a_number_are_left_out():
    desk = Desk()
    sent_by_a_scanner(desk, "\x0229999940800188\x03", 5)
    assert desk.scans == ["29999940800188"]


def test_a_key_that_types_nothing_pressed_by_a_person_spoils_no_scan():
    desk = Desk()
    desk.mute(UNREADABLE)
    desk.wait(GAP + 1)
    desk.burst("29999940800188", pace=0)
    assert desk.scans == ["29999940800188"]


def test_a_number_whose_first_key_types_nothing_is_unreadable():
    desk = Desk()
    sent_by_a_scanner(desk, f"{UNREADABLE}29999940800188", 5)
    assert desk.scans == [f"{UNREADABLE}29999940800188"]
