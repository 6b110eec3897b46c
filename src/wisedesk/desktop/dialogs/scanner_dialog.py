# SPDX-License-Identifier: Apache-2.0
"""Scanner controleren: three test scans, what they tell, and settings that suit."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from wisedesk.desktop.dialogs.form_dialog import FormDialog
from wisedesk.desktop.forms.ui_scanner_dialog import Ui_ScannerDialog
from wisedesk.desktop.lists.table_model import Column, TableModel, dress
from wisedesk.desktop.scanning.scanner_words import found_sentence, setting_rows
from wisedesk.desktop.scanning.waiting_scans import WaitingScans
from wisedesk.desktop.widgets.scan_pad import ScanPad
from wisedesk.domain.scanner_checkup import (
    SILENCE_MS,
    Diagnosis,
    TimedKey,
    diagnose,
    is_typed,
    scans_of,
)
from wisedesk.domain.scanners import ScannerSettings

SCANS = 3
ASK_SCANS = "Scan drie keer dezelfde pas, of drie keer hetzelfde exemplaar."
ASK_NUMBER = (
    "Typ nu met de hand over wat er onder de streepjescode staat, en druk Enter."
)
TOLD = "Kijk wat er is gezien. Neem over zet de scanner van deze balie zo."
NO_SCAN = "Scannen kan na Opnieuw scannen. Typ het nummer hier met de hand."
AGAIN = "Zo is de scanner niet in te stellen. Scan nog eens drie keer."
NOT_TAKEN = "De instellingen die passen, zijn niet overgenomen. Toch sluiten?"
SUITS = "De instellingen passen bij deze scanner."


class SettingLine(NamedTuple):
    """A setting of the scanner: its name, what it is now, and what would suit."""

    name: str
    now: str
    proposed: str

    @property
    def differs(self) -> bool:
        """Whether another value would suit better."""
        return self.proposed not in {"", self.now}


class ScannerDialog(FormDialog):
    """Asks for test scans and tells of them; `taken` carries settings taken over."""

    lost = NOT_TAKEN
    taken = Signal(object)  # ScannerSettings

    def __init__(
        self, now: ScannerSettings, waiting: WaitingScans, parent: QWidget | None
    ) -> None:
        super().__init__(waiting, parent)
        self.ui = Ui_ScannerDialog()
        self.ui.setupUi(self)
        self._now = now
        self._keys: list[TimedKey] = []
        self._typed_at: list[int] = []
        self._diagnosis: Diagnosis | None = None
        self._silence = QTimer(self)
        self._silence.setSingleShot(True)
        self._silence.setInterval(SILENCE_MS)
        self.pad, self._count = _make_pad(self.ui.pad_place)
        self.setTabOrder(self.pad, self.ui.printed_edit)
        self.model = TableModel[SettingLine](
            [
                Column("Instelling", lambda row: row.name),
                Column("Nu", lambda row: row.now, 22),
                Column("Past bij de scanner", _proposal, 22),
            ]
        )
        dress(self.ui.settings_view, self.model, sortable=False)
        self._connect_signals()
        self.show_waiting_in(self.ui.waiting_label)
        self._begin()
        self.begin()

    def typed(self) -> bool:
        """Return whether there are settings to take over."""
        return self.ui.take_button.isEnabled()

    def take_scan(self, scan: str) -> bool:
        """Take no number from a scanner that is looked at: the clerk types it."""
        del scan
        self._complain(NO_SCAN)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note when the number is typed: a scanner that is not told yet is fast."""
        pressed = event.type() is QEvent.Type.KeyPress
        if watched is self.ui.printed_edit and pressed and isinstance(event, QKeyEvent):
            if not self.ui.printed_edit.text():
                self._typed_at.clear()
            if event.text().isprintable() and event.text():
                self._typed_at.append(event.timestamp())
        return False

    def _connect_signals(self) -> None:
        self.ui.printed_edit.installEventFilter(self)
        self.pad.keyed.connect(self._keyed)
        self._silence.timeout.connect(self._count_scans)
        self.ui.again_button.clicked.connect(self._begin)
        self.ui.close_button.clicked.connect(self.drop)
        self.ui.printed_edit.returnPressed.connect(
            self._look,
            Qt.ConnectionType.QueuedConnection,  # its Enter presses nothing
        )
        self.ui.take_button.clicked.connect(self._take)

    def _begin(self) -> None:
        """Ask for the scans, from the first."""
        self._keys.clear()
        self._diagnosis = None
        self.ui.printed_edit.clear()
        self.ui.found_label.clear()
        self.ui.ask_label.setText(ASK_SCANS)
        self.ui.printed_edit.setEnabled(False)
        self._complain("")
        self._show_settings()
        self._count_scans()
        self.pad.setFocus()

    def _keyed(self, key: TimedKey) -> None:
        self._keys.append(key)
        self._silence.start()

    def _count_scans(self) -> None:
        """Say how many scans there are; ask for the number behind the last."""
        count = len(scans_of(self._keys))
        self._count.setText(f"Scan {min(count + 1, SCANS)} van {SCANS} …")
        if count >= SCANS and self._diagnosis is None:
            self._count.setText("Drie scans ontvangen.")
            self.ui.ask_label.setText(ASK_NUMBER)
            self.ui.printed_edit.setEnabled(True)
            self.ui.printed_edit.setFocus()

    def _look(self) -> None:
        """Tell what the scans say beside the number that was typed."""
        if not is_typed(self._typed_at):
            self.ui.printed_edit.clear()
            self._complain(NO_SCAN)
            return
        scans = scans_of(self._keys)[:SCANS]
        told = self._diagnosis = diagnose(scans, self.ui.printed_edit.text())
        seen = [found_sentence(each) for each in told.found if not each.is_bad]
        self.ui.found_label.setText("\n".join(seen))
        self._complain(
            "\n".join(found_sentence(each) for each in told.found if each.is_bad)
        )
        self._show_settings()
        suits = SUITS if told.settings == self._now else TOLD
        self.ui.ask_label.setText(suits if told.may_be_taken_over else AGAIN)
        usable = self.ui.take_button.isEnabled()
        (self.ui.take_button if usable else self.ui.again_button).setFocus()

    def _show_settings(self) -> None:
        told = self._diagnosis
        usable = told is not None and told.may_be_taken_over
        rows = setting_rows(self._now)
        proposed = setting_rows(told.settings) if told and usable else rows
        self.model.show(
            [
                SettingLine(name, now, value if usable else "")
                for (name, now), (_name, value) in zip(rows, proposed, strict=True)
            ]
        )
        differs = any(each.differs for each in self.model.rows())
        self.ui.take_button.setEnabled(differs)

    def _take(self) -> None:
        if self._diagnosis is not None:
            self.taken.emit(self._diagnosis.settings)
            self.accept()

    def _complain(self, text: str) -> None:
        self.ui.problem_label.setText(text)
        self.ui.problem_label.setVisible(bool(text))


def _proposal(row: SettingLine) -> str:
    same = bool(row.proposed) and not row.differs
    return "blijft zo" if same else row.proposed


def _make_pad(place: QWidget) -> tuple[ScanPad, QLabel]:
    """Return the pad that takes the scans, with the line in it that counts them."""
    pad = ScanPad()
    pad.setObjectName("scan_pad")
    pad.setAccessibleName("Testscans")
    count = QLabel(pad)
    count.setObjectName("count_label")
    for widget, inside in ((place, pad), (pad, count)):
        column = QVBoxLayout(widget)
        column.addWidget(inside)
        if widget is place:
            column.setContentsMargins(0, 0, 0, 0)
    return pad, count
