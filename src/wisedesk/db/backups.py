# SPDX-License-Identifier: Apache-2.0
"""Backups: one file each, made while desks work on, verified before it counts.

VACUUM INTO reads one snapshot and takes no lock that a desk would wait for; the backup
API in steps never ends while another connection writes.
"""

import hashlib
import os
from collections.abc import Generator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from secrets import token_hex

import pysqlite3

from wisedesk.db.creation import open_at_any_revision
from wisedesk.db.engine import BUSY_MS, file_of
from wisedesk.db.failures import told_plainly
from wisedesk.db.file_header import APPLICATION_ID
from wisedesk.db.leftovers import remove_leftovers
from wisedesk.services import errors
from wisedesk.services.upkeep import Backup, Step, Tell

FOLDER = "backups"
DIGEST_END = ".sha256"
_BLOCK = 1 << 20


def back_up(address: str, target: Path | None, at: datetime, tell: Tell) -> Backup:
    """Return the backup just made of a library, in a file that did not exist.

    Without a target it lies in `backups` beside the library; there, and in a folder
    that is named, the file is called by the moment.
    Raises FileExistsError, OnlySQLite, BackupDamaged where the copy is not whole.
    """
    library = file_of(address)
    open_at_any_revision(address)[0].dispose()  # tells what is the matter, if anything
    with told_plainly(), connected(library) as connection:
        if target is None or target.is_dir():
            target = free_place(library, at, folder=target)
        return back_up_from(connection, target, tell)


def free_place(
    library: Path, at: datetime, suffix: str = "", folder: Path | None = None
) -> Path:
    """Return a file for a new backup of a library that nothing stands at yet."""
    stem = f"{library.stem}-{at:%Y%m%d-%H%M%S}{suffix}"
    place = (folder or library.parent / FOLDER) / f"{stem}.sqlite"
    number = 1
    while place.exists():
        number += 1
        place = place.with_name(f"{stem}-{number}.sqlite")
    return place


def back_up_from(connection: pysqlite3.Connection, target: Path, tell: Tell) -> Backup:
    """Return the backup just made of the library a connection has open."""
    if target.exists():
        raise FileExistsError(str(target))
    target.parent.mkdir(parents=True, exist_ok=True)
    remove_leftovers(target.parent)
    partial = target.with_name(f".{target.name}.{token_hex(4)}.partial")
    try:
        before = row_counts(connection)
        tell(Step.COPYING)
        connection.execute("VACUUM INTO ?", (str(partial.absolute()),))
        if os.name == "posix":
            partial.chmod(0o600)  # it holds people's data
        after = row_counts(connection)
        tell(Step.CHECKING_COPY)
        copied = verified_counts(partial)
        compare(copied, before, after)
        digest = digest_of(partial)
        sync(partial)
        _take_place(partial, target, digest)
    finally:
        partial.unlink(missing_ok=True)
    sync(target.parent)
    return Backup(target, digest, sum(copied.values()))


@contextmanager
def connected(
    path: Path, mode: str = "rw", busy_ms: int = BUSY_MS
) -> Generator[pysqlite3.Connection]:
    """Return a connection straight to a SQLite file, closed when the block ends."""
    connection = pysqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        timeout=busy_ms / 1000,
    )
    try:
        yield connection
    finally:
        connection.close()


def verified_counts(path: Path) -> dict[str, int]:
    """Return the rows of each table of a whole library file.

    Raises a DeskError when the file is empty, no library, or damaged.
    """
    if not path.stat().st_size:
        raise errors.LibraryEmpty(str(path))
    with told_plainly(), connected(path, "ro") as connection:
        (mark,) = connection.execute("PRAGMA application_id").fetchone()
        if mark != APPLICATION_ID:
            raise errors.NotALibrary(str(path))
        (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        if verdict != "ok":
            raise errors.DatabaseDamaged(str(path))
        return row_counts(connection)


def row_counts(connection: pysqlite3.Connection) -> dict[str, int]:
    """Return the rows of each table, as the file itself lists them."""
    names = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
    ).fetchall()
    return {
        name: connection.execute(
            f'SELECT count(*) FROM "{name}"'  # noqa: S608 - the file's own names
        ).fetchone()[0]
        for (name,) in names
    }


def compare(copied: dict[str, int], *counted: dict[str, int]) -> None:
    """Raise BackupDamaged when a table lacks rows it had both before and after.

    Desks may have worked on meanwhile: the copy is of a moment between the two.
    """
    for name in counted[0]:
        if copied.get(name, 0) < min(each.get(name, 0) for each in counted):
            raise errors.BackupDamaged(name)


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file's bytes."""
    whole = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            whole.update(block)
    return whole.hexdigest()


def stored_digest(path: Path) -> str:
    """Return the SHA-256 written beside a backup, empty where there is none."""
    beside = path.with_name(path.name + DIGEST_END)
    if not beside.is_file():
        return ""
    return beside.read_text(encoding="utf-8").partition(" ")[0].strip().lower()


def sync(path: Path) -> None:
    """Have what a file or folder holds on the disk before anything follows."""
    if path.is_dir() and os.name != "posix":
        return  # only POSIX can open a folder
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _take_place(partial: Path, target: Path, digest: str) -> None:
    """Give a backup its name, with its digest beside it.

    Raises FileExistsError when another backup has the name meanwhile.
    """
    target.touch(exist_ok=False)  # from here on the name, and its digest's, are ours
    try:
        _write_digest(target, digest)
        partial.replace(target)
    except BaseException:
        target.unlink()
        raise


def _write_digest(target: Path, digest: str) -> None:
    """Write a backup's digest beside it, as `sha256sum -c` reads it."""
    beside = target.with_name(target.name + DIGEST_END)
    beside.write_text(f"{digest}  {target.name}\n", encoding="utf-8")
    sync(beside)
