# SPDX-License-Identifier: Apache-2.0
"""What a driver's errors mean at a desk."""

from collections.abc import Generator
from contextlib import contextmanager

import pysqlite3
import sqlalchemy as sa

from wisedesk.services import errors

_SQLITE: tuple[tuple[str, type[errors.DeskError]], ...] = (
    ("SQLITE_BUSY", errors.DatabaseBusy),
    ("SQLITE_LOCKED", errors.DatabaseBusy),
    ("SQLITE_FULL", errors.DatabaseFull),
    ("SQLITE_IOERR", errors.DiskFailing),  # the driver tells no more of it
    ("SQLITE_READONLY", errors.DatabaseReadOnly),
    ("SQLITE_CANTOPEN", errors.DatabaseUnreachable),
    ("SQLITE_NOTADB", errors.NotALibrary),
    ("SQLITE_CORRUPT", errors.DatabaseDamaged),
)
_POSTGRES: tuple[tuple[str, type[errors.DeskError]], ...] = (
    ("55P03", errors.DatabaseBusy),  # lock not available
    ("57014", errors.DatabaseBusy),  # statement timeout
    ("40001", errors.DatabaseBusy),  # serialization failure
    ("40P01", errors.DatabaseBusy),  # deadlock
    ("53100", errors.DatabaseFull),  # disk full
    ("25006", errors.DatabaseReadOnly),  # read-only transaction
)


@contextmanager
def told_plainly() -> Generator[None]:
    """Turn what the driver raises inside the block into a DeskError, where it is one.

    Anything else, a broken constraint among them, passes unchanged: that is for the
    caller to understand, or a fault of ours.
    """
    try:
        yield
    except sa.exc.DBAPIError as error:
        plain = meaning_of(error.orig, lost=error.connection_invalidated)
        if plain is None:
            raise
        raise plain from error
    except pysqlite3.Error as error:  # said to SQLite itself, past SQLAlchemy
        plain = meaning_of(error)
        if plain is None:
            raise
        raise plain from error
    except UnicodeDecodeError as error:  # a damaged page read as text
        raise errors.DatabaseDamaged(str(error)) from error


def meaning_of(
    original: BaseException | None, *, lost: bool = False
) -> errors.DeskError | None:
    """Return the DeskError a driver's error stands for, None for any other.

    `lost` tells that the connection broke.
    """
    name = str(getattr(original, "sqlite_errorname", "") or "")
    state = str(getattr(original, "sqlstate", "") or "")
    for prefix, plain in _SQLITE:
        if name.startswith(prefix):
            return plain(str(original))
    for prefix, plain in _POSTGRES:
        if state == prefix:
            return plain(str(original))
    if "Could not decode to UTF-8" in str(original):
        return errors.DatabaseDamaged(str(original))
    if lost or state.startswith("08"):
        return errors.DatabaseUnreachable(str(original))
    return None
