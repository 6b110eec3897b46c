# SPDX-License-Identifier: Apache-2.0
"""What the first bytes of a SQLite file say of the library in it.

They are read before the library is open, without SQLAlchemy: scans can be kept by then.
Source: sqlite.org/fileformat2.html, "The Database Header".
"""

from pathlib import Path

APPLICATION_ID = 0x57444B31  # "WDK1"
_LENGTH = 72
_MAGIC = b"SQLite format 3\0"
_USER_VERSION, _APPLICATION = slice(60, 64), slice(68, 72)


def shown(uid: int) -> str:
    """Return the uid of a library as it is written in names."""
    return f"{uid:08x}"


def uid_in(path: Path) -> str:
    """Return which library a file holds, empty where its header does not tell.

    There may be no file, no library, or one whose header is still in the log beside it.
    """
    if not path.is_file():  # a pipe would keep whoever reads it waiting
        return ""
    try:
        with path.open("rb") as file:
            head = file.read(_LENGTH)
    except OSError:
        return ""
    ours = head.startswith(_MAGIC) and _number(head[_APPLICATION]) == APPLICATION_ID
    uid = _number(head[_USER_VERSION]) if ours else 0
    return shown(uid) if uid else ""


def _number(field: bytes) -> int:
    return int.from_bytes(field, "big")
