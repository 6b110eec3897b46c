# SPDX-License-Identifier: Apache-2.0
"""Measures the desk on a large library: one table, each figure beside its floor.

Ends with 1 when a target is missed.
"""

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # nobody's screen is taken

import desk_path
import frozen_start
import searching
import window_start
from large_library import LARGE, SMALL, library_of
from table import HEAD, Figure

from wisedesk.db.engine import sqlite_version

HERE = Path(__file__).parent
CACHE = HERE.parent / "build" / "bench"
QUICK = 4  # times fewer with --quick


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the table, by the name it is chosen with, and how often it is done."""

    name: str
    times: int
    times_small: int
    measure: Callable[[Path, Path, int], Iterator[Figure]]
    always: bool = True  # otherwise measured only where it is asked for


def main() -> int:
    told = _arguments()
    size = SMALL if told.small else LARGE
    library = library_of(size, told.cache)
    print(_setting(size.name), flush=True)
    print(HEAD, flush=True)
    figures = list(_figures(library, told))
    missed = [figure for figure in figures if not figure.is_met]
    print(f"\n{len(figures)} figures, {len(missed)} of them not as they should be")
    return int(bool(missed))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", action="store_true", help="a small library")
    parser.add_argument("--quick", action="store_true", help="do each less often")
    parser.add_argument("--only", choices=[part.name for part in PARTS], nargs="+")
    parser.add_argument("--cache", type=Path, default=CACHE, help="where it is kept")
    return parser.parse_args()


def _figures(library: Path, told: argparse.Namespace) -> Iterator[Figure]:
    """Yield each figure as it is known, and print its line."""
    for part in PARTS:
        if not (part.name in told.only if told.only else part.always):
            continue
        times = part.times_small if told.small else part.times
        times = max(times // QUICK, 5) if told.quick else times
        with tempfile.TemporaryDirectory(dir=told.cache) as folder:
            for figure in part.measure(library, Path(folder), times):
                print(figure.line(), flush=True)
                yield figure


def _copied(library: Path, folder: Path) -> Path:
    """Return a copy that is on the disk: no commit is to wait for what was copied."""
    copy = Path(shutil.copyfile(library, folder / "library.sqlite"))
    with copy.open("rb") as file:
        os.fsync(file.fileno())
    return copy


def _in_window(
    measure: str, library: Path, folder: Path, times: int
) -> Iterator[Figure]:
    """Yield what a window tells of itself, in a process of its own, on a copy."""
    copy = _copied(library, folder)
    home = {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    told = subprocess.run(
        [sys.executable, HERE / "in_window.py", measure, copy, folder, str(times)],
        env=os.environ | home,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    for line in told.stdout.splitlines():
        yield Figure(**json.loads(line))


def _search(library: Path, _folder: Path, times: int) -> Iterator[Figure]:
    return searching.measure(library, times)


def _stall(_library: Path, folder: Path, times: int) -> Iterator[Figure]:
    """Yield how long a window with a slow disk stood still, on a library of its own."""
    told = subprocess.run(
        [sys.executable, HERE / "stalled_commits.py", folder, str(times)],
        env=os.environ | {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder)},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    yield Figure(**json.loads(told.stdout))


def _start(library: Path, folder: Path, times: int) -> Iterator[Figure]:
    return window_start.measure(_copied(library, folder), times)


def _frozen(library: Path, folder: Path, times: int) -> Iterator[Figure]:
    return frozen_start.measure(_copied(library, folder), times)


def _setting(size: str) -> str:
    """Return on what is measured: a figure tells nothing without it."""
    version = ".".join(map(str, sqlite_version()))
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    return (
        f"{size} library; Python {platform.python_version()}, SQLite {version}, "
        f"{os.cpu_count()} processors, load {load:.1f}\n"
    )


PARTS = (
    Part("desk", 400, 100, desk_path.measure),
    Part("search", 5, 3, _search),
    Part("scan", 200, 60, partial(_in_window, "scan")),
    Part("loans", 15, 5, partial(_in_window, "loans")),
    Part("start", 15, 5, _start),
    Part("stall", 40, 20, _stall),
    Part("memory", 2_000, 2_000, partial(_in_window, "memory")),
    Part("frozen", 15, 5, _frozen, always=False),  # it is frozen first
)

if __name__ == "__main__":
    sys.exit(main())
