# SPDX-License-Identifier: Apache-2.0
"""Opening the library, and the way out when it is not there, damaged, or older."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from wisedesk.config import Config
from wisedesk.desktop.window.main_window import MainWindow

if TYPE_CHECKING:
    from wisedesk.bootstrap import Services
    from wisedesk.desktop.window.shell import Shell
    from wisedesk.services.errors import DeskError
    from wisedesk.services.inbox import Inbox
    from wisedesk.services.upkeep import FoundBackup

_NEWEST = (
    "{what}\n\nDe nieuwste goede reservekopie is van {at:%d-%m-%Y %H:%M}. Wat daarna is"
    " gedaan, staat er niet in.\n\n"
    "Deze terugzetten? Wat er nu staat, wordt eerst bewaard."
)


class LibraryOpening(QObject):
    """Opens the library behind the window; `opened` carries the services.

    What works on the library is imported here, after the window stands.
    """

    opened = Signal(object, object)  # Services, Inbox
    moved = Signal(object)  # the Config of a desk that was set up

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
        from wisedesk.bootstrap import (
            look_whether_writable,
            open_inbox,
            open_services,
        )

        config, day = self._config, self._work_date
        self._window.hide_banner()
        self._shell.runner.forget_failed()

        def work() -> tuple[Services, Inbox]:
            look_whether_writable(config)
            services = open_services(config, day)
            return services, open_inbox(config, services)

        self._shell.runner.perform(work, self._opened, self, self._broke)

    def offer(self, error: DeskError) -> None:
        """Offer what mends a library that could not be opened, where something does."""
        from wisedesk.bootstrap import newest_good_backup
        from wisedesk.services import errors

        lost = (errors.LibraryMissing, errors.NotALibrary, errors.DatabaseDamaged)
        if self._shell.dialog is not None:
            return
        if isinstance(error, lost):
            self._shell.runner.perform(
                partial(newest_good_backup, self._config),
                partial(self._offer_backup, error),
                self,
                self._broke,
            )
        elif isinstance(error, errors.DatabaseTooOld):
            self._ask(
                "Deze bibliotheek is van een oudere wisedesk.\n\n"
                "Nu bijwerken? Er wordt eerst een reservekopie gemaakt.",
                self._upgrade,
            )

    def _offer_backup(self, error: DeskError, found: FoundBackup | None) -> None:
        """Offer the newest backup; where there is none and no library, the set-up."""
        from wisedesk.services.errors import LibraryEmpty, LibraryMissing

        if found is not None:
            restore = partial(self._restore, found.path)
            self._ask(_NEWEST.format(what=_what(error), at=found.made_at), restore)
        elif isinstance(error, LibraryMissing | LibraryEmpty):
            self._set_up()

    def _set_up(self) -> None:
        """Ask how this desk begins; it costs an ordinary start nothing."""
        from wisedesk.desktop.first_start.setting_up import SettingUp

        setting_up = SettingUp(self._shell, self._config, self._work_date, self)
        setting_up.done.connect(self._move)
        setting_up.begin()

    def _move(self, config: Config) -> None:
        """Open the library that was chosen."""
        self._config = config
        self.moved.emit(config)
        self.begin()

    def _ask(self, text: str, yes: Callable[[], None]) -> None:
        self._shell.ask(text, yes=yes, title="Bibliotheek")

    def _opened(self, found: tuple[Services, Inbox]) -> None:
        self.opened.emit(*found)

    def _upgrade(self) -> None:
        from wisedesk.bootstrap import upgrade_library

        address = self._config.database
        self._mend(
            "De bibliotheek wordt bijgewerkt …",
            lambda: upgrade_library(address, _quietly),
        )

    def _restore(self, backup: Path) -> None:
        from wisedesk.bootstrap import restore

        address = self._config.database
        self._mend(
            "De reservekopie wordt teruggezet …",
            lambda: restore(address, backup, _quietly),
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


def _what(error: DeskError) -> str:
    """Return the first sentence of what is the matter: it goes on with the way out."""
    from wisedesk.desktop.wording.sentences import failure_sentence

    return failure_sentence(error).partition(". ")[0] + "."
