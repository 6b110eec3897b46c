# SPDX-License-Identifier: Apache-2.0
"""What a row of the desk asks, with the keys that answer."""

from wisedesk.desktop.keys.key_map import KeyMap
from wisedesk.desktop.wording.shortened import shortened
from wisedesk.services.circulation_outcomes import SeenIn
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
    Asks.OPEN_CARD: "uitlenen aan deze klant",
    Asks.BELATED: "uitlenen",
    Asks.SET_ASIDE: "apart leggen",
    Asks.TRANSPORT: "op transport",
    Asks.END_HOLD: "reservering sluiten",
}


def keys_of(row: DeskRow, keys: KeyMap) -> str:
    """Return the keys that answer a row, and nothing more: for where room is short."""
    if row.decision is None:
        return ""
    if row.decision.is_offer:
        return "" if _needs_card(row) else hint(row, keys).removesuffix(".")
    return f"{keys.shown(DO)} of {keys.shown(LEAVE)}"


def hint(row: DeskRow, keys: KeyMap) -> str:
    """Return what a row asks and how to answer, empty where it asks nothing."""
    decision = row.decision
    if decision is None:
        return ""
    yes, no = keys.shown(DO), keys.shown(LEAVE)
    if row.state is RowState.NOTED:
        return f"{yes}: toch uitlenen."
    if decision.is_offer:
        return _offered(row, decision, yes)
    if decision.asks is Asks.SECOND_LOOK and row.seen == 1:
        return f"Scan nog eens. {yes}: opzoeken, {no}: niet."
    return answers(decision, keys)


def _offered(row: DeskRow, decision: Decision, yes: str) -> str:
    """Return what a key does with a row that need not be answered."""
    if _needs_card(row):
        return f"Daarna {yes}: uitlenen."
    return f"{yes}: {_what_is_offered(row, decision)}."


def _what_is_offered(row: DeskRow, decision: Decision) -> str:
    takes_back = row.is_belated and not row.customer
    return "innemen" if takes_back else _ANSWER[decision.asks]


def _needs_card(row: DeskRow) -> bool:
    """Whether it is an item that is in, and for nobody yet."""
    is_in = row.item is not None and not row.item.borrower_key
    return row.is_belated and is_in and not row.customer


def way_out(row: DeskRow, keys: KeyMap) -> str:
    """Return how to go on from a row that is not in turn, empty where that is no way.

    What was offered is offered still to who chooses the row. An item of another who is
    open is reached by the key that switches.
    """
    decision = row.decision
    if decision is not None and decision.is_offer and not _needs_card(row):
        return f"Kies de regel: {_what_is_offered(row, decision)}."
    return f"{keys.shown('customer.switch')}: wissel klant." if row.is_beside else ""


def belated_words(row: DeskRow, told: str) -> tuple[str, str]:
    """Return what is told of an item scanned before its card: in short, and all."""
    item = row.item
    if item is None:
        return "", told
    if row.customer:
        return "Vóór de pas gescand.", f"Vóór de pas gescand: {item.title}."
    if item.borrower_key:
        return f"Uitgeleend aan {item.borrower_name}.", told
    left = row.state is RowState.LEFT
    return "Zonder pas gescand." if left else "Scan eerst een pas.", told


def entered(row: DeskRow) -> str:
    """Return that an item was entered at the desk and came in, empty for another."""
    came_in = row.is_entered and isinstance(row.outcome, SeenIn)
    return f"Ingevoerd en binnen: {row.title}." if came_in else ""


def first_comes(row: DeskRow, keys: KeyMap) -> str:
    """Return which row an answer is for, where that is not the one told of."""
    return f"{keys.shown(DO)}: eerst {shortened(row.title)}."


def held_up(first: DeskRow, count: int, keys: KeyMap) -> str:
    """Return why a session does not end: how many rows ask, and which comes first."""
    title = shortened(first.title)
    told = f"Nog niet: {title} vraagt u iets."
    if count > 1:
        told = f"Nog niet: {count} regels vragen u iets, eerst {title}."
    return f"{told} {do_or_leave(keys)}"


def stopped_by(row: DeskRow, keys: KeyMap) -> str:
    """Return which row must be answered before anything else is handled."""
    title = shortened(row.title)
    return f"Dit wacht: {title} vraagt u eerst iets. {do_or_leave(keys)}"


def do_or_leave(keys: KeyMap) -> str:
    """Return the two keys that answer a row."""
    return f"{keys.shown(DO)} doet het, {keys.shown(LEAVE)} laat het."


def answers(decision: Decision, keys: KeyMap) -> str:
    """Return what the two keys do that answer a decision."""
    yes, no = keys.shown(DO), keys.shown(LEAVE)
    return f"{yes}: {_ANSWER[decision.asks]}, {no}: niet."
