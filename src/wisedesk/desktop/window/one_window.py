# SPDX-License-Identifier: Apache-2.0
"""One window of a library for each user: a second start brings the first forward.

A lock file says that there is a window, and a bell asks it to come forward: a local
socket on which nothing is said but that (docs/decisions/0030). The system lets go of
both when a program is killed. What rings is imported where it is needed: the network of
Qt takes as long as a page.
"""

from __future__ import annotations

import hashlib
import logging
import os
import sys
import time
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QDeadlineTimer,
    QLockFile,
    QObject,
    QThread,
    QTimer,
    Signal,
)
from PySide6.QtWidgets import QApplication, QWidget

from wisedesk.config import SQLITE

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

    from wisedesk.config import Config

LOG = logging.getLogger(__name__)
SILENT = (
    "wisedesk is al open op deze bibliotheek, maar het venster geeft geen antwoord.\n\n"
    "Wacht tot het weer werkt. Blijft het staan, start dan de computer opnieuw: wat"
    " gescand is, is bewaard."
)
ANSWER_MS = 3000  # a window at work answers in some thousandths of a second
STARTING_S = 30  # a slow machine may take as long until its window hears anything
RING_MS = 300
PAUSE_MS = 50
BELL_AFTER_MS = 500  # by then scans are taken
MAKING_MS = 10_000  # an older lock file is free if the system says that nobody holds it
RAISED = b"!"


class Standing(Enum):
    """What a start found: no window, one that came forward, one that is silent."""

    ALONE = auto()
    RAISED = auto()
    SILENT = auto()


EXIT_CODES = {Standing.RAISED: 0, Standing.SILENT: 3}


class WindowClaim:
    """The claim of a user's one window on a library; the first that takes it has it."""

    def __init__(self, config: Config) -> None:
        self.database = config.database
        path = config.inbox / f"window-{_digest(_whole(config.database))}.lock"
        self.bell = f"wisedesk-{_digest(str(path.absolute()))}"
        self._folder = config.inbox
        self._path = path
        self._lock = QLockFile(str(path))
        self._lock.setStaleLockTime(MAKING_MS)

    def take(self) -> bool:
        """Return whether the claim is ours; so it is where no lock can be written."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            LOG.warning("no lock can be kept: %s", error)
            return True
        if self._lock.tryLock(0):
            return True
        return self._lock.error() is not QLockFile.LockError.LockFailedError

    def let_go(self) -> None:
        """Leave the library to the next start."""
        self._lock.unlock()

    def look(self, window: QWidget) -> Standing:
        """Take the claim for a window, or ask the one that has it to come forward.

        The window is hidden meanwhile.
        """
        if self.take():
            return Standing.ALONE
        window.hide()
        until = QDeadlineTimer(ANSWER_MS)
        while not self.take():
            _let_come_forward(self._lock.getLockInfo()[0])
            if ring(self.bell, RING_MS):
                return Standing.RAISED
            if until.hasExpired() and not self._is_starting():
                return Standing.SILENT
            QThread.msleep(PAUSE_MS)  # it may be starting, or closing
        window.show()
        return Standing.ALONE

    def _is_starting(self) -> bool:
        """Return whether the claim was taken a moment ago."""
        try:
            taken = self._path.stat().st_mtime
        except OSError:
            return False
        return 0 <= time.time() - taken < STARTING_S


class Bell(QObject):
    """What the one window hears another start by; `rung` is told of each."""

    rung = Signal()

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._server: QLocalServer | None = None
        QTimer.singleShot(BELL_AFTER_MS, self, self.listen)

    def listen(self) -> None:
        """Hear from now on; what a killed window left is taken away first."""
        from PySide6.QtNetwork import QLocalServer

        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(self._name)  # the claim is ours: nobody listens there
        if not server.listen(self._name):
            LOG.warning("no other start is heard: %s", server.errorString())
        server.newConnection.connect(self._answer)
        self._server = server

    def _answer(self) -> None:
        """Tell of each that rings, and answer when the window has come forward."""
        while self._server is not None and self._server.hasPendingConnections():
            caller = self._server.nextPendingConnection()
            caller.disconnected.connect(caller.deleteLater)
            self.rung.emit()
            caller.write(RAISED)
            caller.flush()


def ring(name: str, longest_ms: int) -> bool:
    """Return whether a window answered the bell within some milliseconds."""
    from PySide6.QtNetwork import QLocalSocket

    caller = QLocalSocket()
    caller.connectToServer(name)
    answered = caller.waitForConnected(longest_ms) and caller.waitForReadyRead(
        longest_ms
    )
    caller.abort()
    return answered


def bring_forward(window: QWidget) -> None:
    """Bring a window before all others, and what is open over it before that."""
    from PySide6.QtCore import Qt

    LOG.info("another start brings this window forward")
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    over = QApplication.activeModalWidget()
    for each in (window, over.window() if over is not None else None):
        if each is not None:
            each.show()
            each.raise_()
            each.activateWindow()


def leave_to_another(found: Standing) -> int:
    """Return the exit code of a start that is not the one; tell what is to be told."""
    if found is Standing.SILENT:
        from PySide6.QtWidgets import QMessageBox

        LOG.warning("the window that is open gives no answer")
        QMessageBox(QMessageBox.Icon.Warning, "wisedesk", SILENT).exec()
    return EXIT_CODES[found]


def _let_come_forward(process: int) -> None:
    """Let another process put its window before ours: Windows gives that right on."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(process)


def _whole(address: str) -> str:
    """Return an address by which a library is known, by whatever way it was named."""
    if not address.startswith(SQLITE):
        return address
    return os.path.normcase(os.path.realpath(address.removeprefix(SQLITE)))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
