# SPDX-License-Identifier: Apache-2.0
"""A start of the real program that reads what it is told, and presses OK.

Run as a process of its own with a library; it writes what it was told.
"""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from wisedesk.desktop import application
from wisedesk.desktop.window import one_window

LOOK_MS = 20
ANSWER_MS = 500  # whoever reads here knows that the other window hangs
made = application.make_application


def make_with_reader(argv: list[str]) -> QApplication:
    """Return the application, with somebody who reads each box and presses OK."""
    app = made(argv)
    reader = QTimer(app)
    reader.timeout.connect(read)
    reader.start(LOOK_MS)
    return app


def read() -> None:
    """Write down what a box says, and press its button."""
    box = QApplication.activeModalWidget()
    if isinstance(box, QMessageBox):
        sys.stdout.write(box.text())
        box.buttons()[0].click()


if __name__ == "__main__":
    application.make_application = make_with_reader
    one_window.ANSWER_MS = ANSWER_MS
    sys.exit(application.run(sys.argv[1], None))
