# SPDX-License-Identifier: Apache-2.0
"""A dialog with fields: Esc asks first when something typed would be lost."""

from PySide6.QtWidgets import QWidget

from wisedesk.desktop.dialogs.question import Question
from wisedesk.desktop.dialogs.waiting import WaitingDialog
from wisedesk.desktop.scanning.waiting_scans import WaitingScans

UNSAVED = "Er is iets getypt dat niet is opgeslagen. Toch sluiten?"
CHANGED = "Er is iets gewijzigd dat niet is opgeslagen. Toch sluiten?"


class FormDialog(WaitingDialog):
    """Knows whether its fields are as it began with them; Annuleren does not ask."""

    lost = UNSAVED  # what Esc asks

    def __init__(self, waiting: WaitingScans, parent: QWidget | None) -> None:
        super().__init__(waiting, parent)
        self._began_with: object = None

    def typed(self) -> object:
        """Return what stands in the fields."""
        raise NotImplementedError

    def begin(self) -> None:
        """Take what stands in the fields now for what is stored."""
        self._began_with = self.typed()

    def drop(self) -> None:
        """Close without storing anything."""
        super().reject()

    def reject(self) -> None:
        """Close on Esc, unless the clerk goes on with what was typed."""
        if self.typed() == self._began_with:
            self.drop()
            return
        question = Question(self.lost, self._waiting, self)
        question.accepted.connect(self.drop)
        question.finished.connect(question.deleteLater)
        question.open()
