# SPDX-License-Identifier: Apache-2.0
"""Nieuwe klant toevoegen, 2 of 3: everything the library keeps of a customer.

Source: seed, the picture "Klant 29999940800188 * Administratieve pas *", steps 4 to 6.
"""

from collections.abc import Set as AbstractSet

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from wisedesk.desktop.forms.ui_registration_details import Ui_RegistrationDetails
from wisedesk.desktop.widgets.person_fields import PersonFields
from wisedesk.desktop.wording import words as w
from wisedesk.domain.form_fields import FORM_FIELDS
from wisedesk.domain.persons import PersonDraft
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
        self._required: AbstractSet[str] = frozenset()
        self.ui.problem_label.hide()
        self._connect_signals()

    def show_draft(self, draft: RegistrationDraft) -> None:
        """Show a registration as it is filled in so far."""
        title = w.type_title(draft.type_row.name, draft.number)
        self.ui.title_label.setText(title)
        self.fields.fill(draft.person)
        form = FORM_FIELDS[draft.customer_type]
        self._required = form.required_details
        self.fields.show_only(form.shown)
        self.fields.mark_required(self._required)
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
        """Put the focus on what must still be filled in, else where the list begins."""
        (self._first_empty() or self.ui.initials_edit).setFocus()

    def _first_empty(self) -> QWidget | None:
        person = self.fields.read(PersonDraft())
        asked = self._required - ({"email"} if person.email_absent else set())
        for name in self.fields.in_order():
            if name in asked and getattr(person, name) in ("", None):
                return self.fields.field(name)
        return None

    def _connect_signals(self) -> None:
        to_account = QShortcut(QKeySequence("Alt+G"), self)
        to_account.activated.connect(self.ui.login_account_yes_radio.setFocus)
        self.fields.edited.connect(self.edited)
        self.ui.back_button.clicked.connect(self.went_back)
        self.ui.continue_button.clicked.connect(self.continued)
