# SPDX-License-Identifier: Apache-2.0
"""Whether the branch has holidays: the title of the window says so.

Source: Wise "Hoe stel ik andere uitleenmethodes voor de vakantie in" (the title bar
shows [vakantie uitleenperioden] while the longer terms hold).
"""

from PySide6.QtCore import QObject

from wisedesk.desktop.window.main_window import MainWindow
from wisedesk.desktop.window.shell import Shell
from wisedesk.services.library_outcomes import HolidayTermsChanged
from wisedesk.services.outcomes import Outcome, Undone
from wisedesk.services.ports import Reading
from wisedesk.services.station import branch_of

NOTE = "[vakantie uitleenperioden]"


class HolidayNote(QObject):
    """Looks at the holidays when a page is shown, they change, or a day begins."""

    def __init__(self, shell: Shell, window: MainWindow) -> None:
        super().__init__(window)
        self._shell = shell
        self._window = window
        self._day = shell.today
        shell.changed.connect(self._hear)
        window.ui.pages.currentChanged.connect(self.look)

    def look(self) -> None:
        """Say in the title whether the longer terms hold today at this branch."""
        self._day = today = self._shell.today
        branch = self._shell.ready.desk.station.branch

        def ask(tx: Reading) -> bool:
            periods = tx.holidays(branch_of(tx, branch).branch_id)
            return any(each.holds_on(today) for each in periods)

        self._shell.read(ask, self._say, self)

    def _hear(self, outcome: Outcome) -> None:
        kind = outcome.what if isinstance(outcome, Undone) else outcome.kind
        if kind == HolidayTermsChanged.kind or self._shell.today != self._day:
            self.look()

    def _say(self, on: bool) -> None:
        self._window.note(NOTE if on else "")
