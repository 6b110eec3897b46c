# SPDX-License-Identifier: Apache-2.0
"""The scan inbox on disk: a small file of its own, written by one thread.

It speaks to the driver directly: one insert and one commit a scan are all it does, and
every scan of a desk waits for it.
"""

import logging
from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pysqlite3 import dbapi2 as sqlite

from wisedesk.db.inbox_file import NOT_SEEN, Seen, is_whole, look_at, remove, take_file
from wisedesk.db.sqlite_failures import plain_error
from wisedesk.services import errors
from wisedesk.services.inbox import Step, StepKind
from wisedesk.services.session import Mode

LOG = logging.getLogger(__name__)
_MILLI = 1000
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
        self._seen: Seen = NOT_SEEN
        self._path = folder

    def keep(self, step: Step) -> None:
        """Put a step on disk, behind the others; one that is there stays as it is.

        One that was put aside is a step of the session from now on, and comes last.
        """
        self._do(_KEEP, _values(step))

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
        self._do(_DROP, (op_id,))

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _open(self) -> sqlite.Connection:
        before, place = self._connection, self._path
        if before is not None and is_whole(place, self._seen):
            return before
        connection, self._path = take_file(self._folder, self.name)
        try:
            kept = before is None or self._keep_again(before, connection)
            self._seen = look_at(self._path)
        except BaseException:
            connection.close()
            raise
        self.close()
        self._connection = connection
        if before is not None and kept and place != self._path:
            remove(place)  # another one holds all that it held
        return connection

    def _keep_again(self, before: sqlite.Connection, now: sqlite.Connection) -> bool:
        """Put what a file held that was taken away, or cut short, in the one now open.

        The system lets us write on in such a file, for nobody. False where it no longer
        tells what it held: it stays, and the desk scans on.
        """
        LOG.error("a scan inbox was taken away, now it is %s", self._path)
        try:
            steps = list(before.execute(_STEPS))
        except sqlite.Error:
            LOG.exception("what it held cannot be read")
            return False
        now.executemany(_KEEP_AGAIN, steps)
        return True

    def _do(self, statement: str, values: tuple[Any, ...]) -> None:
        """Do one thing, a transaction of its own that is on disk when this returns."""
        with self._told():
            self._open().execute(statement, values)
            self._seen = look_at(self._path)

    @contextmanager
    def _writing(self) -> Generator[sqlite.Connection]:
        """Return the file in a transaction that is on disk when the block ends."""
        with self._told():
            connection = self._open()
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
                self._seen = look_at(self._path)
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    @contextmanager
    def _told(self) -> Generator[None]:
        """Turn what keeps a scan from the disk into one plain error."""
        try:
            yield
        except Exception as error:
            plain = plain_error(error) or error
            if not isinstance(plain, errors.DeskError | OSError):
                raise
            raise errors.InboxUnwritable(f"{self._folder}: {plain}") from error


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
