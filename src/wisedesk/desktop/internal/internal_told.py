# SPDX-License-Identifier: Apache-2.0
"""The line of Interne passen that tells what became of the last thing done."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QObject
from PySide6.QtWidgets import QLabel, QTableView

from wisedesk.desktop.widgets.looks import mark


class InternalTold(QObject):
    """Tells what was done; what was refused is told until the clerk goes on.

    `asked` returns what is asked still: it stands there then.
    """

    def __init__(
        self, label: QLabel, view: QTableView, asked: Callable[[], str]
    ) -> None:
        super().__init__(view)
        self._label = label
        self._asked = asked
        self._is_bad = False
        view.selectionModel().currentRowChanged.connect(self._walked)

    def say(self, text: str, *, bad: bool = False) -> None:
        """Write a sentence, in red what is bad."""
        self._is_bad = bad
        self._label.setText(text)
        mark(self._label, bad=bad)

    def go_on(self) -> None:
        """Take away what was refused: the clerk does something else."""
        if self._is_bad:
            self.say(self._asked())

    def _walked(self, _now: QModelIndex, before: QModelIndex) -> None:
        """Go on where the clerk left a row; a list that is read anew had none."""
        if before.isValid():
            self.go_on()
