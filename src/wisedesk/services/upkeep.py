# SPDX-License-Identifier: Apache-2.0
"""What keeping a library well tells: steps on the way, and what came of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path


class Step(StrEnum):
    """What is going on, for whoever waits."""

    COPYING = "copying"
    CHECKING_COPY = "checking-copy"
    CHECKING_FILE = "checking-file"
    CHECKING_RULES = "checking-rules"
    PUTTING_BACK = "putting-back"
    UPGRADING = "upgrading"


Tell = Callable[[Step], None]


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup: its file, its SHA-256, how many rows it holds."""

    path: Path
    digest: str
    rows: int


@dataclass(frozen=True, slots=True)
class FoundBackup:
    """A backup that lies there: its file, and when its name says it was made."""

    path: Path
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Restored:
    """A library put back: its file, its revision, and what stood there before.

    `kept` is None where nothing did; `needs_upgrade` tells that the backup is older
    than this wisedesk.
    """

    path: Path
    revision: str
    needs_upgrade: bool
    kept: Path | None


@dataclass(frozen=True, slots=True)
class Upgraded:
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


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault, how often it was found, and the first of them by natural key."""

    fault: Fault
    total: int
    examples: tuple[dict[str, str], ...]


@dataclass(frozen=True, slots=True)
class Unfinished:
    """An import that can be resumed: its kind, its file, when it began."""

    kind: str
    file_name: str
    started_at: datetime


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check of a library saw; it is well when nothing was found.

    `rows` counts each table; it is empty where the file itself is damaged.
    """

    path: Path
    sqlite: str
    revision: str
    rows: dict[str, int]
    unfinished: tuple[Unfinished, ...]
    findings: tuple[Finding, ...]
