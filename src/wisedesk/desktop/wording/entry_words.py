# SPDX-License-Identifier: Apache-2.0
"""How the next entry is read, in words, and the keys that lead back."""

from wisedesk.desktop.keys.key_map import KeyMap
from wisedesk.desktop.wording.shortened import shortened
from wisedesk.domain.customer_types import LoanStanding
from wisedesk.services.circulation_outcomes import Lent
from wisedesk.services.desk_rows import DeskRow
from wisedesk.services.session import Mode

CANCEL = "loan.cancel"
_BACK = {
    Mode.CANCEL: (CANCEL, "toch niet"),
    Mode.INSPECT: ("loan.inspect", "weer uitlenen"),
    Mode.JOIN: ("customer.join", "toch niet"),
}
_OTHERWISE = {
    (Mode.INSPECT, LoanStanding.ORDINARY): "Al uitgeleend, niet als Inzage",
    (Mode.LEND, LoanStanding.INSPECTION): "Al uitgeleend als Inzage",
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


def lent_otherwise(row: DeskRow, how: Mode, keys: KeyMap) -> str:
    """Return that a row scanned once more is another loan than it was to be now.

    It names the key that turns the loan back first; empty where it is that already.
    """
    if not isinstance(row.outcome, Lent):
        return ""
    told = _OTHERWISE.get((how, row.outcome.standing))
    if told is None:
        return ""
    key, title = keys.shown(CANCEL), shortened(row.title)
    return f"{told}: {title}. {key}: eerst annuleren, dan nog eens scannen."
