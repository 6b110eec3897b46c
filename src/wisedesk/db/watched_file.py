# SPDX-License-Identifier: Apache-2.0
"""A library's file while desks work in it: nobody tells what happens to it."""

import os
from collections.abc import Callable
from pathlib import Path

from wisedesk.services import errors


class WatchedFile:
    """The file as it was when it was opened; one look at it costs one system call.

    A file that was written over in place, and is as long as it was, is not told from
    one that SQLite wrote in: reading its header by ourselves would let go of the locks
    that SQLite has on it, as POSIX has it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._found = _found_at(path)

    def look(self, counted: Callable[[], int]) -> None:
        """Raise what happened to the file since the last look, if anything.

        LibraryTakenAway when it is gone, LibraryReplaced when another lies there: the
        system would let us write on in a file that nobody finds again. DatabaseDamaged
        when it was cut short, below the bytes that SQLite has `counted` in it.
        """
        before = self._found  # first: another thread may look at a longer one meanwhile
        now = _found_at(self._path)
        if now is None or before is None:
            raise errors.LibraryTakenAway(str(self._path))
        if not os.path.samestat(now, before):
            raise errors.LibraryReplaced(str(self._path))
        if now.st_size < before.st_size and now.st_size < counted():
            raise errors.DatabaseDamaged(str(self._path))
        self._found = now


def _found_at(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except OSError:
        return None
