# SPDX-License-Identifier: Apache-2.0
"""Qt's own dialog to choose files or a folder with, in Dutch.

Not the system's: that would take a scan for typing.
"""

from PySide6.QtWidgets import QFileDialog, QWidget

from wisedesk.desktop.dialogs.waiting import give_focus_back


def file_choice(
    parent: QWidget, what: str, start: str, mode: QFileDialog.FileMode
) -> QFileDialog:
    """Return a dialog that begins at a path; `what` is a Map or a Bestand."""
    dialog = QFileDialog(parent, f"{what} kiezen", start)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    dialog.setFileMode(mode)
    dialog.setViewMode(QFileDialog.ViewMode.List)
    words = {
        QFileDialog.DialogLabel.LookIn: "In:",
        QFileDialog.DialogLabel.FileName: f"{what}:",
        QFileDialog.DialogLabel.FileType: "Soort:",
        QFileDialog.DialogLabel.Accept: "&Kiezen",
        QFileDialog.DialogLabel.Reject: "&Annuleren",
    }
    for label, word in words.items():
        dialog.setLabelText(label, word)
    dialog.finished.connect(lambda _code: give_focus_back(dialog))
    dialog.finished.connect(dialog.deleteLater)
    return dialog
