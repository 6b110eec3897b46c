# SPDX-License-Identifier: Apache-2.0
"""The time at which the clerk made of code presses its keys, on a clock of its own.

A scan is told from typing by the time between keys. A busy machine must not turn one
into the other, so each key bears the time it was meant to be pressed at.
"""

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QKeyEvent

PERSON_MS = 100  # between two keys of a person
SCANNER_MS = 5


class KeyClock(QObject):
    """Stamps every key event from the moment it is wound."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.now = 1_000
        self._is_wound = False

    def wind(self) -> None:
        """Stamp keys from now on: the filter that was installed last is asked first."""
        app = QCoreApplication.instance()
        if app is not None and not self._is_wound:
            app.installEventFilter(self)
            self._is_wound = True

    def pass_time(self, milliseconds: int) -> None:
        """Let time pass before the next key."""
        self.now += milliseconds

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give a key event its time, and let it go on."""
        del watched
        if isinstance(event, QKeyEvent):
            event.setTimestamp(self.now)
        return False
