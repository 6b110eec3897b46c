# SPDX-License-Identifier: Apache-2.0
"""The desk after the kill: the real window, opened again on the same library."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtWidgets import QApplication, QDialog

from support.program import WORK_DATE, end
from support.window import WindowClerk
from wisedesk.config import Config, as_address
from wisedesk.desktop.application import make_application
from wisedesk.desktop.program import Program
from wisedesk.desktop.tour.operator import Operator


class Faults(logging.Handler):
    """Keeps what nobody caught, with the lines that led to it."""

    def __init__(self) -> None:
        super().__init__(logging.CRITICAL)
        self.told: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.told.append(f"fault: {self.format(record)}")


def open_window_again(library: Path, folder: Path) -> list[str]:
    """Open the window, let it go through the session that was cut off, and close it.

    Return the faults of the program meanwhile, if any.
    """
    app = QApplication.instance() or make_application(["wisedesk"])
    assert isinstance(app, QApplication)
    address = as_address(str(library))
    config = Config(address, desk="balie-1", branch="9408", inbox=folder / "inbox")
    with _faults() as told:
        program = Program(app, config, folder / "wisedesk.log", WORK_DATE)
        try:
            _open(WindowClerk(program))
        finally:
            end(program)
    return told


def _open(clerk: WindowClerk) -> None:
    clerk.program.show()
    clerk.wait(lambda: clerk.program.is_ready, "de balie is klaar")
    clerk.keys.wind()
    go_through(clerk)
    clerk.settle()


@contextmanager
def _faults() -> Iterator[list[str]]:
    handler, log = Faults(), logging.getLogger("wisedesk")
    log.addHandler(handler)
    yield handler.told
    log.removeHandler(handler)


def go_through(clerk: Operator) -> None:
    """Wait until a session that was cut off was gone through, dialogs closed."""
    clerk.wait(lambda: _is_through(clerk), "de sessie is hersteld")


def _is_through(clerk: Operator) -> bool:
    """Whether every step was handled, or waits behind a row that asks the clerk.

    A Melding in the way is read and closed.
    """
    if isinstance(clerk.front(), QDialog):
        clerk.press("Return")
    rooms = clerk.program.rooms
    if rooms is None or clerk.program.is_busy:
        return False
    session = rooms.desk.session
    stops = session.rows.stopping(session.stops) is not None
    return stops or rooms.desk.queue.count() == 0
