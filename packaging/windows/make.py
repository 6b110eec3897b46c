# SPDX-License-Identifier: Apache-2.0
"""`make windows`: the program for Windows, made and tried out on a Linux machine.

A Windows Python in wine freezes it. Steps can be named: `make windows ARGS=program`.
"""

import fcntl
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import frozen_program
import installer
import msi
from installer_trial import try_installer
from own_mounts import start_apart
from version_resource import product_version
from windows_python import CACHE_FOLDER, ready_prefix
from wine_prefix import Prefix, display


def program(prefix: Prefix) -> None:
    """Freeze the program and let it test itself."""
    frozen_program.freeze(prefix)
    frozen_program.try_out(prefix, frozen_program.PROGRAM)


def setup(_prefix: Prefix) -> None:
    """Compile the installers of the frozen program."""
    installer.compile_delivered()
    msi.compile_msi(msi.delivered_msi(), product_version())


def trial(prefix: Prefix) -> None:
    """Install, upgrade and remove it in a Windows where nothing else is."""
    try_installer(prefix.display)
    msi.try_msi(prefix.display)


STEPS: dict[str, Callable[[Prefix], None]] = {
    "program": program,
    "setup": setup,
    "trial": trial,
}


def make(names: Sequence[str]) -> None:
    """Carry out the named steps, or all of them, and tell how long each took."""
    unknown = [name for name in names if name not in STEPS]
    if unknown:
        sys.exit(f"{unknown[0]} is no step; there are: {', '.join(STEPS)}")
    with _alone(), display() as number:
        began = time.monotonic()
        prefix = ready_prefix(number)
        try:
            for name in names or STEPS:
                _told(name, began)
                STEPS[name](prefix)
        finally:
            prefix.end()
        _told("done", began)


@contextmanager
def _alone() -> Iterator[None]:
    """Wait for another build of this user: both work in the same prefix."""
    CACHE_FOLDER.mkdir(parents=True, exist_ok=True)
    with (CACHE_FOLDER / "in-use").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _told(what: str, began: float) -> None:
    print(f"{time.monotonic() - began:4.0f} s  {what}", flush=True)


if __name__ == "__main__":
    start_apart(__file__, sys.argv[1:])
    make(sys.argv[1:])
