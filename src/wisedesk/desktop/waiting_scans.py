# SPDX-License-Identifier: Apache-2.0
"""Scans that wait while a question is open: kept in sight, handled after."""

from PySide6.QtCore import QObject, Signal


class WaitingScans(QObject):
    """The scans nobody has taken yet, oldest first."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scans: list[str] = []

    def add(self, scan: str) -> None:
        """Keep a scan."""
        self._scans.append(scan)
        self.changed.emit()

    def take(self) -> str:
        """Return the oldest scan and keep it no longer; empty when none waits."""
        if not self._scans:
            return ""
        scan = self._scans.pop(0)
        self.changed.emit()
        return scan

    def clear(self) -> None:
        """Let all go: the clerk says they are not needed."""
        self._scans.clear()
        self.changed.emit()

    def all(self) -> tuple[str, ...]:
        """Return the scans that wait."""
        return tuple(self._scans)

    def sentence(self) -> str:
        """Return what waits as a line for the screen, empty for nothing."""
        if not self._scans:
            return ""
        word = "scan wacht" if len(self._scans) == 1 else "scans wachten"
        return f"{len(self._scans)} {word}: {', '.join(self._scans)}"
