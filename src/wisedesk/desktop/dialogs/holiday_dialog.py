# SPDX-License-Identifier: Apache-2.0
"""Vakantie uitleenperioden: the holidays of a branch, with the longer terms."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from wisedesk.desktop.dialogs.form_dialog import FormDialog
from wisedesk.desktop.forms.ui_holiday_dialog import Ui_HolidayDialog
from wisedesk.desktop.scanning.waiting_scans import WaitingScans
from wisedesk.desktop.widgets.field_marks import mark_field
from wisedesk.desktop.wording import sentences
from wisedesk.desktop.wording import words as w
from wisedesk.domain.holiday_terms import FIRST, LAST, HolidayPeriod, read_periods
from wisedesk.services.library_rows import BranchRow
from wisedesk.services.policy_actions import ChangeHolidayTerms

LINES = 6  # at least; more where a branch has more holidays
SPARE = 2
TITLES = {FIRST: "Eerste dag", LAST: "Laatste dag"}


class HolidayDialog(FormDialog):
    """Asks for the holidays of a branch; `stored` carries the action that stores them.

    `branch_chosen` asks for those of another branch, while nothing was typed.
    """

    branch_chosen = Signal(str)
    stored = Signal(object)

    def __init__(
        self,
        branches: Sequence[BranchRow],
        waiting: WaitingScans,
        parent: QWidget | None,
    ) -> None:
        super().__init__(waiting, parent)
        self.ui = Ui_HolidayDialog()
        self.ui.setupUi(self)
        for branch in branches:
            name = f"{branch.code} {branch.name}"
            self.ui.branch_combo.addItem(name, branch.code)
        self._grid = QGridLayout(self.ui.periods_place)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._lines: list[dict[str, QLineEdit]] = []
        self._before: tuple[HolidayPeriod, ...] = ()
        self.ui.everywhere_check.setVisible(len(branches) > 1)
        self.say("")
        self.ui.branch_combo.activated.connect(self._turn)
        self.ui.ok_button.clicked.connect(self._store)
        self.ui.cancel_button.clicked.connect(self.drop)
        self.show_waiting_in(self.ui.waiting_label)

    def show_periods(self, branch: str, periods: Sequence[HolidayPeriod]) -> None:
        """Show the holidays of a branch, with lines left for others."""
        combo = self.ui.branch_combo
        combo.setCurrentIndex(combo.findData(branch))
        self._before = tuple(periods)
        while len(self._lines) < max(LINES, len(periods) + SPARE):
            self._add_line()
        blank = [("", "")] * (len(self._lines) - len(periods))
        days = [(w.day(each.first_on), w.day(each.last_on)) for each in periods]
        for line, (first, last) in zip(self._lines, [*days, *blank], strict=True):
            line[FIRST].setText(first)
            line[LAST].setText(last)
        self.begin()
        self._lines[len(periods)][FIRST].setFocus()

    def typed(self) -> tuple[tuple[str, str], ...]:
        """Return the first and last days as they stand on the lines."""
        return tuple((line[FIRST].text(), line[LAST].text()) for line in self._lines)

    def say(self, text: str) -> None:
        """Tell why nothing was stored."""
        self.ui.problem_label.setText(text)
        self.ui.problem_label.setVisible(bool(text))

    def _add_line(self) -> None:
        row = len(self._lines)
        line = {}
        for place, (field, title) in enumerate(TITLES.items()):
            label, edit = QLabel(f"{title} {row + 1}"), QLineEdit()
            edit.setObjectName(f"{field}_{row + 1}_edit")
            label.setBuddy(edit)
            edit.textEdited.connect(self._typed)
            edit.returnPressed.connect(self._store)
            self._grid.addWidget(label, row, 2 * place)
            self._grid.addWidget(edit, row, 2 * place + 1)
            line[field] = edit
        self.setTabOrder(self._last_field(), line[FIRST])
        self.setTabOrder(line[FIRST], line[LAST])
        self.setTabOrder(line[LAST], self.ui.everywhere_check)
        self._lines.append(line)

    def _last_field(self) -> QWidget:
        return self._lines[-1][LAST] if self._lines else self.ui.branch_combo

    def _typed(self) -> None:
        """Keep the branch while what was typed for it is not stored."""
        self.ui.branch_combo.setEnabled(False)

    def _turn(self) -> None:
        self.say("")
        self.branch_chosen.emit(self.ui.branch_combo.currentData())

    def _store(self) -> None:
        found = read_periods(self.typed())
        wrong = found if isinstance(found, dict) else {}
        for place, line in enumerate(self._lines):
            for field, edit in line.items():
                mark_field(edit, wrong.get((place, field)))
        self.say(sentences.refusals_sentence(tuple(wrong.values())))
        if isinstance(found, dict):
            place, field = min(wrong)
            self._lines[place][field].setFocus()
            self._lines[place][field].selectAll()
            return
        combo, everywhere = self.ui.branch_combo, self.ui.everywhere_check.isChecked()
        if found == self._before and not everywhere:
            self.accept()
            return
        branch = combo.currentData()
        codes = (combo.itemData(place) for place in range(combo.count()))
        also = tuple(code for code in codes if everywhere and code != branch)
        self.stored.emit(
            ChangeHolidayTerms(
                branch=branch, also=also, before=self._before, after=found
            )
        )
