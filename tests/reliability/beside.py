# SPDX-License-Identifier: Apache-2.0
"""A second desk that works on the same library while the first one is killed."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

from reliability.hanging import TELLS_WHERE, ended_after
from reliability.telling import Edge, Told

SEED_APART = 500_000
LONGEST_S = 180


@contextmanager
def working_beside(library: Path, folder: Path, seed: int) -> Iterator[Told]:
    """Let a desk work meanwhile; at the end it is killed, and told all it did."""
    told = Told()
    tests = Path(__file__).resolve().parents[1]
    path = os.pathsep.join([str(tests), os.environ.get("PYTHONPATH", "")])
    worker = subprocess.Popen(
        [
            *(sys.executable, "-m", "reliability.services_desk"),
            *(str(library), str(folder), str(seed + SEED_APART), Edge.NONE.value, "1"),
        ],
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": path} | TELLS_WHERE,
    )
    with worker, ended_after(LONGEST_S, worker, "the desk beside"):
        pipe = worker.stdout
        assert pipe is not None
        while not told.done and (line := pipe.readline()):
            told.read([line])
        rest = Thread(target=lambda: told.read(pipe))  # or it waits for the reader
        rest.start()
        try:
            yield told
        finally:
            worker.kill()
            rest.join()
