# SPDX-License-Identifier: Apache-2.0
"""Rounds of kill -9 in the middle of desk work, and what is found when it goes on.

All rounds work on the same library: what one leaves behind, the next one meets.
"""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path

from reliability import checks
from reliability.beside import working_beside
from reliability.hanging import TELLS_WHERE, ended_after
from reliability.stock import stock_of
from reliability.telling import Edge, Told
from support.program import WORK_DATE

TESTS = Path(__file__).resolve().parents[1]
MOST_DONE = 25  # actions before the kill
LONGEST_S = 180  # a round takes a few seconds
BESIDE_EACH = 3  # rounds, one has two desks
MOST_DELAY_S = 0.03  # so that the kill falls anywhere in what follows
GoOn = Callable[[Path, Path], list[str]]  # the faults of the program meanwhile
_KINDS = (
    ("services", Edge.NONE),
    ("window", Edge.NONE),
    ("services", Edge.COMMIT),
    ("services", Edge.NONE),
    ("window", Edge.COMMITTED),
    ("services", Edge.KEPT),
    ("services", Edge.COMMITTED),
    ("window", Edge.NONE),
    ("window", Edge.COMMIT),
)


@dataclass(frozen=True, slots=True)
class Plan:
    """Which kind of desk works, from which seed, and where it is killed.

    `beside` tells that another desk works on the same library meanwhile.
    """

    desk: str
    edge: Edge
    seed: int
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Round:
    """One round: its plan, where it was cut off, what it had done.

    `caught_up` counts what was done when the desk went on.
    """

    plan: Plan
    cut_off: str
    done: int
    caught_up: int
    faults: tuple[str, ...]


@dataclass(slots=True)
class Library:
    """The library that the rounds work on, and what was out before the first one.

    `waiting` are the steps that the last round left in the inbox: a row asks something.
    """

    path: Path
    folder: Path
    out_before: frozenset[str]
    waiting: frozenset[str] = frozenset()
    rounds: list[Round] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Desk:
    """What a desk told, and the folder of its inbox and log."""

    told: Told
    folder: Path

    @property
    def inbox(self) -> Path:
        """Return the folder of its scan inbox."""
        return self.folder / "inbox"


def library_at(path: Path, folder: Path) -> Library:
    """Return a fresh sample library to work on, with a folder for inbox and log."""
    return Library(path, folder, checks.out_by_loans(path))


def plans(seed: int) -> Iterator[Plan]:
    """Yield plans without end, so that each kind of kill comes soon and often."""
    for number, (desk, edge) in enumerate(cycle(_KINDS)):
        yield Plan(desk, edge, seed + number, beside=number % BESIDE_EACH == 1)


def kill_once(library: Library, plan: Plan, go_on: GoOn) -> Round:
    """Let a desk work until it is killed, go on, and look at everything."""
    path = library.path
    before = checks.operations(path)
    told, *others = desks = list(_all_worked(library, plan))
    faults = [*checks.file_faults(path)]
    for each in desks:
        faults += checks.lost(path, each.told)
    known = checks.operations(path)
    for each in desks:
        faults += go_on(path, each.folder)
    items = frozenset(stock_of(path, WORK_DATE).items)
    faults += [
        *checks.file_faults(path),
        *checks.rule_faults(path),
        *checks.twice(path, library.out_before),
        *checks.at_once(path),
    ]
    for each in desks:
        faults += [
            *checks.lost(path, each.told),
            *checks.scans_lost(path, each.told, items, each.inbox),
        ]
        before |= each.told.begun.keys() | each.told.keeping.keys()
    faults += checks.unknown(path, told.told, before | library.waiting)
    waiting = [checks.waiting(each.inbox) for each in desks]
    library.waiting = library.waiting.union(*waiting) if others else waiting[0]
    caught_up = len(checks.operations(path) - known)
    cut_off = told.told.cut_off(items)
    made = Round(plan, cut_off, len(told.told.done), caught_up, tuple(faults))
    library.rounds.append(made)
    return made


def _all_worked(library: Library, plan: Plan) -> Iterator[_Desk]:
    """Yield what the desk told that was killed, and then that of the one beside it."""
    if not plan.beside:
        yield _Desk(_worked(library, plan), library.folder)
        return
    folder = library.folder / "beside"
    folder.mkdir(exist_ok=True)
    with working_beside(library.path, folder, plan.seed) as beside:
        told = _worked(library, plan)
    yield _Desk(told, library.folder)
    yield _Desk(beside, folder)


def _worked(library: Library, plan: Plan) -> Told:
    """Return what a desk told before it was killed, for certain with SIGKILL.

    Raises DeskHangs for one that does not come so far.
    """
    told = Told()
    chance = random.Random(plan.seed)
    times = chance.randint(1, MOST_DONE)
    arguments = [str(library.path), str(library.folder), str(plan.seed)]
    worker = subprocess.Popen(
        [
            *(sys.executable, "-m", f"reliability.{plan.desk}_desk"),
            *(*arguments, plan.edge.value, str(times)),
        ],
        stdout=subprocess.PIPE,
        env=os.environ
        | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": path_of_tests()}
        | TELLS_WHERE,
    )
    with worker, ended_after(LONGEST_S, worker, str(plan)):
        pipe = worker.stdout
        assert pipe is not None
        if plan.edge is Edge.NONE:
            while len(told.done) < times and (line := pipe.readline()):
                told.read([line])
            time.sleep(chance.uniform(0, MOST_DELAY_S))
            worker.kill()
        told.read(pipe.readlines())
    if worker.returncode != -signal.SIGKILL:
        raise RuntimeError(f"the desk ended by itself, with {worker.returncode}")
    return told


def path_of_tests() -> str:
    """Return where a process of its own finds the harness."""
    return os.pathsep.join([str(TESTS), os.environ.get("PYTHONPATH", "")])
