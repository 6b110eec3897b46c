# SPDX-License-Identifier: Apache-2.0
"""The backups that a desk makes by itself: each in one folder, old ones let go."""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from wisedesk.db.backups import (
    DIGEST_END,
    FOLDER,
    back_up_from,
    connected,
    free_place,
)
from wisedesk.db.creation import open_at_any_revision
from wisedesk.db.engine import file_of
from wisedesk.db.failures import told_plainly
from wisedesk.db.restoring import verify_backup
from wisedesk.domain.backup_keeping import kept
from wisedesk.services import errors
from wisedesk.services.upkeep import Backup, FoundBackup, Step

DAILY = "-dag"
_MOMENT = r"(\d{8}-\d{6})"
_STEPS_BETWEEN_LOOKS = 100_000


def back_up_daily(
    address: str, folder: Path | None, at: datetime, is_skipped: Callable[[], bool]
) -> Backup:
    """Return the daily backup just made of a library, and let go of old ones.

    Raises BackupSkipped, with nothing left of it, as soon as `is_skipped` says so.
    """
    library = file_of(address)
    open_at_any_revision(address)[0].dispose()  # tells what is the matter, if anything
    place = free_place(library, at, DAILY, folder)

    def tell(_step: Step) -> None:
        if is_skipped():
            raise errors.BackupSkipped(str(place))

    try:
        with told_plainly(), connected(library) as connection:
            connection.set_progress_handler(is_skipped, _STEPS_BETWEEN_LOOKS)
            backup = back_up_from(connection, place, tell)
    except Exception as error:
        if is_skipped():
            raise errors.BackupSkipped(str(place)) from error
        raise
    _prune(library, backup.path, at)
    return backup


def newest_daily(address: str, folder: Path | None, at: datetime) -> datetime | None:
    """Return when the newest daily backup of a library was made, None without any.

    One of a day that has yet to come was made by a clock that was wrong.
    """
    library = file_of(address)
    found = _found(library, _folder(library, folder), DAILY, at)
    return max((moment for moment, _ in found if moment <= at), default=None)


def newest_good_backup(
    address: str, folder: Path | None, at: datetime
) -> FoundBackup | None:
    """Return the newest backup that is whole, whoever made it; None without any.

    What was kept of a damaged library is no backup. Those of a clock that was wrong
    come last: nobody knows how old they are.
    """
    library = file_of(address)
    found = _found(library, _folder(library, folder), r"(?!-beschadigd)[a-z-]*", at)
    by_age = sorted(found, key=lambda each: (each[0] <= at, *each), reverse=True)
    for moment, path in by_age:
        with suppress(errors.DeskError, OSError):
            verify_backup(path, lambda _step: None)
            return FoundBackup(path, moment)
    return None


def _folder(library: Path, folder: Path | None) -> Path:
    return folder or library.parent / FOLDER


def _found(
    library: Path, folder: Path, suffix: str, at: datetime
) -> Iterator[tuple[datetime, Path]]:
    """Yield the backups of a library in a folder, with the moment in their names."""
    name = re.compile(rf"{re.escape(library.stem)}-{_MOMENT}{suffix}(-\d+)?\.sqlite")
    for path in folder.iterdir() if os.access(folder, os.R_OK | os.X_OK) else ():
        told = name.fullmatch(path.name)
        if told is None:
            continue
        try:
            moment = datetime.strptime(told[1], "%Y%m%d-%H%M%S")  # noqa: DTZ007
        except ValueError:  # digits that are no moment: not a name of ours
            continue
        yield moment.replace(tzinfo=at.tzinfo), path


def _prune(library: Path, made: Path, at: datetime) -> None:
    """Let go of the daily backups that are not to be kept, never of the one made.

    A backup that somebody made by hand, or before an upgrade, is not ours to take. One
    of a day that has yet to come takes nobody's place, and is let go when that is past.
    """
    found = list(_found(library, made.parent, DAILY, at))
    past = {moment for moment, _ in found if moment <= at}
    go = past - kept(past)
    for moment, path in found:
        if moment in go and path != made:
            path.unlink(missing_ok=True)
            path.with_name(path.name + DIGEST_END).unlink(missing_ok=True)
