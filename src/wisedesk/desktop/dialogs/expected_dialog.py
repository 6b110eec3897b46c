# SPDX-License-Identifier: Apache-2.0
"""Verwacht terug: when items on an internal card are expected back."""

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wisedesk.desktop.dialogs.form_dialog import FormDialog
from wisedesk.desktop.forms.ui_expected_dialog import Ui_ExpectedDialog
from wisedesk.desktop.scanning.waiting_scans import WaitingScans
from wisedesk.desktop.wording import words as w
from wisedesk.domain.calendar import read_day
from wisedesk.domain.internal_cards import DAYS


class ExpectedDialog(FormDialog):
    """Asks for a day or a number of days; `chosen` carries the day, None for none.

    It stays open until the day is stored.
    """

    chosen = Signal(object)  # date | None

    def __init__(
        self,
        what: str,
        day: date | None,
        today: date,
        waiting: WaitingScans,
        parent: QWidget | None,
    ) -> None:
        super().__init__(waiting, parent)
        self.ui = Ui_ExpectedDialog()
        self.ui.setupUi(self)
        self._today = today
        self.ui.what_label.setText(what)
        self.ui.day_edit.setText(w.day(day))
        self.ui.day_edit.selectAll()
        self.ui.problem_label.hide()
        self.ui.day_edit.returnPressed.connect(self._choose)
        self.ui.ok_button.clicked.connect(self._choose)
        self.ui.cancel_button.clicked.connect(self.drop)
        self.show_waiting_in(self.ui.waiting_label)
        self.begin()
        self.ui.day_edit.setFocus()

    def typed(self) -> str:
        """Return the day as it was typed."""
        return self.ui.day_edit.text().strip()

    def say(self, text: str) -> None:
        """Tell why the day was not stored."""
        self.ui.problem_label.setText(text)
        self.ui.problem_label.setVisible(bool(text))
        self.ui.day_edit.setFocus()
        self.ui.day_edit.selectAll()

    def _choose(self) -> None:
        typed = self.ui.day_edit.text().strip()
        day = read_day(typed) or self._days_on(typed)
        if typed and day is None:
            self.say(f"{typed} is geen datum. Schrijf dd-mm-jjjj of een aantal dagen.")
        else:
            self.chosen.emit(day)

    def _days_on(self, typed: str) -> date | None:
        days = DAYS.read("expected_days", typed)
        return self._today + timedelta(days=days) if isinstance(days, int) else None
