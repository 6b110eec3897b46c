# SPDX-License-Identifier: Apache-2.0
from datetime import UTC, datetime
from pathlib import Path

import pysqlite3
import pytest
from sqlalchemy.engine import make_url

from support.raw_file import value
from wisedesk.config import as_address
from wisedesk.db.backups import back_up
from wisedesk.db.creation import create_library, open_library
from wisedesk.db.engine import (
    APPLICATION_ID,
    NETWORK_FILE_SYSTEMS,
    OLDEST_SQLITE,
    file_system_of,
    is_on_network,
    open_engine,
    sqlite_path,
    sqlite_version,
)
from wisedesk.resources import resource
from wisedesk.services import errors

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
MOUNTS = """\
/dev/sda1 / ext4 rw,relatime 0 0
tmpfs /tmp tmpfs rw 0 0
server:/export /mnt/share nfs4 rw,vers=4.2 0 0
//pc/boeken /mnt/onze\\040boeken cifs rw 0 0
/dev/sdb1 /mnt/share/local ext4 rw 0 0
desk@pc: /home/desk/pc fuse.sshfs rw 0 0
overlay /mnt/over ext4 rw 0 0
server:/over /mnt/over nfs rw 0 0
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/desk/library.sqlite", "ext4"),
        ("/tmp/library.sqlite", "tmpfs"),
        ("/mnt/share/library.sqlite", "nfs4"),
        ("/mnt/sharepoint/library.sqlite", "ext4"),
        ("/mnt/share/local/library.sqlite", "ext4"),
        ("/mnt/onze boeken/library.sqlite", "cifs"),
        ("/home/desk/pc/library.sqlite", "fuse.sshfs"),
        ("/mnt/over/library.sqlite", "nfs"),  # the last one mounted is seen
    ],
)
def test_which_file_system_a_path_lies_on(path, kind):
    assert file_system_of(Path(path), MOUNTS) == kind


def test_shares_are_known_by_their_file_system():
    assert {"nfs", "nfs4", "cifs", "smb3", "fuse.sshfs"} <= NETWORK_FILE_SYSTEMS


@pytest.mark.parametrize(
    "path", ["//server/share/library.sqlite", "\\\\server\\share\\library.sqlite"]
)
def test_a_path_that_names_a_server_is_on_the_network(path):
    assert is_on_network(Path(path))
    with pytest.raises(errors.NetworkShare):
        open_engine(f"sqlite:///{path}")


def test_a_local_file_is_not(tmp_path):
    assert not is_on_network(tmp_path / "library.sqlite")


def test_an_old_sqlite_is_refused(monkeypatch, library_file):
    monkeypatch.setattr(pysqlite3, "sqlite_version", "3.51.2")
    assert sqlite_version() < OLDEST_SQLITE
    with pytest.raises(errors.SQLiteTooOld, match=r"3\.51\.2"):
        open_engine(as_address(str(library_file)))


@pytest.mark.parametrize(
    ("pragma", "kept"),
    [
        ("journal_mode", "wal"),
        ("foreign_keys", 1),
        ("synchronous", 2),
        ("busy_timeout", 5000),
        ("cache_size", -2048),
        ("trusted_schema", 0),
        ("secure_delete", 1),
    ],
)
def test_what_every_connection_is_set_to(library_file, pragma, kept):
    engine = open_engine(as_address(str(library_file)))
    with engine.connect() as connection:
        assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() == kept
    engine.dispose()


def test_a_write_begins_at_once_and_a_read_does_not(library_file):
    engine = open_engine(as_address(str(library_file)))
    with engine.connect() as reader, reader.begin():
        writer = engine.execution_options(writes=True)
        with writer.begin() as connection:
            connection.exec_driver_sql("INSERT INTO setting VALUES ('a', 'b')")
        rows = reader.exec_driver_sql("SELECT count(*) FROM setting").scalar()
    assert rows == 1  # its snapshot began with its first question
    engine.dispose()


@pytest.mark.linux
def test_a_new_library_is_marked_and_its_owner_s(tmp_path):
    path = tmp_path / "a folder" / "new.sqlite"
    create_library(as_address(str(path)), resource)
    assert value(path, "PRAGMA application_id") == APPLICATION_ID
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_database_in_memory_has_no_file():
    engine = open_engine("sqlite://")
    assert sqlite_path(engine.url) is None
    engine.dispose()


def test_every_library_is_told_from_every_other(tmp_path, library_file):
    path = tmp_path / "new.sqlite"
    create_library(as_address(str(path)), resource)
    uids = [open_library(as_address(str(each))).uid() for each in (path, library_file)]
    assert len({*uids, "00000000"}) == 3


def test_a_backup_is_the_same_library(tmp_path, library_file):
    address, copy = as_address(str(library_file)), tmp_path / "copy.sqlite"
    back_up(address, copy, NOON, lambda _: None)
    same = open_library(as_address(str(copy))).uid()
    assert same == open_library(address).uid()


def test_the_database_of_a_server_is_no_file():
    assert (
        sqlite_path(make_url("postgresql+psycopg://balie@server/bibliotheek")) is None
    )
    assert sqlite_path(make_url("sqlite://")) is None
