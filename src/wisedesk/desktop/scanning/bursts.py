# SPDX-License-Identifier: Apache-2.0
"""Telling a scanner's burst of keys from a person's typing, without Qt.

A scanner types its characters a few milliseconds apart and ends with Enter. Keys are
held until it is clear what they are: the first pause, or the end of a burst. A busy
machine or a slow line stutters, so a pause ends a burst only when the whole of it is
slower than a scanner. A scanner that sends no end is told by the pause itself.

A key that types nothing (a control character, a dead key) is of the burst that it comes
in, or right in front of: what is left without it may be another number.
"""

from dataclasses import dataclass, field
from typing import Generic, TypeVar

from wisedesk.domain.scanners import End, ScannerSettings

Key = TypeVar("Key")
_SECOND_END = 2  # times the gap: a second Enter comes no later
_LONGEST_STUTTER = 5  # times the gap: a person waits no longer for what was typed


@dataclass(slots=True)
class Bursts(Generic[Key]):
    """The keys held back at this moment; stamps are milliseconds."""

    settings: ScannerSettings = field(default_factory=ScannerSettings)
    _keys: list[Key] = field(default_factory=list)
    _text: str = ""
    _first: int = 0
    _last: int = 0
    _scan_ended: int | None = None
    _in_front: tuple[str, int] = ("", 0)

    @property
    def holds(self) -> bool:
        """Whether keys are held back."""
        return bool(self._keys)

    @property
    def count(self) -> int:
        """How many keys are held back."""
        return len(self._keys)

    @property
    def patience(self) -> int:
        """How many milliseconds the next key may take and still be of this burst."""
        gap = self.settings.gap_ms
        spare = gap * len(self._text) - (self._last - self._first)
        return min(spare, gap * _LONGEST_STUTTER)

    def is_fast(self, stamp: int) -> bool:
        """Whether a key now comes so soon behind another that no person pressed it."""
        return bool(self._keys) and stamp - self._last <= self.settings.gap_ms

    def goes_on(self, stamp: int) -> bool:
        """Whether a key now is of the burst that is held."""
        return bool(self._keys) and stamp - self._last <= self.patience

    def add(self, character: str, stamp: int, key: Key) -> list[Key]:
        """Hold a character's key; return the keys before it that a person typed."""
        released = [] if self.goes_on(stamp) else self.release()
        if not self._keys:
            self._first = stamp
            self._text = self._right_in_front(stamp)
        self._keys.append(key)
        self._text += character
        self._last = stamp
        self._scan_ended = None
        return released

    def add_mute(self, mark: str, stamp: int, key: Key) -> None:
        """Hold a key that types nothing, of the burst that is held."""
        self._keys.append(key)
        self._text += mark
        self._last = stamp

    def come_behind(self, mark: str, stamp: int) -> None:
        """Remember a key that types nothing: a burst right behind it is not whole."""
        self._in_front = (self._right_in_front(stamp) + mark, stamp)

    def follow(self, key: Key) -> bool:
        """Hold a key's release behind the keys held, and say whether that was done."""
        if self._keys:
            self._keys.append(key)
        return bool(self._keys)

    def end(self, stamp: int) -> str | None:
        """Return the scan that a terminator ends, None when a person pressed it.

        A second terminator right behind a scan is the scanner's too: an empty scan.
        """
        near = stamp - self._last <= self.patience
        if near and self._is_long_enough():
            self._scan_ended = stamp
            return self._take()
        return "" if self.just_ended(stamp) else None

    def lapse(self, stamp: int | None = None) -> str:
        """Return the scan of a scanner that sends no end, once it is over, else empty.

        It is over by a key that is not of it, or by a pause, which has no stamp.
        """
        follows = stamp is not None and stamp - self._last <= self.patience
        if follows or self.settings.end is not End.NONE or not self._is_long_enough():
            return ""
        self._scan_ended = self._last
        return self._take()

    def may_end(self, stamp: int) -> bool:
        """Whether a terminator now could be the scanner's."""
        return self.holds or self.just_ended(stamp)

    def unended(self) -> str:
        """Return what came as a scan does and had no end, empty where nothing did."""
        if self.settings.end is End.NONE or not self._is_long_enough():
            return ""
        return self.settings.clean(self._text)

    def release(self) -> list[Key]:
        """Return all keys held, in order, and hold none."""
        keys, self._keys, self._text = self._keys, [], ""
        return keys

    def _right_in_front(self, stamp: int) -> str:
        """Return the keys that typed nothing and came so short before."""
        marks, at = self._in_front
        return marks if stamp - at <= self.settings.gap_ms else ""

    def _is_long_enough(self) -> bool:
        return bool(self._keys) and len(self._text) >= self.settings.shortest

    def _take(self) -> str:
        text = self.settings.clean(self._text)
        self.release()
        return text

    def just_ended(self, stamp: int) -> bool:
        """Whether a scan ended so short ago that no person can have pressed a key."""
        ended_at = self._scan_ended
        late = self.settings.gap_ms * _SECOND_END
        return ended_at is not None and stamp - ended_at <= late
