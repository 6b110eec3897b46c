# SPDX-License-Identifier: Apache-2.0
"""A sheet of paper as it will be, as large as its place."""

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPicture
from PySide6.QtWidgets import QWidget

from wisedesk.desktop.printing.sheets import Sheets
from wisedesk.desktop.window.style import colour


class SheetPreview(QWidget):
    """Paints one sheet of a list on white paper."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paper = QSizeF()
        self._picture = QPicture()

    def show_sheet(self, sheets: Sheets, sheet: int) -> None:
        """Show a sheet of a list, counted from 1."""
        self._paper, self._picture = sheets.paper, QPicture()
        painter = QPainter(self._picture)
        sheets.paint(painter, sheet)
        painter.end()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the paper with what stands on it."""
        del event
        if self._paper.isEmpty():
            return
        paper = self._paper
        scale = min(self.width() / paper.width(), self.height() / paper.height())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate((self.width() - paper.width() * scale) / 2, 0)
        painter.scale(scale, scale)
        sheet = QRectF(0, 0, paper.width(), paper.height())
        painter.fillRect(sheet, Qt.GlobalColor.white)
        painter.setPen(QPen(colour("edge"), 1 / scale))
        painter.drawRect(sheet)
        painter.setPen(Qt.GlobalColor.black)
        painter.drawPicture(0, 0, self._picture)
        painter.end()
