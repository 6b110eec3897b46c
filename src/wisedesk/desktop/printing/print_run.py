# SPDX-License-Identifier: Apache-2.0
"""Printing a list sheet by sheet, so that the window goes on meanwhile."""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QPainter

from wisedesk.desktop.printing.outputs import Output
from wisedesk.desktop.printing.sheets import PX_PER_INCH, Sheets


class PrintRun(QObject):
    """Paints every sheet of a list on a printer or a PDF, one each time Qt is idle.

    All sheets are laid out first: each tells how many there are. `laid_out` tells how
    many are, `went_on` the sheet under way, `ended` whether the device took them all.
    """

    laid_out = Signal(int)
    went_on = Signal(int)
    ended = Signal(bool)

    def __init__(self, sheets: Sheets, output: Output, parent: QObject) -> None:
        super().__init__(parent)
        self._painter = QPainter()
        self.destroyed.connect(partial(_let_go, self._painter, output))
        self._sheets = sheets
        self._output = output
        self._sheet = 0
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._step)

    def begin(self) -> None:
        """Begin to print."""
        if not self._painter.begin(self._output.device):
            self.ended.emit(False)
            return
        scale = self._output.device.logicalDpiX() / PX_PER_INCH
        self._painter.scale(scale, scale)
        self._timer.start()

    def cancel(self) -> None:
        """Print no more sheets, and none of those a printer did not take yet."""
        if self._timer.isActive():
            self._finish(whole=False)

    def _step(self) -> None:
        if self._sheets.count is None:
            self._sheets.lay_out_one_more()
            self.laid_out.emit(self._sheets.known)
            return
        self._sheet += 1
        going_on = self._sheet == 1 or self._output.device.newPage()
        if not going_on:
            self._finish(whole=False)
            return
        self._sheets.paint(self._painter, self._sheet)
        self.went_on.emit(self._sheet)
        if self._sheet == self._sheets.count:
            self._finish(whole=True)

    def _finish(self, *, whole: bool) -> None:
        self._timer.stop()
        whole = self._painter.end() and whole
        self.ended.emit(self._output.close(whole=whole))


def _let_go(painter: QPainter, output: Output) -> None:
    """End a painter whose window was closed meanwhile, and leave nothing half done."""
    if painter.isActive():
        painter.end()
        output.close(whole=False)
