# SPDX-License-Identifier: Apache-2.0
"""Joins the parts into a program; the only place that knows where the library lies.

`db` and the rules are imported inside the functions: scans are taken before they are
there.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from wisedesk.config import SQLITE, Config
from wisedesk.resources import resource
from wisedesk.services.clock import LIBRARY_ZONE, DeskClock
from wisedesk.services.errors import BranchUnknown
from wisedesk.services.station import Station

if TYPE_CHECKING:
    from wisedesk.db.library import SqlLibrary
    from wisedesk.services.desk import Desk
    from wisedesk.services.exchange_ports import ExchangeLibrary
    from wisedesk.services.inbox import Inbox
    from wisedesk.services.upkeep import (
        Backup,
        CheckReport,
        FoundBackup,
        Restored,
        Tell,
        Upgraded,
    )

DEFAULT_STAFF = "balie"


class Services(Struct, frozen=True):
    """What a window or a console command works with."""

    desk: Desk
    library: SqlLibrary
    clock: DeskClock


def open_services(config: Config, work_date: date | None = None) -> Services:
    """Return the services on the library the configuration names.

    The desk stands in the configured branch, the library's first one where none is.
    Raises a DeskError when the library cannot be opened or has no such branch.
    """
    from wisedesk.db.creation import open_library
    from wisedesk.services import settings
    from wisedesk.services.desk import Desk

    library = open_library(config.database)
    with library.reading() as tx:
        branches = tx.branches()
        day = work_date or settings.work_date(tx)
    codes = [branch.code for branch in branches]
    branch = config.branch or next(iter(codes), "")
    if branch not in (*codes, ""):
        library.close()
        raise BranchUnknown(branch)
    station = Station(config.desk, config.staff or DEFAULT_STAFF, branch)
    clock = DeskClock(day, config.stands_at)
    return Services(Desk(library, clock, station), library, clock)


def look_whether_writable(config: Config) -> None:
    """Raise DatabaseReadOnly for a library in a file that takes no loans."""
    from wisedesk.db import engine

    if config.database.startswith(SQLITE):
        path = engine.file_of(config.database)
        if engine.is_file(path):
            engine.look_whether_writable(path)


def exchange_library(services: Services) -> ExchangeLibrary:
    """Return the library of the services as files are imported into and exported."""
    from wisedesk.db.import_library import SqlExchangeLibrary

    return SqlExchangeLibrary(services.library)


def open_inbox(config: Config, services: Services) -> Inbox:
    """Return the scan inbox of this desk for this library; its file is opened later.

    Another library that is put at the same address has another inbox.
    """
    return _inbox_of(config, services.library.uid())


def early_inbox(config: Config) -> Inbox | None:
    """Return the scan inbox before the library is open, by what its file says it is.

    None where that does not tell: there is no file, or the library is on a server.
    """
    from wisedesk.db.file_header import uid_in

    if not config.database.startswith(SQLITE):
        return None
    uid = uid_in(Path(config.database.removeprefix(SQLITE)))
    return _inbox_of(config, uid) if uid else None


def _inbox_of(config: Config, uid: str) -> Inbox:
    from wisedesk.db.inbox import SqliteInbox

    return SqliteInbox(config.inbox, f"{_inbox_place(config)}-{uid}")


def count_left_scans(config: Config, services: Services) -> int:
    """Return how many scans wait here for another library at the same address."""
    from wisedesk.db import left_scans

    return left_scans.count_left_scans(
        config.inbox, _inbox_place(config), services.library.uid()
    )


def _inbox_place(config: Config) -> str:
    """Return what the names of this desk's inboxes for an address begin with."""
    library = sha256(config.database.encode()).hexdigest()[:12]
    desk = "".join(each if each.isalnum() else "-" for each in config.desk)
    return f"{desk}-{library}"


def create_library(address: str, sample_day: date | None = None) -> None:
    """Make a library, with the sample as of a day if one is given."""
    from wisedesk.db import creation

    creation.create_library(address, resource, sample_day)


def create_first_library(address: str) -> None:
    """Make an empty library of the first revision there was, to try an upgrade on."""
    from wisedesk.db import creation

    creation.create_first_library(address)


def branches_of(address: str, *, new: bool) -> dict[str, str]:
    """Return the branches by code of a library that is there, or is to be made there.

    Raises what stands in the way of working with it: a DeskError or FileExistsError.
    """
    from wisedesk.db import creation, definitions, engine

    if new:
        creation.look_at_new_place(address)
        lines = definitions.read_table(resource, "branches")
        return {each["code"]: each["name"] for each in lines}
    library = creation.open_library(address)
    try:
        engine.look_whether_writable(engine.file_of(address))
        with library.reading() as tx:
            return {each.code: each.name for each in tx.branches()}
    finally:
        library.close()


def check_library(address: str, tell: Tell) -> CheckReport:
    """Return what is wrong in a library."""
    from wisedesk.db import checking

    return checking.check_library(address, tell)


def back_up(config: Config, target: Path | None, tell: Tell) -> Backup:
    """Return the backup just made of a library, in this machine's folder for them."""
    from wisedesk.db import backups

    if target is None and config.backups is not None:
        config.backups.mkdir(parents=True, exist_ok=True)
        target = config.backups
    return backups.back_up(config.database, target, _now_here(), tell)


def back_up_daily(config: Config, is_skipped: Callable[[], bool]) -> Backup:
    """Return the daily backup just made; raises BackupSkipped when told to leave it."""
    from wisedesk.db import daily_backups

    return daily_backups.back_up_daily(
        config.database, config.backups, _now_here(), is_skipped
    )


def backup_is_due(config: Config, *, closing: bool) -> bool:
    """Whether a daily backup is to be made now; never of a library on a server.

    The window is `closing`, or stays open.
    """
    from wisedesk.db import daily_backups
    from wisedesk.domain.backup_keeping import is_due_at_closing, is_due_while_open

    if not config.database.startswith(SQLITE):
        return False
    now = _now_here()
    newest = daily_backups.newest_daily(config.database, config.backups, now)
    due = is_due_at_closing if closing else is_due_while_open
    return due(newest, now)


def newest_good_backup(config: Config) -> FoundBackup | None:
    """Return the newest backup that is whole, None where there is none."""
    from wisedesk.db import daily_backups

    return daily_backups.newest_good_backup(
        config.database, config.backups, _now_here()
    )


def library_exists(address: str) -> bool:
    """Whether something stands at the address of a library in a SQLite file."""
    from wisedesk.db.engine import file_of

    return file_of(address).exists()


def verify_backup(source: Path, tell: Tell) -> None:
    """Raise what is wrong with a backup, if anything."""
    from wisedesk.db import restoring

    restoring.verify_backup(source, tell)


def restore(address: str, source: Path, tell: Tell) -> Restored:
    """Return what was put back in a library's place."""
    from wisedesk.db import restoring

    return restoring.restore(address, source, _now_here(), tell)


def upgrade_library(address: str, tell: Tell) -> Upgraded:
    """Return from which revision to which a library was brought, after a backup."""
    from wisedesk.db import safe_upgrade

    return safe_upgrade.upgrade_library(address, _now_here(), tell)


def _now_here() -> datetime:
    """Return this moment as the library's clock shows it, for the name of a file."""
    return DeskClock().now().astimezone(LIBRARY_ZONE)
