# SPDX-License-Identifier: Apache-2.0
"""Scans that nobody took yet: kept in sight, handled after a question or by a key.

A scan remembers the place it was made in, so that one made in a registration is never
lent at the desk without somebody saying so.
"""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

_MOST_TOLD = 3
_LONGEST_TOLD = 20  # no card or item has more characters


@dataclass(frozen=True, slots=True)
class KeptScan:
    """A scan and the place (a page) it was made in."""

    text: str
    place: object


class WaitingScans(QObject):
    """The scans nobody has taken yet, oldest first."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scans: list[KeptScan] = []

    def add(self, text: str, place: object) -> None:
        """Keep a scan."""
        self._scans.append(KeptScan(text, place))
        self.changed.emit()

    def take(self, place: object) -> str:
        """Return the oldest scan made in a place and keep it no longer, else empty."""
        for kept in self._scans:
            if kept.place is place:
                self._scans.remove(kept)
                self.changed.emit()
                return kept.text
        return ""

    def take_any(self) -> str:
        """Return the oldest scan and keep it no longer; empty when none waits."""
        return self.take(self._scans[0].place) if self._scans else ""

    def clear(self) -> None:
        """Let all go: the clerk says they are not needed."""
        self._scans.clear()
        self.changed.emit()

    def all(self) -> tuple[str, ...]:
        """Return the scans that wait."""
        return tuple(kept.text for kept in self._scans)

    def sentence(self) -> str:
        """Return what waits as a line for the screen, empty for nothing."""
        if not self._scans:
            return ""
        word = "scan wacht" if len(self._scans) == 1 else "scans wachten"
        told = [_short(scan) for scan in self.all()[:_MOST_TOLD]]
        more = ["…"] if len(self._scans) > _MOST_TOLD else []
        return f"{len(self._scans)} {word}: {', '.join(told + more)}"


def _short(scan: str) -> str:
    """Return a scan so that it fits on the screen beside others."""
    return scan if len(scan) <= _LONGEST_TOLD else f"{scan[: _LONGEST_TOLD - 1]}…"
