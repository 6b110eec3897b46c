# SPDX-License-Identifier: Apache-2.0
"""A desk that hangs: it is ended, and tells where it stood."""

import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Timer

# who is ended writes where each of its threads stood to its errors
TELLS_WHERE = {"PYTHONFAULTHANDLER": "1"}


class DeskHangs(Exception):
    """A desk did nothing more, and was ended."""


@contextmanager
def ended_after(
    seconds: float, desk: subprocess.Popen[bytes], what: str
) -> Iterator[None]:
    """End a desk that is still at work after some seconds.

    Raises DeskHangs then, once nobody reads what it tells any more.
    """
    hangs = Event()

    def end() -> None:
        hangs.set()
        desk.send_signal(signal.SIGABRT)

    limit = Timer(seconds, end)
    limit.start()
    try:
        yield
        desk.wait()
    finally:
        limit.cancel()
    if hangs.is_set():
        raise DeskHangs(f"nothing more came in {seconds} s, and it was ended: {what}")
