# SPDX-License-Identifier: Apache-2.0
"""Where the program works itself: a fresh sample library, a window nobody sees."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QMessageLogContext,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from wisedesk.bootstrap import create_library
from wisedesk.config import Config, as_address
from wisedesk.desktop.application import make_application
from wisedesk.desktop.program import Program
from wisedesk.services.clock import LIBRARY_ZONE

WORK_DATE = date(2026, 5, 4)  # the seed's
NOON = datetime.combine(WORK_DATE, time(12), LIBRARY_ZONE)  # every picture the same
BRANCH = "9408"  # Nieuw-Buinen: the next internal number is the seed's
WIDTH, HEIGHT = 1366, 768
_UNSEEN = "This plugin does not support"  # no real windows to raise or resize


@contextmanager
def stage() -> Iterator[Program]:
    """Give a program on a temporary sample library, and take all of it away again."""
    app = _application()
    blinking = app.cursorFlashTime()
    app.setCursorFlashTime(0)  # every picture the same
    with TemporaryDirectory(prefix="wisedesk-", ignore_cleanup_errors=True) as folder:
        address = as_address(str(Path(folder) / "library.sqlite"))
        create_library(address, WORK_DATE)
        config = Config(
            address,
            desk="balie",
            branch=BRANCH,
            sounds={"volume": "0"},
            inbox=Path(folder) / "inbox",
            stands_at=NOON,
        )
        with _quiet():
            program = Program(app, config, Path(folder) / "wisedesk.log", WORK_DATE)
            program.window.resize(WIDTH, HEIGHT)
            try:
                yield program
            finally:
                _strike(program)
                app.setCursorFlashTime(blinking)


def say(line: str) -> None:
    """Write a line for who started the program, where there is a console."""
    if sys.stdout is not None:  # a windowed program on Windows has none
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()


def _application() -> QApplication:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # nobody's screen is taken
    there = QApplication.instance()
    return there if isinstance(there, QApplication) else make_application(["wisedesk"])


@contextmanager
def _quiet() -> Iterator[None]:
    """Leave out what Qt says of windows that nobody sees; pass the rest on."""

    def hear(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if message.startswith(_UNSEEN):
            return
        if before is not None:
            before(kind, context, message)
        elif sys.stderr is not None:
            sys.stderr.write(f"{message}\n")

    before = qInstallMessageHandler(hear)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def _strike(program: Program) -> None:
    """Stop a program and take its window away, whatever stands on it."""
    program.stop()
    QCoreApplication.processEvents()  # what the threads told last
    program.window.hide()
    program.window.deleteLater()
    program.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()
