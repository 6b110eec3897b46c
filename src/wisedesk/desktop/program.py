# SPDX-License-Identifier: Apache-2.0
"""The running program: the desk that takes scans, and behind it the library.

It is imported once the frame stands on the screen. What is not needed to take a scan is
imported with the library.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from wisedesk.desktop.crash import CrashHook
from wisedesk.desktop.day.first_scans import FirstScans
from wisedesk.desktop.day.opening import LibraryOpening
from wisedesk.desktop.scanning.scanner import ScanFilter
from wisedesk.desktop.window.icon import window_icon
from wisedesk.desktop.window.main_window import MainWindow
from wisedesk.desktop.window.qt_words import speak_dutch
from wisedesk.desktop.window.reading import Reading
from wisedesk.desktop.window.rooms import Rooms
from wisedesk.desktop.window.shell import Shell
from wisedesk.desktop.window.tasks import TaskRunner

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from wisedesk.bootstrap import Services
    from wisedesk.config import Config
    from wisedesk.desktop.day.day_work import DayWork
    from wisedesk.services.errors import DeskError
    from wisedesk.services.inbox import Inbox, Step

OPENING = "De bibliotheek wordt geopend; scannen kan al."
REPLACED = (
    "De bibliotheek is bij het openen vervangen door een andere."
    " Sluit wisedesk en start het opnieuw."
)


class Program(QObject):
    """The window with all that works behind it.

    `taking` is told when scans are kept and shown, `ready` when the library is open and
    they are handled.
    """

    taking = Signal()
    ready = Signal()
    moved = Signal(object)  # the Config of another library, chosen at a first start

    def __init__(
        self,
        app: QApplication,
        config: Config,
        log: Path,
        work_date: date | None = None,
        window: MainWindow | None = None,
    ) -> None:
        super().__init__(app)
        self._app = app
        self.config = config
        self._day = work_date
        self.window = MainWindow() if window is None else window
        self.scanner: ScanFilter | None = None
        self.shell: Shell | None = None
        self.rooms: Rooms | None = None
        self._runner: TaskRunner | None = None
        self._opening: LibraryOpening | None = None
        self._work: DayWork | None = None
        self._early: list[str] = []
        self._log = log
        self._hook = CrashHook(self._show_crash)
        self._hook.install()
        self.window.retried.connect(self._retry)

    @property
    def is_ready(self) -> bool:
        """Whether the library is open and the desk can be used."""
        return self.shell is not None and self.shell.services is not None

    @property
    def services(self) -> Services:
        """The services; raises RuntimeError while the library is not open yet."""
        if self.shell is None:
            raise RuntimeError("the pages are not there yet")
        return self.shell.ready

    @property
    def is_busy(self) -> bool:
        """Whether keys are held back, or the library is being asked something."""
        holds = self.scanner is not None and self.scanner.pending()
        return holds or (self._runner is not None and self._runner.busy())

    def show(self) -> None:
        """Show the frame; the rest follows when it stands on the screen."""
        self.window.painted.connect(self.begin)
        self.window.show()

    def stop(self) -> None:
        """Finish what waits and let the library go."""
        if self.scanner is not None:
            self.scanner.stop()
        if self._work is not None:
            self._work.stop()
        if self._runner is not None:
            self._close_inbox(self._runner)
            self._runner.stop()
        if self._work is not None:
            self._work.let_go()
        if self.shell is not None and self.shell.services is not None:
            self.shell.services.library.close()
        self._hook.remove()

    def back_up(self) -> None:
        """Make the backup of the day, now that the window is closed and all is done."""
        from wisedesk.desktop.day.closing import ClosingBackup

        if self.is_ready and self.scanner is not None:
            ClosingBackup(self._app, self.config, self.scanner.settings).run()

    def _close_inbox(self, runner: TaskRunner) -> None:
        """Let the session go when all of it was handled; what waits stays kept."""
        if self.shell is None or self.rooms is None or not self.shell.takes_scans:
            return
        if self.rooms.desk.is_idle():
            self.rooms.desk.queue.end()
        runner.keep(self.shell.inbox.close, lambda _: None)

    def begin(self) -> None:
        """Make the desk and take scans, now that the window can be seen.

        The library is opened behind it.
        """
        speak_dutch(self._app)
        self._runner = TaskRunner(self)
        self._runner.failed.connect(self._failed)
        self.shell = Shell(self.window, self._runner)
        self.shell.said.connect(self.window.say)
        self.window.bind_early("help.keys", self._help)
        reading = Reading(self.shell)
        self.window.bind_early("help.manual", reading.open_manual)
        self.window.bind_early("help.licences", reading.open_licences)
        self._opening = LibraryOpening(self.window, self.shell, self.config, self._day)
        self._opening.opened.connect(self._opened)
        self._opening.moved.connect(self._move)
        first = FirstScans(self.shell, self.config, self._day)
        first.found.connect(self._take_first)
        first.begin()
        self.rooms = Rooms(self.window, self.shell)
        self.scanner = ScanFilter(self._app)  # every event from now on comes by it
        self.scanner.scanned.connect(self._take_scan)

    def _move(self, config: Config) -> None:
        """Work on as the desk was set up."""
        self.config = config
        self.moved.emit(config)

    def _take_first(self, steps: list[Step] | None) -> None:
        """Begin at the desk, if scans can be kept by now, and open the library."""
        if steps is not None and self.rooms is not None:
            self.rooms.start()
            self.window.say(OPENING, bad=False)
            self.rooms.resume(steps)
            self._take_early()
        self.window.setWindowIcon(window_icon())
        if self._opening is not None:
            self._opening.begin()

    def _take_early(self) -> None:
        """Take the scans made so far, behind those of a session that was cut off."""
        early, self._early = self._early, []
        for scan in early:
            self._take_scan(scan)
        self.taking.emit()

    def _opened(self, services: Services, inbox: Inbox) -> None:
        from wisedesk.desktop.day.day_work import DayWork

        if self.rooms is None or self.scanner is None or self.shell is None:
            return
        if not self.shell.takes_scans:  # the file did not tell which library it is
            self.shell.take_scans(inbox, services.clock)
            self.rooms.start()
            self.shell.runner.keep(inbox.steps, self.rooms.resume, self)
            self._take_early()
        elif self.shell.inbox.name != inbox.name:
            self.window.show_banner(REPLACED, retry=False)
            services.library.close()
            return
        self.window.unsay(OPENING)
        self._work = DayWork(self.rooms, self.scanner, self.config, services, self._day)
        self.ready.emit()

    def _failed(self, error: DeskError) -> None:
        from wisedesk.desktop.wording.sentences import failure_sentence

        self.window.show_banner(failure_sentence(error))
        if not self.is_ready and self._opening is not None:
            self._opening.offer(error)

    def _retry(self) -> None:
        """Do again what the surroundings stopped."""
        if not self.is_ready and self._opening is not None:
            self._opening.begin()
        elif self._runner is not None and self.rooms is not None:
            self.window.hide_banner()
            self._runner.retry()
            self.rooms.page.enter()

    def _help(self) -> None:
        """Explain the row in front, or show the keys where there is none."""
        if self.shell is None or self.rooms is None:
            return
        asked = self.rooms.page.explain_target() if self.is_ready else None
        if asked is None:
            self.shell.show_keys()
            return
        self.shell.explain([asked])

    def _take_scan(self, scan: str) -> None:
        """Give a scan to the pages; one from before they are there waits for them."""
        if self.rooms is None or not self.rooms.shell.takes_scans:
            self._early.append(scan)
        else:
            self.rooms.scans.take(scan)

    def _show_crash(self, report: str) -> None:
        from wisedesk.desktop.dialogs.crash_report import CrashReport
        from wisedesk.desktop.scanning.waiting_scans import WaitingScans

        waiting = self.shell.waiting if self.shell else WaitingScans(self)
        dialog = CrashReport(report, str(self._log), waiting, self.window)
        if self.shell is not None:
            self.shell.open(dialog)
        else:
            dialog.open()
