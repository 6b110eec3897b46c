# SPDX-License-Identifier: Apache-2.0
"""Nieuwe klant toevoegen, 2 of 3: everything the library keeps of a customer.

Source: seed, the picture "Klant 29999940800188 * Administratieve pas *", steps 4 to 6.
"""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wisedesk.desktop import words as w
from wisedesk.desktop.forms.ui_registration_details import Ui_RegistrationDetails
from wisedesk.desktop.widgets.person_fields import PersonFields
from wisedesk.domain.form_fields import FORM_FIELDS
from wisedesk.domain.refusals import Refusal
from wisedesk.services.registration_draft import RegistrationDraft


class DetailsScreen(QWidget):
    """The second screen."""

    continued = Signal()
    went_back = Signal()
    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_RegistrationDetails()
        self.ui.setupUi(self)
        self.fields = PersonFields(self)
        self.ui.problem_label.hide()
        self._connect_signals()

    def show_draft(self, draft: RegistrationDraft) -> None:
        """Show a registration as it is filled in so far."""
        title = w.type_title(draft.type_row.name, draft.number)
        self.ui.title_label.setText(title)
        self.fields.fill(draft.person)
        fields = FORM_FIELDS[draft.customer_type]
        self.fields.show_only(fields.shown)
        self.fields.mark_required(fields.required_details)
        self.mark({})

    def read(self, draft: RegistrationDraft) -> RegistrationDraft:
        """Return a registration with what stands on this screen."""
        return replace(draft, person=self.fields.read(draft.person))

    def mark(self, problems: dict[str, Refusal]) -> None:
        """Mark the bad fields with a sentence each, the focus on the first."""
        told = self.fields.mark_problems(problems)
        self.ui.problem_label.setText(" ".join(told))
        self.ui.problem_label.setVisible(bool(told))

    def focus_first(self) -> None:
        """Put the focus on Achternaam while it is empty, else where the list begins."""
        empty = not self.ui.family_name_edit.text()
        (self.ui.family_name_edit if empty else self.ui.initials_edit).setFocus()

    def _connect_signals(self) -> None:
        self.fields.edited.connect(self.edited)
        self.ui.back_button.clicked.connect(self.went_back)
        self.ui.continue_button.clicked.connect(self.continued)
