# SPDX-License-Identifier: Apache-2.0
"""Afdrukken (Ctrl+P): a list on paper or as a PDF, seen first."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wisedesk.desktop.dialogs.waiting import WaitingDialog
from wisedesk.desktop.forms.ui_print_dialog import Ui_PrintDialog
from wisedesk.desktop.printing.outputs import (
    Output,
    PdfOutput,
    PrinterOutput,
    printers,
)
from wisedesk.desktop.printing.print_run import PrintRun
from wisedesk.desktop.printing.sheets import Sheets
from wisedesk.desktop.scanning.waiting_scans import WaitingScans
from wisedesk.desktop.widgets.sheet_preview import SheetPreview
from wisedesk.desktop.wording import words as w
from wisedesk.services.listings import Listing

MOST_COLUMNS_ON_END = 6
NO_PRINTER = (
    "Er is geen printer ingesteld op deze computer."
    " Sla de lijst op als PDF en druk die ergens anders af."
)
PRINT_FAILED = "De printer nam de lijst niet aan. Kijk of hij aanstaat."
PDF_FAILED = "De PDF is niet opgeslagen: {why}."


class PrintDialog(WaitingDialog):
    """Shows a list as it will be printed, and prints it or makes a PDF of it.

    `pdf_wanted` asks where the PDF must go; `printed` tells in a sentence that the list
    was printed or stored.
    """

    pdf_wanted = Signal()
    printed = Signal(str)

    def __init__(
        self, listing: Listing, waiting: WaitingScans, parent: QWidget | None
    ) -> None:
        super().__init__(waiting, parent)
        self.ui = Ui_PrintDialog()
        self.ui.setupUi(self)
        self._listing = listing
        self._sheet = 1
        self._run: PrintRun | None = None
        self._preview = SheetPreview()
        place = QVBoxLayout(self.ui.sheet_place)
        place.setContentsMargins(0, 0, 0, 0)
        place.addWidget(self._preview)
        self.ui.landscape_check.setChecked(len(listing.columns) > MOST_COLUMNS_ON_END)
        self._sheets = self._laid_out()
        lines = w.counted(len(listing.rows), "regel", "regels")
        about = [listing.title, listing.about, lines]
        self.ui.about_label.setText("\n".join(each for each in about if each))
        self.ui.problem_label.hide()
        self._fill_printers()
        self._connect_signals()
        self.show_waiting_in(self.ui.waiting_label)
        self._show_sheet(1)

    def make_pdf(self, path: str) -> None:
        """Make a PDF of the list in a file."""
        output = PdfOutput(path, self._listing.title, landscape=self._sheets.landscape)
        if output.is_open:
            told = f"Opgeslagen: {path}"
            self._begin(output, told, "De PDF is niet opgeslagen.")
        else:
            self._say(PDF_FAILED.format(why=output.why))

    def reject(self) -> None:
        """Stop what is under way, or else close."""
        if self._run is None:
            super().reject()
        else:
            self._run.cancel()

    def _connect_signals(self) -> None:
        self.ui.after_button.clicked.connect(partial(self._turn, 1))
        self.ui.before_button.clicked.connect(partial(self._turn, -1))
        self.ui.close_button.clicked.connect(self.reject)
        self.ui.landscape_check.toggled.connect(self._lay_out_anew)
        self.ui.pdf_button.clicked.connect(self.pdf_wanted)
        self.ui.print_button.clicked.connect(self._print)

    def _fill_printers(self) -> None:
        found = printers()
        self.ui.printer_combo.addItems(found)
        self.ui.printer_combo.setEnabled(bool(found))
        self.ui.print_button.setEnabled(bool(found))
        self.ui.printer_note.setText("" if found else NO_PRINTER)
        self.ui.printer_note.setVisible(not found)
        (self.ui.print_button if found else self.ui.pdf_button).setFocus()

    def _laid_out(self) -> Sheets:
        return Sheets(self._listing, landscape=self.ui.landscape_check.isChecked())

    def _lay_out_anew(self) -> None:
        self._sheets = self._laid_out()
        self._show_sheet(1)

    def _turn(self, by: int) -> None:
        self._show_sheet(self._sheet + by)

    def _show_sheet(self, sheet: int) -> None:
        self._preview.show_sheet(self._sheets, sheet)
        self._sheet = sheet
        last = self._sheets.count
        told = f"Blad {sheet}" if last is None else f"Blad {sheet} van {last}"
        self.ui.sheet_label.setText(told)
        self.ui.before_button.setEnabled(sheet > 1)
        self.ui.after_button.setEnabled(sheet != last)

    def _print(self) -> None:
        name = self.ui.printer_combo.currentText()
        output = PrinterOutput(
            name, self._listing.title, landscape=self._sheets.landscape
        )
        self._begin(output, f"Afgedrukt op {name}: {self._listing.title}", PRINT_FAILED)

    def _begin(self, output: Output, done: str, failed: str) -> None:
        self._say("")
        self._set_working(working=True)
        self._run = PrintRun(self._sheets, output, self)
        self._run.laid_out.connect(self._tell_laid_out)
        self._run.went_on.connect(self._tell_sheet)
        self._run.ended.connect(partial(self._ended, done, failed))
        self._run.begin()

    def _tell_laid_out(self, sheets: int) -> None:
        self.ui.sheet_label.setText(f"{sheets} bladen opgemaakt")

    def _tell_sheet(self, sheet: int) -> None:
        self.ui.sheet_label.setText(f"Bezig met blad {sheet} van {self._sheets.count}")

    def _ended(self, done: str, failed: str, whole: bool) -> None:
        self._run = None
        self._set_working(working=False)
        if whole:
            self.accept()
            self.printed.emit(done)
        else:
            self._say(failed)
            self._show_sheet(self._sheet)

    def _set_working(self, *, working: bool) -> None:
        """Leave nothing to press but the button that stops the work."""
        ui = self.ui
        for part in (ui.print_button, ui.pdf_button, ui.landscape_check):
            part.setEnabled(not working)
        ui.print_button.setEnabled(not working and ui.printer_combo.count() > 0)
        ui.close_button.setText("&Stoppen" if working else "&Sluiten")
        if working:
            ui.close_button.setFocus()

    def _say(self, problem: str) -> None:
        self.ui.problem_label.setText(problem)
        self.ui.problem_label.setVisible(bool(problem))
