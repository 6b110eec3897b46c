# SPDX-License-Identifier: Apache-2.0
"""The frozen window beside the one from source: how soon it stands, what it takes.

What is measured is frozen by `build_app.spec` into the folder of the delivered programs
and shares all of it with them; only the script it begins with is another, which tells
the moments as it does from source.
"""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from table import Figure
from timing import median
from window_start import DESK, STARTS, in_turn

ROOT = Path(__file__).parent.parent
MADE = ROOT / "build" / "bench-frozen"
PAINT_TARGET = 1.2
TARGET = 1.1


def measure(library: Path, rounds: int) -> Iterator[Figure]:
    """Freeze the program, and yield its start and rest, beside those from source."""
    source, frozen = in_turn(library, rounds, DESK, (str(_freeze()),))
    for place, what in enumerate(("first paint", "ready to scan", "library open")):
        yield Figure(
            f"frozen: exec to {what}",
            median([start.moments[place] for start in frozen]),
            median([start.moments[place] for start in source]),
            most_ratio=TARGET if place else PAINT_TARGET,
        )
    yield Figure(
        "frozen: memory at rest",
        median([start.resident_mb for start in frozen]),
        median([start.resident_mb for start in source]),
        unit="MB",
        most_ratio=TARGET,
    )


def _freeze() -> Path:
    """Freeze the programs, with one beside them that tells the moments; return it."""
    script = STARTS / "desk_window.py"
    subprocess.run(
        [
            *(sys.executable, "-m", "PyInstaller", "--noconfirm"),
            *("--log-level", "ERROR"),
            *("--distpath", MADE / "dist", "--workpath", MADE / "work"),
            *(ROOT / "build_app.spec", "--", "--beside", script),
        ],
        cwd=ROOT,
        stderr=subprocess.DEVNULL,
        check=True,
    )
    return MADE / "dist" / "wisedesk" / script.stem
