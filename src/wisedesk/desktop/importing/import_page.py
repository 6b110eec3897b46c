# SPDX-License-Identifier: Apache-2.0
"""Bestanden inlezen: what another system knew, taken over while the desk goes on."""

from __future__ import annotations

import os
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from wisedesk.desktop.dialogs.save_dialog import documents
from wisedesk.desktop.forms.ui_import_page import Ui_ImportPage
from wisedesk.desktop.importing.file_adding import FileAdding
from wisedesk.desktop.importing.import_lines import (
    IMPORT_COLUMNS,
    STOPPED,
    STOPPED_HOW,
    WAITS,
    WHOLE,
    WRONG,
    ImportLine,
    in_order,
)
from wisedesk.desktop.importing.import_work import ImportWork
from wisedesk.desktop.importing.reject_lines import first_reasons
from wisedesk.desktop.lists.listing_views import listing_of
from wisedesk.desktop.lists.table_model import TableModel, chosen, dress
from wisedesk.desktop.pages.page import Page
from wisedesk.desktop.window.shell import Shell
from wisedesk.desktop.wording.words import counted
from wisedesk.exchange.imports import Report, Request
from wisedesk.services.listings import Listing

THERE = "{name} staat al in de lijst."
NOTHING = "Voeg eerst een bestand toe."
UNDER_WAY = (
    "Er wordt nog een bestand ingelezen. Toch afsluiten?\n\n"
    "Wie het later opnieuw inleest, gaat verder waar het was."
)
NOT_YET = "Dit bestand is nog niet ingelezen."
ALL_TAKEN = "Van dit bestand is niets geweigerd."
BUSY = "Dat kan als het inlezen klaar is."
READING = "Er wordt ingelezen."
DONE = "Inlezen klaar: {whole} ingelezen, {rejected} geweigerd."
NOT_ALL = "Inlezen klaar: niet alles is ingelezen; kijk bij Stand."


class ImportPage(Page):
    """Files in a list, read in when the clerk says so; the work goes on behind it."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.ui = Ui_ImportPage()
        self.ui.setupUi(self)
        self.model = TableModel[ImportLine](IMPORT_COLUMNS)
        dress(self.ui.files_view, self.model, sortable=False)
        self._work: ImportWork | None = None
        self._adding = FileAdding(shell, self.ui, self)
        self._connect_signals()
        self._offer()

    @property
    def title(self) -> str:
        """The title of the window."""
        return "Bestanden inlezen"

    def enter(self) -> None:
        """Ask for a file, or stand among those there are."""
        if self.model.rowCount():
            self.ui.files_view.setFocus()
        else:
            self.ui.path_edit.setFocus()

    def listing(self) -> Listing | None:
        """Return what came of the files, as it is printed."""
        return listing_of(self.ui.files_view, self.title)

    def forget(self) -> None:
        """Let go of what was typed; what is read in goes on."""
        self._adding.clear()

    def under_way(self) -> str:
        """Return what to ask who closes the window, empty when nothing is read."""
        return UNDER_WAY if self._work is not None else ""

    def end(self) -> None:
        """Stop reading: the program ends."""
        if self._work is not None:
            self._work.end()

    def _connect_signals(self) -> None:
        ui = self.ui
        self._adding.found.connect(self._put)
        ui.files_view.selectionModel().currentRowChanged.connect(self._show_told)
        ui.files_view.activated.connect(self._show_reasons)
        ui.start_button.clicked.connect(self._start)
        ui.stop_button.clicked.connect(self._stop)
        ui.remove_button.clicked.connect(self._remove)
        ui.back_button.clicked.connect(self.left)

    def _put(self, found: list[ImportLine], wrong: list[str]) -> None:
        """Put what was found among the others, and stand on it."""
        there = {line.path for line in self.model.rows()}
        new = [line for line in found if line.path not in there]
        again = [it.path.name for it in found if it.path in there]
        wrong = wrong + [THERE.format(name=name) for name in again]
        if new and self._work is not None:
            wrong, new = [BUSY], []
        if new:
            lines = in_order([*self.model.rows(), *new])
            self.model.show(lines)
            self.ui.files_view.selectRow(lines.index(new[0]))
        self._offer()
        self._adding.tell_problem("\n".join(wrong))
        if not wrong:
            self.ui.path_edit.clear()
            self.ui.start_button.setFocus()

    def _start(self) -> None:
        """Read in what is not read in whole, from the first line on."""
        lines = self.model.rows()
        requests = {
            place: Request(
                kind=line.kind,
                path=line.path,
                rejects=_rejects_of(line.path),
            )
            for place, line in enumerate(lines)
            if not line.is_whole
        }
        if not requests:
            self._adding.tell_problem(NOTHING)
            self.ui.path_edit.setFocus()
            return
        for place in requests:
            again = replace(lines[place], state=WAITS, wrong="", percent=0)
            self.model.replace(place, again)
        work = ImportWork(self.shell.ready, requests, self)
        work.advanced.connect(self._advance)
        work.ended.connect(self._end_one)
        work.finished.connect(self._finish)
        self._work = work
        self._adding.tell_problem("")
        self.shell.say("")
        self._offer()
        self.ui.stop_button.setFocus()
        work.begin()

    def _stop(self) -> None:
        if self._work is not None:
            self._work.stop()

    def _advance(self, place: int, percent: int) -> None:
        line = self.model.row(place)
        if line is not None and line.percent != percent:
            self.model.replace(place, replace(line, percent=percent))

    def _end_one(self, place: int, came: Report | str) -> None:
        line = self.model.row(place)
        if line is None:
            return
        if isinstance(came, Report):
            line = replace(line, state=WHOLE, report=came, wrong="")
        else:
            state = STOPPED if came == STOPPED_HOW else WRONG
            line = replace(line, state=state, percent=0, wrong=came)
        self.model.replace(place, line)
        self.ui.files_view.selectRow(place)
        self._show_told()

    def _finish(self) -> None:
        """Tell what came of it, wherever the clerk is by now."""
        had_focus = self.ui.stop_button.hasFocus()
        if self._work is not None:
            self._work.deleteLater()
        self._work = None
        self._offer()
        if had_focus:
            self.ui.files_view.setFocus()
        lines = self.model.rows()
        if any(line.wrong for line in lines):
            self.shell.say(NOT_ALL, bad=True)
            return
        whole = counted(len(lines), "bestand", "bestanden")
        rejected = sum(line.report.tally.rejected for line in lines if line.report)
        refused = counted(rejected, "regel", "regels") if rejected else "niets"
        self.shell.say(DONE.format(whole=whole, rejected=refused))

    def _remove(self) -> None:
        """Take the file chosen out of the list; the file itself stays."""
        row = self.ui.files_view.currentIndex().row()
        if self._work is not None:
            self._adding.tell_problem(BUSY)
        elif self.model.row(row) is not None:
            self.model.remove(row)
            self._offer()
            self._show_told()

    def _offer(self) -> None:
        """Offer what can be done now."""
        ui, reads = self.ui, self._work is not None
        ui.start_button.setVisible(not reads)
        ui.stop_button.setVisible(reads)
        rows = self.model.rowCount()
        count = counted(rows, "bestand", "bestanden") if rows else ""
        ui.answer_label.setText(READING if reads else count)

    def _show_told(self) -> None:
        line = chosen(self.ui.files_view)
        told = line.told if isinstance(line, ImportLine) else ""
        self.ui.told_text.setPlainText(told)

    def _show_reasons(self) -> None:
        """Show behind what is told why the first rows of the file were rejected."""
        line = chosen(self.ui.files_view)
        if not isinstance(line, ImportLine):
            return
        if line.report is None:
            self.shell.hint(line.wrong or NOT_YET)
        elif line.report.rejects is None:
            self.shell.hint(ALL_TAKEN)
        else:
            reasons = first_reasons(line.report.rejects, line.row_word)
            told = self.ui.told_text
            told.setPlainText("\n".join([line.told, "", *reasons]))
            told.moveCursor(QTextCursor.MoveOperation.End)


def _rejects_of(path: Path) -> Path:
    """Return where what is refused of a file goes: beside it, if that can be."""
    folder = path.parent
    if not os.access(folder, os.W_OK):
        folder = Path(documents())
    return folder / f"{path.stem}.rejects.csv"
