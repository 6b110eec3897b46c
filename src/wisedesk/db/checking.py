# SPDX-License-Identifier: Apache-2.0
"""Whether a library is well: its file, its links, and its rules."""

from itertools import islice

import pysqlite3
import sqlalchemy as sa

from wisedesk.db.backups import row_counts
from wisedesk.db.creation import open_library
from wisedesk.db.engine import file_of
from wisedesk.db.failures import told_plainly
from wisedesk.db.rule_checks import RULE_FAULTS, Facts, Look, unfinished_imports
from wisedesk.db.upgrades import newest_revision
from wisedesk.services.upkeep import CheckReport, Fault, Finding, Step, Tell, Unfinished

MOST_EXAMPLES = 20


def check_library(address: str, tell: Tell) -> CheckReport:
    """Return what is wrong in a library; where the file is damaged, only that.

    Raises OnlySQLite, or a DeskError when it cannot be opened at all.
    """
    path = file_of(address)
    library = open_library(address)
    rows: dict[str, int] = {}
    unfinished: list[Unfinished] = []
    try:
        with told_plainly(), library.engine.connect() as connection:
            tell(Step.CHECKING_FILE)
            findings = _look(connection, FILE_FAULTS)
            if not findings:
                tell(Step.CHECKING_RULES)
                rows = row_counts(connection.connection.driver_connection)
                unfinished = unfinished_imports(connection)
                findings = _look(connection, RULE_FAULTS)
    finally:
        library.close()
    return CheckReport(
        path=path,
        sqlite=pysqlite3.sqlite_version,
        revision=newest_revision(),
        rows=rows,
        unfinished=tuple(unfinished),
        findings=findings,
    )


def _look(connection: sa.Connection, looks: dict[Fault, Look]) -> tuple[Finding, ...]:
    found = []
    for fault, look in looks.items():
        facts = look(connection)
        examples = tuple(islice(facts, MOST_EXAMPLES))
        if examples:
            total = len(examples) + sum(1 for _ in facts)
            found.append(Finding(fault, total, examples))
    return tuple(found)


def _file(connection: sa.Connection) -> Facts:
    for (verdict,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if verdict != "ok":
            yield {"verdict": str(verdict)}


def _links(connection: sa.Connection) -> Facts:
    for table, row_id, parent, _ in connection.exec_driver_sql(
        "PRAGMA foreign_key_check"
    ):
        yield {"table": str(table), "row": str(row_id), "parent": str(parent)}


FILE_FAULTS: dict[Fault, Look] = {Fault.FILE: _file, Fault.LINK: _links}
