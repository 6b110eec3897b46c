# SPDX-License-Identifier: Apache-2.0
"""Annuleren of loans in a list: one or several, told together."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject

from wisedesk.desktop.window.shell import Shell
from wisedesk.desktop.wording import words as w
from wisedesk.desktop.wording.sentences import outcome_sentence
from wisedesk.services.actions import CancelLoan, new_operation
from wisedesk.services.outcomes import Outcome, Refused


class Cancelling(QObject):
    """Cancels loans of one or several customers, within the minutes that undoing has.

    Herstel (Ctrl+Z) lends again what was cancelled.
    """

    def __init__(self, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell

    def cancel(self, loans: Sequence[tuple[str, str]]) -> None:
        """Cancel loans, each by its customer and barcode."""
        told: list[Outcome] = []
        batch = new_operation()
        for customer, barcode in loans:
            action = CancelLoan(customer=customer, barcode=barcode)
            then = partial(self._told, told, len(loans))
            self._shell.perform(action, then, self, batch=batch)

    def _told(self, told: list[Outcome], all_of_them: int, outcome: Outcome) -> None:
        told.append(outcome)
        if len(told) == all_of_them:
            refused = [each for each in told if isinstance(each, Refused)]
            self._shell.say(_summary(told, refused), bad=bool(refused))


def _summary(told: Sequence[Outcome], refused: Sequence[Refused]) -> str:
    if len(told) == 1:
        return outcome_sentence(told[0])
    done = len(told) - len(refused)
    text = w.counted(done, "uitlening", "uitleningen") + " geannuleerd"
    if not refused:
        return f"{text}."
    return f"{text}, {len(refused)} niet: {outcome_sentence(refused[0])}"
