# SPDX-License-Identifier: Apache-2.0
"""The settings as they are now, for a screen to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from wisedesk.services.settings import (
    SETTINGS,
    Setting,
    branch_in,
    setting_named,
    value_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wisedesk.services.ports import Reading


class SettingRow(Struct, frozen=True, kw_only=True):
    """A setting with its value, of the library or of the branch that is named.

    `stored` is what somebody set, empty where nobody did: then `otherwise` holds, the
    default of a setting, and the library's value for that of a branch.
    """

    setting: Setting
    stored: str
    otherwise: str
    branch: str = ""

    @property
    def name(self) -> str:
        """The name under which the value is kept."""
        name = self.setting.name
        return f"{name}/{self.branch}" if self.branch else name

    @property
    def value(self) -> str:
        """The value that holds."""
        return self.stored or self.otherwise


def setting_rows(tx: Reading, branches: Iterable[str] = ()) -> list[SettingRow]:
    """Return every setting of the library, and behind it that of each branch named."""
    named = tuple(branches)
    rows = []
    for name, setting in SETTINGS.items():
        own = [f"{name}/{code}" for code in named] if setting.per_branch else []
        rows += [_row(tx, setting, each) for each in (name, *own)]
    return rows


def setting_row(tx: Reading, name: str) -> SettingRow | None:
    """Return a setting by the name its value is kept under, None for an unknown one."""
    setting = setting_named(name)
    return None if setting is None else _row(tx, setting, name)


def _row(tx: Reading, setting: Setting, name: str) -> SettingRow:
    branch = branch_in(name)
    return SettingRow(
        setting=setting,
        branch=branch,
        stored=tx.setting(name),
        otherwise=value_of(tx, setting) if branch else setting.default,
    )
