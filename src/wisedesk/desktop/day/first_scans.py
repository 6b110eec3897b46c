# SPDX-License-Identifier: Apache-2.0
"""Taking scans while the library is still being opened.

The scan inbox is a small file that needs no SQLAlchemy and no rules: a scan is on disk
and on its row in a third of the time the library takes. It waits there as any other.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from wisedesk.services.clock import DeskClock
from wisedesk.services.errors import DeskError

if TYPE_CHECKING:
    from datetime import date

    from wisedesk.config import Config
    from wisedesk.desktop.window.shell import Shell
    from wisedesk.services.inbox import Inbox, Step

LOG = logging.getLogger(__name__)
Found = tuple["Inbox", "list[Step]"]


class FirstScans(QObject):
    """Opens the inbox by what the library's file says it is.

    `found` carries the steps of a session that was cut off, None where the inbox can
    only be opened behind the library.
    """

    found = Signal(object)

    def __init__(self, shell: Shell, config: Config, work_date: date | None) -> None:
        super().__init__(shell)
        self._shell = shell
        self._config = config
        self._clock = DeskClock(work_date, config.stands_at)

    def begin(self) -> None:
        """Open the inbox on its own thread."""
        self._shell.runner.keep(self._open, self._take, self, self._leave)

    def _open(self) -> Found | None:
        from wisedesk.bootstrap import early_inbox

        inbox = early_inbox(self._config)
        if inbox is None:
            return None
        try:
            return inbox, inbox.steps()
        except DeskError as error:  # told when it is tried again behind the library
            LOG.warning("no scan can be kept yet: %r", error)
            inbox.close()
            return None

    def _take(self, opened: Found | None) -> None:
        if opened is None:
            self._leave()
            return
        inbox, steps = opened
        self._shell.take_scans(inbox, self._clock)
        self.found.emit(steps)

    def _leave(self) -> None:
        self.found.emit(None)
