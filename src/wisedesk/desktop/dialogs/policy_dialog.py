# SPDX-License-Identifier: Apache-2.0
"""A line of the reglement: its terms, stored whole or not at all."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from wisedesk.desktop.dialogs.form_dialog import FormDialog
from wisedesk.desktop.forms.ui_policy_dialog import Ui_PolicyDialog
from wisedesk.desktop.scanning.waiting_scans import WaitingScans
from wisedesk.desktop.widgets.field_marks import mark_field
from wisedesk.desktop.wording import sentences
from wisedesk.domain.number_fields import Unit
from wisedesk.domain.policies import LoanPolicy, RenewsFrom
from wisedesk.domain.policy_rules import BOUNDS, PolicyDraft, read_policy
from wisedesk.domain.refusals import Refusal
from wisedesk.services.reglement import Reglement
from wisedesk.wording import words as w

RENEWS_FROM = {
    RenewsFrom.TODAY: "de dag van verlengen",
    RenewsFrom.DUE_DATE: "de inleverdatum",
}


class PolicyDialog(FormDialog):
    """Asks for the terms of a line; `stored` carries the line that was typed.

    It stays open until the line is stored. An existing line (`before`) keeps its
    subscription and material; a new one begins like another (`like`).
    """

    stored = Signal(object)

    def __init__(
        self,
        reglement: Reglement,
        before: LoanPolicy | None,
        like: LoanPolicy | None,
        waiting: WaitingScans,
        parent: QWidget | None,
    ) -> None:
        super().__init__(waiting, parent)
        self.ui = Ui_PolicyDialog()
        self.ui.setupUi(self)
        self._before = before
        self._reglement = reglement
        title = "Nieuwe regel" if before is None else f"Regel {before.name}"
        self.setWindowTitle(title)
        self._edits: dict[str, QLineEdit] = {
            name: getattr(self.ui, f"{name}_edit") for name in BOUNDS
        }
        self._fields: dict[str, QWidget] = {
            "subscription": self.ui.subscription_combo,
            "rmt": self.ui.rmt_combo,
            **self._edits,
        }
        self._offer(reglement)
        if like is not None:
            self._show(like)
        if before is None:
            self._choose_free()
        self.ui.subscription_combo.setEnabled(before is None)
        self.ui.rmt_combo.setEnabled(before is None)
        self._say("")
        self.begin()
        self._connect_signals()
        self.show_waiting_in(self.ui.waiting_label)
        first = self.ui.rmt_combo if before is None else self.ui.loan_days_edit
        first.setFocus()

    def typed(self) -> PolicyDraft:
        """Return the line as it stands in the fields."""
        ui = self.ui
        return PolicyDraft(
            subscription=ui.subscription_combo.currentData(),
            rmt=ui.rmt_combo.currentData(),
            numbers={name: edit.text() for name, edit in self._edits.items()},
            renews_from=RenewsFrom(ui.renews_from_combo.currentData()),
            holdable=ui.holdable_check.isChecked(),
        )

    def mark(self, refusals: Sequence[Refusal]) -> None:
        """Mark the fields that are wrong and tell why, the focus on the first."""
        wrong = {each.about: each for each in refusals}
        for name, field in self._fields.items():
            mark_field(field, wrong.get(name))
        self._say(sentences.refusals_sentence(refusals))
        for name, field in self._fields.items():
            if name in wrong:
                field.setFocus()
                if isinstance(field, QLineEdit):
                    field.selectAll()
                return

    def _connect_signals(self) -> None:
        self.ui.subscription_combo.activated.connect(self._choose_free)
        self.ui.ok_button.clicked.connect(self._store)
        self.ui.cancel_button.clicked.connect(self.drop)
        for edit in self._edits.values():
            edit.returnPressed.connect(self._store)

    def _offer(self, reglement: Reglement) -> None:
        for code, name in reglement.subscriptions.items():
            self.ui.subscription_combo.addItem(f"{code} {name}", code)
        for code, name in reglement.materials.items():
            self.ui.rmt_combo.addItem(f"{code} {name}", code)
        for each, text in RENEWS_FROM.items():
            self.ui.renews_from_combo.addItem(text, each)

    def _show(self, line: LoanPolicy) -> None:
        ui = self.ui
        ui.subscription_combo.setCurrentIndex(
            ui.subscription_combo.findData(line.subscription)
        )
        ui.rmt_combo.setCurrentIndex(ui.rmt_combo.findData(line.rmt))
        ui.renews_from_combo.setCurrentIndex(
            ui.renews_from_combo.findData(line.renews_from)
        )
        ui.holdable_check.setChecked(line.holdable)
        for name, edit in self._edits.items():
            value = getattr(line, name)
            cents = BOUNDS[name].unit is Unit.CENTS
            written = w.amount(value) if cents else str(value)
            edit.setText("" if value is None else written)

    def _choose_free(self) -> None:
        """Choose the first material for which the subscription has no line yet."""
        ui = self.ui
        code = ui.subscription_combo.currentData()
        for place in range(ui.rmt_combo.count()):
            if self._reglement.line(code, ui.rmt_combo.itemData(place)) is None:
                ui.rmt_combo.setCurrentIndex(place)
                return

    def _store(self) -> None:
        found = read_policy(self.typed())
        if not isinstance(found, LoanPolicy):
            self.mark(found)
        elif found == self._before:
            self.accept()
        else:
            self.mark(())
            self.stored.emit(found)

    def _say(self, text: str) -> None:
        self.ui.problem_label.setText(text)
        self.ui.problem_label.setVisible(bool(text))
