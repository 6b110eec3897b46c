# SPDX-License-Identifier: Apache-2.0
"""What a driver's errors mean at a desk."""

from contextlib import AbstractContextManager

import sqlalchemy as sa

from wisedesk.db import sqlite_failures
from wisedesk.services import errors

_POSTGRES: tuple[tuple[str, type[errors.DeskError]], ...] = (
    ("55P03", errors.DatabaseBusy),  # lock not available
    ("57014", errors.DatabaseBusy),  # statement timeout
    ("40001", errors.DatabaseBusy),  # serialization failure
    ("40P01", errors.DatabaseBusy),  # deadlock
    ("53100", errors.DatabaseFull),  # disk full
    ("25006", errors.DatabaseReadOnly),  # read-only transaction
)


def told_plainly() -> AbstractContextManager[None]:
    """Return a block in which what a driver raises becomes a DeskError if it is one."""
    return sqlite_failures.told_as(plain_error)


def plain_error(error: BaseException) -> errors.DeskError | None:
    """Return the DeskError that what was raised stands for, None for anything else."""
    if isinstance(error, sa.exc.DBAPIError):
        return meaning_of(error.orig, lost=error.connection_invalidated)
    return sqlite_failures.plain_error(error)  # for what is said past SQLAlchemy


def meaning_of(
    original: BaseException | None, *, lost: bool = False
) -> errors.DeskError | None:
    """Return the DeskError a driver's error stands for, None for any other.

    `lost` tells that the connection broke.
    """
    plain_sqlite = sqlite_failures.meaning_of(original)
    if plain_sqlite is not None:
        return plain_sqlite
    state = str(getattr(original, "sqlstate", "") or "")
    for prefix, plain in _POSTGRES:
        if state == prefix:
            return plain(str(original))
    if lost or state.startswith("08"):
        return errors.DatabaseUnreachable(str(original))
    return None
