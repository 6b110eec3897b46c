# SPDX-License-Identifier: Apache-2.0
"""The library on disk, as import and export see it."""

from collections.abc import Generator
from contextlib import contextmanager

from wisedesk.db.export_reads import ExportReads
from wisedesk.db.failures import told_plainly
from wisedesk.db.import_customers import ImportCustomers
from wisedesk.db.import_loans import ImportLoans
from wisedesk.db.import_titles import ImportTitles
from wisedesk.db.library import SqlLibrary


class SqlImporting(ImportTitles, ImportCustomers, ImportLoans):
    """One transaction of an import."""


class SqlExchangeLibrary:
    """A library that files are imported into and exported from."""

    def __init__(self, library: SqlLibrary) -> None:
        self._engine = library.engine

    @contextmanager
    def importing(self, *, careful: bool = False) -> Generator[SqlImporting]:
        """Return one transaction, stored whole when its block ends, or not at all.

        A careful one goes on behind a row that breaks a rule of the library.
        """
        writer = self._engine.execution_options(writes=True)
        with told_plainly(), writer.begin() as connection:
            yield SqlImporting(connection, careful=careful)

    @contextmanager
    def exporting(self) -> Generator[ExportReads]:
        """Return a snapshot to read from one end to the other; it never writes."""
        with told_plainly(), self._engine.connect() as connection, connection.begin():
            yield ExportReads(connection)
