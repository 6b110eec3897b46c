# SPDX-License-Identifier: Apache-2.0
"""Laatste actie: what the last scan led to, or all of the row the clerk walks to."""

from PySide6.QtCore import QModelIndex, QObject
from PySide6.QtWidgets import QLabel, QTableView

from wisedesk.desktop.lists.table_model import TableModel, chosen
from wisedesk.desktop.pages.loan_lines import Line, told_alone, told_of
from wisedesk.desktop.widgets.looks import mark, write
from wisedesk.desktop.wording.question_words import entered
from wisedesk.desktop.wording.sentences import outcome_sentence
from wisedesk.services.desk_rows import DeskRow
from wisedesk.services.outcomes import Outcome, Refused
from wisedesk.wording.full_stops import ended_once

LINES = 2  # kept free, so that a long sentence does not push the table down


class LastAction(QObject):
    """The line above the table."""

    def __init__(self, label: QLabel, view: QTableView, parent: QObject) -> None:
        super().__init__(parent)
        self._label = label
        self._view = view
        self.of = ""  # the operation it tells of
        label.ensurePolished()  # it has its font then
        label.setMinimumHeight(LINES * label.fontMetrics().lineSpacing())
        view.selectionModel().currentRowChanged.connect(self._tell_row)

    def clear(self) -> None:
        """Tell of nothing: it was another customer's."""
        self.say("")

    def tell(self, row: DeskRow, outcome: Outcome, first: str = "") -> None:
        """Tell what a scan led to; a row that asks tells how to answer.

        `first` says which row is to be answered before it.
        """
        refused = isinstance(outcome, Refused)
        aside = getattr(outcome, "onward", None) is not None
        more = row.may_be_answered or row.is_beside  # a key goes on from it
        asked = self._told_of(row.op_id) if more else ""
        told = asked or entered(row) or outcome_sentence(outcome)
        if first:
            told = ended_once(f"{told}. {first}")
        self.say(told, bad=refused, aside=aside)
        self.of = row.done_by

    def tell_row(self, op_id: str) -> None:
        """Tell all of a row that is brought in sight before it is answered."""
        self.say(self._told_of(op_id), bad=True)

    def say(self, text: str, *, bad: bool = False, aside: bool = False) -> None:
        """Write a sentence, in red what is bad, apart what is to be laid apart."""
        self.of = ""
        write(self._label, text)
        mark(self._label, bad=bad, aside=aside)

    def point_at(self, place: int, instead: str = "") -> None:
        """Bring a row in sight that was scanned once more, and say what it is.

        `instead` is told where the scan was to make it another loan than it is.
        """
        model = self._view.model()
        line = model.row(place) if isinstance(model, TableModel) else None
        if isinstance(line, Line) and line.refused:
            self.say(told_of(line), bad=True)  # it asks that still
        elif isinstance(line, Line):
            told = f"Al gescand: {line.title or line.barcode}."
            self.say(instead or told, bad=bool(instead))
        self._view.scrollTo(model.index(place, 0))

    def _told_of(self, op_id: str) -> str:
        model = self._view.model()
        lines = model.rows() if isinstance(model, TableModel) else ()
        return next((told_of(line) for line in lines if line.mark == op_id), "")

    def _tell_row(self, _now: QModelIndex, _before: QModelIndex) -> None:
        """Tell all of what stands cut off in the row the clerk walks to."""
        line = chosen(self._view)
        told = told_alone(line) if isinstance(line, Line) else ""
        if self._view.hasFocus() and told:
            self.say(told, bad=line.refused)
