# SPDX-License-Identifier: Apache-2.0
"""How a library is opened: the driver, its settings, and what is refused.

SQLite before 3.51.3 can corrupt a WAL file that two connections write; the library
therefore runs on the `pysqlite3` wheel, and refuses an older one.
"""

import ctypes
import errno
import os
import sys
from pathlib import Path
from secrets import randbelow
from typing import Any

import pysqlite3
import sqlalchemy as sa
from sqlalchemy.engine import URL, make_url

from wisedesk.db.file_header import APPLICATION_ID, shown
from wisedesk.services import errors

KINDS = ("sqlite", "postgresql")
SQLITE = "sqlite:///"
SIDES = ("-wal", "-shm")  # what lies beside a file that is in use
OLDEST_SQLITE = (3, 51, 3)
BUSY_MS = 5000
BEGIN_READ, BEGIN_WRITE = "BEGIN", "BEGIN IMMEDIATE"
NETWORK_FILE_SYSTEMS = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs"})
_DRIVE_REMOTE = 4


def sqlite_version() -> tuple[int, ...]:
    """Return the version of the SQLite the library runs on."""
    return tuple(int(part) for part in pysqlite3.sqlite_version.split("."))


def open_engine(address: str) -> sa.Engine:
    """Return an engine for a database URL; nothing is created or read yet.

    Raises SQLiteTooOld, NetworkShare for a SQLite file on another machine,
    UnknownAddress, DriverMissing.
    """
    url = _url(address)
    if url.get_backend_name() != "sqlite":
        return _server_engine(url)
    if sqlite_version() < OLDEST_SQLITE:
        raise errors.SQLiteTooOld(pysqlite3.sqlite_version)
    path = sqlite_path(url)
    if path is not None and is_on_network(path):
        raise errors.NetworkShare(str(path))
    engine = sa.create_engine(
        url,
        module=pysqlite3.dbapi2,
        connect_args={"timeout": BUSY_MS / 1000, "check_same_thread": False},
    )
    sa.event.listen(engine, "connect", _prepare_sqlite)
    sa.event.listen(engine, "begin", _begin_sqlite)
    return engine


def _url(address: str) -> URL:
    if address.startswith(SQLITE):
        # the path as it is: a question mark in a name asks nothing
        return URL.create("sqlite", database=address.removeprefix(SQLITE))
    try:
        url = make_url(address)
    except (sa.exc.ArgumentError, ValueError) as error:
        raise errors.UnknownAddress from error  # it may hold a password
    if url.get_backend_name() not in KINDS:
        raise errors.UnknownAddress(url.render_as_string())
    return url


def _server_engine(url: URL) -> sa.Engine:
    try:
        return sa.create_engine(
            url,
            pool_pre_ping=True,
            connect_args={
                "connect_timeout": BUSY_MS // 1000,
                "options": f"-c lock_timeout={BUSY_MS}",  # as long as SQLite waits
            },
        )
    except sa.exc.NoSuchModuleError as error:
        raise errors.UnknownAddress(url.render_as_string()) from error
    except ModuleNotFoundError as error:
        raise errors.DriverMissing(error.name) from error


def file_of(address: str) -> Path:
    """Return the file of a SQLite library; raises OnlySQLite for any other."""
    url = _url(address)
    path = sqlite_path(url) if url.get_backend_name() == "sqlite" else None
    if path is None:
        raise errors.OnlySQLite(url.render_as_string())
    return path


def sqlite_path(url: URL) -> Path | None:
    """Return the file of a SQLite URL, None for one in memory or on a server."""
    if url.get_backend_name() != "sqlite" or url.database in {None, "", ":memory:"}:
        return None
    return Path(str(url.database))


def is_file(path: Path) -> bool:
    """Whether there is a file.

    Raises NotAFile where something else is, FolderClosed where its folder does not
    tell.
    """
    try:
        if path.is_file():
            return True
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise errors.NotAFile(str(path)) from error
        raise errors.FolderClosed(str(path.parent)) from error
    raise errors.NotAFile(str(path))


def look_whether_writable(path: Path) -> None:
    """Raise DatabaseReadOnly when a library's file, or its folder, takes no writing.

    SQLite opens such a file, and only says so at the first loan.
    """
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        raise errors.DatabaseReadOnly(str(path))


def is_on_network(path: Path) -> bool:
    """Whether a file lies on a share, where SQLite's locks do not hold."""
    text = str(path)
    if text.startswith(("\\\\", "//")):
        return True
    whole = Path(os.path.realpath(path))  # a link may lead to a share
    if sys.platform == "win32":
        return ctypes.windll.kernel32.GetDriveTypeW(whole.drive + "\\") == _DRIVE_REMOTE
    try:
        mounts = Path("/proc/self/mounts").read_text(encoding="utf-8")
    except OSError:  # nobody tells
        return False
    return file_system_of(whole, mounts) in NETWORK_FILE_SYSTEMS


def file_system_of(path: Path, mounts: str) -> str:
    """Return the kind of file system a path lies on, by the system's list of mounts."""
    found, kind = "", ""
    for line in mounts.splitlines():
        _, mount, this_kind, *_ = line.split(" ")
        inside = path.is_relative_to(mount.replace("\\040", " "))
        if inside and len(mount) >= len(found):
            found, kind = mount, this_kind
    return kind


def _prepare_sqlite(
    connection: pysqlite3.Connection,
    record: object,  # noqa: ARG001 - SQLAlchemy's signature
) -> None:
    """Set what each connection needs; the journal mode is the file's own."""
    connection.isolation_level = None  # BEGIN is ours to say
    cursor = connection.cursor()
    for pragma in (
        "foreign_keys = ON",
        "synchronous = FULL",  # NORMAL loses acknowledged loans at a power cut
        f"busy_timeout = {BUSY_MS}",
        "cache_size = -2048",  # more is not faster: the system keeps the file as well
        "mmap_size = 0",
        "trusted_schema = OFF",
        "secure_delete = ON",  # who is forgotten is not left in free pages
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: sa.Connection) -> None:
    """Begin a write at once: one that starts as a read can fail half-way.

    Where the driver was told to begin, SQLAlchemy only joins in.
    """
    driver: Any = connection.connection.driver_connection
    if not driver.in_transaction:
        writes = connection.get_execution_options().get("writes", False)
        driver.execute(BEGIN_WRITE if writes else BEGIN_READ)


def create_sqlite_file(engine: sa.Engine) -> None:
    """Make the file of a new SQLite library: its folder, WAL, its mark, its uid."""
    path = sqlite_path(engine.url)
    if path is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
    raw = engine.raw_connection()
    try:
        cursor = raw.cursor()
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        cursor.execute(f"PRAGMA user_version = {new_uid()}")
        cursor.close()
    finally:
        raw.close()
    if path is not None and os.name == "posix":
        path.chmod(0o600)  # it holds people's data


def new_uid() -> int:
    """Return a uid for a library: it stands in the file's header, and is never 0."""
    return randbelow(2**31 - 1) + 1


def uid_of(connection: sa.Connection) -> str:
    """Return which library this is, its backups included; empty for one on a server."""
    if connection.dialect.name != "sqlite":
        return ""
    uid = connection.exec_driver_sql("PRAGMA user_version").scalar() or 0
    return shown(uid)
