# SPDX-License-Identifier: Apache-2.0
"""Keeping what was chosen at this machine in its settings file, off the window."""

import logging
from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject

from wisedesk.config import settings_file
from wisedesk.desktop.window.shell import Shell
from wisedesk.settings_table import Value, keep_table

LOG = logging.getLogger(__name__)
NOT_KEPT = (
    "Niet bewaard in {file}: {why}. Het geldt tot het programma wordt afgesloten."
)


class KeptSettings(QObject):
    """Writes tables of wisedesk.toml on the reading thread, in their order."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._shell = shell

    def keep(
        self, table: str, values: Mapping[str, Value], say: Callable[[str], None]
    ) -> None:
        """Let a table of the file hold these values; `say` is told where it cannot."""
        kept, path = dict(values), settings_file()

        def work() -> str:
            try:
                keep_table(path, table, kept)
            except (OSError, ValueError) as error:
                LOG.warning("the settings were not kept: %s", error)
                return NOT_KEPT.format(file=path, why=error)
            return ""

        def told(problem: str) -> None:
            if problem:
                say(problem)

        self._shell.runner.read(work, told, self)
