# SPDX-License-Identifier: Apache-2.0
"""Transactions on a library: stored whole when their block ends, or not at all.

A desk makes one for every scan. On SQLite the connections therefore stay at hand, and
the driver itself is told to begin and commit: SQLAlchemy's own way from its pool to a
transaction and back takes longer than all that a loan says to the file in it.
"""

from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager, suppress
from types import TracebackType
from typing import Any, Generic, NamedTuple, TypeVar

import pysqlite3
import sqlalchemy as sa

from wisedesk.db.engine import BEGIN_READ, BEGIN_WRITE
from wisedesk.db.failures import plain_error, told_plainly

Tx = TypeVar("Tx")
Make = Callable[[sa.Connection], Tx]


class AtHand(NamedTuple):
    """A connection to a file, the driver's own, and the pool that it came from."""

    connection: sa.Connection
    driver: Any
    pool: sa.Pool

    def close(self) -> None:
        """Let go of the file."""
        self.connection.detach()  # not back to the pool: that keeps it open
        self.connection.close()


class Transactions:
    """The transactions of one library, each on a connection that nobody else has."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine
        self._writer = engine.execution_options(writes=True)
        self._is_file = engine.dialect.name == "sqlite"
        self._at_hand: list[AtHand] = []
        sa.event.listen(engine, "engine_disposed", self._let_go)

    def reading(self, make: Make[Tx]) -> AbstractContextManager[Tx]:
        """Return a transaction that only reads, as `make` makes it of a connection."""
        if self._is_file:
            return FileTransaction(self, BEGIN_READ, make)
        return _on_server(self._engine, make)

    def writing(self, make: Make[Tx]) -> AbstractContextManager[Tx]:
        """Return a transaction that may write, as `make` makes it of a connection."""
        if self._is_file:
            return FileTransaction(self, BEGIN_WRITE, make)
        return _on_server(self._writer, make)

    def take(self) -> AtHand:
        """Return a connection to a file, for as long as one has it alone."""
        try:
            return self._at_hand.pop()
        except IndexError:
            pool = self._engine.pool
            connection = self._writer.connect()
            return AtHand(connection, connection.connection.driver_connection, pool)

    def give(self, held: AtHand) -> None:
        """Put a connection at hand for who comes next; no transaction is open on it.

        One from before the library was closed is closed as well: nobody else does it,
        and Windows lets no file be replaced that is open.
        """
        self._at_hand.append(held)
        if held.pool is not self._engine.pool:
            self._close_all()

    def leave(self, held: AtHand) -> None:
        """Leave a connection on which something failed to its pool, or close it."""
        held.connection.close()
        if held.pool is not self._engine.pool:
            held.pool.dispose()

    def _let_go(self, engine: sa.Engine) -> None:  # noqa: ARG002 - SQLAlchemy's own
        """Close what is at hand: the engine closed all the others."""
        self._close_all()

    def _close_all(self) -> None:
        with suppress(IndexError):  # others may take from it meanwhile
            while True:
                self._at_hand.pop().close()


class FileTransaction(Generic[Tx]):
    """One transaction on a SQLite file.

    SQLAlchemy joins in with the driver's when it is first asked something. What the
    driver raises becomes a DeskError, where it is one.
    """

    __slots__ = ("_begin", "_held", "_make", "_of")

    def __init__(self, of: Transactions, begin: str, make: Make[Tx]) -> None:
        self._of = of
        self._begin = begin
        self._make = make

    def __enter__(self) -> Tx:
        """Begin, and return what reads and writes in it."""
        try:
            self._held = self._of.take()
        except Exception as error:
            _raise_plainly(error)
            raise
        try:
            self._held.driver.execute(self._begin)
            return self._make(self._held.connection)
        except BaseException as error:
            self._abandon()
            _raise_plainly(error)
            raise

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Store all of it, or nothing where the block came to no good end."""
        connection, driver, _ = self._held
        if error is not None:
            self._abandon()
            _raise_plainly(error)
            return
        try:
            (connection if connection.in_transaction() else driver).commit()
        except BaseException as failed:
            self._abandon()
            _raise_plainly(failed)
            raise
        self._of.give(self._held)

    def _abandon(self) -> None:
        """Take back what was written, and leave the connection to its pool."""
        try:
            self._held.driver.rollback()
        except pysqlite3.Error:
            self._held.connection.invalidate()
        self._of.leave(self._held)


def _raise_plainly(error: BaseException) -> None:
    plain = plain_error(error)
    if plain is not None:
        raise plain from error


@contextmanager
def _on_server(engine: sa.Engine, make: Make[Tx]) -> Generator[Tx]:
    with told_plainly(), engine.begin() as connection:
        yield make(connection)
