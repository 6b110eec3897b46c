# SPDX-License-Identifier: Apache-2.0
"""What SQLite's own errors mean at a desk; the scan inbox needs no more than this."""

from collections.abc import Callable, Generator
from contextlib import contextmanager

import pysqlite3

from wisedesk.services import errors

_MEANINGS: tuple[tuple[str, type[errors.DeskError]], ...] = (
    ("SQLITE_BUSY", errors.DatabaseBusy),
    ("SQLITE_LOCKED", errors.DatabaseBusy),
    ("SQLITE_FULL", errors.DatabaseFull),
    ("SQLITE_IOERR", errors.DiskFailing),  # the driver tells no more of it
    ("SQLITE_READONLY", errors.DatabaseReadOnly),
    ("SQLITE_CANTOPEN", errors.DatabaseUnreachable),
    ("SQLITE_NOTADB", errors.NotALibrary),
    ("SQLITE_CORRUPT", errors.DatabaseDamaged),
)
Meaning = Callable[[BaseException], errors.DeskError | None]


@contextmanager
def told_as(meaning: Meaning) -> Generator[None]:
    """Turn what is raised inside the block into a DeskError, where it means one.

    Anything else, a broken constraint among them, passes unchanged: that is for the
    caller to understand, or a fault of ours.
    """
    try:
        yield
    except Exception as error:
        plain = meaning(error)
        if plain is None:
            raise
        raise plain from error


def plain_error(error: BaseException) -> errors.DeskError | None:
    """Return the DeskError that what was raised stands for, None for anything else."""
    if isinstance(error, pysqlite3.Error):
        return meaning_of(error)
    if isinstance(error, UnicodeDecodeError):  # a damaged page read as text
        return errors.DatabaseDamaged(str(error))
    return None


def meaning_of(original: BaseException | None) -> errors.DeskError | None:
    """Return the DeskError an error of SQLite stands for, None for any other."""
    name = str(getattr(original, "sqlite_errorname", "") or "")
    for prefix, plain in _MEANINGS:
        if name.startswith(prefix):
            return plain(str(original))
    if "Could not decode to UTF-8" in str(original):
        return errors.DatabaseDamaged(str(original))
    return None
