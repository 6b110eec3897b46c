# SPDX-License-Identifier: Apache-2.0
"""A desk that is killed within one deed: Ctrl-Z, Alt-U on a row, or F12.

A process of its own. What leads to the deed is done and told by nobody.
"""

import os
import random
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa

from reliability.services_desk import Clerk
from reliability.stock import stock_of
from reliability.telling import Edge, Teller
from support.clerk import BINDING_CARD, HOME_FOR_THE_ELDERLY, on_the_shelf
from support.program import WORK_DATE
from wisedesk.bootstrap import open_services
from wisedesk.config import Config, as_address
from wisedesk.db.inbox import SqliteInbox
from wisedesk.db.library import SqlLibrary
from wisedesk.services.desk_rows import RowState


class DeedClerk(Clerk):
    """A clerk who does one thing and no other."""

    def lend(self, card: str) -> str:
        """Lend the first item that is in to a card; return its barcode."""
        barcode = on_the_shelf(self._desk)[0]
        self._scan(card, barcode)
        return barcode

    def ask(self) -> None:
        """Scan what is out to another customer: its row asks something."""
        barcode = self.lend(HOME_FOR_THE_ELDERLY)
        self.end()
        self._scan(BINDING_CARD, barcode)

    def undo(self) -> None:
        """Turn the last loan back."""
        self._undo()

    def say_yes(self) -> None:
        """Answer the row that asks."""
        (row,) = self._session.rows.asking()
        self._keep(self._session.entries.decide(row.op_id, datetime.now(UTC), yes=True))

    def end(self) -> bool:
        """End the session, and say whether it could."""
        ended = self._session.end()
        if ended:
            self._thread.submit(self._inbox.end_session).result()
        return ended

    @property
    def engine(self) -> sa.Engine:
        """The engine of the library."""
        library = self._desk.library
        assert isinstance(library, SqlLibrary)
        return library.engine

    def shown(self) -> list[RowState]:
        """Return the states of the rows, newest first."""
        return [row.state for row in self._session.rows.all()]

    def close(self) -> None:
        """Let the desk go."""
        self._thread.submit(self._inbox.close).result()
        self._thread.shutdown()
        self._desk.library.close()


def clerk_at(library: Path, folder: Path) -> DeedClerk:
    """Return a clerk at a desk on a library, with the inbox in a folder."""
    address = as_address(str(library))
    config = Config(address, desk="balie-1", branch="9408", inbox=folder / "inbox")
    services = open_services(config, WORK_DATE)
    stock = stock_of(library, WORK_DATE)
    return DeedClerk(services, config, stock, random.Random(0))


def die_in_the_inbox() -> None:
    """Let this process be killed where the inbox is about to let a session go."""
    end_session = SqliteInbox.end_session

    def ending(inbox: SqliteInbox, *given: object) -> None:
        connection = inbox._open()
        connection.set_trace_callback(_die_at_commit)
        end_session(inbox, *given)  # type: ignore[arg-type]

    SqliteInbox.end_session = ending  # type: ignore[assignment, method-assign]


def _die_at_commit(statement: str) -> None:
    if statement == "COMMIT":
        os.kill(os.getpid(), signal.SIGKILL)


def work(library: Path, folder: Path, deed: str, edge: Edge) -> None:
    """Do what leads to a deed, and then the deed, in which this process is killed."""
    clerk = clerk_at(library, folder)
    if deed == "answer":
        clerk.ask()
    else:
        clerk.lend(BINDING_CARD)
    if deed == "end" and edge is Edge.COMMIT:
        die_in_the_inbox()
    Teller(edge, 1).begin(clerk.engine)
    {"undo": clerk.undo, "answer": clerk.say_yes, "end": clerk.end}[deed]()
    os.kill(os.getpid(), signal.SIGKILL)  # it is done, and nobody knows


if __name__ == "__main__":
    library, folder, deed, edge = sys.argv[1:]
    work(Path(library), Path(folder), deed, Edge(edge))
