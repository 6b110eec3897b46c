# SPDX-License-Identifier: Apache-2.0
"""Which files are to be read in: typed or chosen, and each seen for what it is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from wisedesk.desktop.dialogs.file_choice import file_choice
from wisedesk.desktop.dialogs.save_dialog import documents
from wisedesk.desktop.forms.ui_import_page import Ui_ImportPage
from wisedesk.desktop.importing.import_lines import ImportLine
from wisedesk.desktop.widgets.looks import mark
from wisedesk.desktop.window.shell import Shell
from wisedesk.exchange.readers import kind_of
from wisedesk.exchange.source_files import WrongFile, look_at
from wisedesk.wording.import_words import file_sentence

NO_PLACE = "Vul in welk bestand ingelezen moet worden, of kies het met Kiezen."
LOOKING = "Even kijken wat het is …"


class FileAdding(QObject):
    """The field and the buttons above the list; `found` carries lines to put in it.

    What is wrong with a file is told below the field, which has the focus then.
    """

    found = Signal(object, object)  # lines, what is wrong with others

    def __init__(self, shell: Shell, ui: Ui_ImportPage, parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell
        self._ui = ui
        self._folder = documents()
        ui.path_edit.returnPressed.connect(self._add_typed)
        ui.add_button.clicked.connect(self._add_typed)
        ui.browse_button.clicked.connect(self._browse)
        self.tell_problem("")

    def clear(self) -> None:
        """Let go of what was typed."""
        self._ui.path_edit.clear()
        self.tell_problem("")

    def tell_problem(self, problem: str) -> None:
        """Tell what is wrong, empty for nothing."""
        ui, is_bad = self._ui, bool(problem)
        mark(ui.path_edit, bad=is_bad)
        mark(ui.problem_label, bad=is_bad)
        ui.problem_label.setText(problem)
        ui.problem_label.setVisible(is_bad)
        if is_bad:
            ui.path_edit.setFocus()
            ui.path_edit.selectAll()

    def _add_typed(self) -> None:
        typed = self._ui.path_edit.text().strip().strip('"')
        if not typed:
            self.tell_problem(NO_PLACE)
            return
        self._look([str(Path(typed).expanduser().absolute())])

    def _browse(self) -> None:
        mode = QFileDialog.FileMode.ExistingFiles
        dialog = file_choice(self._shell.window, "Bestand", self._folder, mode)
        dialog.filesSelected.connect(self._add_chosen)
        self._shell.open(dialog)

    def _add_chosen(self, paths: list[str]) -> None:
        self._folder = str(Path(paths[0]).parent)
        self._look(paths)

    def _look(self, paths: list[str]) -> None:
        """See what files are; a large one takes a while."""
        today = self._shell.today

        def look() -> tuple[list[ImportLine], list[str]]:
            found, wrong = [], []
            for path in map(Path, paths):
                try:
                    found.append(ImportLine(path, kind_of(look_at(path), today)))
                except WrongFile as error:
                    wrong.append(file_sentence(error))
            return found, wrong

        def seen(told: tuple[list[ImportLine], list[str]]) -> None:
            self.found.emit(*told)

        self.tell_problem("")
        self._ui.answer_label.setText(LOOKING)
        self._shell.runner.work(look, seen, self)
