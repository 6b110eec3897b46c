# SPDX-License-Identifier: Apache-2.0
"""The scan inbox on disk: a small file of its own, written by one thread.

It speaks to the driver directly: one insert and one commit a scan are all it does, and
every scan of a desk waits for it.
"""

import logging
import os
from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pysqlite3 import dbapi2 as sqlite

from wisedesk.db.sqlite_failures import told_by_sqlite
from wisedesk.services import errors
from wisedesk.services.inbox import Step, StepKind
from wisedesk.services.session import Mode

LOG = logging.getLogger(__name__)
MOST_WINDOWS = 9
_MILLI = 1000
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
_COLUMNS = ("place", "op_id", "kind", "text", "mode", "customer", "made_at", "of")
_KEEP = """
INSERT INTO session_step (op_id, kind, text, mode, customer, made_at, of)
VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (op_id) DO UPDATE
SET place = (SELECT max(place) + 1 FROM session_step), kind = excluded.kind,
    text = excluded.text, mode = excluded.mode, customer = excluded.customer
WHERE kind = 'aside'
"""
_KEEP_AGAIN = """
INSERT OR IGNORE INTO session_step (op_id, kind, text, mode, customer, made_at, of)
VALUES (?, ?, ?, ?, ?, ?, ?)
"""
_LAST_OF = """
SELECT max(place) FROM session_step
WHERE kind <> 'aside' AND op_id = coalesce(?, op_id)
"""
_DELETE_UP_TO = "DELETE FROM session_step WHERE kind <> 'aside' AND place <= ?"
_KEEP_AT = """
INSERT INTO session_step (place, op_id, kind, text, mode, customer, made_at, of)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
"""
_DROP = "DELETE FROM session_step WHERE kind = 'aside' AND op_id = ?"
_UNREAD = """
CREATE TABLE IF NOT EXISTS unread AS SELECT * FROM session_step WHERE FALSE
"""
_KEEP_UNREAD = "INSERT INTO unread SELECT * FROM session_step WHERE op_id = ?"
_STEPS = """
SELECT op_id, kind, text, mode, customer, made_at, of FROM session_step ORDER BY place
"""


class SqliteInbox:
    """The inbox of one window; call it from one thread, which opens the file.

    Each window holds a file of its own, locked while it lives. A window takes over the
    file that one before it left with scans in it, when that one was cut off.
    """

    def __init__(self, folder: Path, name: str) -> None:
        self.name = name
        self._folder = folder
        self._connection: sqlite.Connection | None = None
        self._file: os.stat_result | None = None
        self._path = folder

    def keep(self, step: Step) -> None:
        """Put a step on disk, behind the others; one that is there stays as it is.

        One that was put aside is a step of the session from now on, and comes last.
        """
        with self._writing() as connection:
            connection.execute(_KEEP, _values(step))

    def steps(self) -> list[Step]:
        """Return the steps of the session that was cut off, oldest first."""
        with self._told():
            connection = self._open()
            rows = list(connection.execute(_STEPS))
        steps, unread = [], []
        for row in rows:
            try:
                steps.append(_step(row))
            except (TypeError, ValueError, OverflowError, OSError):
                LOG.exception("a step of the inbox is not understood: %r", row)
                unread.append(row[0])
        self._put_aside(unread)
        return steps

    def _put_aside(self, op_ids: list[Any]) -> None:
        """Take steps out of the session that are not understood, and keep them."""
        if not op_ids:
            return
        with self._writing() as connection:
            connection.execute(_UNREAD)
            for op_id in op_ids:
                connection.execute(_KEEP_UNREAD, (op_id,))
                connection.execute("DELETE FROM session_step WHERE op_id = ?", (op_id,))

    def end_session(self, op_id: str = "", left: Step | None = None) -> None:
        """Let go of all steps up to and with one, or of all where none is named.

        `left` stands in their place.
        """
        with self._writing() as connection:
            place = connection.execute(_LAST_OF, (op_id or None,)).fetchone()[0]
            connection.execute(_DELETE_UP_TO, (place,))
            if left is not None:
                connection.execute(_KEEP_AT, (place, *_values(left)))

    def drop(self, op_id: str) -> None:
        """Let go of a scan that was put aside: somebody took it."""
        with self._writing() as connection:
            connection.execute(_DROP, (op_id,))

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _open(self) -> sqlite.Connection:
        before = self._connection
        if before is not None and not self._is_gone():
            return before
        connection, self._path = self._take_file()
        try:
            if before is not None:
                LOG.error("a scan inbox was taken away, now it is %s", self._path)
                connection.executemany(_KEEP_AGAIN, list(before.execute(_STEPS)))
            self._file = self._path.stat()
        except BaseException:
            connection.close()
            raise
        self.close()
        self._connection = connection
        return connection

    def _is_gone(self) -> bool:
        """Whether the file was taken away: the system lets us write on for nobody."""
        try:
            now = self._path.stat()
        except OSError:
            return True
        return self._file is None or not os.path.samestat(now, self._file)

    def _take_file(self) -> tuple[sqlite.Connection, Path]:
        """Return the first file nobody holds, one with scans in it before all others.

        Raises DatabaseBusy when every one is held.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        free: sqlite.Connection | None = None
        taken = self._folder
        for number in range(1, MOST_WINDOWS + 1):
            path = self._folder / f"{self.name}-{number}.sqlite"
            if free is not None and not path.exists():
                break
            connection = _hold(path)
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
            raise errors.DatabaseBusy(str(self._folder))
        return free, taken

    @contextmanager
    def _writing(self) -> Generator[sqlite.Connection]:
        """Return the file in a transaction that is on disk when the block ends."""
        with self._told():
            connection = self._open()
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    @contextmanager
    def _told(self) -> Generator[None]:
        """Turn what keeps a scan from the disk into one plain error."""
        try:
            with told_by_sqlite():
                yield
        except (errors.DeskError, OSError) as error:
            raise errors.InboxUnwritable(f"{self._folder}: {error}") from error


def _hold(path: Path) -> sqlite.Connection | None:
    """Return a connection that alone holds a file, None while another window does.

    A file that is an inbox no longer is put aside: the desk must be able to scan.
    """
    try:
        with told_by_sqlite():
            return _connect(path)
    except errors.DatabaseBusy:
        return None
    except (errors.DatabaseDamaged, errors.NotALibrary):
        LOG.exception("the scan inbox %s is damaged and put aside", path)
        path.replace(path.with_suffix(".damaged"))
        for end in ("-wal", "-shm"):
            path.with_name(path.name + end).unlink(missing_ok=True)
        return _connect(path)


def _connect(path: Path) -> sqlite.Connection:
    connection = sqlite.connect(
        path, timeout=0, isolation_level=None, check_same_thread=False
    )
    try:
        for pragma in (
            "locking_mode = EXCLUSIVE",  # let go when the process ends, however
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


def _values(step: Step) -> tuple[Any, ...]:
    """Return a step as the columns of a row hold it."""
    return (
        step.op_id,
        step.kind.value,
        step.text,
        step.mode.value,
        step.customer,
        round(step.made_at.timestamp() * _MILLI),
        step.of,
    )


def _step(row: tuple[Any, ...]) -> Step:
    op_id, kind, text, mode, customer, made_at, of = row
    return Step(
        op_id=op_id,
        kind=StepKind(kind),
        text=text,
        mode=Mode(mode),
        customer=customer,
        made_at=datetime.fromtimestamp(made_at / _MILLI, UTC),
        of=of,
    )
