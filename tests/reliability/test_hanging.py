# SPDX-License-Identifier: Apache-2.0
"""The harness does not wait for ever for a desk that hangs."""

import os
import subprocess
import sys

import pytest

from reliability.hanging import TELLS_WHERE, DeskHangs, ended_after

pytestmark = pytest.mark.linux
ENDLESS = "import threading; print('begun', flush=True); threading.Event().wait()"


def desk(work: str) -> subprocess.Popen[bytes]:
    """Return a process that does some work, its errors to be read."""
    return subprocess.Popen(
        [sys.executable, "-c", work],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | TELLS_WHERE,
    )


def told_by(process: subprocess.Popen[bytes], seconds: float) -> list[bytes]:
    """Return what a process told until it ended or was ended."""
    assert process.stdout is not None
    with ended_after(seconds, process, "a made-up round"):
        return process.stdout.readlines()


def test_a_desk_that_hangs_is_ended_and_tells_where_it_stood():
    message = "nothing more came in 0.1 s, and it was ended: a made-up round"
    with desk(ENDLESS) as hanging:
        assert hanging.stdout is not None
        assert hanging.stderr is not None
        assert hanging.stdout.readline() == b"begun\n"
        with pytest.raises(DeskHangs, match=message):
            told_by(hanging, 0.1)
        assert b'File "<string>", line 1' in hanging.stderr.read()


def test_a_desk_that_ends_in_time_is_let_be():
    with desk("print('done')") as quick:
        assert told_by(quick, 60) == [b"done\n"]
    assert quick.returncode == 0
