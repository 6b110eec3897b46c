# SPDX-License-Identifier: Apache-2.0
"""A setting of the library: its value typed, chosen from a list, or ticked."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from wisedesk.desktop.dialogs.form_dialog import CHANGED, FormDialog
from wisedesk.desktop.forms.ui_setting_dialog import Ui_SettingDialog
from wisedesk.desktop.scanning.waiting_scans import WaitingScans
from wisedesk.desktop.widgets.field_marks import mark_field
from wisedesk.desktop.wording import sentences
from wisedesk.desktop.wording import words as w
from wisedesk.domain.calendar import read_day
from wisedesk.domain.refusals import Refusal
from wisedesk.services.setting_rows import SettingRow
from wisedesk.services.settings import SettingKind, judge_setting
from wisedesk.wording.explained_setting import where
from wisedesk.wording.setting_sentences import (
    LIKE_LIBRARY,
    choice_words,
    chosen_value,
    setting_title,
    value_words,
)
from wisedesk.wording.setting_words import WORDS

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
TYPED = frozenset({SettingKind.DAY, SettingKind.NUMBER, SettingKind.TEXT})


class SettingDialog(FormDialog):
    """Asks for a value; `stored` carries it as it is kept, empty for the default.

    It stays open until the value is stored.
    """

    lost = CHANGED
    stored = Signal(str)

    def __init__(
        self, row: SettingRow, waiting: WaitingScans, parent: QWidget | None
    ) -> None:
        super().__init__(waiting, parent)
        self.ui = Ui_SettingDialog()
        self.ui.setupUi(self)
        self._row = row
        self._boxes: dict[str, QCheckBox] = {}
        self._tell_what()
        self._fields = self._show_value()
        self._say("")
        self.begin()
        self._connect_signals()
        self.show_waiting_in(self.ui.waiting_label)
        self._fields[0].setFocus()

    def typed(self) -> str:
        """Return the value as it stands in the dialog."""
        setting = self._row.setting
        if setting.kind is SettingKind.CHOICE:
            return str(self.ui.value_combo.currentData())
        if setting.kind is SettingKind.CHOICES:
            ticked = [each for each, box in self._boxes.items() if box.isChecked()]
            return chosen_value(setting, ticked)
        text = self.ui.value_edit.text().strip()
        day = read_day(text) if setting.kind is SettingKind.DAY else None
        return text if day is None else day.isoformat()

    def mark(self, refusals: Sequence[Refusal]) -> None:
        """Mark the field as wrong and tell why, with the focus there."""
        first = self._fields[0]
        mark_field(first, refusals[0] if refusals else None)
        self._say(sentences.refusals_sentence(refusals))
        if refusals:
            first.setFocus()
            self.ui.value_edit.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Store on Enter in a list or a box, as a text field does."""
        at_value = isinstance(self.focusWidget(), QComboBox | QCheckBox)
        if event.key() in _ENTER and at_value and not event.isAutoRepeat():
            self._store()
        else:
            super().keyPressEvent(event)

    def _tell_what(self) -> None:
        row, ui = self._row, self.ui
        words = WORDS[row.setting]
        self.setWindowTitle(setting_title(row.name))
        self.setAccessibleName(setting_title(row.name))
        ui.what_label.setText(f"{words.description}.\n{words.meaning}")
        default = f"Standaard: {value_words(row.setting, row.otherwise)}."
        if row.branch:
            default = f"De bibliotheek: {value_words(row.setting, row.otherwise)}."
            ui.default_button.setText(f"Als &de {LIKE_LIBRARY.rpartition(' ')[2]}")
        ui.default_label.setText(f"Geldt voor: {where(row.branch)}. {default}")
        ui.unit_label.setText(words.unit[1])

    def _show_value(self) -> list[QWidget]:
        """Show the value in the field of its kind; return the fields, first to last."""
        row, ui = self._row, self.ui
        kind = row.setting.kind
        ui.value_edit.setVisible(kind in TYPED)
        ui.unit_label.setVisible(kind in TYPED)
        ui.value_combo.setVisible(kind is SettingKind.CHOICE)
        ui.value_label.setVisible(kind is not SettingKind.CHOICES)
        ui.choices_place.setVisible(kind is SettingKind.CHOICES)
        if kind is SettingKind.CHOICE:
            for value, word in choice_words(row.setting).items():
                ui.value_combo.addItem(word, value)
            ui.value_combo.setCurrentIndex(ui.value_combo.findData(row.value))
            ui.value_label.setBuddy(ui.value_combo)
            return [ui.value_combo]
        if kind is SettingKind.CHOICES:
            return self._make_boxes()
        is_day = kind is SettingKind.DAY and bool(row.value)
        ui.value_edit.setText(w.iso_day(row.value) if is_day else row.value)
        ui.value_edit.selectAll()
        return [ui.value_edit]

    def _make_boxes(self) -> list[QWidget]:
        column = QVBoxLayout(self.ui.choices_place)
        column.setContentsMargins(0, 0, 0, 0)
        chosen = self._row.value.split(",")
        for value, word in choice_words(self._row.setting).items():
            box = QCheckBox(word[:1].upper() + word[1:])
            box.setObjectName(f"{value}_check")
            box.setChecked(value in chosen)
            column.addWidget(box)
            self._boxes[value] = box
        boxes: list[QWidget] = list(self._boxes.values())
        for one, next_one in pairwise([*boxes, self.ui.default_button]):
            self.setTabOrder(one, next_one)
        return boxes

    def _connect_signals(self) -> None:
        self.ui.value_edit.returnPressed.connect(self._store)
        self.ui.ok_button.clicked.connect(self._store)
        self.ui.default_button.clicked.connect(self._take_default)
        self.ui.cancel_button.clicked.connect(self.drop)

    def _store(self) -> None:
        value = self.typed()
        if value == self._began_with:
            self.drop()
            return
        wrong = judge_setting(self._row.name, value)
        if wrong is not None:
            self.mark((wrong,))
            return
        self.mark(())
        self._keep("" if self._is_default(value) else value)

    def _take_default(self) -> None:
        self.mark(())
        self._keep("")

    def _keep(self, value: str) -> None:
        if value == self._row.stored:
            self.accept()
        else:
            self.stored.emit(value)

    def _is_default(self, value: str) -> bool:
        """Whether a value need not be kept; a branch's is, whatever the library's."""
        setting = self._row.setting
        if self._row.branch:
            return False
        same = set(value.split(",")) == set(setting.default.split(","))
        return same if setting.kind is SettingKind.CHOICES else value == setting.default

    def _say(self, text: str) -> None:
        self.ui.problem_label.setText(text)
        self.ui.problem_label.setVisible(bool(text))
        self._fit()

    def _fit(self) -> None:
        """Be as high as what stands in the dialog needs."""
        layout = self.layout()
        if layout is not None:
            needed = layout.heightForWidth(self.width())
            self.resize(self.width(), max(self.height(), needed))
