# SPDX-License-Identifier: Apache-2.0
"""Where a file with a list must go: a name and a folder, both typed or chosen."""

from pathlib import Path

from PySide6.QtCore import QDir, QStandardPaths, Signal
from PySide6.QtWidgets import QCompleter, QFileDialog, QFileSystemModel, QWidget

from wisedesk.desktop.dialogs.file_choice import file_choice
from wisedesk.desktop.dialogs.waiting import WaitingDialog
from wisedesk.desktop.forms.ui_save_dialog import Ui_SaveDialog
from wisedesk.desktop.scanning.waiting_scans import WaitingScans

EXISTS = "Dit bestand bestaat al. Nog eens Opslaan vervangt het."
NO_NAME = "Geef het bestand een naam."
NO_FOLDER = "Deze map bestaat niet."


class SaveDialog(WaitingDialog):
    """Asks for the place of a file; `chosen` carries its path.

    The system's own dialog would not know a scan from typing. A file that exists is
    replaced only when the clerk says so twice.
    """

    chosen = Signal(str)

    def __init__(
        self,
        name: str,
        ending: str,
        folder: str,
        waiting: WaitingScans,
        parent: QWidget | None,
    ) -> None:
        super().__init__(waiting, parent)
        self.ui = Ui_SaveDialog()
        self.ui.setupUi(self)
        self.setWindowTitle(f"Opslaan als {ending.upper()}")
        self._ending = f".{ending}"
        self._warned_of: Path | None = None
        self.ui.name_edit.setText(name + self._ending)
        self.ui.folder_edit.setText(folder or documents())
        self.ui.problem_label.hide()
        self._complete_folders()
        self._connect_signals()
        self.show_waiting_in(self.ui.waiting_label)
        self.ui.name_edit.setFocus()
        self.ui.name_edit.setSelection(0, len(name))

    def path(self) -> Path:
        """Return the path of the file as it stands in the fields."""
        name = self.ui.name_edit.text().strip()
        path = Path(self.ui.folder_edit.text().strip()).expanduser() / name
        whole = path.suffix.casefold() == self._ending
        return path if whole else path.with_name(path.name + self._ending)

    def _connect_signals(self) -> None:
        self.ui.browse_button.clicked.connect(self._browse)
        self.ui.cancel_button.clicked.connect(self.reject)
        self.ui.folder_edit.returnPressed.connect(self._save)
        self.ui.name_edit.returnPressed.connect(self._save)
        self.ui.save_button.clicked.connect(self._save)

    def _complete_folders(self) -> None:
        folders = QFileSystemModel(self)
        folders.setFilter(QDir.Filter.Dirs | QDir.Filter.NoDotAndDotDot)
        folders.setRootPath("")
        self.ui.folder_edit.setCompleter(QCompleter(folders, self))

    def _save(self) -> None:
        problem = self._problem()
        if problem:
            self.ui.problem_label.setText(problem)
            self.ui.problem_label.show()
            return
        path = str(self.path())
        self.accept()
        self.chosen.emit(path)

    def _problem(self) -> str:
        if not self.ui.name_edit.text().strip():
            return NO_NAME
        path = self.path()
        if not path.parent.is_dir():
            return NO_FOLDER
        if path.exists() and self._warned_of != path:
            self._warned_of = path
            return EXISTS
        return ""

    def _browse(self) -> None:
        mode = QFileDialog.FileMode.Directory
        dialog = file_choice(self, "Map", self.ui.folder_edit.text(), mode)
        dialog.fileSelected.connect(self.ui.folder_edit.setText)
        dialog.open()


def documents() -> str:
    """Return the folder where this user's documents lie."""
    kind = QStandardPaths.StandardLocation.DocumentsLocation
    found = QStandardPaths.writableLocation(kind)
    return found if Path(found).is_dir() else QDir.homePath()
