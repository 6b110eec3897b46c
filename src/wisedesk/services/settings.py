# SPDX-License-Identifier: Apache-2.0
"""The settings a library keeps, each known by name, and what they may be."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from wisedesk.domain.refusals import Reason, Refusal, refusal
from wisedesk.domain.returns import OthersRule
from wisedesk.domain.scanners import End, Layout
from wisedesk.services.decisions import OFFERS, Asks

if TYPE_CHECKING:
    from wisedesk.services.ports import Reading

HIGHEST = 99_999  # days and minutes that a calendar knows
SHORTEST_NUMBER = 10  # characters of a card or item
NONE = "none"  # of several choices


class SettingKind(StrEnum):
    """What a setting's value is; it is kept as text."""

    DAY = "day"
    NUMBER = "number"
    TEXT = "text"
    CHOICE = "choice"
    CHOICES = "choices"


class Setting(Struct, frozen=True, kw_only=True):
    """A setting: its name, what its value is, and what holds while nobody set it.

    A number lies from `lowest` to `highest`, both included. One that is `per_branch`
    may have a value of its own for a branch, under the name with the branch behind it:
    return-other-customers/9408.
    """

    name: str
    kind: SettingKind
    default: str = ""
    choices: tuple[str, ...] = ()
    lowest: int = 0
    highest: int = HIGHEST
    per_branch: bool = False


WORK_DATE = Setting(name="work-date", kind=SettingKind.DAY)
# beyond these bounds nothing would be told for a scan any more
SCANNER_GAP = Setting(
    name="scanner-gap-ms",
    kind=SettingKind.NUMBER,
    default="35",
    lowest=1,
    highest=1000,
)
SCANNER_SHORTEST = Setting(
    name="scanner-shortest",
    kind=SettingKind.NUMBER,
    default="6",
    lowest=1,
    highest=SHORTEST_NUMBER,
)
SCANNER_END = Setting(
    name="scanner-end",
    kind=SettingKind.CHOICE,
    default="enter",
    choices=tuple(End),
)
SCANNER_PREFIX = Setting(name="scanner-prefix", kind=SettingKind.TEXT)
SCANNER_SUFFIX = Setting(name="scanner-suffix", kind=SettingKind.TEXT)
SCANNER_LAYOUT = Setting(
    name="scanner-layout",
    kind=SettingKind.CHOICE,
    default=Layout.PLAIN,
    choices=tuple(Layout),
)

UNDO_MINUTES = Setting(name="undo-minutes", kind=SettingKind.NUMBER, default="60")
QUICK_ITEMS = Setting(
    name="quick-items",
    kind=SettingKind.CHOICE,
    default="yes",
    choices=("yes", "no"),
)
STOP_AT = Setting(
    name="stop-at",
    kind=SettingKind.CHOICES,
    default=f"{Asks.CUSTOMER},{Asks.OTHER_CARD}",
    choices=tuple(
        each.value for each in Asks if each not in OFFERS | {Asks.SECOND_LOOK}
    ),
)
RETURN_OTHERS = Setting(
    name="return-other-customers",
    kind=SettingKind.CHOICE,
    default=OthersRule.ALL.value,
    choices=tuple(each.value for each in OthersRule),
    per_branch=True,
)
ALWAYS = "always"
SLIPS = Setting(
    name="slips",
    kind=SettingKind.CHOICE,
    default=ALWAYS,
    choices=(ALWAYS, "never"),
    per_branch=True,
)
HOLD_SHELF_DAYS = Setting(
    name="hold-shelf-days", kind=SettingKind.NUMBER, default="7", per_branch=True
)
DROP_ASKS_DAYS = Setting(name="drop-asks-days", kind=SettingKind.NUMBER, default="7")
INTERNAL_CARD_DAYS = Setting(
    name="internal-card-days", kind=SettingKind.NUMBER, default="90"
)
INTERNAL_CARD_MINUTES = Setting(
    name="internal-card-minutes", kind=SettingKind.NUMBER, default="10"
)

# a window keeps these in mind; it looks at all others each time
FOLLOWED = frozenset(
    {
        WORK_DATE,
        STOP_AT,
        SCANNER_GAP,
        SCANNER_SHORTEST,
        SCANNER_END,
        SCANNER_PREFIX,
        SCANNER_SUFFIX,
        SCANNER_LAYOUT,
    }
)

SETTINGS: dict[str, Setting] = {
    each.name: each
    for each in (
        WORK_DATE,
        UNDO_MINUTES,
        QUICK_ITEMS,
        STOP_AT,
        RETURN_OTHERS,
        HOLD_SHELF_DAYS,
        SLIPS,
        DROP_ASKS_DAYS,
        INTERNAL_CARD_DAYS,
        INTERNAL_CARD_MINUTES,
        SCANNER_GAP,
        SCANNER_SHORTEST,
        SCANNER_END,
        SCANNER_PREFIX,
        SCANNER_SUFFIX,
        SCANNER_LAYOUT,
    )
}


def value_of(tx: Reading, setting: Setting, branch: str = "") -> str:
    """Return a setting's value, a branch's own first; its default if nobody set it."""
    own = tx.setting(f"{setting.name}/{branch}") if branch else ""
    return own or tx.setting(setting.name) or setting.default


def stops(tx: Reading) -> frozenset[Asks]:
    """Return the questions that let nothing pass before they are answered."""
    names = value_of(tx, STOP_AT).split(",")
    return frozenset(each for each in Asks if each.value in names)


def setting_named(name: str) -> Setting | None:
    """Return the setting with a name, a branch's own included, or None."""
    plain, slash, branch = name.partition("/")
    setting = SETTINGS.get(plain)
    if setting is None or not slash:
        return setting
    return setting if setting.per_branch and branch else None


def branch_in(name: str) -> str:
    """Return the branch whose own value a name means, empty for the library's."""
    return name.partition("/")[2]


def work_date(tx: Reading) -> date | None:
    """Return the work date (Werkdatum) set, None where every day is today."""
    stored = value_of(tx, WORK_DATE)
    return date.fromisoformat(stored) if stored else None


def judge_setting(name: str, value: str) -> Refusal | None:
    """Return why a setting cannot have a value, or None; empty is always good."""
    setting = setting_named(name)
    if setting is None:
        return refusal(Reason.SETTING_UNKNOWN, name=name)
    if not value or _fits(setting, value):
        return None
    return refusal(
        Reason.SETTING_INVALID,
        name=name,
        typed=value,
        expected=setting.kind,
        choices=", ".join(setting.choices),
        lowest=setting.lowest,
        highest=setting.highest,
    )


def _fits(setting: Setting, value: str) -> bool:
    if setting.kind is SettingKind.DAY:
        return _is_iso_day(value)
    if setting.kind is SettingKind.NUMBER:
        plain = value.isascii() and value.isdecimal()
        short = len(value) <= len(str(HIGHEST))
        return plain and short and setting.lowest <= int(value) <= setting.highest
    if setting.kind is SettingKind.CHOICES:
        return value == NONE or set(value.split(",")) <= set(setting.choices)
    return setting.kind is SettingKind.TEXT or value in setting.choices


def _is_iso_day(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False
