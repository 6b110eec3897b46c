# SPDX-License-Identifier: Apache-2.0
"""The floor: an empty window of the program's size, which ends at its first paint."""

import sys

from first_paint import FirstPaint
from PySide6.QtWidgets import QApplication, QMainWindow

app = QApplication(sys.argv[:1])
window = QMainWindow()
window.resize(1280, 690)
FirstPaint(window).told.connect(app.quit)
window.show()
sys.exit(app.exec())
