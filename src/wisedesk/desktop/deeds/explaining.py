# SPDX-License-Identifier: Apache-2.0
"""Waarom? (F1): what led to the row in front; the keys where there is none."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QObject

from wisedesk.desktop.dialogs.explanation import Explanation
from wisedesk.desktop.window.shell import Shell
from wisedesk.desktop.wording.journal_sentences import journal_sentence
from wisedesk.services.asked import Asked
from wisedesk.services.explained import Explained
from wisedesk.services.explaining import explain
from wisedesk.services.journal_lines import JournalLine
from wisedesk.services.ports import Reading
from wisedesk.services.settings import UNDO_MINUTES, value_of
from wisedesk.wording.explanations import explained_parts, refused_parts
from wisedesk.wording.journal_words import undo_state
from wisedesk.wording.words import counted

Found = tuple[list[Explained], int]


class Explaining(QObject):
    """Reads what led to a row, and shows it."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._shell = shell

    def explain(self, asked: Sequence[Asked]) -> None:
        """Show why a row says what it says; of several, why each was refused."""
        now, today = self._shell.now(), self._shell.today

        def ask(tx: Reading) -> Found:
            minutes = int(value_of(tx, UNDO_MINUTES))
            since = now - timedelta(minutes=minutes)
            rows = [explain(tx, replace(each, today=today), since) for each in asked]
            return rows, minutes

        self._shell.read(ask, partial(self._show, now), self)

    def _show(self, now: datetime, found: Found) -> None:
        rows, minutes = found
        shell = self._shell

        def undo(line: JournalLine) -> str:
            return undo_state(line, now, minutes)

        # where a question is asked, no key answers on a row
        key = "" if shell.dialog is not None else shell.keys.title("row.do")
        if len(rows) == 1:
            title = _title(rows[0])
            parts = explained_parts(rows[0], journal_sentence, undo, key)
        else:
            title = counted(len(rows), "exemplaar", "exemplaren")
            parts = refused_parts([(_title(each), each) for each in rows], key)
        if not parts:
            shell.show_keys()
            return
        over = shell.dialog or shell.window
        shell.open(Explanation(title, parts, shell.show_keys, shell.waiting, over))


def _title(explained: Explained) -> str:
    """Return what a row is of, with the barcode."""
    title, status = explained.title, explained.status
    if status is not None:
        return f"{title} — {status.item.barcode}"
    if explained.charge is not None:
        return f"{title} — {explained.charge.row.barcode}"
    return title
