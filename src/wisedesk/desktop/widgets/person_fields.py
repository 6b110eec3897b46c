# SPDX-License-Identifier: Apache-2.0
"""The fields of a person on a form: filled, read, marked.

A form names its widgets after the fields of `PersonDraft`; a field it does not have is
left as it was.
"""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from typing import Any

from msgspec.structs import fields, replace
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)

from wisedesk.desktop.widgets.field_marks import (
    mark_field,
    mark_label,
    question_of,
)
from wisedesk.desktop.widgets.form_values import ABSENT, FormValues
from wisedesk.desktop.wording import sentences
from wisedesk.desktop.wording import words as w
from wisedesk.domain.persons import Person, PersonData, PersonDraft
from wisedesk.domain.refusals import Refusal

_CHOICES: dict[str, Mapping[Any, str]] = {
    "country": w.COUNTRY,
    "language": w.LANGUAGE,
}


class PersonFields(QObject):
    """The person part of a form; `edited` tells that the clerk changed something."""

    edited = Signal()

    def __init__(self, form: QWidget) -> None:
        super().__init__(form)
        self._form = form
        self._values = FormValues(form)
        self._filling = False
        for name, words in _CHOICES.items():
            combo = self._values.find(QComboBox, f"{name}_combo")
            for value, word in words.items():
                if combo is not None:
                    combo.addItem(word, value)
        for radio in form.findChildren(QRadioButton):
            radio.setAccessibleDescription(question_of(radio))
        self._connect_signals()

    def fill(self, draft: PersonDraft) -> None:
        """Put a person's fields on the form; that is no edit of the clerk's."""
        self._filling = True
        for each in fields(draft):
            self._values.put(each.name, getattr(draft, each.name))
        self._show_absent(draft.email_absent)
        self._filling = False

    def read(self, base: PersonDraft) -> PersonDraft:
        """Return a person with the form's fields over those of `base`."""
        found = {
            each.name: value
            for each in fields(base)
            if (value := self._values.value(each.name)) is not ABSENT
        }
        return replace(base, **found)

    def show_only(self, shown: AbstractSet[str]) -> None:
        """Show these fields with their labels and hide the others."""
        for each in fields(PersonDraft):
            name = "email" if each.name == "email_absent" else each.name
            for widget in self._widgets(each.name):
                widget.setVisible(name in shown)
        for name in ("sepa", "direct_debit"):
            for widget in self._values.named("debit_choice", "debit_label"):
                widget.setVisible(name in shown)
        for widget in self._values.named("login_warning_label"):
            widget.setVisible("login_account" in shown)

    def mark_required(self, required: AbstractSet[str]) -> None:
        """Show required fields in red, and with a mark for who sees no red."""
        for each in fields(PersonDraft):
            for label in self._values.named(f"{each.name}_label"):
                if isinstance(label, QLabel):
                    mark_label(label, needed=each.name in required)

    def mark_problems(self, problems: Mapping[str, Refusal]) -> list[str]:
        """Mark the bad fields, put the focus on the first, return a sentence each."""
        told = []
        first: QWidget | None = None
        for name in self.in_order():
            problem = problems.get(name)
            field = self.field(name)
            if field is not None:
                mark_field(field, problem)
            if problem is not None:
                told.append(sentences.refusal_sentence(problem))
                first = first or field
        if first is not None:
            first.setFocus()
        return told

    def in_order(self) -> list[str]:
        """Return the fields in the order Tab goes; those it passes by come first."""
        stops: dict[QWidget | None, int] = {}
        stop = self._form.nextInFocusChain()
        while stop is not None and stop is not self._form:
            stops[stop] = len(stops)
            stop = stop.nextInFocusChain()
        names = [each.name for each in fields(PersonDraft)]
        return sorted(names, key=lambda name: stops.get(self.field(name), -1))

    def field(self, name: str) -> QWidget | None:
        """Return the widget that takes the focus for a field, None where none does."""
        for end in ("_edit", "_combo", "_check", "_yes_radio"):
            widget = self._form.findChild(QWidget, name + end)
            if widget is not None:
                return widget
        return self._form.findChild(QWidget, f"{name}_man_radio")

    def set_editable(self, editable: bool) -> None:
        """Let the clerk change the fields, or only look at them."""
        for kind in (QLineEdit, QComboBox, QCheckBox, QRadioButton):
            for widget in self._form.findChildren(kind):
                if isinstance(widget, QLineEdit):
                    widget.setReadOnly(not editable)
                else:
                    widget.setEnabled(editable)
        absent = self._values.find(QPushButton, "email_absent_button")
        if absent is not None:
            absent.setEnabled(editable)

    def _connect_signals(self) -> None:
        for edit in self._form.findChildren(QLineEdit):
            edit.textChanged.connect(self._changed)  # by keys or by a screen reader
        for combo in self._form.findChildren(QComboBox):
            combo.activated.connect(self._changed)
        for button in self._form.findChildren(QAbstractButton):
            if isinstance(button, (QRadioButton, QCheckBox)):
                button.clicked.connect(self._changed)
        absent = self._values.find(QPushButton, "email_absent_button")
        email = self._values.find(QLineEdit, "email_edit")
        if absent is not None and email is not None:
            absent.clicked.connect(self._say_absent)
            email.textChanged.connect(self._say_present)

    def _changed(self) -> None:
        if self._filling:
            return
        field = self.sender()
        if isinstance(field, QWidget) and field.property("bad"):
            mark_field(field, None)  # judged again at the next OK
        self.edited.emit()

    def _say_absent(self, absent: bool) -> None:
        email = self._values.find(QLineEdit, "email_edit")
        if email is not None and absent:
            email.clear()
        self._show_absent(absent)
        self.edited.emit()

    def _say_present(self, text: str) -> None:
        if text:
            self._show_absent(False)

    def _show_absent(self, absent: bool) -> None:
        button = self._values.find(QPushButton, "email_absent_button")
        email = self._values.find(QLineEdit, "email_edit")
        if button is None or email is None:
            return
        button.setChecked(absent)
        email.setPlaceholderText("geen e-mailadres" if absent else "")

    def _widgets(self, name: str) -> Iterable[QWidget]:
        ends = ("label", "edit", "combo", "choice", "check", "button")
        return self._values.named(*(f"{name}_{end}" for end in ends))


def draft_of(person: Person) -> PersonDraft:
    """Return a stored person as it would be typed."""
    known = {each.name: getattr(person, each.name) for each in fields(PersonData)}
    return PersonDraft(born=w.day(person.born_on), **known)
