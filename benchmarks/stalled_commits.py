# SPDX-License-Identifier: Apache-2.0
"""How long the window stands still while each commit of the library takes 300 ms.

A clerk scans a pile; a timer of 1 ms in the window's thread tells when it was not
served. The same pile without a slow disk is the floor.
"""

import json
import os
import sys
import time
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before anything imports Qt
os.environ["QT_LOGGING_RULES"] = "default.warning=false"  # it has no real windows

import sqlalchemy as sa
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from wisedesk.bootstrap import create_library
from wisedesk.config import Config, as_address
from wisedesk.desktop.application import make_application
from wisedesk.desktop.program import Program
from wisedesk.desktop.tour.key_clock import PERSON_MS, SCANNER_MS
from wisedesk.desktop.tour.operator import Operator

MOST = 50
COMMIT_S = 0.3
LONGEST_MS = 60_000
FIRST = 3
DAY = date(2026, 5, 4)
CARD = "29408000005035"  # of the sample: a special customer, whom nothing is refused
SPARE = "SELECT barcode FROM item WHERE status = 'B' ORDER BY barcode LIMIT ?"


@dataclass
class Slow:
    """A library whose stores take a while, on the thread that asked for them."""

    seconds: float
    stored: int = 0
    _writing: set[int] = field(default_factory=set)

    def watch(self, engine: sa.Engine) -> None:
        """Slow down every store from now on."""
        engine.dispose()
        sa.event.listen(engine, "connect", self._trace)

    def _trace(self, connection: Any, _record: object) -> None:
        def said(statement: str) -> None:
            mine = id(connection)
            if statement == "BEGIN IMMEDIATE":
                self._writing.add(mine)
            elif statement == "COMMIT" and mine in self._writing:
                self._writing.discard(mine)
                self.stored += 1
                time.sleep(self.seconds)

        connection.set_trace_callback(said)


class Pulse(QObject):
    """Counts how long the window's thread served nobody."""

    def __init__(self) -> None:
        super().__init__()
        self._last = time.perf_counter()
        self.stills: list[float] = []
        timer = QTimer(self)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(self._beat)
        timer.start(1)

    def _beat(self) -> None:
        now = time.perf_counter()
        self.stills.append((now - self._last) * 1000)
        self._last = now


def main(folder: Path, scans: int) -> None:
    """Scan the pile twice, without and with a slow disk, and tell what was seen."""
    app = make_application(["wisedesk"])
    floor = stand_still(app, folder / "fast", scans, 0.0)
    longest = stand_still(app, folder / "slow", scans, COMMIT_S)
    what = "window stands still, commits of 300 ms: longest"
    print(json.dumps({"what": what, "measured": longest, "floor": floor, "most": MOST}))


def stand_still(app: QApplication, folder: Path, scans: int, seconds: float) -> float:
    """Return the longest that the window stood still, in milliseconds."""
    address = as_address(str(folder / "library.sqlite"))
    create_library(address, DAY)
    config = Config(address, "balie-1", inbox=folder)
    program = Program(app, config, folder / "wisedesk.log", DAY)
    clerk = Operator(program)
    clerk.start()
    clerk.scan(CARD)
    clerk.press("Return")
    first, pile = items_of(program, scans)
    for barcode in first:  # what a first scan of the day loads is not the disk's
        clerk.scan(barcode)
    slow = Slow(seconds)
    slow.watch(program.services.library.engine)
    pulse = Pulse()
    for barcode in pile:
        scan(app, clerk, barcode)
    clerk.wait(lambda: slow.stored >= scans, "de stapel is opgeslagen", LONGEST_MS)
    clerk.settle()
    program.stop()
    program.window.hide()
    return max(pulse.stills)


def items_of(program: Program, scans: int) -> tuple[list[str], list[str]]:
    """Return barcodes of items that are in: a few to begin with, and the pile."""
    with program.services.library.engine.connect() as connection:
        found = connection.exec_driver_sql(SPARE, (FIRST + scans,)).scalars()
        barcodes = list(found)
        return barcodes[:FIRST], barcodes[FIRST:]


def scan(app: QApplication, clerk: Operator, barcode: str) -> None:
    """Scan as a scanner does: the window is served between two keys."""
    clerk.keys.pass_time(PERSON_MS)
    for character in barcode:
        clerk.keys.pass_time(SCANNER_MS)
        QTest.keyClick(QApplication.focusWidget(), character)
        app.processEvents()
    clerk.keys.pass_time(SCANNER_MS)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    app.processEvents()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
