# SPDX-License-Identifier: Apache-2.0
"""The keys in force at this desk: those of the table, with this machine's own instead.

Whatever names a key on the screen asks here, so that it names the key that works.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from wisedesk.desktop.keys.commands import (
    BUTTON_KEYS,
    BY_ID,
    COMMANDS,
    FIELD_KEYS,
    Command,
    Needs,
    shown_keys,
)

_WHERE = {Needs.NOTHING: "overal", Needs.CUSTOMER: "met een klant"}
# in another text field the key takes back what was typed there
_KEEPS_TEXT = "overal; in een tekstveld het typen"


class KeyLine(NamedTuple):
    """A line of the key overview: the keys, what they do, where they work."""

    keys: str
    title: str
    where: str


class KeyMap:
    """Which keys each command has; `own` holds those that are not the table's, by id.

    Keys are written as Qt writes them everywhere: Alt+M, Ctrl+Return. It is a plain
    class: the first paint would wait for what makes a value of it.
    """

    def __init__(self, own: Mapping[str, str] = MappingProxyType({})) -> None:
        self.own = own

    def keys(self, name: str) -> tuple[str, ...]:
        """Return the keys of a command by its id; most have one, some have none."""
        own = self.own.get(name)
        return BY_ID[name].keys if own is None else (own,)

    def shown(self, name: str) -> str:
        """Return a command's keys as a sentence names them: Alt-M."""
        return shown_keys(self.keys(name))

    def title(self, name: str) -> str:
        """Return a command as a menu or button is called: Melding (Alt-M)."""
        shown = self.shown(name)
        title = BY_ID[name].title
        return f"{title} ({shown})" if shown else title

    def owner(self, key: str, but: str = "") -> Command | None:
        """Return the command that has a key, other than one; None for a free key."""
        for each in COMMANDS:
            if each.id != but and key in self.keys(each.id):
                return each
        return None

    def with_key(self, name: str, key: str) -> "KeyMap":
        """Return the keys with another one for a command instead of what it had."""
        kept = {each: own for each, own in self.own.items() if each != name}
        return KeyMap(kept if (key,) == BY_ID[name].keys else {**kept, name: key})

    def without(self, name: str) -> "KeyMap":
        """Return the keys with those of the table for a command."""
        return KeyMap({each: own for each, own in self.own.items() if each != name})

    def lines(self) -> tuple[KeyLine, ...]:
        """Return every key of the program, in the order of the menus."""
        return (
            *(
                KeyLine(self.shown(each.id), each.title, self._where(each))
                for each in COMMANDS
            ),
            *(
                KeyLine(shown_keys((keys,)), title, place)
                for title, keys, place in (*BUTTON_KEYS, *FIELD_KEYS)
            ),
        )

    def _where(self, command: Command) -> str:
        """Return where a command's key works; a text field wants that of the table."""
        if command.text_first and command.id not in self.own:
            return _KEEPS_TEXT
        return _WHERE[command.needs] if self.keys(command.id) else "in het menu"
