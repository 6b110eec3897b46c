# SPDX-License-Identifier: Apache-2.0
"""How the next entry is read, in words, and the keys that lead back."""

from wisedesk.desktop.keys.key_map import KeyMap
from wisedesk.services.session import Mode

CANCEL = "loan.cancel"
_BACK = {
    Mode.CANCEL: (CANCEL, "toch niet"),
    Mode.INSPECT: ("loan.inspect", "weer uitlenen"),
    Mode.JOIN: ("customer.join", "toch niet"),
}


def way_back(entry: Mode, keys: KeyMap, lines: int = 0) -> str:
    """Return which key leads back to lending, empty where the desk just lends.

    `lines` is how many loans are chosen that the key would cancel instead.
    """
    if entry not in _BACK:
        return ""
    command, told = _BACK[entry]
    key = keys.shown(command)
    if entry is Mode.CANCEL and lines:
        chosen = "de gekozen regel" if lines == 1 else f"de {lines} gekozen regels"
        return f"{key}: {chosen}, Esc: toch niet"
    return f"{key}: {told}"
