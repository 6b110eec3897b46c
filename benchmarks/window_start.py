# SPDX-License-Identifier: Apache-2.0
"""How soon the window stands on the screen, beside an empty QMainWindow.

Each start is a process of its own, timed from before it is spawned to its first paint;
the two take turns, so that a busy machine troubles both alike. Ends with 1 when the
window takes longer than TARGET times the empty one.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from wisedesk.bootstrap import create_library
from wisedesk.config import as_address

TARGET = 1.5
ROUNDS = 15
STARTS = Path(__file__).parent / "starts"
EMPTY, DESK = STARTS / "empty_window.py", STARTS / "desk_window.py"


def main() -> int:
    parser = argparse.ArgumentParser(description="Time the start of the window.")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "library.sqlite"
        create_library(as_address(str(library)))
        return compare(rounds, library)


def compare(rounds: int, library: Path) -> int:
    """Time both in turn, print the medians beside each other, and judge them."""
    empty, desk, ready = [], [], []
    for turn in range(rounds + 1):
        (floor,) = spend(EMPTY, library)
        paint, scan = spend(DESK, library)
        if turn:  # the first one reads the files from the disk
            empty.append(floor)
            desk.append(paint)
            ready.append(scan)
    print(f"{rounds} starts of each, in turn; milliseconds from exec\n")
    print(f"{'':34}{'median':>8}{'fastest':>9}{'slowest':>9}")
    tell("empty QMainWindow, first paint", empty)
    tell("wisedesk, first paint", desk)
    tell("wisedesk, ready to scan", ready)
    ratio = statistics.median(desk) / statistics.median(empty)
    print(f"\nfirst paint: {ratio:.2f} x the empty window (target {TARGET})")
    return int(ratio > TARGET)


def spend(start: Path, library: Path) -> list[float]:
    """Return the milliseconds from before a start to each moment the child tells."""
    home = str(library.parent)
    environment = os.environ | {"HOME": home, "XDG_CONFIG_HOME": home}
    begun = time.monotonic_ns()
    done = subprocess.run(
        [sys.executable, str(start), str(library)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(f"{start.name} failed:\n{done.stderr}")
    return [(int(moment) - begun) / 1e6 for moment in done.stdout.split()]


def tell(name: str, spent: list[float]) -> None:
    """Print a line of the table."""
    middle = statistics.median(spent)
    print(f"{name:34}{middle:8.0f}{min(spent):9.0f}{max(spent):9.0f}")


if __name__ == "__main__":
    sys.exit(main())
