# SPDX-License-Identifier: Apache-2.0
"""What a few test scans tell of a scanner, and the settings that suit it."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from wisedesk.domain.scanner_findings import Finding, Found
from wisedesk.domain.scanners import End, Layout, ScannerSettings, looks_like, translate

SILENCE_MS = 300  # a scanner is done by then; a person thinks longer
_STUTTER = 5  # times the gap: the longest pause within a scan, as bursts are told
_MARGIN = 1.5  # the next scan may be a little slower
_SLOWEST_MS = 90  # a person who knows the keyboard types that fast
_QUICK_TYPIST_MS = 60
_LEAST_CHARACTERS = 4
_LONGEST_EXTRA = 6  # of a prefix or suffix


class TimedKey(Struct, frozen=True):
    """A key and when it was pressed, in milliseconds.

    It types a character, or is an end (Enter, Tab), or a command (`chord`: Ctrl-J).
    """

    at_ms: int
    text: str = ""
    end: End = End.NONE
    chord: str = ""


class Diagnosis(Struct, frozen=True):
    """What was seen, the number as it arrived, and the settings that suit."""

    found: tuple[Found, ...]
    text: str
    settings: ScannerSettings

    @property
    def may_be_taken_over(self) -> bool:
        """Whether the settings are of a scanner at all, and of one that is steady."""
        doubtful = {Finding.TYPED, Finding.SCANS_DIFFER, Finding.TOO_SHORT}
        return not doubtful & {each.finding for each in self.found}


Scan = Sequence[TimedKey]


def scans_of(keys: Scan) -> list[list[TimedKey]]:
    """Return keys as the scans they came in, each behind a silence."""
    scans: list[list[TimedKey]] = []
    for key in keys:
        if not scans or key.at_ms - scans[-1][-1].at_ms > SILENCE_MS:
            scans.append([])
        scans[-1].append(key)
    return [scan for scan in scans if len(text_of(scan)) > 1]


def is_typed(stamps: Sequence[int]) -> bool:
    """Whether keys pressed at these times are a person's, however quick that person."""
    pauses = len(stamps) - 1
    if pauses < _LEAST_CHARACTERS:
        return True
    return (stamps[-1] - stamps[0]) / pauses > _QUICK_TYPIST_MS


def text_of(scan: Scan) -> str:
    """Return the characters of a scan as they arrived."""
    return "".join(key.text for key in scan)


def diagnose(scans: Sequence[Scan], printed: str = "") -> Diagnosis:
    """Return what test scans of one barcode tell; `printed` is what stands under it.

    There is at least one scan, and each has characters.
    """
    texts = Counter(text_of(scan) for scan in scans)
    text = texts.most_common(1)[0][0]
    found = [] if len(texts) == 1 else [Found(Finding.SCANS_DIFFER)]
    gap_ms, speed = _judge_speed(scans)
    end, ends = _judge_ends(scans)
    read, number = _judge_number(text, "".join(printed.split()))
    found += [*speed, *ends, *_judge_chords(scans), *number]
    if len(text) < _LEAST_CHARACTERS:
        found.append(Found(Finding.TOO_SHORT, {"least": str(_LEAST_CHARACTERS)}))
    settings = ScannerSettings(
        gap_ms=gap_ms,
        shortest=max(_LEAST_CHARACTERS, min(len(text), ScannerSettings().shortest)),
        end=end,
        prefix=read.prefix,
        suffix=read.suffix,
        layout=read.layout,
    )
    return Diagnosis(tuple(found), text, settings)


def _judge_speed(scans: Sequence[Scan]) -> tuple[int, list[Found]]:
    """Return the longest time for a character to allow, and what is seen of it."""
    needed = max(_needed_gap(scan) for scan in scans)
    fives = -(-round(needed * _MARGIN) // 5) * 5
    told = [Found(Finding.SPEED, {"ms": str(round(needed))})]
    if needed > _SLOWEST_MS:
        return ScannerSettings().gap_ms, [Found(Finding.TYPED, told[0].facts)]
    if fives > _QUICK_TYPIST_MS:
        told.append(Found(Finding.SLOW))
    return max(ScannerSettings().gap_ms, fives), told


def _needed_gap(scan: Scan) -> float:
    """Return the least gap by which all of a scan is one burst, its end as well."""
    stamps = [key.at_ms for key in scan if key.text]
    ends = [key.at_ms for key in scan if key.end is not End.NONE]
    stamps += ends[:1]
    first = stamps[0]
    paces = [(stamp - first) / place for place, stamp in enumerate(stamps) if place]
    pauses = [(after - before) / _STUTTER for before, after in pairwise(stamps)]
    return max([*paces, *pauses])


def _judge_ends(scans: Sequence[Scan]) -> tuple[End, list[Found]]:
    """Return what a scanner ends with, and what is seen of it."""
    sent = Counter(
        tuple(key.end for key in scan if key.end != End.NONE) for scan in scans
    )
    ends = sent.most_common(1)[0][0]
    differ = [Found(Finding.ENDS_DIFFER)] if len(sent) > 1 else []
    if not ends:
        return End.NONE, [*differ, Found(Finding.NO_END)]
    first = End.TAB if set(ends) == {End.TAB} else End.ENTER
    if len(ends) > 1:
        return first, [*differ, Found(Finding.END_TWICE, {"times": str(len(ends))})]
    return first, [*differ, Found(Finding(first.value))]


def _judge_chords(scans: Sequence[Scan]) -> list[Found]:
    chords = sorted({key.chord for scan in scans for key in scan if key.chord})
    return [Found(Finding.CONTROLS, {"keys": ", ".join(chords)})] if chords else []


def _judge_number(text: str, printed: str) -> tuple[ScannerSettings, list[Found]]:
    """Return layout, prefix and suffix of a scanner, and what is seen of its number."""
    for layout in Layout:
        meant = translate(text, layout)
        # a person may have typed the letters small
        for number in (printed, printed.upper()):
            if printed and number in meant:
                return _judge_around(meant, number, layout)
    guessed = next((each for each in Layout if looks_like(text, each)), Layout.PLAIN)
    read = ScannerSettings(layout=guessed)
    found = _told_of(guessed)
    if not printed:
        return read, found
    return read, [*found, _judge_loss(translate(text, guessed), printed)]


def _told_of(layout: Layout) -> list[Found]:
    return [] if layout is Layout.PLAIN else [Found(Finding(layout.value))]


def _judge_around(
    meant: str, printed: str, layout: Layout
) -> tuple[ScannerSettings, list[Found]]:
    """Return what stands before and behind the printed number in a scan."""
    prefix, _, suffix = meant.partition(printed)
    if max(len(prefix), len(suffix)) > _LONGEST_EXTRA:
        facts = {"scanned": meant, "printed": printed}
        return ScannerSettings(layout=layout), [Found(Finding.OTHER_NUMBER, facts)]
    found = _told_of(layout)
    if prefix:
        is_aim = prefix.startswith("]") and len(prefix) == len("]C0")
        kind = Finding.AIM_PREFIX if is_aim else Finding.PREFIX
        found.append(Found(kind, {"text": prefix}))
    if suffix:
        found.append(Found(Finding.SUFFIX, {"text": suffix}))
    if not found:
        found.append(Found(Finding.NUMBER_RIGHT))
    return ScannerSettings(prefix=prefix, suffix=suffix, layout=layout), found


def _judge_loss(meant: str, printed: str) -> Found:
    """Return what is missing of the printed number in a scan that has not all of it."""
    facts = {"scanned": meant, "printed": printed}
    if meant in {printed.swapcase(), printed.lower()}:
        return Found(Finding.CAPS_LOCK, facts)
    if printed.endswith(meant):
        lost = printed.removesuffix(meant)
        zeros = set(lost) == {"0"}
        kind = Finding.ZEROS_DROPPED if zeros else Finding.START_DROPPED
        return Found(kind, {**facts, "text": lost})
    if printed.startswith(meant):
        return Found(
            Finding.END_DROPPED, {**facts, "text": printed.removeprefix(meant)}
        )
    return Found(Finding.OTHER_NUMBER, facts)
