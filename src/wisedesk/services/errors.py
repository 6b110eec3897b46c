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


class DatabaseReadOnly(DeskError):
    """The library can be read and not written."""


class DatabaseFull(DeskError):
    """There is no room left to write."""


class DatabaseDamaged(DeskError):
    """The file is a library no longer: what is read from it makes no sense."""


class NotALibrary(DeskError):
    """The file exists and is not a wisedesk library."""


class DatabaseTooNew(DeskError):
    """The library was upgraded by a newer wisedesk."""


class DatabaseTooOld(DeskError):
    """The library must be upgraded before this wisedesk can use it."""


class NetworkShare(DeskError):
    """The library lies on a network share, where SQLite loses data."""


class SQLiteTooOld(DeskError):
    """The SQLite that Python found can corrupt a library."""


class LostOutcome(DeskError):
    """An operation id was used for a different action."""
