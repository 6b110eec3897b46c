# SPDX-License-Identifier: Apache-2.0
"""A clerk who sees no screen: works the window by labels and roles, over AT-SPI.

Run by the system's Python, the only one that has `gi`. It carries out the work
instruction up to the finished card and prints what it read on the way as JSON.
"""

import json
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from typing import TypeVar

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402 - the version is chosen first

PATIENCE = 90.0  # for everything together
TICK_MS = 100
DOWN, ENTER = 0xFF54, 0xFF0D  # X keysyms: a drop-down list has no action that chooses
EVENTS = (
    "object:children-changed",
    "object:property-change:accessible-name",
    "object:state-changed",
    "object:text-changed",
)
INPUTS = (
    "check box",
    "combo box",
    "page tab",
    "push button",
    "radio button",
    "table",
    "text",
)
Found = TypeVar("Found")


class Stuck(Exception):
    """What was looked for is not there; the text says what was seen instead."""


class Clerk:
    """Finds what a label names and does what its role allows."""

    def __init__(self, program: str) -> None:
        self._end = time.monotonic() + PATIENCE
        self._context = GLib.MainContext.default()
        self._listener = Atspi.EventListener.new(lambda _event: None)
        for event in EVENTS:
            self._listener.register(event)
        GLib.timeout_add(TICK_MS, lambda: True)  # for what changes without an event
        self._program: Atspi.Accessible | None = None
        self._program = self.wait_for(f"the program {program}", self._running, program)

    def wait_for(
        self, what: str, look: Callable[..., Found | None], *where: object
    ) -> Found:
        """Return what looking finds, as soon as it finds anything."""
        while time.monotonic() < self._end:
            try:
                found = look(*where)
            except GLib.Error:  # it went away while we looked
                found = None
            if found:
                return found
            self._context.iteration(True)
        raise Stuck(f"{what}: not found.\n{self.describe()}")

    def find(self, role: str, label: str) -> Atspi.Accessible:
        """Return what stands on the screen with a role under a label."""
        return self.wait_for(f"{role} {label!r}", self._look, role, label)

    def choose_in_menu(self, menu: str, entry: str) -> None:
        """Open a menu and choose an entry, which closes it."""
        _act(self.find("menu item", menu), "ShowMenu")
        self.press(entry, role="menu item")
        self.wait_for(
            f"menu {menu!r} closed", lambda: self._look("menu item", entry) is None
        )

    def press(self, label: str, role: str = "push button") -> None:
        """Press a button, once it can be pressed."""
        button = self.find(role, label)
        self.wait_for(f"{label!r} usable", _is, button, Atspi.StateType.SENSITIVE)
        _act(button, "Press")

    def choose_in_list(self, label: str, column: str, wanted: str) -> None:
        """Open a drop-down table, go down to what is wanted, take it with Enter."""
        combo = self.find("combo box", label)
        _act(combo, "Press")
        self.find("table cell", f"{column}: {wanted}")
        for cell in self._cells(combo, f"{column}: "):
            name = cell.get_name()
            here = f"{label!r} at {name!r}"
            self.wait_for(here, _is, cell, Atspi.StateType.FOCUSED)
            if name.endswith(wanted):
                break
            _press_key(DOWN)
        _press_key(ENTER)
        self.wait_for(f"{label!r} {wanted!r}", lambda: combo.get_name() == wanted)

    def answer(self, question: str, answer: str) -> None:
        """Choose one of the answers beside a question."""

        def look() -> Atspi.Accessible | None:
            for each in self._seen("radio button"):
                if (each.get_description(), each.get_name()) == (question, answer):
                    return each
            return None

        radio = self.wait_for(f"{question!r} {answer!r}", look)
        _act(radio, "Toggle")
        self.wait_for(f"{answer!r} chosen", _is, radio, Atspi.StateType.CHECKED)

    def fill(self, label: str, text: str) -> None:
        """Write in a text field."""
        field = self.find("text", label)
        field.grab_focus()
        Atspi.EditableText.set_text_contents(field, text)
        self.wait_for(f"{label!r} filled", lambda: _text(field) == text)

    def read(self, label: str) -> str:
        """Return what stands in a text field, once something does."""
        return self.wait_for(f"{label!r} filled", _text, self.find("text", label))

    def read_line(self, start: str) -> str:
        """Return the first text on the screen that starts like this."""

        def look() -> str | None:
            names = (each.get_name() for each in self._seen("label"))
            return next((name for name in names if name.startswith(start)), None)

        return self.wait_for(f"a line {start!r} …", look)

    def read_dialog(self, title: str) -> str:
        """Return what a dialog says."""
        dialog = self.find("dialog", title)
        labels = (each for each in _inside(dialog) if each.get_role_name() == "label")
        return "\n".join(name for each in labels if (name := each.get_name()))

    def read_table(self, label: str) -> dict[str, list[str]]:
        """Return the columns of a table, each under its header."""
        table = self.find("table", label)
        rows = range(Atspi.Table.get_n_rows(table))
        return {
            Atspi.Table.get_column_description(table, column): [
                Atspi.Table.get_accessible_at(table, row, column).get_name()
                for row in rows
            ]
            for column in range(Atspi.Table.get_n_columns(table))
        }

    def nameless(self) -> list[str]:
        """Return the roles of the inputs on the screen that no label names."""
        found = (each for role in INPUTS for each in self._seen(role))
        return [each.get_role_name() for each in found if not _label(each)]

    def describe(self) -> str:
        """Return every role and name on the screen."""
        there = self._program
        try:
            seen = [] if there is None else list(_inside(there))
            lines = [f"  {each.get_role_name()} {_label(each)!r}" for each in seen]
        except GLib.Error:
            lines = []
        if not lines:
            return "The program does not answer on the accessibility bus."
        return "\n".join(("On the screen:", *lines))

    def _running(self, program: str) -> Atspi.Accessible | None:
        desktop = Atspi.get_desktop(0)
        for place in range(desktop.get_child_count()):
            each = desktop.get_child_at_index(place)
            if each is not None and each.get_name() == program:
                each.set_cache_mask(Atspi.Cache.NONE)  # ask, never remember
                return each
        return None

    def _look(self, role: str, label: str) -> Atspi.Accessible | None:
        return next((each for each in self._seen(role) if _label(each) == label), None)

    @staticmethod
    def _cells(combo: Atspi.Accessible, start: str) -> list[Atspi.Accessible]:
        return [each for each in _inside(combo) if each.get_name().startswith(start)]

    def _seen(self, role: str) -> Iterator[Atspi.Accessible]:
        assert self._program is not None
        for each in _inside(self._program):
            if each.get_role_name() == role:
                yield each


def _inside(parent: Atspi.Accessible) -> Iterator[Atspi.Accessible]:
    """Yield all that stands on the screen within something."""
    for place in range(parent.get_child_count()):
        child = parent.get_child_at_index(place)
        if child is not None and _is(child, Atspi.StateType.SHOWING):
            yield child
            yield from _inside(child)


def _is(each: Atspi.Accessible, state: Atspi.StateType) -> bool:
    return each.get_state_set().contains(state)


def _label(each: Atspi.Accessible) -> str:
    """Return the label beside an input; what has none is called by its own name."""
    for relation in each.get_relation_set():
        if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY:
            return relation.get_target(0).get_name()
    return each.get_name()


def _text(each: Atspi.Accessible) -> str:
    return Atspi.Text.get_text(each, 0, -1)


def _press_key(keysym: int) -> None:
    Atspi.generate_keyboard_event(keysym, None, Atspi.KeySynthType.SYM)


def _act(each: Atspi.Accessible, action: str) -> None:
    names = [
        Atspi.Action.get_action_name(each, place)
        for place in range(Atspi.Action.get_n_actions(each))
    ]
    if action not in names:
        raise Stuck(f"{_label(each)!r} can do {names}, not {action!r}")
    Atspi.Action.do_action(each, names.index(action))


def register_administrative_card(clerk: Clerk) -> dict[str, object]:
    """Carry out the instruction and return what was read, step by step."""
    seen: dict[str, object] = {}
    nameless = []
    clerk.choose_in_menu("Klant", "Nieuwe klant toevoegen (Ctrl-N)")
    clerk.choose_in_list("Klanttype", "Naam", "Administratieve pas")
    nameless += clerk.nameless()
    clerk.press("OK")
    seen["question"] = clerk.read_dialog("Bevestig")
    clerk.press("Ja")
    seen["number"] = clerk.read("Klantnummer *")
    clerk.press("OK, Vervolg")
    seen["second title"] = clerk.read_line("Klant 2")
    clerk.fill("Achternaam *", "Test")
    clerk.answer("Gebruik inlogaccount", "Nee")
    clerk.press("Leeg", role="check box")
    nameless += clerk.nameless()
    clerk.press("OK, Vervolg")
    seen["third title"] = clerk.read_line("Opbouw")
    seen["subscriptions"] = clerk.read_table("Abonnement")
    nameless += clerk.nameless()
    clerk.press("OK")
    clerk.press("Opslaan")
    seen["blue bar"] = clerk.read_line(f"{seen['number']} [")
    seen["validity"] = clerk.read_line("Vervalt")
    nameless += clerk.nameless()
    return seen | {"nameless": nameless}


if __name__ == "__main__":
    warnings.simplefilter("ignore", DeprecationWarning)  # of gi's own wrappers
    try:
        read = register_administrative_card(Clerk(sys.argv[1]))
    except Stuck as stuck:
        sys.exit(str(stuck))
    sys.stdout.write(json.dumps(read))
