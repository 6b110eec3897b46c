# SPDX-License-Identifier: Apache-2.0
"""The groups of materials in the window: seeing, adding, changing, removing them."""

from PySide6.QtCore import QObject

from wisedesk.desktop.dialogs.group_dialog import GroupDialog
from wisedesk.desktop.dialogs.groups_dialog import GroupsDialog
from wisedesk.desktop.window.shell import Shell
from wisedesk.desktop.wording.sentences import outcome_sentence
from wisedesk.domain.rmt_groups import RmtGroup
from wisedesk.services.outcomes import Outcome, Refused
from wisedesk.services.policy_actions import ChangeRmtGroup
from wisedesk.services.ports import Reading
from wisedesk.services.reglement import Reglement, read_reglement

REMOVE = "Groep {name} verwijderen? Deze materialen worden dan niet meer samen geteld."
Seen = tuple[list[RmtGroup], Reglement]


class GroupTasks(QObject):
    """The dialogs about groups of materials."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._shell = shell

    def open(self) -> None:
        """Show the groups as they are now."""
        self._shell.read(_look, self._open, self)

    def _open(self, seen: Seen) -> None:
        shell = self._shell
        groups, reglement = seen
        dialog = GroupsDialog(groups, shell.waiting, shell.window)

        def edit(group: RmtGroup | None) -> None:
            self._edit(dialog, reglement, group)

        dialog.edited.connect(edit)
        dialog.removed.connect(lambda group: self._ask_to_remove(dialog, group))
        shell.open(dialog)

    def _edit(
        self, groups: GroupsDialog, reglement: Reglement, before: RmtGroup | None
    ) -> None:
        shell = self._shell
        dialog = GroupDialog(reglement, before, shell.waiting, groups)

        def store(group: RmtGroup) -> None:
            name = group.name if before is None else before.name
            action = ChangeRmtGroup(name=name, before=before, after=group)
            shell.perform(action, told, dialog)

        def told(outcome: Outcome) -> None:
            if isinstance(outcome, Refused):
                dialog.mark(outcome.refusals)
                return
            dialog.accept()
            self._tell(groups, outcome)

        dialog.stored.connect(store)
        shell.open(dialog)

    def _ask_to_remove(self, groups: GroupsDialog, group: RmtGroup) -> None:
        action = ChangeRmtGroup(name=group.name, before=group)

        def remove() -> None:
            self._shell.perform(action, lambda told: self._tell(groups, told), groups)

        self._shell.ask(REMOVE.format(name=group.name), yes=remove)

    def _tell(self, groups: GroupsDialog, outcome: Outcome) -> None:
        """Say what was done, and show the groups as they are now."""
        told, bad = outcome_sentence(outcome), isinstance(outcome, Refused)
        self._shell.say(told, bad=bad)
        groups.say(told if bad else "")
        self._shell.read(_look, lambda seen: groups.show_groups(seen[0]), groups)


def _look(tx: Reading) -> Seen:
    return tx.rmt_groups(), read_reglement(tx)
