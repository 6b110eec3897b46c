# SPDX-License-Identifier: Apache-2.0
"""What keeping a library well tells: steps on the way, and what came of it."""

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from msgspec import Struct


class Step(StrEnum):
    """What is going on, for whoever waits."""

    COPYING = "copying"
    CHECKING_COPY = "checking-copy"
    CHECKING_FILE = "checking-file"
    CHECKING_RULES = "checking-rules"
    PUTTING_BACK = "putting-back"
    UPGRADING = "upgrading"


Tell = Callable[[Step], None]


class Backup(Struct, frozen=True):
    """A backup: its file, its SHA-256, how many rows it holds."""

    path: Path
    digest: str
    rows: int


class FoundBackup(Struct, frozen=True):
    """A backup that lies there: its file, and when its name says it was made."""

    path: Path
    made_at: datetime


class Restored(Struct, frozen=True):
    """A library put back: its file, its revision, and what stood there before.

    `kept` is None where nothing did; `needs_upgrade` tells that the backup is older
    than this wisedesk.
    """

    path: Path
    revision: str
    needs_upgrade: bool
    kept: Path | None


class Upgraded(Struct, frozen=True):
    """A library's revision before and after; no backup where both are the same."""

    before: str
    after: str
    backup: Path | None


class Fault(StrEnum):
    """What can be wrong inside a library that no constraint prevents."""

    FILE = "file"
    LINK = "link"
    STATUS_WITHOUT_LOAN = "status-without-loan"
    STATUS_NOT_OF_LOAN = "status-not-of-loan"
    STATUS_NOT_OF_HOLD = "status-not-of-hold"
    LOAN_NOT_OF_CUSTOMER = "loan-not-of-customer"
    NO_SUBSCRIPTION = "no-subscription"
    NO_CARD = "no-card"
    SEQUENCE_BEHIND = "sequence-behind"
    IMPORTS_UNFINISHED = "imports-unfinished"
    CUSTOMER_KEY = "customer-key"
    TITLE_KEY = "title-key"
    BAD_SETTING = "bad-setting"


class Finding(Struct, frozen=True):
    """A fault, how often it was found, and the first of them by natural key."""

    fault: Fault
    total: int
    examples: tuple[dict[str, str], ...]


class Unfinished(Struct, frozen=True):
    """An import that can be resumed: its kind, its file, when it began."""

    kind: str
    file_name: str
    started_at: datetime


class CheckReport(Struct, frozen=True):
    """What a check of a library saw; it is well when nothing was found.

    `rows` counts each table; it is empty where the file itself is damaged.
    """

    path: Path
    sqlite: str
    revision: str
    rows: dict[str, int]
    unfinished: tuple[Unfinished, ...]
    findings: tuple[Finding, ...]
