# SPDX-License-Identifier: Apache-2.0
"""Waarom? (F1): what led to the row in front; the keys where there is none."""

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
from wisedesk.wording.explanations import explained_parts
from wisedesk.wording.journal_words import undo_state

Found = tuple[Explained, int]


class Explaining(QObject):
    """Reads what led to a row, and shows it."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._shell = shell

    def explain(self, asked: Asked) -> None:
        """Show why a row says what it says."""
        now = self._shell.now()
        asked = replace(asked, today=self._shell.today)

        def ask(tx: Reading) -> Found:
            minutes = int(value_of(tx, UNDO_MINUTES))
            return explain(tx, asked, now - timedelta(minutes=minutes)), minutes

        self._shell.read(ask, partial(self._show, now), self)

    def _show(self, now: datetime, found: Found) -> None:
        explained, minutes = found
        shell = self._shell

        def undo(line: JournalLine) -> str:
            return undo_state(line, now, minutes)

        key = shell.keys.title("row.do")
        parts = explained_parts(explained, journal_sentence, undo, key)
        if not parts:
            shell.show_keys()
            return
        title, barcode = explained.title, explained.status
        if barcode is not None:
            title = f"{title} — {barcode.item.barcode}"
        elif explained.charge is not None:
            title = f"{title} — {explained.charge.row.barcode}"
        shell.open(
            Explanation(title, parts, shell.show_keys, shell.waiting, shell.window)
        )
