# SPDX-License-Identifier: Apache-2.0
"""Which key a command may have, and why another one would be dead or do harm.

What is allowed is a short list, so that what nobody thought of is refused: F1 to F24,
Ctrl with a letter, Alt with a letter that nothing on the screen has.
"""

from collections.abc import Mapping
from string import ascii_uppercase

from wisedesk.desktop.keys.commands import BUTTON_KEYS, BY_ID, shown_keys
from wisedesk.desktop.keys.key_map import KeyMap

FUNCTION_KEYS = frozenset(f"F{number}" for number in range(1, 25))
_LETTERS = frozenset(ascii_uppercase)
# a text field takes these before a command hears of them
TEXT_KEYS = frozenset(
    {"Ctrl+A", "Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+Y", "Ctrl+Z", "Ctrl+Shift+Z"}
)
# the menu bar and the context menu (Windows), a character by its number (Linux)
_SYSTEM_KEYS = frozenset({"F10", "Shift+F10", "Ctrl+Shift+U"})
_SYSTEM_WITH_ALT = FUNCTION_KEYS | {"Tab", "Backtab", "Esc", "Space"}
_FIELD_KEYS = frozenset(
    [
        "Return",
        "Enter",
        "Tab",
        "Backtab",
        "Esc",
        "Space",
        "Backspace",
        "Del",
        "Ins",
        "Home",
        "End",
        "PgUp",
        "PgDown",
        "Left",
        "Right",
        "Up",
        "Down",
    ]
)
_FREE = "Kies F1 tot F24, Ctrl met een letter of Alt met een vrije letter."


def judge_key(
    name: str, key: str, keys: KeyMap, letters: Mapping[str, str] | None = None
) -> str:
    """Return why a command cannot have a key, empty when it can.

    `letters` are the keys of what stands on the pages, with what has them: Alt+V is
    of the button OK, Vervolg.
    """
    rival = keys.owner(key, but=name)
    if rival is not None:
        return f"{shown_keys((key,))} is al de toets van {rival.title}."
    if key in KeyMap().keys(name):
        return ""
    return _judge_shape(key) or _judge_letter(key, letters or {})


def _judge_shape(key: str) -> str:
    """Return why a key is of no use to any command."""
    shown = shown_keys((key,))
    *held, last = key.split("+")
    if "" in {key, last} or ", " in key:
        return f"{shown or 'Leeg'} is geen toets. {_FREE}"
    if set(held) <= {"Shift"} and len(last) == 1:
        return f"{shown} is een gewoon teken, zoals een scanner ze stuurt. {_FREE}"
    if _is_of_system(key, frozenset(held), last):
        return f"{shown} is een toets van de computer zelf. {_FREE}"
    if last in _FIELD_KEYS or key in TEXT_KEYS:
        return f"{shown} is nodig in velden en lijsten. {_FREE}"
    return "" if _is_free(frozenset(held), last) else f"{shown} kan niet. {_FREE}"


def _is_of_system(key: str, held: frozenset[str], last: str) -> bool:
    """Whether the window system or Windows itself may take a key first.

    Ctrl with Alt is AltGr, which types a character on many keyboards.
    """
    with_alt = "Alt" in held and last in _SYSTEM_WITH_ALT
    return with_alt or held >= {"Ctrl", "Alt"} or "Meta" in held or key in _SYSTEM_KEYS


def _is_free(held: frozenset[str], last: str) -> bool:
    if last in FUNCTION_KEYS:
        return held <= {"Ctrl", "Shift"}
    return last in _LETTERS and held in ({"Ctrl"}, {"Ctrl", "Shift"}, {"Alt"})


def _judge_letter(key: str, letters: Mapping[str, str]) -> str:
    """Return what on the screen has an Alt letter already."""
    for title, taken, where in BUTTON_KEYS:
        if taken == key:
            return f"{shown_keys((key,))} is van {title} ({where})."
    if key in letters:
        return f"{shown_keys((key,))} is van {letters[key]}."
    return ""


def read_keys(
    written: Mapping[str, str], letters: Mapping[str, str] | None = None
) -> tuple[KeyMap, tuple[str, ...]]:
    """Return the keys a settings file asks for, and why some of them are not taken.

    A command whose line is refused keeps its key of the table. Commands may swap keys,
    so all lines count before one of them is judged.
    """
    known = {name: key for name, key in written.items() if name in BY_ID}
    told = [f"{name} bestaat niet." for name in written if name not in known]
    while True:
        keys = KeyMap(known)
        wrong = {
            name: why
            for name, key in known.items()
            if (why := judge_key(name, key, keys, letters))
        }
        if not wrong:
            return keys, tuple(told)
        told.extend(f"{BY_ID[name].title}: {why}" for name, why in wrong.items())
        known = {name: key for name, key in known.items() if name not in wrong}
