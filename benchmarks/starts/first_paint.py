# SPDX-License-Identifier: Apache-2.0
"""Tells when a window's first paint is done, by the clock the parent shares."""

import os
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget


class FirstPaint(QObject):
    """Watches one window; `told` is emitted once the moment has been printed."""

    told = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._tell)  # when all of it has been drawn
        return False

    def _tell(self) -> None:
        tell_moment()
        self.told.emit()


def tell_moment() -> None:
    print(time.monotonic_ns(), flush=True)


def tell_memory() -> None:
    """Tell how many bytes of this process are in memory."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    print("resident", pages * os.sysconf("SC_PAGE_SIZE"), flush=True)
