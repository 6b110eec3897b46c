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
from dataclasses import dataclass
from pathlib import Path

from table import Figure
from timing import median

from wisedesk.config import ENVIRONMENT, as_address

PAINT_TARGET = 1.2
READY_TARGET = 3
STARTS = Path(__file__).parent / "starts"
EMPTY = (sys.executable, str(STARTS / "empty_window.py"))
DESK = (sys.executable, str(STARTS / "desk_window.py"))


@dataclass(frozen=True, slots=True)
class Start:
    """What a start told: the milliseconds to each moment, and its megabytes at rest."""

    moments: tuple[float, ...]
    resident_mb: float = 0.0


def measure(library: Path, rounds: int) -> Iterator[Figure]:
    """Yield how soon the window is painted, takes scans, and has its library open."""
    empty, desk = in_turn(library, rounds, EMPTY, DESK)
    floor = median([start.moments[0] for start in empty])
    painted, ready, opened = (
        median(taken) for taken in zip(*(start.moments for start in desk), strict=True)
    )
    yield Figure("window: exec to first paint", painted, floor, most_ratio=PAINT_TARGET)
    yield Figure("window: exec to ready to scan", ready, floor, most_ratio=READY_TARGET)
    yield Figure("window: exec to library open", opened, floor)


def in_turn(
    library: Path, rounds: int, *commands: tuple[str, ...]
) -> list[list[Start]]:
    """Return the starts of each program, one after the other in every round.

    The first round is thrown away: it reads the files from the disk, and compiles.
    """
    taken: list[list[Start]] = [[] for _ in commands]
    for turn in range(rounds + 1):
        for starts, command in zip(taken, commands, strict=True):
            start = spend(command, library)
            if turn:
                starts.append(start)
    return taken


def spend(command: tuple[str, ...], library: Path) -> Start:
    """Start a program on a library and return what it told of itself."""
    home = str(library.parent)
    environment = os.environ | {
        "HOME": home,
        "XDG_CONFIG_HOME": home,
        ENVIRONMENT: as_address(str(library)),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled
    begun = time.monotonic_ns()
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"{command[-1]} failed:\n{done.stderr}")
    moments, _, resident = done.stdout.partition("resident")
    return Start(
        tuple((int(moment) - begun) / 1e6 for moment in moments.split()),
        int(resident or 0) / 1e6,
    )
