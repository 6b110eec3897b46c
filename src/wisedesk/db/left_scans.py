# SPDX-License-Identifier: Apache-2.0
"""The scans that a session was cut off with in a library that lies here no more."""

import re
from pathlib import Path

from pysqlite3 import dbapi2 as sqlite


def count_left_scans(folder: Path, place: str, uid: str) -> int:
    """Return how many scans wait in the inboxes of other libraries at a place.

    `place` is what the names of all inboxes for a library's address begin with. They
    stay where they are: when their library is put back, its session goes on.
    """
    other = re.compile(rf"{re.escape(place)}-(?!{re.escape(uid)}-)\w+-\d+\.sqlite")
    if not folder.is_dir():
        return 0
    return sum(_count(path) for path in folder.iterdir() if other.fullmatch(path.name))


def _count(path: Path) -> int:
    """Return the scans in an inbox; none while a window holds it, or it is damaged."""
    connection = sqlite.connect(path, timeout=0, isolation_level=None)
    try:
        scans = "SELECT count(*) FROM session_step WHERE kind = 'scan'"
        return int(connection.execute(scans).fetchone()[0])
    except sqlite.Error:
        return 0
    finally:
        connection.close()
