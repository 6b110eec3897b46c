# SPDX-License-Identifier: Apache-2.0
"""What is done to the reglement in the window: lines, groups of materials, holidays."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from wisedesk.desktop.dialogs.holiday_dialog import HolidayDialog
from wisedesk.desktop.dialogs.policy_dialog import PolicyDialog
from wisedesk.desktop.policies.group_tasks import GroupTasks
from wisedesk.desktop.policies.policy_columns import PolicyRow
from wisedesk.desktop.window.shell import Shell
from wisedesk.desktop.wording.sentences import outcome_sentence
from wisedesk.domain.holiday_terms import HolidayPeriod
from wisedesk.domain.policies import LoanPolicy, policy_for
from wisedesk.domain.refusals import Reason
from wisedesk.services.library_outcomes import PolicyChanged
from wisedesk.services.library_rows import BranchRow
from wisedesk.services.outcomes import Outcome, Refused
from wisedesk.services.policy_actions import ChangeHolidayTerms, ChangePolicy
from wisedesk.services.ports import Reading
from wisedesk.services.reglement import Reglement

REMOVE = "Regel {name} ({material}) verwijderen?\n{then}"
FALLS_BACK = "Dit materiaal heeft dan de regel {name}."
NOT_LENT = "Dit materiaal wordt dan met dit abonnement niet meer uitgeleend."
Holidays = tuple[list[BranchRow], BranchRow, tuple[HolidayPeriod, ...]]


class PolicyTasks(QObject):
    """The dialogs about the reglement; `stored` names the line that was."""

    stored = Signal(str, str)

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._shell = shell
        self._groups = GroupTasks(shell)

    def add_line(self, reglement: Reglement, near: object) -> None:
        """Ask for a new line, with the subscription and terms of one that is near."""
        like = near.line if isinstance(near, PolicyRow) else None
        self._open_line(reglement, None, like)

    def change_line(self, reglement: Reglement, line: LoanPolicy) -> None:
        """Ask what a line shall be."""
        self._open_line(reglement, line, line)

    def remove_line(self, reglement: Reglement, line: LoanPolicy) -> None:
        """Remove a line when the clerk says so, told what comes of it."""
        material = reglement.materials[line.rmt]
        then = what_is_left(reglement, line)
        told = REMOVE.format(name=line.name, material=material, then=then)
        self._shell.ask(told, yes=lambda: self._remove(line, frozenset()))

    def open_groups(self) -> None:
        """Show the groups of materials."""
        self._groups.open()

    def open_holidays(self) -> None:
        """Show the holidays of the desk's own branch first."""
        self._read_holidays(self._shell.ready.desk.station.branch, self._open_holidays)

    def _open_line(
        self, reglement: Reglement, before: LoanPolicy | None, like: LoanPolicy | None
    ) -> None:
        shell = self._shell
        dialog = PolicyDialog(reglement, before, like, shell.waiting, shell.window)

        def store(line: LoanPolicy) -> None:
            action = ChangePolicy(
                subscription=line.subscription, rmt=line.rmt, before=before, after=line
            )
            shell.perform(action, told, dialog)

        def told(outcome: Outcome) -> None:
            if isinstance(outcome, Refused):
                dialog.mark(outcome.refusals)
                return
            dialog.accept()
            self._tell(outcome)

        dialog.stored.connect(store)
        shell.open(dialog)

    def _remove(self, line: LoanPolicy, passed: frozenset[Reason]) -> None:
        action = ChangePolicy(
            subscription=line.subscription, rmt=line.rmt, before=line, passed=passed
        )

        def told(outcome: Outcome) -> None:
            if not (isinstance(outcome, Refused) and outcome.may_be_passed):
                self._tell(outcome)
                return
            reasons = frozenset(each.reason for each in outcome.refusals)
            question = f"{outcome_sentence(outcome)}\n\nToch verwijderen?"
            self._shell.ask(question, yes=lambda: self._remove(line, reasons))

        self._shell.perform(action, told, self)

    def _read_holidays(self, code: str, then: Callable[[Holidays], None]) -> None:
        def ask(tx: Reading) -> Holidays:
            branches = tx.branches()
            branch = next(each for each in branches if each.code == code)
            return branches, branch, tx.holidays(branch.branch_id)

        self._shell.read(ask, then, self)

    def _open_holidays(self, seen: Holidays) -> None:
        shell = self._shell
        branches, branch, periods = seen
        dialog = HolidayDialog(branches, shell.waiting, shell.window)
        dialog.show_periods(branch.code, periods)

        def turn(code: str) -> None:
            self._read_holidays(
                code, lambda found: dialog.show_periods(found[1].code, found[2])
            )

        def store(action: ChangeHolidayTerms) -> None:
            shell.perform(action, told, dialog)

        def told(outcome: Outcome) -> None:
            if isinstance(outcome, Refused):
                dialog.say(outcome_sentence(outcome))
                return
            dialog.accept()
            self._tell(outcome)

        dialog.branch_chosen.connect(turn)
        dialog.stored.connect(store)
        shell.open(dialog)

    def _tell(self, outcome: Outcome) -> None:
        if isinstance(outcome, PolicyChanged) and not outcome.removed:
            self.stored.emit(outcome.subscription, outcome.rmt)
        bad = isinstance(outcome, Refused)
        self._shell.say(outcome_sentence(outcome), bad=bad)


def what_is_left(reglement: Reglement, line: LoanPolicy) -> str:
    """Return what a material is lent by when its own line is removed."""
    others = {
        each.rmt: each
        for each in reglement.lines
        if each.subscription == line.subscription and each.rmt != line.rmt
    }
    left = policy_for(line.rmt, others)
    return NOT_LENT if left is None else FALLS_BACK.format(name=left.name)
