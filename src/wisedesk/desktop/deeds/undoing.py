# SPDX-License-Identifier: Apache-2.0
"""Herstel (Ctrl+Z): the last thing done at this window is turned back."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from wisedesk.desktop.wording.sentences import outcome_sentence
from wisedesk.services.actions import Undo
from wisedesk.services.outcomes import (
    Outcome,
    Refused,
    SettingChanged,
    SubscriptionOffered,
    Undone,
)

if TYPE_CHECKING:
    from wisedesk.desktop.window.shell import Shell

_NEVER = (Refused, SettingChanged, SubscriptionOffered)


class Undoing(QObject):
    """What was done at this window and can be turned back, the last of it first."""

    def __init__(self, shell: "Shell") -> None:
        super().__init__(shell)
        self._shell = shell
        self._done: list[str] = []

    def note(
        self, op_id: str, outcome: Outcome | None, *, is_undo: bool = False
    ) -> None:
        """Remember an operation, unless it is of a kind that is never turned back.

        A loan that was cancelled can be turned back, as undoing (`is_undo`) cannot: one
        key pressed twice would go to and fro.
        """
        if isinstance(outcome, Undone):
            self.forget(outcome.of)
            if is_undo:
                return
        never = outcome is None or isinstance(outcome, _NEVER)
        if not never and op_id not in self._done:
            self._done.append(op_id)

    def forget(self, op_id: str) -> None:
        """Leave an operation be: it is turned back already."""
        self._done = [each for each in self._done if each != op_id]

    def undo(self) -> None:
        """Turn the last operation back, and say what that was."""
        if not self._done:
            self._shell.say("Er is niets om te herstellen.", bad=True)
            return
        self._shell.perform(Undo(of=self._done.pop()), self._tell, self)

    def _tell(self, outcome: Outcome) -> None:
        refused = isinstance(outcome, Refused)
        self._shell.say(outcome_sentence(outcome), bad=refused)
