# SPDX-License-Identifier: Apache-2.0
"""What is done on Interne passen: items back to the shelf, another day expected."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from wisedesk.desktop.dialogs.expected_dialog import ExpectedDialog
from wisedesk.desktop.internal.internal_card_lines import InternalLine
from wisedesk.desktop.internal.internal_decisions import InternalDecisions
from wisedesk.desktop.wording import words as w
from wisedesk.desktop.wording.sentences import outcome_sentence
from wisedesk.domain.cards import tidy_number
from wisedesk.domain.refusals import Reason
from wisedesk.services.actions import (
    ChangeExpectedBack,
    ReturnItem,
    new_operation,
)
from wisedesk.services.inbox import Step, StepKind
from wisedesk.services.outcomes import Outcome, Refused
from wisedesk.services.session import Mode

if TYPE_CHECKING:
    from datetime import date

    from wisedesk.desktop.internal.internal_cards_page import InternalCardsPage

MOST_AT_ONCE = 500  # items: what is scanned meanwhile waits behind them
ON_CARD = "Wat er op {name} staat."
NOTHING = "Kies eerst een exemplaar in de lijst."


class InternalWork(QObject):
    """Does what the clerk asks with the items chosen or scanned."""

    def __init__(self, page: InternalCardsPage) -> None:
        super().__init__(page)
        self._page = page
        self._shell = page.shell
        self.decisions = InternalDecisions(page)

    def take_scan(self, barcode: str) -> None:
        """Take a scanned item back, once the scan is on disk.

        Cut off in between, it waits in sight at the next start.
        """
        shell, inbox = self._shell, self._shell.inbox
        barcode = tidy_number(barcode)
        step = Step(
            op_id=new_operation(),
            kind=StepKind.ASIDE,
            text=barcode,
            mode=Mode.RETURN,
            made_at=shell.now(),
        )
        take = partial(self._take_kept, barcode, step.op_id)
        shell.runner.keep(lambda: inbox.keep(step), take, self)

    def _take_kept(self, barcode: str, op_id: str, _kept: None) -> None:
        inbox = self._shell.inbox

        action = ReturnItem(op_id=op_id, barcode=barcode, internal_only=True)

        def done(outcome: Outcome) -> None:
            self._shell.runner.keep(lambda: inbox.drop(op_id), _nothing_more)
            if not (_is_card(outcome) and self._show_card(barcode)):
                self.decisions.take(barcode, action, outcome)

        self._shell.perform(action, done, self)

    def _show_card(self, number: str) -> bool:
        """Show all that is on a card that was scanned, and say whether anything is."""
        page, ui = self._page, self._page.ui
        if not page.cards.turn_to(number):
            return False
        ui.search_edit.clear()
        ui.days_edit.clear()
        ui.late_check.setChecked(False)
        page.say(ON_CARD.format(name=page.cards.name))
        return True

    def _take_back(self, barcode: str, batch: str = "") -> None:
        """Take an item back from its internal card; others are only told of."""
        action = ReturnItem(barcode=barcode, internal_only=True)
        told = partial(self.decisions.take, barcode, action)
        self._shell.perform(action, told, self, batch=batch)

    def shelve(self) -> None:
        """Take the items chosen back; several are asked for first."""
        lines = self._chosen()
        if len(lines) == 1:
            self._take_back(lines[0].barcode)
        elif lines:
            self._shell.ask(
                f"{len(lines)} exemplaren terug in de kast?",
                yes=partial(self._shelve_all, lines),
            )

    def ask_expected(self) -> None:
        """Ask when the items chosen are expected back."""
        lines = self._chosen()
        if not lines:
            return
        shell = self._shell
        what = lines[0].title
        if len(lines) > 1:
            what = w.counted(len(lines), "exemplaar", "exemplaren")
        days = {line.expected_on for line in lines}
        day = lines[0].expected_on if len(days) == 1 else None
        dialog = ExpectedDialog(what, day, shell.today, shell.waiting, shell.window)
        dialog.chosen.connect(partial(self._expect, dialog, lines))
        shell.open(dialog)

    def _shelve_all(self, lines: list[InternalLine]) -> None:
        batch = new_operation()
        for line in lines:
            self._take_back(line.barcode, batch)

    def _expect(
        self, dialog: ExpectedDialog, lines: list[InternalLine], day: date | None
    ) -> None:
        barcodes = tuple(line.barcode for line in lines)

        def told(outcome: Outcome) -> None:
            sentence = outcome_sentence(outcome)
            if isinstance(outcome, Refused):
                dialog.say(sentence)
                return
            dialog.accept()
            self._page.say(sentence)

        action = ChangeExpectedBack(barcodes=barcodes, expected_on=day)
        self._shell.perform(action, told, dialog)

    def _chosen(self) -> list[InternalLine]:
        """Return the items chosen, none where there are too few or too many."""
        lines = self._page.chosen_lines()
        if lines and len(lines) <= MOST_AT_ONCE:
            return lines
        many = f"Kies hoogstens {MOST_AT_ONCE} exemplaren tegelijk."
        self._shell.hint(many if lines else NOTHING)
        return []


def _is_card(outcome: Outcome) -> bool:
    """Return whether a card was scanned where an item was meant."""
    if not isinstance(outcome, Refused):
        return False
    return any(each.reason is Reason.CARD_AS_ITEM for each in outcome.refusals)


def _nothing_more(_done: None) -> None:
    """Do nothing when the inbox let go."""
