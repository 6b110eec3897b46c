# SPDX-License-Identifier: Apache-2.0
"""A desk whose program is killed in the middle of work: run as a process of its own.

The steps come as arguments: `scan NUMBER`, `press KEYS`, `type TEXT`, and `hold`, from
where on another program holds the library, to `free`. At the end all scans are on disk,
and the process kills itself.
"""

import os
import signal
import sys
from datetime import date
from pathlib import Path

from pysqlite3 import dbapi2 as sqlite

from wisedesk.config import Config, as_address
from wisedesk.desktop.application import make_application
from wisedesk.desktop.program import Program
from wisedesk.desktop.tour.operator import Operator

KILL = getattr(signal, "SIGKILL", signal.SIGTERM)  # Windows kills by either name
WORK_DATE = date(2026, 5, 4)


def work(library: Path, steps: list[str]) -> None:
    """Do the steps at the desk, and be killed."""
    app = make_application(["wisedesk"])
    config = Config(as_address(str(library)), desk="balie-1", branch="9408")
    program = Program(app, config, library.with_suffix(".log"), WORK_DATE)
    clerk = Operator(program)
    clerk.start()
    other = sqlite.connect(library, isolation_level=None, check_same_thread=False)
    for step in steps:
        verb, _, what = step.partition(" ")
        if verb == "hold":
            other.execute("BEGIN IMMEDIATE")
            clerk.settle = lambda: None  # what is scanned now cannot be done
        elif verb == "free":
            other.execute("ROLLBACK")
            del clerk.settle
            clerk.settle()
        elif verb == "scan":
            clerk.scan(what)
        elif verb == "type":
            clerk.type(what)
        else:
            clerk.press(what)
    assert program.rooms is not None
    clerk.wait(program.rooms.desk.queue.all_kept, "alle scans staan op schijf")
    sys.stdout.write("killed\n")
    sys.stdout.flush()
    os.kill(os.getpid(), KILL)


if __name__ == "__main__":
    work(Path(sys.argv[1]), sys.argv[2:])
