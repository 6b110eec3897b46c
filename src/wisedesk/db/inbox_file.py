# SPDX-License-Identifier: Apache-2.0
"""The file of a scan inbox: one a window, held while it lives, looked through first."""

import logging
import os
from contextlib import suppress
from itertools import count
from pathlib import Path

from pysqlite3 import dbapi2 as sqlite

from wisedesk.db.sqlite_failures import plain_error, told_as
from wisedesk.services import errors

LOG = logging.getLogger(__name__)
MOST_WINDOWS = 9
_TABLE = """
CREATE TABLE IF NOT EXISTS session_step (
    place INTEGER PRIMARY KEY AUTOINCREMENT,
    op_id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    mode TEXT NOT NULL,
    customer TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    of TEXT NOT NULL
)
"""
_FOREIGN = """
SELECT name FROM sqlite_schema WHERE type = 'table'
AND name NOT IN ('session_step', 'unread', 'sqlite_sequence')
"""
Seen = tuple[os.stat_result | None, ...]  # of the file, and of the log beside it
NOT_SEEN: Seen = (None, None)
_COLUMNS = ("place", "op_id", "kind", "text", "mode", "customer", "made_at", "of")


def take_file(folder: Path, name: str) -> tuple[sqlite.Connection, Path]:
    """Return the first file nobody holds, one with scans in it before all others.

    One that we may not write is left to whom it belongs. Raises DatabaseBusy when every
    one is held.
    """
    folder.mkdir(parents=True, exist_ok=True)
    free: sqlite.Connection | None = None
    taken = folder
    why: errors.DeskError = errors.DatabaseBusy(str(folder))
    for number in range(1, MOST_WINDOWS + 1):
        path = folder / f"{name}-{number}.sqlite"
        if free is not None and not path.exists():
            break
        try:
            connection = _hold(path)
        except (errors.DatabaseUnreachable, errors.DatabaseReadOnly) as error:
            if not path.exists():
                raise
            LOG.exception("the scan inbox %s cannot be used", path)
            why = error
            continue
        if connection is None:
            continue
        if free is None:
            free, taken = connection, path
        elif _has_steps(connection) and not _has_steps(free):
            free.close()
            free, taken = connection, path
        else:
            connection.close()
    if free is None:
        raise why
    return free, taken


def look_at(path: Path) -> Seen:
    """Return which files an inbox is now, with their sizes."""
    return _stat(str(path)), _stat(f"{path}-wal")


def is_whole(path: Path, seen: Seen) -> bool:
    """Whether an inbox is the files it was, and none of them was cut short."""
    file, log = seen
    now_file, now_log = look_at(path)
    return (
        file is not None
        and _goes_on(file, now_file)
        and (log is None or _goes_on(log, now_log))
    )


def _stat(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)  # noqa: PTH116 - each scan waits
    except OSError:
        return None


def _goes_on(was: os.stat_result, now: os.stat_result | None) -> bool:
    """Whether a file is the one it was, and as long at least."""
    return now is not None and os.path.samestat(now, was) and now.st_size >= was.st_size


def remove(path: Path) -> None:
    """Take away an inbox whose scans another one holds."""
    for side in ("", "-wal", "-shm"):
        with suppress(OSError):
            Path(f"{path}{side}").unlink()


def _hold(path: Path) -> sqlite.Connection | None:
    """Return a connection that alone holds a file, None while another window does.

    A file that is an inbox no longer is put aside: the desk must be able to scan.
    """
    try:
        with told_as(plain_error):
            return _connect(path)
    except errors.DatabaseBusy:
        return None
    except (errors.DatabaseDamaged, errors.NotALibrary):
        LOG.exception("the scan inbox %s is damaged and put aside", path)
        path.replace(_free_name(path))
        for end in ("-wal", "-shm"):
            path.with_name(path.name + end).unlink(missing_ok=True)
        return _connect(path)


def _free_name(path: Path) -> Path:
    """Return a name to put a damaged inbox under, no other one's."""
    names = (path.with_suffix(f".damaged{n or ''}") for n in count())
    return next(each for each in names if not each.exists())


def _connect(path: Path) -> sqlite.Connection:
    connection = sqlite.connect(
        path, timeout=0, isolation_level=None, check_same_thread=False
    )
    try:
        # let go when the process ends, however; and before the first look: what SQLite
        # then shares in a file beside it, another file of that name would spoil
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        _look_whose(connection)
        for pragma in (
            "journal_mode = WAL",
            "synchronous = FULL",
            "secure_delete = ON",  # what was scanned tells what somebody reads
        ):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("BEGIN IMMEDIATE")  # the lock comes with the first write
        connection.execute(_TABLE)
        connection.execute("COMMIT")
        _look_through(connection)
    except BaseException:
        connection.close()
        raise
    if os.name == "posix":
        path.chmod(0o600)
    return connection


def _look_whose(connection: sqlite.Connection) -> None:
    """Raise DatabaseDamaged for another program's file; nothing is written in it."""
    if connection.execute(_FOREIGN).fetchone() is not None:
        raise errors.DatabaseDamaged("it is another program's")


def _look_through(connection: sqlite.Connection) -> None:
    """Raise DatabaseDamaged for a file that holds no inbox, wherever it is damaged."""
    told = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    columns = {row[1] for row in connection.execute("PRAGMA table_info(session_step)")}
    if told != "ok" or not columns.issuperset(_COLUMNS):
        raise errors.DatabaseDamaged(told)


def _has_steps(connection: sqlite.Connection) -> bool:
    return (
        connection.execute("SELECT 1 FROM session_step LIMIT 1").fetchone() is not None
    )
