# SPDX-License-Identifier: Apache-2.0
"""Herstel (Ctrl+Z): the last thing done at this window is turned back.

What one key did, one key turns back. What is not on the screen is asked about first.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct, field
from PySide6.QtCore import QObject

from wisedesk.desktop.wording.sentences import outcome_sentence
from wisedesk.desktop.wording.undo_words import (
    asked_again,
    deed,
    done_back,
    question_about,
)
from wisedesk.services.actions import Undo
from wisedesk.services.library_outcomes import SubscriptionOffered
from wisedesk.services.outcomes import Outcome, Refused, Undone

if TYPE_CHECKING:
    from wisedesk.desktop.pages.page import Page
    from wisedesk.desktop.window.shell import Shell

_NEVER = (Refused, SubscriptionOffered)


class LeftRow(Struct, frozen=True):
    """A row of which a question was left, which changed nothing but the row."""

    title: str
    is_there: Callable[[], bool]
    ask: Callable[[], None]


class _Deed(Struct):
    """What one key did: an operation or several, whose, and on which page.

    `left` is the row of a question that was left, where it was that and nothing more.
    """

    page: Page | None
    batch: str = ""
    left: LeftRow | None = None
    done: dict[str, Outcome] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)

    @property
    def who(self) -> str:
        """Whose it was: the first of several customers, and how many more."""
        if len(self.names) <= 1:
            return "".join(self.names)
        more = len(self.names) - 1
        return f"{self.names[0]} en {more} {'andere' if more == 1 else 'anderen'}"


class Undoing(QObject):
    """What was done at this window and can be turned back, the last of it first.

    `front` tells the page in front.
    """

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._shell = shell
        self._deeds: list[_Deed] = []
        self._known: set[str] = set()
        self.front: Callable[[], Page | None] = lambda: None

    def note(
        self,
        op_id: str,
        outcome: Outcome | None,
        *,
        who: str = "",
        batch: str = "",
        is_undo: bool = False,
    ) -> None:
        """Remember an operation, unless it is of a kind that is never turned back.

        `who` is the customer's name, where the outcome does not tell; those with one
        `batch` were done by one key. A loan that was cancelled can be turned back, as
        undoing (`is_undo`) cannot: one key pressed twice would go to and fro. What the
        journal does again is the last thing done, as any other.
        """
        if isinstance(outcome, Undone):
            self.forget(outcome.of)
            if is_undo and not outcome.again:
                return
        if outcome is None or isinstance(outcome, _NEVER) or op_id in self._known:
            return
        self._known.add(op_id)
        last = self._deeds[-1] if self._deeds else None
        if last is None or not batch or last.batch != batch:
            last = _Deed(self.front(), batch)
            self._deeds.append(last)
        name = who or self._whose(outcome)
        if name and name not in last.names:
            last.names.append(name)
        last.done[op_id] = outcome

    def note_left(self, row: LeftRow) -> None:
        """Remember a question that was left: turned back, it is asked again."""
        self._deeds.append(_Deed(self.front(), left=row))

    def forget(self, op_id: str) -> None:
        """Leave an operation be: it is turned back already."""
        if op_id not in self._known:
            return
        self._known.discard(op_id)
        for each in self._deeds:
            each.done.pop(op_id, None)
        self._deeds = [each for each in self._deeds if each.done or each.left]

    def undo(self) -> None:
        """Turn the last back and say what that was; ask first where it is not seen."""
        self._deeds = [
            each for each in self._deeds if each.left is None or each.left.is_there()
        ]
        if not self._deeds:
            self._shell.hint("Er is niets om te herstellen.")
            return
        last = self._deeds[-1]
        if self._in_sight(last):
            self._turn_back(last)
            return
        if last.left is None:
            what = deed([*last.done.values()], last.who)
        else:
            what = question_about(last.left.title)
        self._shell.ask(
            f"Dit staat niet op het scherm:\n\n{what[:1].upper()}{what[1:]}.\n\n"
            "Toch herstellen?",
            yes=partial(self._turn_back, last),
            title="Herstel",
        )

    def _turn_back(self, last: _Deed) -> None:
        self._deeds = [each for each in self._deeds if each is not last]
        self._known -= last.done.keys()
        if last.left is not None:
            last.left.ask()
            self._shell.say(asked_again(last.left.title))
        told: list[Outcome] = []
        for op_id in reversed(last.done):
            then = partial(self._told, last, told)
            back = Undo(of=op_id)
            self._known.add(back.op_id)  # never a deed of its own
            self._shell.perform(back, then, self)

    def _told(self, last: _Deed, told: list[Outcome], outcome: Outcome) -> None:
        told.append(outcome)
        if len(told) < len(last.done):
            return
        done = [each for each in told if not isinstance(each, Refused)]
        asked = zip(reversed(last.done.values()), told, strict=True)
        refused = [(was, no) for was, no in asked if isinstance(no, Refused)]
        sentences = [done_back(done, last.who)] if done else []
        if refused:
            what = deed([was for was, _ in refused], last.who)
            why = outcome_sentence(refused[0][1])
            sentences.append(f"Niet hersteld: {what}. {why}")
        self._shell.say(" ".join(sentences), bad=bool(refused))

    def _in_sight(self, last: _Deed) -> bool:
        page = self.front()
        return page is last.page and (
            page is None or all(page.shows(*each) for each in last.done.items())
        )

    def _whose(self, outcome: Outcome) -> str:
        """Return the name of the customer an outcome is about, empty for none."""
        name: str = getattr(outcome, "customer_name", "")
        page = self.front()
        there = page.customer() if page is not None else None
        if not name and there is not None and there.customer_id in outcome.customers:
            name = there.name
        return name
