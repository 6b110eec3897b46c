# SPDX-License-Identifier: Apache-2.0
"""Where the console program `wisedesk-admin` starts, and where Ctrl-C ends it."""

import sys
from collections.abc import Sequence
from io import TextIOWrapper

STOPPED = 2


def main(argv: Sequence[str] | None = None) -> int:
    """Carry out a command line and return the exit code.

    What it can do is loaded here: that takes a moment, and Ctrl-C is answered then too.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a pipe on Windows lacks many letters
            stream.reconfigure(errors="replace")
    try:
        from wisedesk.cli.commands import carry_out  # noqa: PLC0415 - see above

        return carry_out(argv)
    except KeyboardInterrupt:
        sys.stderr.write("wisedesk-admin: Afgebroken.\n")
        return STOPPED
