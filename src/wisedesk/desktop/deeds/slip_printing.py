# SPDX-License-Identifier: Apache-2.0
"""Printing the slip of what is set aside or sent, by itself and once more (Ctrl+B).

Qt's printing is imported when a slip is wanted, not before the desk takes scans.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from wisedesk.services.settings import ALWAYS, SLIPS, value_of
from wisedesk.services.station import branch_of

if TYPE_CHECKING:
    from wisedesk.desktop.printing.outputs import Output
    from wisedesk.desktop.window.shell import Shell
    from wisedesk.services.outcomes import Outcome
    from wisedesk.services.ports import Reading
    from wisedesk.services.session import Answer

NO_PRINTER = (
    "Er is geen printer ingesteld op deze computer: bonnen worden niet afgedrukt."
)
NOT_TAKEN = "De printer nam de bon niet aan. {key} drukt hem opnieuw af."
NO_SLIP = "Kies een regel die apart gelegd of op transport is."
Wanted = tuple[bool, str]


class SlipPrinting(QObject):
    """Prints slips on the printer this computer uses by itself.

    That there is none is told once, not with every item.
    """

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._shell = shell
        self._told = False
        self.find_output: Callable[[], Output | None] = usual_printer

    def take(self, given: Answer) -> None:
        """Print the slip of what was just done; not again after a crash."""
        if not given.scan.again:
            self.print_of(given.outcome)

    def print_of(self, outcome: Outcome | None) -> None:
        """Print the slip of what was just done, if it has one."""
        if self._has_slip(outcome):
            self._print(outcome, by_itself=True)

    def print_again(self, outcomes: list[Outcome | None]) -> None:
        """Print the slip of the first that has one, whatever the settings say."""
        outcome = next(filter(self._has_slip, outcomes), None)
        if outcome is None:
            self._shell.hint(NO_SLIP)
            return
        self._told = False
        self._print(outcome, by_itself=False)

    def _has_slip(self, outcome: Outcome | None) -> bool:
        from wisedesk.desktop.printing.slips import slip_of

        return slip_of(outcome, "", self._shell.today) is not None

    def _print(self, outcome: Outcome | None, *, by_itself: bool) -> None:
        branch = self._shell.ready.desk.station.branch

        def ask(tx: Reading) -> Wanted:
            wanted = not by_itself or value_of(tx, SLIPS, branch) == ALWAYS
            return wanted, branch_of(tx, branch).name

        self._shell.read(ask, partial(self._print_at, outcome), self)

    def _print_at(self, outcome: Outcome | None, wanted: Wanted) -> None:
        from wisedesk.desktop.printing.slips import print_slip, slip_of

        is_wanted, branch = wanted
        slip = slip_of(outcome, branch, self._shell.today)
        if not is_wanted or slip is None:
            return
        output = self.find_output()
        if output is None:
            if not self._told:
                self._shell.say(NO_PRINTER, bad=True)
            self._told = True
        elif not print_slip(slip, output):
            key = self._shell.keys.shown("slip.print")
            self._shell.say(NOT_TAKEN.format(key=key), bad=True)


def usual_printer() -> Output | None:
    """Return the printer this computer uses by itself, None where there is none."""
    from wisedesk.desktop.printing.outputs import SlipOutput, printers

    names = printers()
    return SlipOutput(names[0]) if names else None
