# SPDX-License-Identifier: Apache-2.0
"""Putting a backup back: nothing is lost that stood there, and nobody looks on."""

import os
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pysqlite3

from wisedesk.db.backups import (
    back_up_from,
    connected,
    digest_of,
    free_place,
    stored_digest,
    sync,
    verified_counts,
)
from wisedesk.db.engine import SIDES, file_of, is_on_network
from wisedesk.db.failures import told_plainly
from wisedesk.db.leftovers import remove_leftovers
from wisedesk.db.upgrades import known_revisions, newest_revision
from wisedesk.services import errors
from wisedesk.services.upkeep import Restored, Step, Tell

ALONE_MS = 500  # a window that is open stays open: waiting for it is no use
_NOT_READABLE = (errors.NotALibrary, errors.DatabaseDamaged)


def verify_backup(source: Path, tell: Tell) -> str:
    """Return the revision of a backup that is whole and not too new.

    Raises FileNotFoundError, or a DeskError that says what is wrong with it.
    """
    if not source.is_file():
        raise FileNotFoundError(str(source))
    if _has_log(source):
        raise errors.DatabaseBusy(str(source))
    tell(Step.CHECKING_COPY)
    told = stored_digest(source)
    if told and told != digest_of(source):
        raise errors.BackupDamaged(str(source))
    if "alembic_version" not in verified_counts(source):
        raise errors.NotALibrary(str(source))
    revision = _revision(source)
    if revision not in known_revisions():
        raise errors.DatabaseTooNew(str(source))
    return revision


def restore(address: str, source: Path, at: datetime, tell: Tell) -> Restored:
    """Return what was put back in a library's place from a verified backup.

    What stood there is backed up first; DatabaseBusy is raised while any other
    program has it open.
    """
    library = file_of(address)
    if is_on_network(library):
        raise errors.NetworkShare(str(library))
    if library.exists() and source.exists() and source.samefile(library):
        raise errors.BackupIsLibrary(str(source))
    revision = verify_backup(source, tell)
    library.parent.mkdir(parents=True, exist_ok=True)
    remove_leftovers(library.parent)
    incoming = library.with_name(f".{library.name}.restoring")
    kept = None
    try:
        _copy_in(source, incoming, tell)
        if library.exists():
            kept = _keep(library, at, tell)
        for side in SIDES:  # an old log would be replayed into the new file
            library.with_name(library.name + side).unlink(missing_ok=True)
        incoming.replace(library)
    finally:
        incoming.unlink(missing_ok=True)
    sync(library.parent)
    return Restored(library, revision, revision != newest_revision(), kept)


def _copy_in(source: Path, incoming: Path, tell: Tell) -> None:
    """Copy a backup beside the library, ready to be one: in WAL, on the disk."""
    tell(Step.PUTTING_BACK)
    incoming.unlink(missing_ok=True)
    shutil.copyfile(source, incoming)
    if os.name == "posix":
        incoming.chmod(0o600)  # it holds people's data
    with told_plainly(), connected(incoming) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    sync(incoming)


def _keep(library: Path, at: datetime, tell: Tell) -> Path:
    """Return where the present library is kept: a backup, or its bytes when damaged.

    Looking into a file works the log beside it in, or throws that away; so where there
    is one, the bytes are kept before anything looks.
    """
    untouched = _keep_bytes(library, at) if _has_log(library) else None
    try:
        with told_plainly(), _alone(library) as connection:
            place = free_place(library, at, "-voor-terugzetten")
            backup = back_up_from(connection, place, tell)
    except _NOT_READABLE:
        return untouched or _keep_bytes(library, at)
    except BaseException:
        _remove(untouched)
        raise
    _remove(untouched)
    return backup.path


def _keep_bytes(library: Path, at: datetime) -> Path:
    place = free_place(library, at, "-beschadigd")
    place.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(library, place)
    sync(place)
    if _has_log(library):
        log = place.with_name(f"{place.name}-wal")
        shutil.copyfile(library.with_name(f"{library.name}-wal"), log)
        sync(log)
    return place


def _remove(bytes_kept: Path | None) -> None:
    if bytes_kept is not None:
        for end in ("", *SIDES):
            bytes_kept.with_name(bytes_kept.name + end).unlink(missing_ok=True)


@contextmanager
def _alone(library: Path) -> Generator[pysqlite3.Connection]:
    """Return the only connection to a library; raises SQLITE_BUSY when it is not.

    In this mode SQLite wants the whole file to itself, and is refused it while
    another connection is merely open.
    """
    with connected(library, busy_ms=ALONE_MS) as connection:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
        yield connection


def _has_log(path: Path) -> bool:
    """Whether a file has changes in a log beside it that are not in it yet."""
    log = path.with_name(f"{path.name}-wal")
    return log.is_file() and log.stat().st_size > 0


def _revision(path: Path) -> str:
    with told_plainly(), connected(path, "ro") as connection:
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(row[0]) if row else ""
