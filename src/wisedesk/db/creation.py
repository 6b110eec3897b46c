# SPDX-License-Identifier: Apache-2.0
"""Making a library, and opening one that exists."""

import errno
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import sqlalchemy as sa

from wisedesk.db.engine import (
    SIDES,
    SQLITE,
    create_sqlite_file,
    file_of,
    is_file,
    look_whether_writable,
    open_engine,
    sqlite_path,
)
from wisedesk.db.failures import told_plainly
from wisedesk.db.file_header import APPLICATION_ID
from wisedesk.db.leftovers import remove_leftovers
from wisedesk.db.library import SqlLibrary
from wisedesk.db.upgrades import (
    known_revisions,
    newest_revision,
    revision_of,
    upgrade_to,
)
from wisedesk.services import errors

Find = Callable[[str], Path]


def create_library(address: str, find: Find, sample_day: date | None = None) -> None:
    """Make a library with its definitions, and the sample as of a day if one is given.

    It is made beside its place and put there whole: a creation that fails, or whose
    program is ended, leaves nothing that looks like a library. Raises FileExistsError
    when something stands there already, but for a file without a byte; FolderClosed
    when nothing can be made in the folder.
    """
    engine = open_engine(address)
    path = sqlite_path(engine.url)
    if path is None:
        _fill(engine, find, sample_day)
        return
    _look_for_another(path)
    making = path.with_name(f".{path.name}.{os.getpid()}.making")
    _begin_file(making)
    try:
        _fill(open_engine(f"{SQLITE}{making.as_posix()}"), find, sample_day)
        _put_in_place(making, path)
    finally:
        _remove(making)


def create_first_library(address: str) -> None:
    """Make a library of the oldest revision, with nothing in its tables."""
    engine = open_engine(address)
    try:
        create_sqlite_file(engine)
        upgrade_to(engine, min(known_revisions()))
    finally:
        engine.dispose()


def _fill(engine: sa.Engine, find: Find, sample_day: date | None) -> None:
    """Make the tables and what belongs in them; the file is let go of."""
    # imported when a library is made: one that exists is open sooner without
    from wisedesk.db.definitions import add_definitions
    from wisedesk.db.sample import add_sample

    try:
        with told_plainly():
            if engine.dialect.name == "sqlite":
                create_sqlite_file(engine)
            upgrade_to(engine)
            with engine.execution_options(writes=True).begin() as connection:
                add_definitions(connection, find)
                if sample_day is not None:
                    add_sample(connection, find, sample_day)
    finally:
        engine.dispose()


def look_at_new_place(address: str) -> None:
    """Raise what would stop a library from being made at the address of a file.

    That is NetworkShare, FolderClosed, and FileExistsError.
    """
    path = file_of(address)
    open_engine(address).dispose()
    try:
        _look_for_another(path)
        folder = next(each for each in path.parents if each.exists())
    except FileExistsError:
        raise
    except (OSError, StopIteration) as error:
        raise errors.FolderClosed(str(path.parent)) from error
    if not (folder.is_dir() and os.access(folder, os.W_OK)):
        raise errors.FolderClosed(str(path.parent))


def _look_for_another(path: Path) -> None:
    """Raise FileExistsError where a new library would be in the place of something.

    A file without a byte is nothing, unless a log lies beside it: that may hold what
    the file lost.
    """
    log = path.with_name(path.name + SIDES[0])
    if not path.exists():
        return
    if not path.is_file() or any(_size(each) for each in (path, log)):
        raise FileExistsError(str(path))


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _begin_file(making: Path) -> None:
    """Make the folder and the file that is to be a library.

    Raises FolderClosed where the system does not let us, DatabaseFull for want of room.
    """
    try:
        making.parent.mkdir(parents=True, exist_ok=True)
        remove_leftovers(making.parent)
        _remove(making)
        making.touch(0o600)  # it will hold people's data
    except OSError as error:
        full = error.errno in {errno.ENOSPC, errno.EDQUOT}
        plain = errors.DatabaseFull if full else errors.FolderClosed
        raise plain(str(making.parent)) from error


def _put_in_place(making: Path, path: Path) -> None:
    """Give a whole library its name in one step, unless another took it meanwhile."""
    _look_for_another(path)
    for end in ("", *SIDES):  # an old log would be replayed into the new file
        path.with_name(path.name + end).unlink(missing_ok=True)
    if os.name != "posix":
        making.rename(path)  # there it refuses a name that is taken
        return
    try:
        os.link(making, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links: a memory stick
        if path.exists():
            raise FileExistsError(str(path)) from None
        making.rename(path)


def _remove(making: Path) -> None:
    for end in ("", *SIDES):
        making.with_name(making.name + end).unlink(missing_ok=True)


def open_library(address: str) -> SqlLibrary:
    """Return an existing library, ready to work with.

    Raises a DeskError that says what is the matter: not there, not a library, damaged,
    too old (upgrade it), too new, on a network share.
    """
    engine, revision = open_at_any_revision(address)
    if revision != newest_revision():
        engine.dispose()
        known = revision in known_revisions()
        raise (errors.DatabaseTooOld if known else errors.DatabaseTooNew)(revision)
    return SqlLibrary(engine)


def open_at_any_revision(address: str) -> tuple[sa.Engine, str]:
    """Return an engine on an existing library and its revision, whichever that is.

    Raises a DeskError where there is no library, or none that can be read.
    """
    engine = open_engine(address)
    path = sqlite_path(engine.url)
    if path is not None and not is_file(path):
        raise errors.LibraryMissing(str(path))
    if path is not None and not path.stat().st_size:
        raise errors.LibraryEmpty(str(path))
    try:
        with told_plainly():
            return engine, _revision_of_library(engine)
    except BaseException as error:
        engine.dispose()
        if isinstance(error, errors.DatabaseUnreachable) and path is not None:
            look_whether_writable(path)  # its log cannot be made in a closed folder
        raise


def _revision_of_library(engine: sa.Engine) -> str:
    """Return a library's revision; raises NotALibrary for what nobody marked as one."""
    marked = True
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            mark = connection.exec_driver_sql("PRAGMA application_id").scalar()
        marked = mark == APPLICATION_ID
    revision = revision_of(engine) if marked else ""
    if not revision:
        raise errors.NotALibrary(str(engine.url.database))
    return revision
