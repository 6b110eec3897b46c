# SPDX-License-Identifier: Apache-2.0
"""A disk that takes nothing more, for whoever may not mount one: no file may grow."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from support.raw_file import opened

FILLED = 400_000  # bytes of the library's log, more than the inbox ever has


@contextmanager
def no_room_for(path: Path) -> Iterator[None]:
    """Let no file of this process grow beyond the size that one has now.

    The system answers as it does for a quota that is used up (EFBIG).
    """
    import resource  # noqa: PLC0415 - Linux alone has it

    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size, most))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))


@contextmanager
def no_room_for_library(library: Path) -> Iterator[None]:
    """Let the library's log take nothing more; smaller files grow on."""
    with opened(library) as other:
        other.execute("INSERT INTO setting VALUES ('filled', ?)", ("x" * FILLED,))
        other.execute("DELETE FROM setting WHERE name = 'filled'")
        with no_room_for(log_of(library)):
            yield


def log_of(path: Path) -> Path:
    """Return the file that a SQLite file in use writes first."""
    return path.with_name(f"{path.name}-wal")
