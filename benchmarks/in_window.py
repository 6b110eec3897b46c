# SPDX-License-Identifier: Apache-2.0
"""The window at work, by keys and scans alone: what is seen after one, and when.

Runs in a process of its own, out of sight; prints one line of JSON for each figure.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before anything imports Qt

from large_library import BRANCH, BURDENS, TODAY, burdened_card
from painting import AT_REST_MS, BareList, Painting
from PySide6.QtCore import QtMsgType, qInstallMessageHandler
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pysqlite3 import dbapi2 as sqlite
from timing import median, percentile

from wisedesk.config import Config, as_address
from wisedesk.desktop.application import make_application
from wisedesk.desktop.program import Program
from wisedesk.desktop.tour.key_clock import PERSON_MS, SCANNER_MS
from wisedesk.desktop.tour.operator import NotSeen, Operator

ON_THE_SHELF = """
SELECT item.barcode, title.title FROM item JOIN title ON title.id = item.title_id
WHERE item.status = 'B' AND item.id % 43 = 5
AND title_id NOT IN (SELECT title_id FROM hold) LIMIT ?
"""
BORROWERS = """
SELECT card.number FROM card WHERE customer_id % 59 = 11
AND (SELECT customer_type FROM customer WHERE id = customer_id) = '00' LIMIT ?
"""
PER_CUSTOMER = 4
FIRST_ACTIONS = 20
WARM_UP = 5
SHOT = Path(__file__).parent.parent / "build" / "not-seen.png"


class Clerk(Operator):
    """Scans without waiting for what comes of it, and leaves what is in the way."""

    def scan_to_the_last_key(self, number: str) -> None:
        """Scan all characters of a number; its Enter is still to come."""
        self.keys.pass_time(PERSON_MS)
        for character in number:
            self.keys.pass_time(SCANNER_MS)
            QTest.keyClicks(self.focus(), character)
        self.keys.pass_time(SCANNER_MS)

    def press_at_once(self, key: str) -> None:
        """Press a key and do not wait for what comes of it."""
        QTest.keySequence(self.focus(), key)

    def open_customer(self, card: str) -> None:
        """End the session there is, and begin one with a customer."""
        self.press("F12", "F5")
        self.scan(card)
        if self.front() is not self.program.window:
            self.press("Return")  # a Melding

    def focus(self):  # noqa: ANN201 - the operator's own
        return self._focus()


@contextmanager
def window(library: Path, folder: Path) -> Iterator[Clerk]:
    """Give a clerk at an open window on a library."""
    qInstallMessageHandler(_hear)
    app = make_application(["benchmark"])
    app.setCursorFlashTime(0)
    address = as_address(str(library))
    config = Config(address, desk="balie", branch=BRANCH, inbox=folder / "inbox")
    program = Program(app, config, folder / "log", TODAY)
    program.window.resize(1366, 768)
    clerk = Clerk(program)
    clerk.start()
    clerk.settle()
    yield clerk
    program.stop()


def scan_to_row(clerk: Clerk, library: Path, times: int) -> Iterator[dict[str, object]]:
    """Yield the time from a scan's last key to its painted row, and a bare repaint.

    One scan is timed until its row stands there, the next until that says it is done.
    """
    shelf = _ask(library, ON_THE_SHELF, times + WARM_UP)
    cards = _ask(library, BORROWERS, len(shelf) // PER_CUSTOMER + 1)
    rows: dict[str, list[float]] = {"its row": [], "its row done": []}
    empty = []
    painting = Painting(clerk.program.window)
    for place, (barcode, title) in enumerate(shelf):
        if place % PER_CUSTOMER == 0:
            clerk.open_customer(cards[place // PER_CUSTOMER][0])
            painting.watch()
        clerk.scan_to_the_last_key(barcode)
        what = "its row done" if place % 2 else "its row"
        text = title if place % 2 else barcode
        seen = painting.until(text, lambda: clerk.press_at_once("Return"), clerk.wait)
        clerk.settle()
        blank = painting.until("", painting.repaint, clerk.wait)
        clerk.settle()
        if place >= WARM_UP:
            rows[what].append(seen)
            empty.append(blank)
    for what, taken in rows.items():
        for name, share in (("p50", 50), ("p99", 99)):
            yield {
                "what": f"scan to {what} painted, {name}",
                "measured": percentile(taken, share),
                "floor": percentile(empty, share),
                "most_above": 16.7,
            }


def list_of_loans(
    clerk: Clerk, _library: Path, times: int
) -> Iterator[dict[str, object]]:
    """Yield the time from F9 to its painted list, beside a bare list of those rows."""
    for place, count in enumerate(BURDENS):
        card = burdened_card(place)
        bare = BareList(count)
        clerk.pause(AT_REST_MS)
        clerk.program.window.activateWindow()
        painting = Painting(clerk.program.window)
        ours, floor = [], []
        for turn in range(times + 1):
            clerk.open_customer(card)
            painting.watch()
            seen = painting.until(None, lambda: clerk.press_at_once("F9"), clerk.wait)
            clerk.settle()
            blank = bare.show_rows(clerk.wait, clerk.pause)
            if turn:
                ours.append(seen)
                floor.append(blank)
        bare.close()
        clerk.program.window.activateWindow()
        yield {
            "what": f"F9 with {count:,} loans, key to painted",
            "measured": median(ours),
            "floor": median(floor),
            "most_ratio": 1.5,
        }


def memory(clerk: Clerk, library: Path, times: int) -> Iterator[dict[str, object]]:
    """Yield the memory after a working day of lending and returning."""
    shelf = [row[0] for row in _ask(library, ON_THE_SHELF, 200)]
    cards = [row[0] for row in _ask(library, BORROWERS, 150)]
    first, done, turn = 0.0, 0, 0
    while done < times:
        start = turn * PER_CUSTOMER % len(shelf)
        pile = shelf[start : start + PER_CUSTOMER]
        clerk.open_customer(cards[turn % len(cards)])
        for barcode in pile:
            clerk.scan(barcode)
        clerk.press("F12", "F6")
        for barcode in pile:
            clerk.scan(barcode)
        turn += 1
        done += 2 * len(pile)
        if not first and done >= FIRST_ACTIONS:
            first = _resident_mb()
    yield {
        "what": f"memory after {times:,} actions",
        "measured": _resident_mb(),
        "floor": first,
        "unit": "MB",
        "most_ratio": 1.05,
        "most": 150,
    }


MEASURES: dict[str, Callable[[Clerk, Path, int], Iterator[dict[str, object]]]] = {
    "scan": scan_to_row,
    "loans": list_of_loans,
    "memory": memory,
}


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("measure", choices=MEASURES)
    parser.add_argument("library", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("times", type=int)
    told = parser.parse_args()
    with window(told.library, told.folder) as clerk:
        try:
            for figure in MEASURES[told.measure](clerk, told.library, told.times):
                print(json.dumps(figure), flush=True)
        except NotSeen:
            clerk.front().grab().save(str(SHOT))
            raise
    QApplication.quit()
    return 0


def _ask(library: Path, sql: str, limit: int) -> list[tuple[str, ...]]:
    connection = sqlite.connect(f"file:{library}?mode=ro", uri=True)
    rows = list(connection.execute(sql, (limit,)))
    connection.close()
    return rows


def _resident_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def _hear(_kind: QtMsgType, _context: object, message: str) -> None:
    """Pass on what Qt says, but for windows that nobody sees."""
    if not message.startswith("This plugin does not support"):
        print(message, file=sys.stderr)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except NotSeen as missing:
        sys.exit(f"not seen: {missing}")
