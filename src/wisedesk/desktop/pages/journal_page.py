# SPDX-License-Identifier: Apache-2.0
"""Journaal (Ctrl+J): what was done, newest first, and turning it back."""

from datetime import datetime, time, timedelta

from msgspec import Struct
from PySide6.QtWidgets import QWidget

from wisedesk.desktop.forms.ui_journal_page import Ui_JournalPage
from wisedesk.desktop.lists.journal_columns import JOURNAL_COLUMNS, Shown, shown_lines
from wisedesk.desktop.lists.listing_views import listing_of
from wisedesk.desktop.lists.table_model import TableModel, chosen, dress
from wisedesk.desktop.pages.page import Page
from wisedesk.desktop.widgets.keys import type_through, walk_from
from wisedesk.desktop.window.shell import Shell
from wisedesk.desktop.wording.sentences import outcome_sentence
from wisedesk.domain.scans import Meaning, read_entry
from wisedesk.services.actions import Undo
from wisedesk.services.asked import Asked
from wisedesk.services.clock import LIBRARY_ZONE
from wisedesk.services.journal_lines import JournalPage as JournalPart
from wisedesk.services.journal_lines import JournalQuery
from wisedesk.services.listings import Listing
from wisedesk.services.outcomes import Outcome, Refused, Undone
from wisedesk.services.ports import Reading
from wisedesk.services.settings import UNDO_MINUTES, value_of
from wisedesk.wording.journal_words import kinds_named

AT_A_TIME = 100  # lines
MOST_AGAIN = 300  # lines read again, where that many were walked through
NEAR_END = 20  # lines


class _Part(Struct, frozen=True):
    """What one read brought: lines, and the minutes within which they can be undone."""

    found: JournalPart
    minutes: int
    now: datetime


class JournalPage(Page):
    """The journal, read on as the clerk walks down; Ctrl+Z turns the line chosen back.

    The filter is a beginning of a card number or barcode, a word for what was done, or
    who did it.
    """

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.ui = Ui_JournalPage()
        self.ui.setupUi(self)
        self.model = TableModel[Shown](JOURNAL_COLUMNS)
        dress(self.ui.lines_view, self.model, sortable=False)
        self._asked = 0
        self._before: int | None = None  # where to read on
        self._reads = False
        self._kept = ""  # the operation to stand on again
        walk_from(self.ui.search_edit, self.ui.lines_view)
        type_through(self.ui.lines_view, self.ui.search_edit)
        self._connect_signals()

    @property
    def title(self) -> str:
        """The title of the window."""
        return "Journaal"

    def enter(self) -> None:
        """Show the newest lines, with the focus among them."""
        self.reload()
        self.ui.lines_view.setFocus()

    def take_scan(self, scan: str) -> bool:
        """Show what was done with a card or an item."""
        self.shell.say("")  # what was said before is of before
        self.ui.search_edit.setText(scan)
        self._search()
        self.ui.lines_view.setFocus()
        return True

    def forget(self) -> None:
        """Let go of the filter; the page is left."""
        self.ui.search_edit.clear()

    def reload(self) -> None:
        """Show the lines as they are now, on the same line as before."""
        there = chosen(self.ui.lines_view)
        self._kept = there.line.op_id if isinstance(there, Shown) else ""
        rows = min(self.model.rowCount(), MOST_AGAIN)
        self._begin(max(AT_A_TIME, rows))

    def listing(self) -> Listing | None:
        """Return the lines read so far, those that the filter leaves."""
        about = self.ui.search_edit.text()
        totals = self.ui.answer_label.text()
        return listing_of(self.ui.lines_view, self.title, about=about, totals=totals)

    def explain_target(self) -> Asked | None:
        """Return the line chosen."""
        there = chosen(self.ui.lines_view)
        return Asked(op_id=there.line.op_id) if isinstance(there, Shown) else None

    def undo(self) -> bool:
        """Turn the line chosen back, and say whether there was one."""
        there = chosen(self.ui.lines_view)
        if not isinstance(there, Shown):
            return False
        self.shell.perform(Undo(of=there.line.op_id), self._told, self)
        return True

    def _connect_signals(self) -> None:
        ui = self.ui
        ui.search_edit.textEdited.connect(self._search)
        ui.search_edit.returnPressed.connect(ui.lines_view.setFocus)
        ui.own_desk_check.toggled.connect(self._search)
        ui.today_check.toggled.connect(self._search)
        ui.lines_view.activated.connect(self._ask)
        ui.lines_view.selectionModel().currentRowChanged.connect(self._show_detail)
        ui.lines_view.verticalScrollBar().valueChanged.connect(self._read_on)
        ui.undo_button.clicked.connect(self._ask)
        ui.back_button.clicked.connect(self.left)

    def _search(self) -> None:
        self._kept = ""
        self._begin(AT_A_TIME)

    def _begin(self, rows: int) -> None:
        """Read anew from the newest line on."""
        self._asked += 1
        self._before = None
        self._read(rows)

    def _read(self, rows: int) -> None:
        """Read some lines more; what was asked for before is of no use any more."""
        asked, before, query = self._asked, self._before, self._query()
        now = self.shell.now()
        self._reads = True

        def ask(tx: Reading) -> _Part:
            minutes = int(value_of(tx, UNDO_MINUTES))
            undoable = now - timedelta(minutes=minutes)
            found = tx.journal_page(query, before, rows, undoable)
            return _Part(found, minutes, now)

        def show(part: _Part) -> None:
            if asked == self._asked:
                self._show(part, rows, first=before is None)

        self.shell.read(ask, show, self)

    def _query(self) -> JournalQuery:
        ui = self.ui
        entry = read_entry(ui.search_edit.text())
        number = entry.text if entry.meaning is Meaning.NUMBER else ""
        word = "" if number else ui.search_edit.text().strip()
        services = self.shell.ready
        midnight = datetime.combine(
            services.clock.now().astimezone(LIBRARY_ZONE), time(), LIBRARY_ZONE
        )
        return JournalQuery(
            number=number,
            kinds=kinds_named(word),
            staff=word,
            desk=services.desk.station.desk if ui.own_desk_check.isChecked() else "",
            since=midnight if ui.today_check.isChecked() else None,
        )

    def _show(self, part: _Part, rows: int, *, first: bool) -> None:
        self._reads = False
        self._before = part.found.before
        lines = shown_lines(part.found.lines, part.now, part.minutes)
        if first:
            self.model.show(lines)
        else:
            self.model.append(lines)
        self._stand(first=first)
        missing = rows - len(lines)
        if missing > 0 and self._before is not None:
            self._read(missing)  # a read goes back through so many lines only
        self._tell()

    def _stand(self, *, first: bool) -> None:
        view = self.ui.lines_view
        ids = [shown.line.op_id for shown in self.model.rows()] if self._kept else []
        if self._kept in ids:
            view.selectRow(ids.index(self._kept))
            self._kept = ""
        elif first and self.model.rowCount():
            view.selectRow(0)

    def _tell(self) -> None:
        rows = self.model.rowCount()
        if self._reads:
            told = "Zoekt verder…"
        elif not rows:
            told = "Niets gevonden."
        elif self._before is not None:
            told = f"{rows} regels; verder naar beneden staan er meer."
        else:
            told = "1 regel" if rows == 1 else f"{rows} regels"
        self.ui.answer_label.setText(told)
        self._show_detail()

    def _read_on(self) -> None:
        """Read more when the clerk comes near the last line read."""
        bar = self.ui.lines_view.verticalScrollBar()
        near = bar.value() >= bar.maximum() - NEAR_END
        if near and self._before is not None and not self._reads:
            self._read(AT_A_TIME)

    def _show_detail(self) -> None:
        """Write out the line chosen: a column may cut it off."""
        there = chosen(self.ui.lines_view)
        line = there if isinstance(there, Shown) else None
        self.ui.detail_label.setText("" if line is None else line.detail)

    def _ask(self) -> None:
        """Ask whether the line chosen is to be turned back."""
        there = chosen(self.ui.lines_view)
        if not isinstance(there, Shown):
            return
        if not there.can_be_undone:
            self.undo()  # the refusal says why not
            return
        undone = isinstance(there.line.outcome, Undone)
        question = "Dit herstel terugdraaien?" if undone else "Dit herstellen?"
        told = f"{there.what}\n\n{question}"
        self.shell.ask(told, yes=self._undo_asked, title="Herstel")

    def _undo_asked(self) -> None:
        self.undo()

    def _told(self, outcome: Outcome) -> None:
        self.shell.say(outcome_sentence(outcome), bad=isinstance(outcome, Refused))
