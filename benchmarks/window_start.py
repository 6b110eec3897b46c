# SPDX-License-Identifier: Apache-2.0
"""How soon the window stands on the screen, beside an empty QMainWindow.

Each start is a process of its own, timed from before it is spawned to its first paint;
the two take turns, so that a busy machine troubles both alike.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from table import Figure
from timing import median

from wisedesk.config import ENVIRONMENT, as_address

PAINT_TARGET = 1.2
READY_TARGET = 3
STARTS = Path(__file__).parent / "starts"
EMPTY, DESK = STARTS / "empty_window.py", STARTS / "desk_window.py"


def measure(library: Path, rounds: int) -> Iterator[Figure]:
    """Yield how soon the window is painted, takes scans, and has its library open."""
    empty, desk, ready, opened = [], [], [], []
    for turn in range(rounds + 1):
        (floor,) = spend(EMPTY, library)
        paint, scan, done = spend(DESK, library)
        if turn:  # the first one reads the files from the disk
            empty.append(floor)
            desk.append(paint)
            ready.append(scan)
            opened.append(done)
    floor = median(empty)
    yield Figure(
        "window: exec to first paint", median(desk), floor, most_ratio=PAINT_TARGET
    )
    yield Figure(
        "window: exec to ready to scan", median(ready), floor, most_ratio=READY_TARGET
    )
    yield Figure("window: exec to library open", median(opened), floor)


def spend(start: Path, library: Path) -> list[float]:
    """Return the milliseconds from before a start to each moment the child tells."""
    home = str(library.parent)
    environment = os.environ | {
        "HOME": home,
        "XDG_CONFIG_HOME": home,
        ENVIRONMENT: as_address(str(library)),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled
    begun = time.monotonic_ns()
    done = subprocess.run(
        [sys.executable, str(start)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(f"{start.name} failed:\n{done.stderr}")
    return [(int(moment) - begun) / 1e6 for moment in done.stdout.split()]
