# SPDX-License-Identifier: Apache-2.0
"""What a row of the desk asks, with the keys that answer."""

from wisedesk.desktop.keys.key_map import KeyMap
from wisedesk.services.decisions import Asks, Decision
from wisedesk.services.desk_rows import DeskRow, RowState

DO, LEAVE = "row.do", "row.leave"
_ANSWER = {
    Asks.CUSTOMER: "deze klant toch uitlenen",
    Asks.OVERRIDE: "toch doen",
    Asks.TAKE_OVER: "daar annuleren en hier uitlenen",
    Asks.RENEW: "verlengen",
    Asks.OTHER_CARD: "deze klant erbij",
    Asks.SECOND_LOOK: "opzoeken wat het is",
    Asks.SET_ASIDE: "apart leggen",
    Asks.TRANSPORT: "op transport",
    Asks.END_HOLD: "reservering sluiten",
}


def keys_of(row: DeskRow, keys: KeyMap) -> str:
    """Return the keys that answer a row, and nothing more: for where room is short."""
    return f"{keys.shown(DO)} of {keys.shown(LEAVE)}" if row.decision else ""


def hint(row: DeskRow, keys: KeyMap) -> str:
    """Return what a row asks and how to answer, empty where it asks nothing."""
    decision = row.decision
    if decision is None:
        return ""
    yes, no = keys.shown(DO), keys.shown(LEAVE)
    if row.state is RowState.NOTED:
        return f"{yes}: toch uitlenen."
    if decision.asks is Asks.SECOND_LOOK and row.seen == 1:
        return f"Scan nog eens. {yes}: opzoeken, {no}: niet."
    return answers(decision, keys)


def answers(decision: Decision, keys: KeyMap) -> str:
    """Return what the two keys do that answer a decision."""
    yes, no = keys.shown(DO), keys.shown(LEAVE)
    return f"{yes}: {_ANSWER[decision.asks]}, {no}: niet."
