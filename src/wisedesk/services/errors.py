# SPDX-License-Identifier: Apache-2.0
"""What the surroundings can do to a desk: nothing was written, try again or repair.

A rule that says no is never an error; it is an outcome with refusals.
"""


class DeskError(Exception):
    """The surroundings failed; the transaction was rolled back whole."""


class DatabaseBusy(DeskError):
    """Another program holds the library; trying again may succeed."""


class DatabaseUnreachable(DeskError):
    """The library cannot be opened where it is said to be."""


class LibraryMissing(DatabaseUnreachable):
    """There is no library at its address yet."""


class LibraryTakenAway(DatabaseUnreachable):
    """The file that was opened lies at its address no more."""


class LibraryReplaced(DatabaseUnreachable):
    """Another file lies at the address of the one that was opened."""


class FolderClosed(DeskError):
    """Nothing can be made in a folder; the text is the folder."""


class DatabaseReadOnly(DeskError):
    """The library can be read and not written."""


class DatabaseFull(DeskError):
    """There is no room left to write."""


class DiskFailing(DeskError):
    """The disk gives an error: broken, unplugged, or a quota that is used up."""


class DatabaseDamaged(DeskError):
    """The file is a library no longer: what is read from it makes no sense."""


class NotALibrary(DeskError):
    """The file exists and is not a wisedesk library."""


class NotAFile(DeskError):
    """A folder lies at the library's address, or what is no file to work in."""


class LibraryEmpty(NotALibrary):
    """The file has no bytes: what was in it is gone, or it was never a library."""


class DatabaseTooNew(DeskError):
    """The library was upgraded by a newer wisedesk."""


class DatabaseTooOld(DeskError):
    """The library must be upgraded before this wisedesk can use it."""


class BranchUnknown(DeskError):
    """The library has no branch with the code this machine's settings name."""


class InboxUnwritable(DeskError):
    """The scan inbox of this desk cannot be written: the scans wait on the screen."""


class NetworkShare(DeskError):
    """The library lies on a network share, where SQLite loses data."""


class SQLiteTooOld(DeskError):
    """The SQLite that Python found can corrupt a library."""


class UnknownAddress(DeskError):
    """The address names no kind of database that wisedesk knows."""


class DriverMissing(DeskError):
    """The program that talks to this kind of database is not installed."""


class OnlySQLite(DeskError):
    """This can be done with a library in a SQLite file only."""


class BackupDamaged(DeskError):
    """A backup is not what it was when it was made, or does not hold everything."""


class BackupSkipped(DeskError):
    """Somebody did not want to wait for a backup: there is nothing of it."""


class BackupIsLibrary(DeskError):
    """A library was named as its own backup."""


class UpgradeFailed(DeskError):
    """An upgrade was undone whole; the text is the path of the backup made first."""


class LostOutcome(DeskError):
    """An operation id was used for a different action."""
