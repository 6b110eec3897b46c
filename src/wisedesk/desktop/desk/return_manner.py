# SPDX-License-Identifier: Apache-2.0
"""The manner of Innemen: boekenbus (F11), inleverdatum (Ctrl+D), Telling (Ctrl+T).

Marks beside and below the number field tell of it until it is taken off.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel

from wisedesk.desktop.widgets.looks import mark, show, write
from wisedesk.desktop.wording import pile_words
from wisedesk.desktop.wording import words as w
from wisedesk.domain.calendar import LONGEST_CLOSURE, read_day
from wisedesk.domain.returns import is_long_ago, judge_drop, last_open_before
from wisedesk.services import manner as m
from wisedesk.services.manner import Manner
from wisedesk.services.session import Mode
from wisedesk.services.settings import DROP_ASKS_DAYS, value_of
from wisedesk.services.station import branch_of
from wisedesk.wording.sentences import refusal_sentence

if TYPE_CHECKING:
    from wisedesk.desktop.desk.desk_page import DeskPage
    from wisedesk.desktop.dialogs.ask_dialog import AskDialog
    from wisedesk.services.pile import Pile
    from wisedesk.services.ports import Reading

DROP_TEXT = (
    "Wat u nu inneemt, telt als ingeleverd op deze dag: voor de boete en de historie."
    " De dag geldt tot u hem met {key} weer weghaalt."
)
LONG_AGO = (
    "{day} is {days} dagen geleden. De boete en de historie gaan van die dag uit."
    " Klopt de dag?"
)
PILE_TEXT = (
    "Tel de kar en scan hem leeg: het scherm zegt hoeveel er nog ontbreken."
    " Wat u twee keer scant, telt één keer."
)
MOST = 9999


class ReturnManner(QObject):
    """Changes the manner of Innemen as the clerk asks, and shows it."""

    def __init__(self, page: DeskPage) -> None:
        super().__init__(page)
        self._page = page
        ui = page.ui
        self._marks = (ui.bulk_label, ui.drop_label, ui.pile_label)
        self.show()

    @property
    def manner(self) -> Manner:
        """The manner as it is now."""
        return self._page.session.returns.manner

    def show(self) -> None:
        """Show the marks of it, in Innemen alone."""
        manner, pile = self.manner, self.manner.pile
        told = (
            pile_words.bulk_mark(manner),
            pile_words.drop_mark(manner),
            pile_words.strip(pile, self._key()) if pile is not None else "",
        )
        returning = self._page.mode is Mode.RETURN
        for label, text in zip(self._marks, told, strict=True):
            _mark(label, text if returning else "")
        complete = pile is not None and pile.missing == 0
        over = pile is not None and pile.missing < 0
        mark(self._page.ui.pile_label, complete=complete, over=over)

    def _key(self) -> str:
        return self._page.shell.keys.shown("return.pile")

    def tell_closed(self, pile: Pile | None) -> None:
        """Say how the proof of a pile stood that ended with the session, if one did."""
        if pile is not None and self.manner.pile is None:
            self._page.last.say(pile_words.closed(pile), bad=pile.missing != 0)

    def toggle_bulk(self) -> None:
        """Take back without the customer's side (F11), or as always."""
        self._change(m.bulk(on=not self.manner.is_bulk))

    def ask_drop(self) -> None:
        """Ask on which day things were handed in, or take that day off."""
        page = self._page
        if self.manner.returned_on is not None:
            self._change(m.drop(None))
            page.shell.say("Wat u inneemt, is weer van vandaag.")
            return
        today, branch = page.shell.today, page.shell.ready.desk.station.branch

        def ask(tx: Reading) -> tuple[date, int]:
            first = today - timedelta(days=LONGEST_CLOSURE)
            days = tx.open_days(branch_of(tx, branch).branch_id, first)
            usual = int(value_of(tx, DROP_ASKS_DAYS))
            return last_open_before(days, today), usual

        page.shell.read(ask, self._open_drop, self)

    def ask_pile(self) -> None:
        """Ask how many lie on the cart, or show how the pile stands."""
        from wisedesk.desktop.dialogs.ask_dialog import AskDialog
        from wisedesk.desktop.dialogs.pile_report import PileReport

        shell, pile = self._page.shell, self.manner.pile
        if pile is not None:
            report = PileReport(pile, shell.waiting, shell.window)
            report.again.connect(lambda: self._change(m.again()))
            report.ended.connect(lambda: self._change(m.pile(None)))
            shell.open(report)
            return
        dialog = AskDialog(
            "Telling", PILE_TEXT, "Aantal op de kar", "", shell.waiting, shell.window
        )
        dialog.given.connect(lambda typed: self._begin_pile(dialog, typed))
        dialog.rejected.connect(lambda: self._change(m.pile(None)))
        self._change(m.asked())
        shell.open(dialog)

    def _open_drop(self, found: tuple[date, int]) -> None:
        from wisedesk.desktop.dialogs.ask_dialog import AskDialog

        day, usual = found
        shell = self._page.shell
        text = DROP_TEXT.format(key=shell.keys.shown("return.drop"))
        dialog = AskDialog(
            "Ingeleverd op",
            text,
            "Dag (dd-mm-jjjj)",
            w.day(day),
            shell.waiting,
            shell.window,
        )
        dialog.given.connect(lambda typed: self._set_drop(dialog, typed, usual))
        shell.open(dialog)

    def _set_drop(self, dialog: AskDialog, typed: str, usual: int) -> None:
        """Take the day typed; more than `usual` days ago is asked first."""
        day, today = read_day(typed), self._page.shell.today
        if day is None:
            dialog.refuse(f"{typed or 'Niets'} is geen datum. Schrijf dd-mm-jjjj.")
            return
        future = judge_drop(day, today)
        if future is not None:
            dialog.refuse(refusal_sentence(future))
            return
        if is_long_ago(day, today, usual):
            ask = LONG_AGO.format(day=w.day(day), days=(today - day).days)
            self._page.shell.ask(ask, yes=partial(self._take_drop, dialog, day))
        else:
            self._take_drop(dialog, day)

    def _take_drop(self, dialog: AskDialog, day: date) -> None:
        self._change(m.drop(day if day != self._page.shell.today else None))
        dialog.accept()

    def _begin_pile(self, dialog: AskDialog, typed: str) -> None:
        if not (typed.isascii() and typed.isdecimal()) or not 0 < int(typed) <= MOST:
            dialog.refuse(f"Vul een aantal in van 1 tot en met {MOST}.")
            return
        self._change(m.pile(int(typed)))
        dialog.accept()

    def _change(self, change: str) -> None:
        page = self._page
        now = page.shell.now()
        page.queue.keep(page.session.entries.take_back(change, now))
        page.enter()


def _mark(label: QLabel, text: str) -> None:
    write(label, text)
    show(label, on=bool(text))
