# SPDX-License-Identifier: Apache-2.0
"""What stands in the fields of a form, whose widgets are named after them.

A text is `NAME_edit`, a choice `NAME_combo`, a tick `NAME_check`, Ja and Nee are
`NAME_yes_radio` and `NAME_no_radio`; of the gender each value has a radio.
"""

from enum import Enum
from typing import Any

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)

from wisedesk.domain.persons import Country, Gender, Language

ABSENT = object()
_GENDERS = {each.value: each for each in Gender}


class FormValues:
    """The values of a form, put and read field by field."""

    def __init__(self, form: QWidget) -> None:
        self._form = form

    def put(self, name: str, value: Any) -> None:
        """Show a value in whatever takes that field here."""
        edit = self.find(QLineEdit, f"{name}_edit")
        if edit is not None:
            edit.setText(value)
        combo = self.find(QComboBox, f"{name}_combo")
        if combo is not None:
            combo.setCurrentIndex(max(0, combo.findData(value)))
        check = self.find(QCheckBox, f"{name}_check")
        if check is not None:
            check.setChecked(bool(value))
        if isinstance(value, Gender):
            radio = self.find(QRadioButton, f"gender_{value.value}_radio")
            if radio is not None:
                radio.setChecked(True)
        self._put_answer(name, value)

    def _put_answer(self, name: str, value: Any) -> None:
        """Set a Ja/Nee pair; None leaves both open."""
        yes = self.find(QRadioButton, f"{name}_yes_radio")
        no = self.find(QRadioButton, f"{name}_no_radio")
        if yes is None or no is None:
            return
        for radio, on in ((yes, value is True), (no, value is False)):
            radio.setAutoExclusive(False)
            radio.setChecked(on)
            radio.setAutoExclusive(True)

    def value(self, name: str) -> Any:
        """Return what stands in a field, ABSENT where the form has none."""
        edit = self.find(QLineEdit, f"{name}_edit")
        if edit is not None:
            return edit.text()
        combo = self.find(QComboBox, f"{name}_combo")
        if combo is not None:
            return _enumerated(name, combo.currentData())
        check = self.find(QCheckBox, f"{name}_check")
        if check is not None:
            return check.isChecked()
        if name == "email_absent":
            button = self.find(QPushButton, "email_absent_button")
            return ABSENT if button is None else button.isChecked()
        if name == "gender":
            return self._gender()
        return self._answer(name)

    def _gender(self) -> Any:
        found = [
            value
            for value in _GENDERS
            if (radio := self.find(QRadioButton, f"gender_{value}_radio"))
            and radio.isChecked()
        ]
        return _GENDERS[found[0]] if found else ABSENT

    def _answer(self, name: str) -> Any:
        yes = self.find(QRadioButton, f"{name}_yes_radio")
        no = self.find(QRadioButton, f"{name}_no_radio")
        if yes is None or no is None:
            return ABSENT
        return True if yes.isChecked() else False if no.isChecked() else None

    def named(self, *names: str) -> list[QWidget]:
        """Return the widgets that the form has of these names."""
        found = [self._form.findChild(QWidget, name) for name in names]
        return [widget for widget in found if widget is not None]

    def find(self, kind: type[Any], name: str) -> Any:
        """Return a widget of a kind, None where the form has none of that name."""
        return self._form.findChild(kind, name)


def _enumerated(name: str, value: Any) -> Enum:
    """Return a choice as its enumeration: Qt hands string enumerations back plain."""
    return Country(value) if name == "country" else Language(value)
