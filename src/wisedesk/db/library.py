# SPDX-License-Identifier: Apache-2.0
"""The library on disk, as the services see it."""

from contextlib import AbstractContextManager

import sqlalchemy as sa

from wisedesk.db.activity_reads import ActivityReads
from wisedesk.db.arrival_writes import ArrivalWrites
from wisedesk.db.charge_reads import ChargeReads
from wisedesk.db.charge_writes import ChargeWrites
from wisedesk.db.customer_reads import CustomerReads
from wisedesk.db.engine import sqlite_path, uid_of
from wisedesk.db.explaining_reads import ExplainingReads
from wisedesk.db.failures import told_plainly
from wisedesk.db.hold_writes import HoldWrites
from wisedesk.db.internal_card_reads import InternalCardReads
from wisedesk.db.internal_card_writes import InternalCardWrites
from wisedesk.db.item_entry import ItemEntry, NearItems
from wisedesk.db.item_facts import ItemFactsReads
from wisedesk.db.item_reads import ItemReads
from wisedesk.db.journal import JournalReads, JournalWrites
from wisedesk.db.journal_lists import JournalLists
from wisedesk.db.library_reads import LibraryReads
from wisedesk.db.library_writes import LibraryWrites
from wisedesk.db.loan_reads import LoanReads
from wisedesk.db.loan_writes import LoanWrites
from wisedesk.db.people_writes import PeopleWrites
from wisedesk.db.policy_reads import PolicyReads
from wisedesk.db.policy_writes import PolicyWrites
from wisedesk.db.renewal_writes import RenewalWrites
from wisedesk.db.report_reads import ReportReads
from wisedesk.db.title_reads import TitleReads
from wisedesk.db.transactions import Transactions
from wisedesk.db.watched_file import WatchedFile


class SqlReading(
    LibraryReads,
    PolicyReads,
    CustomerReads,
    ItemReads,
    LoanReads,
    NearItems,
    TitleReads,
    ReportReads,
    JournalReads,
    JournalLists,
    ActivityReads,
    ExplainingReads,
    InternalCardReads,
    ChargeReads,
):
    """A snapshot of the library."""


class SqlWriting(
    SqlReading,
    PeopleWrites,
    ItemFactsReads,
    LoanWrites,
    ItemEntry,
    ArrivalWrites,
    RenewalWrites,
    HoldWrites,
    InternalCardWrites,
    ChargeWrites,
    LibraryWrites,
    PolicyWrites,
    JournalWrites,
):
    """One transaction on the library."""


class SqlLibrary:
    """A library in SQLite or PostgreSQL."""

    def __init__(self, engine: sa.Engine) -> None:
        self.engine = engine
        self._transactions = Transactions(engine)
        path = sqlite_path(engine.url)
        self._file = None if path is None else WatchedFile(path)

    def reading(self) -> AbstractContextManager[SqlReading]:
        """Return a snapshot to read from; it never writes."""
        self._look_at_file()
        return self._transactions.reading(SqlReading)

    def writing(self) -> AbstractContextManager[SqlWriting]:
        """Return one transaction, stored whole when its block ends, or not at all."""
        self._look_at_file()
        return self._transactions.writing(SqlWriting)

    def uid(self) -> str:
        """Return which library this is: its backups say the same, no other does."""
        with told_plainly(), self.engine.connect() as connection:
            return uid_of(connection)

    def close(self) -> None:
        """Let go of the file."""
        self.engine.dispose()

    def _look_at_file(self) -> None:
        """Raise what was done to the file while it is open, if anything."""
        if self._file is not None:
            self._file.look(self._counted)

    def _counted(self) -> int:
        """Return how many bytes SQLite has in its file.

        A connection that is opened now would know no more than the file tells.
        """
        with self._transactions.reading(_connection) as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar() or 0
            size = connection.exec_driver_sql("PRAGMA page_size").scalar() or 0
            return int(pages) * int(size)


def _connection(connection: sa.Connection) -> sa.Connection:
    return connection
