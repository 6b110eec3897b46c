# SPDX-License-Identifier: Apache-2.0
"""Scans that nobody took yet: kept on disk and in sight, handled by a key.

A scan remembers the place it was made in, so that one made in a registration is never
lent at the desk without somebody saying so.
"""

from collections.abc import Iterable

from msgspec import Struct, field
from PySide6.QtCore import QObject, Signal

from wisedesk.services.actions import new_operation

_MOST_TOLD = 3
_LONGEST_TOLD = 20  # no card or item has more characters


class KeptScan(Struct, frozen=True):
    """A scan, the place (a page) it was made in, and the id it is on disk by."""

    text: str
    place: object = None
    op_id: str = field(default_factory=new_operation)


class WaitingScans(QObject):
    """The scans nobody has taken yet, oldest first.

    `kept` carries one that is to be put on disk, `dropped` the id of one that need not
    be there any more.
    """

    changed = Signal()
    kept = Signal(object)
    dropped = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scans: list[KeptScan] = []
        self._lined_up: list[str] = []

    def add(self, text: str, place: object) -> None:
        """Keep a scan."""
        scan = KeptScan(text, place)
        self.kept.emit(scan)
        self.put_back([scan])

    def put_back(self, scans: Iterable[KeptScan]) -> None:
        """Let scans wait that are on disk already."""
        self._scans += scans
        self.changed.emit()

    def tell_of(self, text: str) -> None:
        """Tell of a scan that stands in the line of the desk, behind a dialog."""
        self._lined_up.append(text)
        self.changed.emit()

    def is_free(self) -> None:
        """Tell no longer of what stands in the line of the desk: it is handled now."""
        self._lined_up.clear()
        self.changed.emit()

    def take(self, place: object) -> str:
        """Return the oldest scan made in a place and keep it no longer, else empty."""
        for kept in self._scans:
            if kept.place is place:
                self.take_out(kept)
                self.dropped.emit(kept.op_id)
                return kept.text
        return ""

    def oldest(self) -> KeptScan | None:
        """Return the oldest scan, which waits on."""
        return self._scans[0] if self._scans else None

    def take_out(self, scan: KeptScan) -> None:
        """Let a scan wait no longer; it stays on disk."""
        self._scans.remove(scan)
        self.changed.emit()

    def clear(self) -> None:
        """Let all go: the clerk says they are not needed."""
        for kept in self._scans:
            self.dropped.emit(kept.op_id)
        self._scans.clear()
        self.changed.emit()

    def all(self) -> tuple[str, ...]:
        """Return the scans that nobody took."""
        return tuple(kept.text for kept in self._scans)

    def count(self) -> int:
        """Return how many scans are told of."""
        return len(self._scans) + len(self._lined_up)

    def sentence(self) -> str:
        """Return what waits as a line for the screen, empty for nothing."""
        scans = (*self.all(), *self._lined_up)
        if not scans:
            return ""
        word = "scan wacht" if len(scans) == 1 else "scans wachten"
        told = [_short(scan) for scan in scans[:_MOST_TOLD]]
        more = ["…"] if len(scans) > _MOST_TOLD else []
        return f"{len(scans)} {word}: {', '.join(told + more)}"


def _short(scan: str) -> str:
    """Return a scan so that it fits on the screen beside others."""
    return scan if len(scan) <= _LONGEST_TOLD else f"{scan[: _LONGEST_TOLD - 1]}…"
