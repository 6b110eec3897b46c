# SPDX-License-Identifier: Apache-2.0
"""Times what is done, beside what is its floor, in turn."""

import gc
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial


@dataclass(slots=True)
class Times:
    """What one thing took, each time, in milliseconds: of clock and processor."""

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    def take(self, act: Callable[[], object]) -> object:
        """Do something, note what it took, and return what came of it."""
        wall, cpu = time.perf_counter_ns(), time.thread_time_ns()
        result = act()
        self.cpu.append((time.thread_time_ns() - cpu) / 1e6)
        self.wall.append((time.perf_counter_ns() - wall) / 1e6)
        return result


def in_turn(
    times: int,
    turn: int,
    *sides: tuple[Times, Callable[[int], object]],
    warm_up: int = 0,
) -> None:
    """Do what each side does `times` times, `turn` at a time each before the other.

    The first `warm_up` are done and not noted: they read files and compile statements.
    """
    for start in range(0, times + warm_up, turn):
        for spent, act in sides:
            gc.collect()
            for number in range(start, min(start + turn, times + warm_up)):
                noted = spent if number >= warm_up else Times()
                noted.take(partial(act, number))


def median(values: Sequence[float]) -> float:
    """Return the middle of values."""
    return statistics.median(values)


def percentile(values: Sequence[float], share: int) -> float:
    """Return what so many of a hundred values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, len(ordered) * share // 100)]
