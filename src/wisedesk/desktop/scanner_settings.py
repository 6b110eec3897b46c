# SPDX-License-Identifier: Apache-2.0
"""How the scanner of this desk types: the library's settings, and the machine's own."""

from collections.abc import Mapping

from wisedesk.desktop.bursts import ScannerSettings
from wisedesk.services import settings
from wisedesk.services.ports import Reading

_PREFIX = "scanner-"


def scanner_settings(tx: Reading, own: Mapping[str, str]) -> ScannerSettings:
    """Return the library's scanner settings, with what this machine says instead.

    What does not fit its kind is passed over: a desk with a wrong line in its settings
    file still scans.
    """

    def value(setting: settings.Setting) -> str:
        told = own.get(setting.name.removeprefix(_PREFIX), "")
        good = told and settings.judge_setting(setting.name, told) is None
        return told if good else settings.value_of(tx, setting)

    return ScannerSettings(
        gap_ms=int(value(settings.SCANNER_GAP)),
        shortest=int(value(settings.SCANNER_SHORTEST)),
        tab_ends=value(settings.SCANNER_END) == "tab",
        prefix=value(settings.SCANNER_PREFIX),
        suffix=value(settings.SCANNER_SUFFIX),
    )
