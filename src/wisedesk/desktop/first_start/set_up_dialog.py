# SPDX-License-Identifier: Apache-2.0
"""Deze balie inrichten: which library, then the branch and the name of the desk."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QWidget

from wisedesk.desktop.dialogs.file_choice import file_choice
from wisedesk.desktop.dialogs.waiting import WaitingDialog
from wisedesk.desktop.first_start.choice import PRACTICE, Choice, What
from wisedesk.desktop.forms.ui_first_start import Ui_FirstStart
from wisedesk.desktop.scanning.waiting_scans import WaitingScans
from wisedesk.desktop.widgets.field_marks import plain_tip
from wisedesk.desktop.widgets.looks import mark

NO_NAME = "Geef deze balie een naam."
WHAT = "In {place} staat nog geen bibliotheek. Waarmee begint deze balie?"
WHERE = {
    What.NEW: "Er komt een nieuwe bibliotheek in {place}.",
    What.FILL: (
        "Er komt een nieuwe bibliotheek in {place}; daarna kiest u wat er ingelezen"
        " wordt."
    ),
    What.OPEN: "De bibliotheek in {place} wordt geopend.",
    What.PRACTISE: "Er komt een voorbeeldbibliotheek in {place}: niets is er echt.",
}


class SetUpDialog(WaitingDialog):
    """Asks in two steps; `looked` carries a choice to look at, `finished_with` the end.

    Nothing is made before the last step. Esc leaves everything as it was.
    """

    looked = Signal(object)  # Choice
    finished_with = Signal(object, str, str)  # Choice, branch, desk

    def __init__(
        self, place: Path, desk: str, waiting: WaitingScans, parent: QWidget | None
    ) -> None:
        super().__init__(waiting, parent)
        self.ui = Ui_FirstStart()
        self.ui.setupUi(self)
        self._busy = False
        self._places = {
            What.NEW: str(place),
            What.FILL: str(place),
            What.OPEN: "",
            What.PRACTISE: str(place.with_name(PRACTICE)),
        }
        self._what = What.NEW
        self._radios = {
            What.NEW: self.ui.new_radio,
            What.FILL: self.ui.fill_radio,
            What.OPEN: self.ui.open_radio,
            What.PRACTISE: self.ui.practise_radio,
        }
        self.ui.what_label.setText(WHAT.format(place=_shown(place)))
        self.ui.place_edit.setText(self._places[What.NEW])
        self.ui.desk_edit.setText(desk)
        self.tell_busy("")
        self._connect_signals()
        self.show_waiting_in(self.ui.waiting_label)
        self.ask_library()

    def choice(self) -> Choice:
        """Return what was chosen in the first step."""
        return Choice(self._what, self.ui.place_edit.text())

    def ask_library(self, problem: str = "") -> None:
        """Ask for the library; tell at its field what is wrong with the place."""
        self._show_step(self.ui.library_step)
        _tell_at(self.ui.place_edit, self.ui.problem_label, problem)
        if problem:
            self.ui.place_edit.setFocus()
            self.ui.place_edit.selectAll()
        else:
            self._radios[self._what].setFocus()

    def ask_desk(self, branches: Mapping[str, str], stands_in: str) -> None:
        """Ask for the branch, one of these by code, and the name of the desk."""
        choice, combo = self.choice(), self.ui.branch_combo
        self.ui.where_label.setText(
            WHERE[choice.what].format(place=_shown(choice.path))
        )
        combo.clear()
        for code, name in branches.items():
            combo.addItem(f"{code} {name}", code)
        combo.setCurrentIndex(max(0, combo.findData(stands_in)))
        _tell_at(self.ui.desk_edit, self.ui.desk_problem_label, "")
        self._show_step(self.ui.desk_step)
        combo.setFocus()

    def tell_busy(self, text: str) -> None:
        """Tell what is under way and take no key meanwhile; empty when it is done."""
        self._busy = bool(text)
        self.ui.busy_label.setText(text)
        self.ui.busy_label.setVisible(self._busy)
        for each in (self.ui.steps, *self._buttons()):
            each.setEnabled(not self._busy)

    def reject(self) -> None:
        """Leave the desk as it is, unless a library is being made."""
        if not self._busy:
            super().reject()

    def _buttons(self) -> tuple[QWidget, ...]:
        ui = self.ui
        return (ui.back_button, ui.next_button, ui.finish_button, ui.cancel_button)

    def _connect_signals(self) -> None:
        ui = self.ui
        for what, radio in self._radios.items():
            radio.toggled.connect(
                lambda on, what=what: self._choose(what) if on else None
            )
        ui.place_edit.returnPressed.connect(self._look)
        ui.browse_button.clicked.connect(self._browse)
        ui.next_button.clicked.connect(self._look)
        ui.back_button.clicked.connect(self._go_back)
        ui.desk_edit.returnPressed.connect(self._finish)
        ui.finish_button.clicked.connect(self._finish)
        ui.cancel_button.clicked.connect(self.reject)

    def _choose(self, what: What) -> None:
        """Show the place that goes with a choice; each keeps what was typed for it."""
        self._places[self._what] = self.ui.place_edit.text()
        self._what = what
        self.ui.place_edit.setText(self._places[what])
        _tell_at(self.ui.place_edit, self.ui.problem_label, "")

    def _show_step(self, step: QWidget) -> None:
        ui = self.ui
        ui.steps.setCurrentWidget(step)
        is_last = step is ui.desk_step
        ui.back_button.setVisible(is_last)
        ui.finish_button.setVisible(is_last)
        ui.next_button.setVisible(not is_last)

    def _look(self) -> None:
        choice = self.choice()
        if choice.problem:
            self.ask_library(choice.problem)
            return
        _tell_at(self.ui.place_edit, self.ui.problem_label, "")
        self.looked.emit(choice)

    def _finish(self) -> None:
        desk = " ".join(self.ui.desk_edit.text().split())
        problem = "" if desk else NO_NAME
        _tell_at(self.ui.desk_edit, self.ui.desk_problem_label, problem)
        if problem:
            self.ui.desk_edit.setFocus()
            return
        branch = self.ui.branch_combo.currentData() or ""
        self.finished_with.emit(self.choice(), branch, desk)

    def _go_back(self) -> None:
        self.ask_library()

    def _browse(self) -> None:
        mode = QFileDialog.FileMode
        kind = mode.ExistingFile if self._what is What.OPEN else mode.AnyFile
        dialog = file_choice(self, "Bestand", self.ui.place_edit.text(), kind)
        dialog.fileSelected.connect(self.ui.place_edit.setText)
        dialog.open()


def _shown(path: Path) -> str:
    """Return a path that may be broken off after a backslash, as after a slash."""
    return str(path).replace("\\", "\\\u200b")


def _tell_at(field: QLineEdit, label: QLabel, problem: str) -> None:
    """Mark a field as wrong and tell why below it, or neither."""
    mark(field, bad=bool(problem))
    field.setToolTip(plain_tip(problem))
    field.setAccessibleDescription(problem)
    mark(label, bad=bool(problem))
    label.setText(problem)
    label.setVisible(bool(problem))
