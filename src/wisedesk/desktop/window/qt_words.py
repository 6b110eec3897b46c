# SPDX-License-Identifier: Apache-2.0
"""Qt's own words, those of its dialogs and menus."""

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication


def speak_dutch(app: QApplication) -> None:
    """Give Qt's own words (of its dialogs and menus) in Dutch."""
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load("qtbase_nl", folder):
        app.installTranslator(translator)
