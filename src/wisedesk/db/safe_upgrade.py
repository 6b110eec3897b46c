# SPDX-License-Identifier: Apache-2.0
"""Upgrading a library: after a backup, all of it or none."""

from datetime import datetime

from wisedesk.db.backups import back_up, free_place
from wisedesk.db.creation import open_at_any_revision
from wisedesk.db.engine import file_of
from wisedesk.db.failures import told_plainly
from wisedesk.db.upgrades import known_revisions, newest_revision, upgrade_to
from wisedesk.services import errors
from wisedesk.services.upkeep import Step, Tell, Upgraded


def upgrade_library(address: str, at: datetime, tell: Tell) -> Upgraded:
    """Return from which revision to which a library was brought.

    Raises UpgradeFailed with the backup's path when it is as before all the same.
    """
    library = file_of(address)
    engine, before = open_at_any_revision(address)
    try:
        newest = newest_revision()
        if before == newest:
            return Upgraded(before, before, None)
        if before not in known_revisions():
            raise errors.DatabaseTooNew(before)
        place = free_place(library, at, "-voor-bijwerken")
        backup = back_up(address, place, at, tell)
        tell(Step.UPGRADING)
        try:
            with told_plainly():
                upgrade_to(engine)
        except Exception as error:
            raise errors.UpgradeFailed(str(backup.path)) from error
        return Upgraded(before, newest, backup.path)
    finally:
        engine.dispose()
