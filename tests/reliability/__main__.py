# SPDX-License-Identifier: Apache-2.0
"""Rounds of kill -9: `make reliability`, or `python -m reliability` in tests/."""

import argparse
import os
import random
import shutil
import sys
import tempfile
from collections import Counter
from itertools import islice
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before anything imports Qt
os.environ["QT_LOGGING_RULES"] = "default.warning=false"  # it has no real windows

from reliability.going_on import open_window_again
from reliability.rounds import Library, Round, kill_once, library_at, plans
from support.program import WORK_DATE
from wisedesk.bootstrap import create_library
from wisedesk.config import as_address

ROUNDS = 30


def main() -> int:
    """Do the rounds, print one line each and a summary; end with 1 on any fault."""
    parser = argparse.ArgumentParser(
        prog="reliability", description="Kill a desk at work, and look at what is left."
    )
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--seed", type=int, default=random.randrange(1_000_000))
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="wisedesk-reliability-"))
    os.environ["HOME"] = os.environ["XDG_DATA_HOME"] = str(folder)
    path = folder / "library.sqlite"
    create_library(as_address(str(path)), WORK_DATE)
    library = library_at(path, folder)
    print(f"seed {options.seed}", flush=True)
    for number, plan in enumerate(islice(plans(options.seed), options.rounds), 1):
        tell(number, kill_once(library, plan, open_window_again))
    return judge(library)


def tell(number: int, made: Round) -> None:
    """Print what one round came to."""
    plan, where = made.plan, made.cut_off or "between two actions"
    print(
        f"{number:3} {plan.desk:8} {made.done:3} done, killed {plan.edge}: {where};"
        f" {made.caught_up} done after it",
        flush=True,
    )
    for fault in made.faults:
        print(f"    {fault}")


def judge(library: Library) -> int:
    """Print the summary and return the exit code; a library with faults is kept."""
    rounds = library.rounds
    where = Counter(made.cut_off for made in rounds)
    faults = sum(len(made.faults) for made in rounds)
    cut_off = len(rounds) - where.pop("", 0)
    print(
        f"\n{len(rounds)} rounds, {sum(made.done for made in rounds)} actions done"
        f" and acknowledged\n{cut_off} cut something off:"
        f" {', '.join(f'{count} {name}' for name, count in where.most_common())}"
        f"\n{sum(made.caught_up for made in rounds)} actions done when the desk went on"
        f"\n{faults} lost, done twice or broken"
    )
    if faults:
        print(f"the library is left in {library.folder}")
        return 1
    shutil.rmtree(library.folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
