# SPDX-License-Identifier: Apache-2.0
"""A group of materials: its name, its materials, a maximum for each subscription."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from wisedesk.desktop.dialogs.form_dialog import FormDialog
from wisedesk.desktop.forms.ui_group_dialog import Ui_GroupDialog
from wisedesk.desktop.scanning.waiting_scans import WaitingScans
from wisedesk.desktop.widgets.field_marks import mark_field
from wisedesk.desktop.wording import sentences
from wisedesk.domain.refusals import Refusal
from wisedesk.domain.rmt_groups import MAXIMUM, RmtGroup
from wisedesk.services.reglement import Reglement

SIDE_BY_SIDE = 2  # subscriptions beside each other


class GroupDialog(FormDialog):
    """Asks for a group; `stored` carries what was typed, it closes when it is stored.

    Materials are typed by their codes; their names stand below while they are.
    """

    stored = Signal(object)

    def __init__(
        self,
        reglement: Reglement,
        before: RmtGroup | None,
        waiting: WaitingScans,
        parent: QWidget | None,
    ) -> None:
        super().__init__(waiting, parent)
        self.ui = Ui_GroupDialog()
        self.ui.setupUi(self)
        self._before = before
        self._materials = reglement.materials
        self._maxima = self._make_maxima(reglement.subscriptions)
        if before is not None:
            self.setWindowTitle(f"RMT-groep {before.name}")
            self.ui.name_edit.setText(before.name)
            self.ui.rmts_edit.setText(" ".join(before.rmts))
            for code, most in before.maxima:
                self._maxima[code].setText(str(most))
        self._say("")
        self._name_materials()
        self.begin()
        self._connect_signals()
        self.show_waiting_in(self.ui.waiting_label)
        self.ui.name_edit.setFocus()

    def typed(self) -> tuple[str, ...]:
        """Return what stands in the fields."""
        edits = (self.ui.name_edit, self.ui.rmts_edit, *self._maxima.values())
        return tuple(edit.text() for edit in edits)

    def mark(self, refusals: Sequence[Refusal]) -> None:
        """Mark the fields that are wrong and tell why, the focus on the first."""
        wrong = {each.about: each for each in refusals}
        fields = {"group_name": self.ui.name_edit, "rmts": self.ui.rmts_edit}
        for name, field in fields.items():
            mark_field(field, wrong.get(name))
        bad = [field for name, field in fields.items() if name in wrong]
        for code, edit in self._maxima.items():
            mark_field(edit, wrong.get(code))
            bad += [edit] if code in wrong else []
        self._say(sentences.refusals_sentence(refusals))
        if bad:
            bad[0].setFocus()
            bad[0].selectAll()

    def _make_maxima(self, subscriptions: dict[str, str]) -> dict[str, QLineEdit]:
        """Make a field for each subscription, beside each other."""
        inside = QWidget()
        grid = QGridLayout(inside)
        edits = {}
        for place, (code, name) in enumerate(subscriptions.items()):
            row, column = divmod(place, SIDE_BY_SIDE)
            label, edit = QLabel(f"{code} {name}"), QLineEdit()
            edit.setObjectName(f"maximum_{code}_edit")
            label.setBuddy(edit)
            edit.setMaximumWidth(edit.fontMetrics().horizontalAdvance("0" * 8))
            grid.addWidget(label, row, 2 * column)
            grid.addWidget(edit, row, 2 * column + 1)
            edits[code] = edit
        self.ui.maxima_area.setWidget(inside)
        walk = [self.ui.rmts_edit, *edits.values(), self.ui.ok_button]
        for one, next_one in pairwise(walk):
            self.setTabOrder(one, next_one)
        return edits

    def _connect_signals(self) -> None:
        self.ui.rmts_edit.textChanged.connect(self._name_materials)
        self.ui.ok_button.clicked.connect(self._store)
        self.ui.cancel_button.clicked.connect(self.drop)
        for edit in (self.ui.name_edit, self.ui.rmts_edit, *self._maxima.values()):
            edit.returnPressed.connect(self._store)

    def _rmts(self) -> tuple[str, ...]:
        typed = self.ui.rmts_edit.text().upper().replace(",", " ").split()
        return tuple(sorted(set(typed)))

    def _name_materials(self) -> None:
        names = [self._materials.get(rmt, f"{rmt}?") for rmt in self._rmts()]
        self.ui.rmts_hint.setText(", ".join(names) or "Typ RMT's, zoals S2 S4.")

    def _store(self) -> None:
        read = {
            code: MAXIMUM.read("group_maximum", edit.text())
            for code, edit in self._maxima.items()
        }
        wrong = [
            Refusal(each.reason, code, facts=each.facts)
            for code, each in read.items()
            if isinstance(each, Refusal)
        ]
        self.mark(wrong)
        if wrong:
            return
        maxima = tuple(
            (code, each) for code, each in read.items() if isinstance(each, int)
        )
        name = " ".join(self.ui.name_edit.text().split())
        group = RmtGroup(name=name, rmts=self._rmts(), maxima=maxima)
        if group == self._before:
            self.accept()
        else:
            self.stored.emit(group)

    def _say(self, text: str) -> None:
        self.ui.problem_label.setText(text)
        self.ui.problem_label.setVisible(bool(text))
