# SPDX-License-Identifier: Apache-2.0
"""Where sheets go: a printer of this computer, or a PDF that is whole or not there."""

from abc import ABC, abstractmethod

from PySide6.QtCore import QMarginsF, QSaveFile
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPdfWriter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

PDF_DOTS_PER_INCH = 600


class Output(ABC):
    """A device to paint on, and how it is closed."""

    device: QPagedPaintDevice

    @abstractmethod
    def close(self, *, whole: bool) -> bool:
        """End the work and return whether it is there; what is not whole goes away."""


class PdfOutput(Output):
    """A PDF in a file; an older one stays until the new one is whole."""

    def __init__(self, path: str, title: str, *, landscape: bool) -> None:
        self._file = QSaveFile(path)
        self.is_open = self._file.open(QSaveFile.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(self._file)
        writer.setTitle(title)
        writer.setResolution(PDF_DOTS_PER_INCH)
        writer.setPageLayout(_a4(landscape=landscape))
        self.device = writer

    @property
    def why(self) -> str:
        """What the system says is wrong with the file."""
        return self._file.errorString()

    def close(self, *, whole: bool) -> bool:
        """Put the file in its place, or leave the older one."""
        if not whole:
            self._file.cancelWriting()
        return self._file.commit() and whole


class PrinterOutput(Output):
    """A printer of this computer."""

    def __init__(self, name: str, title: str, *, landscape: bool) -> None:
        printer = QPrinter(
            QPrinterInfo.printerInfo(name), QPrinter.PrinterMode.HighResolution
        )
        printer.setFullPage(True)
        printer.setPageLayout(_a4(landscape=landscape))
        printer.setDocName(title)
        self.device = self._printer = printer

    def close(self, *, whole: bool) -> bool:
        """Let the printer go, or take back what it did not print yet."""
        if not whole:
            self._printer.abort()
        return whole


class SlipOutput(Output):
    """A printer of this computer with the paper it has: a receipt, or a sheet."""

    def __init__(self, name: str) -> None:
        info = QPrinterInfo.printerInfo(name)
        printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
        printer.setDocName("Bon")
        self.device = self._printer = printer

    def close(self, *, whole: bool) -> bool:
        """Let the printer go, or take back what it did not print yet."""
        if not whole:
            self._printer.abort()
        return whole


def printers() -> list[str]:
    """Return the printers of this computer, the one it uses by itself first."""
    usual = QPrinterInfo.defaultPrinterName()
    names = QPrinterInfo.availablePrinterNames()
    return sorted(names, key=lambda name: (name != usual, name.casefold()))


def _a4(*, landscape: bool) -> QPageLayout:
    """Return A4 without margins: the sheets bring their own."""
    turned = QPageLayout.Orientation
    layout = QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4),
        turned.Landscape if landscape else turned.Portrait,
        QMarginsF(),
    )
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout
