# SPDX-License-Identifier: Apache-2.0
"""Setting up a desk: looks at what was chosen, makes it, and keeps it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal

from wisedesk import bootstrap
from wisedesk.config import Config, settings_file, shown_address
from wisedesk.desktop.first_start.choice import Choice, What, problem_of
from wisedesk.desktop.first_start.set_up_dialog import SetUpDialog
from wisedesk.desktop.kept_settings import NOT_KEPT
from wisedesk.desktop.window.shell import Shell
from wisedesk.services.clock import DeskClock
from wisedesk.services.errors import DatabaseTooOld, DeskError
from wisedesk.settings_table import keep_values

LOG = logging.getLogger(__name__)
Result = TypeVar("Result")
LOOKING = "Even kijken …"
MAKING = "De bibliotheek wordt gemaakt …"
UPGRADING = "De bibliotheek wordt bijgewerkt …"
OLDER = (
    "Deze bibliotheek is van een oudere wisedesk.\n\n"
    "Nu bijwerken? Er wordt eerst een reservekopie gemaakt."
)
OLDER_LEFT = "Deze bibliotheek is van een oudere wisedesk, en is zo gelaten."
FAULT = "Dit is niet gelukt. In het logboek van wisedesk staat waarom."


class SettingUp(QObject):
    """Asks how a desk begins; `done` carries the settings it has from now on."""

    done = Signal(object)  # Config

    def __init__(
        self, shell: Shell, config: Config, work_date: date | None, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._shell = shell
        self._config = config
        self._work_date = work_date
        place = Path(shown_address(config.database))
        self._dialog = SetUpDialog(place, config.desk, shell.waiting, shell.window)
        self._dialog.looked.connect(self._look)
        self._dialog.finished_with.connect(self._finish)
        self._dialog.finished.connect(self.deleteLater)

    def begin(self) -> None:
        """Open the dialog."""
        self._shell.open(self._dialog)

    def _look(self, choice: Choice) -> None:
        """See whether the chosen place will do, and which branches there are."""
        address = choice.address

        def then(branches: dict[str, str]) -> None:
            self._dialog.ask_desk(branches, self._config.branch)

        look = partial(bootstrap.branches_of, address, new=choice.makes)
        self._do(LOOKING, look, then)

    def _finish(self, choice: Choice, branch: str, desk: str) -> None:
        address, day = choice.address, None
        if choice.what is What.PRACTISE:
            day = DeskClock(self._work_date).today()
        config = replace(self._config, database=address, branch=branch, desk=desk)

        def work() -> str:
            if choice.makes:
                bootstrap.create_library(address, day)
            return self._keep(config)

        def then(problem: str) -> None:
            if problem:  # what opening tells would take its place
                say = partial(self._shell.say, problem, bad=True)
                self._shell.opened.connect(say)
            if choice.what is What.FILL:
                self._shell.opened.connect(partial(_ask_files, self._shell))
            self._dialog.accept()
            self.done.emit(config)

        self._do(MAKING if choice.makes else LOOKING, work, then)

    def _keep(self, config: Config) -> str:
        """Keep what was chosen in the settings file; return why it cannot be."""
        values = {"branch": config.branch, "desk": config.desk}
        if config.database != self._config.database:
            values["database"] = shown_address(config.database)
        path = settings_file()
        try:
            keep_values(path, values)
        except (OSError, ValueError) as error:
            LOG.warning("the settings were not kept: %s", error)
            return NOT_KEPT.format(file=path, why=error)
        return ""

    def _do(
        self, told: str, work: Callable[[], Result], then: Callable[[Result], None]
    ) -> None:
        """Do work on the desk thread; what stands in its way is told at the field."""
        self._dialog.tell_busy(told)

        def tried() -> Result | DeskError | OSError:
            try:
                return work()
            except (DeskError, OSError) as error:
                return error

        def judged(found: Result | DeskError | OSError) -> None:
            self._dialog.tell_busy("")
            if isinstance(found, DatabaseTooOld):
                self._offer_upgrade()
            elif isinstance(found, DeskError | OSError):
                LOG.warning("the place will not do: %r", found)
                self._dialog.ask_library(problem_of(found))
            else:
                then(found)

        self._shell.runner.perform(tried, judged, self, self._broke)

    def _broke(self) -> None:
        self._dialog.tell_busy("")
        self._dialog.ask_library(FAULT)

    def _offer_upgrade(self) -> None:
        self._shell.ask(
            OLDER,
            yes=self._upgrade,
            no=lambda: self._dialog.ask_library(OLDER_LEFT),
            title="Bibliotheek",
        )

    def _upgrade(self) -> None:
        choice = self._dialog.choice()
        address = choice.address
        self._do(
            UPGRADING,
            lambda: bootstrap.upgrade_library(address, lambda _step: None),
            lambda _upgraded: self._look(choice),
        )


def _ask_files(shell: Shell) -> None:
    """Ask what is to be read in, as soon as the commands can be used."""
    QTimer.singleShot(0, shell, partial(shell.wanted.emit, "import.open"))
