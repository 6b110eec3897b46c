# SPDX-License-Identifier: Apache-2.0
"""What is done to a setting in the window: another value, or its default."""

from PySide6.QtCore import QObject

from wisedesk.desktop.dialogs.setting_dialog import SettingDialog
from wisedesk.desktop.window.shell import Shell
from wisedesk.desktop.wording.sentences import outcome_sentence
from wisedesk.services.actions import ChangeSetting
from wisedesk.services.outcomes import Outcome, Refused
from wisedesk.services.setting_rows import SettingRow
from wisedesk.wording.setting_sentences import default_words, setting_title

IS_DEFAULT = "{name} heeft al de standaardwaarde: {value}."
IS_LIKE_LIBRARY = "{name} is al {value}."


class SettingTasks(QObject):
    """Changes a setting; one that another desk changed meanwhile is left as it is."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._shell = shell

    def change(self, row: SettingRow) -> None:
        """Ask what a setting shall be."""
        shell = self._shell
        dialog = SettingDialog(row, shell.waiting, shell.window)

        def store(value: str) -> None:
            shell.perform(_action(row, value), told, dialog)

        def told(outcome: Outcome) -> None:
            if isinstance(outcome, Refused):
                dialog.mark(outcome.refusals)
                return
            dialog.accept()
            self._tell(outcome)

        dialog.stored.connect(store)
        shell.open(dialog)

    def take_default(self, row: SettingRow) -> None:
        """Let a setting have its default again, or that of a branch the library's."""
        if row.stored:
            self._shell.perform(_action(row, ""), self._tell, self)
            return
        template = IS_LIKE_LIBRARY if row.branch else IS_DEFAULT
        told = template.format(name=setting_title(row.name), value=default_words(row))
        self._shell.say(told)

    def _tell(self, outcome: Outcome) -> None:
        self._shell.say(outcome_sentence(outcome), bad=isinstance(outcome, Refused))


def _action(row: SettingRow, value: str) -> ChangeSetting:
    return ChangeSetting(name=row.name, value=value, before=row.stored)
