# SPDX-License-Identifier: Apache-2.0
"""Opening the library, and the way out when it is not there or of an older version."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from wisedesk.config import Config
from wisedesk.desktop.main_window import MainWindow

if TYPE_CHECKING:
    from wisedesk.bootstrap import Services
    from wisedesk.desktop.shell import Shell
    from wisedesk.services.errors import DeskError
    from wisedesk.services.inbox import Inbox


class LibraryOpening(QObject):
    """Opens the library behind the window; `opened` carries the services.

    What works on the library is imported here, after the window stands.
    """

    opened = Signal(object, object)  # Services, Inbox

    def __init__(
        self, window: MainWindow, shell: Shell, config: Config, work_date: date | None
    ) -> None:
        super().__init__(window)
        self._window = window
        self._shell = shell
        self._config = config
        self._work_date = work_date

    def begin(self) -> None:
        """Open the library on the desk thread."""
        from wisedesk.bootstrap import open_inbox, open_services

        config, day = self._config, self._work_date
        self._window.hide_banner()
        self._shell.runner.forget_failed()

        def work() -> tuple[Services, Inbox]:
            services = open_services(config, day)
            return services, open_inbox(config, services)

        self._shell.runner.perform(work, self._opened, self, self._broke)

    def offer(self, error: DeskError) -> None:
        """Offer what mends a library that could not be opened, where something does."""
        from wisedesk.services import errors

        if self._shell.dialog is not None:
            return
        if isinstance(error, errors.LibraryMissing):
            self._shell.ask(
                f"Er is nog geen bibliotheek in {error}.\n\n"
                "De voorbeeldbibliotheek maken om mee te oefenen?",
                yes=self._make_sample,
                title="Bibliotheek",
            )
        elif isinstance(error, errors.DatabaseTooOld):
            self._shell.ask(
                "Deze bibliotheek is van een oudere wisedesk.\n\n"
                "Nu bijwerken? Er wordt eerst een reservekopie gemaakt.",
                yes=self._upgrade,
                title="Bibliotheek",
            )

    def _opened(self, found: tuple[Services, Inbox]) -> None:
        self.opened.emit(*found)

    def _make_sample(self) -> None:
        from wisedesk.bootstrap import create_library
        from wisedesk.services.clock import DeskClock

        address = self._config.database
        day = DeskClock(self._work_date).today()
        self._mend(
            "De bibliotheek wordt gemaakt …", lambda: create_library(address, day)
        )

    def _upgrade(self) -> None:
        from wisedesk.bootstrap import upgrade_library

        address = self._config.database
        self._mend(
            "De bibliotheek wordt bijgewerkt …",
            lambda: upgrade_library(address, _quietly),
        )

    def _mend(self, told: str, work: Callable[[], object]) -> None:
        self._window.show_banner(told, retry=False)
        self._shell.runner.perform(work, self._mended, self, self._broke)

    def _broke(self) -> None:
        self._window.show_banner("De bibliotheek is niet geopend.")

    def _mended(self, _result: object) -> None:
        self.begin()


def _quietly(_step: object) -> None:
    """Tell nobody of a step: the banner says what is under way."""
