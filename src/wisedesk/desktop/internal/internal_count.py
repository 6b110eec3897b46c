# SPDX-License-Identifier: Apache-2.0
"""How many items of internal cards are shown, and how many of them are over time."""

from collections.abc import Iterable

from PySide6.QtWidgets import QLabel

from wisedesk.desktop.internal.internal_card_lines import InternalLine
from wisedesk.desktop.wording import words as w

NOTHING = "Er staat niets op deze passen."


class InternalCount:
    """The count under the list; it grows with what comes, without counting again."""

    def __init__(self, label: QLabel) -> None:
        self._label = label
        self._items = self._late = 0

    def anew(self, lines: Iterable[InternalLine], *, complete: bool) -> None:
        """Count these alone."""
        self._items = self._late = 0
        self.more(lines, complete=complete)

    def more(self, lines: Iterable[InternalLine], *, complete: bool) -> None:
        """Count these as well; `complete` tells that no others come."""
        for line in lines:
            self._items += not line.back
            self._late += line.late
        told = w.counted(self._items, "exemplaar", "exemplaren")
        if self._late:
            told += f", {self._late} over tijd"
        if not complete:
            told += " …"
        self._label.setText(told if self._items else NOTHING)
