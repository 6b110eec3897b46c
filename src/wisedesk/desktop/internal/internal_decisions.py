# SPDX-License-Identifier: Apache-2.0
"""What an item taken back on Interne passen asks, answered by the keys of the desk."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from wisedesk.desktop.deeds.slip_printing import SlipPrinting
from wisedesk.desktop.internal.internal_card_lines import ON_SHELF
from wisedesk.desktop.wording.coming_in import onward_words
from wisedesk.desktop.wording.question_words import answers
from wisedesk.desktop.wording.sentences import outcome_sentence
from wisedesk.services.circulation_outcomes import LeftHere, PutAside, Returned, Sent
from wisedesk.services.decisions import GOES_ON, Decision, decision_of
from wisedesk.services.outcomes import Outcome, Refused, Undone
from wisedesk.wording.full_stops import ended_once

if TYPE_CHECKING:
    from wisedesk.desktop.internal.internal_cards_page import InternalCardsPage
    from wisedesk.services.actions import Action

Asked = tuple[Decision, str, tuple[int, ...]]  # what, the title, the items

LEFT_OPEN = "Op Interne passen ({key}) vraagt {title} u nog iets."
UNDER_WAY = "{title} vraagt u nog iets. Toch afsluiten?\n\nDan vervalt de vraag."


class InternalDecisions(QObject):
    """Keeps what is to be decided, by barcode; the latest is answered first."""

    def __init__(self, page: InternalCardsPage) -> None:
        super().__init__(page)
        self._page = page
        self._open: dict[str, Asked] = {}
        self.slips = SlipPrinting(page.shell)
        page.shell.changed.connect(self._heed)

    def take(self, barcode: str, action: Action, outcome: Outcome) -> None:
        """Tell what became of an item, and ask where it goes if it cannot stay."""
        self._open.pop(barcode, None)
        decision = decision_of(action, outcome)
        title = ""
        if decision is not None and decision.asks in GOES_ON:
            title = getattr(outcome, "title", "")
            self._open[barcode] = decision, title, outcome.items
        remark = _remark(outcome)
        if remark:
            self._page.mark(barcode, remark)
        told = filter(None, (_told(outcome), self.asked(barcode)))
        self._page.say("\n".join(told), bad=isinstance(outcome, Refused))
        self.slips.print_of(outcome)

    def asked(self, told: str = "") -> str:
        """Return what is asked now and how to answer, empty where nothing is.

        The item that was just `told` of is not named again.
        """
        if not self._open:
            return ""
        latest = self._latest()
        decision, title, _items = self._open[latest]
        keys = answers(decision, self._page.shell.keys)
        return keys if latest == told else f"{title} — {keys}"

    def ask_again(self) -> None:
        """Tell what is asked still: the clerk went away without an answer."""
        if self._open:
            self._page.say(self.asked())

    def left_open(self) -> str:
        """Return what waits here for an answer, empty where nothing is open."""
        if not self._open:
            return ""
        key = self._page.shell.keys.shown("internal-cards.open")
        return LEFT_OPEN.format(title=self._open[self._latest()][1], key=key)

    def under_way(self) -> str:
        """Return what to ask before the program ends, empty where nothing is open."""
        if not self._open:
            return ""
        return UNDER_WAY.format(title=self._open[self._latest()][1])

    def answer(self, *, yes: bool) -> bool:
        """Do what is asked, or leave it, and say whether anything was asked."""
        if not self._open:
            return False
        barcode = self._latest()
        decision, _title, _items = self._open.pop(barcode)
        action = decision.do if yes else decision.leave
        if action is None:
            self._page.say(self.asked())
        else:
            told = partial(self.take, barcode, action)
            self._page.shell.perform(action, told, self)
        return True

    def _latest(self) -> str:
        return next(reversed(self._open))

    def _heed(self, outcome: Outcome) -> None:
        """Tell and ask no more about an item that was put back on its card."""
        if isinstance(outcome, Undone):
            gone = set(outcome.items)
            self._open = {
                barcode: asked
                for barcode, asked in self._open.items()
                if not gone & set(asked[2])
            }
            self._page.say(self.asked())


def _told(outcome: Outcome) -> str:
    """Return what became of an item, and of which of several with its title."""
    told = outcome_sentence(outcome)
    if isinstance(outcome, Returned):
        told = ended_once(f"{told} ({outcome.barcode}).")
    return told


def _remark(outcome: Outcome) -> str:
    """Return what stands on the line of an item, empty where nothing became of it."""
    if isinstance(outcome, PutAside):
        return f"apart gelegd voor {outcome.customer_name}"
    if isinstance(outcome, Sent):
        return f"op transport naar {outcome.branch_name}"
    if isinstance(outcome, Returned | LeftHere):
        return onward_words(outcome.onward) or ON_SHELF
    return ""
