# SPDX-License-Identifier: Apache-2.0
"""How the scanner of this desk types: the library's settings, and the machine's own."""

from collections.abc import Mapping

from wisedesk.domain.scanners import End, Layout, ScannerSettings
from wisedesk.services import settings
from wisedesk.services.ports import Reading

_PREFIX = "scanner-"


def scanner_settings(tx: Reading, own: Mapping[str, str]) -> ScannerSettings:
    """Return the library's scanner settings, with what this machine says instead.

    What does not fit its kind is passed over: a desk with a wrong line in its settings
    file still scans.
    """

    def value(setting: settings.Setting) -> str:
        told = own.get(setting.name.removeprefix(_PREFIX))
        if not told:  # an empty text says: nothing before or behind the number
            empty = told is not None and setting.kind is settings.SettingKind.TEXT
            return "" if empty else settings.value_of(tx, setting)
        good = settings.judge_setting(setting.name, told) is None
        return told if good else settings.value_of(tx, setting)

    return ScannerSettings(
        gap_ms=int(value(settings.SCANNER_GAP)),
        shortest=int(value(settings.SCANNER_SHORTEST)),
        end=End(value(settings.SCANNER_END)),
        prefix=value(settings.SCANNER_PREFIX),
        suffix=value(settings.SCANNER_SUFFIX),
        layout=Layout(value(settings.SCANNER_LAYOUT)),
    )


def as_table(chosen: ScannerSettings) -> dict[str, str | int]:
    """Return settings as the table [scanner] of this machine's file holds them."""
    return {
        "gap-ms": chosen.gap_ms,
        "shortest": chosen.shortest,
        "end": chosen.end.value,
        "prefix": chosen.prefix,
        "suffix": chosen.suffix,
        "layout": chosen.layout.value,
    }
