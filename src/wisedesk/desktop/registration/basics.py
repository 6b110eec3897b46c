# SPDX-License-Identifier: Apache-2.0
"""Nieuwe klant toevoegen, 1 of 3: type, number, name and address, branch.

Source: seed, steps 1 to 3.
"""

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTableView, QWidget

from wisedesk.desktop.forms.ui_registration_basics import Ui_RegistrationBasics
from wisedesk.desktop.lists.table_model import Column, TableModel
from wisedesk.desktop.widgets.field_marks import mark_field, mark_label
from wisedesk.desktop.widgets.person_fields import PersonFields
from wisedesk.desktop.wording import sentences
from wisedesk.domain.customer_types import CustomerType, NumberRule, behaviour_of
from wisedesk.domain.form_fields import FORM_FIELDS
from wisedesk.domain.refusals import Refusal
from wisedesk.services.library_rows import BranchRow, TypeRow
from wisedesk.services.registration_draft import RegistrationDraft

TYPE_COLUMNS = (
    Column[TypeRow]("Code", lambda row: row.printed_code, 5),
    Column[TypeRow]("Naam", lambda row: row.name, 22),
)
_NAME = 1


class BasicsScreen(QWidget):
    """The first screen.

    `type_confirmed` is OK beside Klanttype, `number_entered` a number typed or
    scanned, `branch_changed` another branch chosen, `continued` OK, Vervolg.
    """

    type_confirmed = Signal()
    number_entered = Signal(str)
    branch_changed = Signal()
    edited = Signal()
    continued = Signal()
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_RegistrationBasics()
        self.ui.setupUi(self)
        self.fields = PersonFields(self)
        self._types = TableModel[TypeRow](TYPE_COLUMNS)
        self._branches: list[BranchRow] = []
        self._dress_types()
        self.ui.problem_label.hide()
        self._connect_signals()

    def offer(self, types: Sequence[TypeRow], branches: Sequence[BranchRow]) -> None:
        """Fill the two drop-down lists."""
        self._types.show(types)
        self._branches = list(branches)
        self.ui.branch_combo.clear()
        for branch in branches:
            self.ui.branch_combo.addItem(branch.name, branch.code)

    def show_draft(self, draft: RegistrationDraft) -> None:
        """Show a registration as it is filled in so far."""
        self.ui.customer_type_combo.setCurrentIndex(self._place(draft.customer_type))
        self.ui.card_number_edit.setText(draft.number)
        self.fields.fill(draft.person)
        codes = [branch.code for branch in self._branches]
        self.ui.branch_combo.setCurrentIndex(codes.index(draft.branch.code))
        self.show_fields()
        self.mark({})

    def read(self, draft: RegistrationDraft) -> RegistrationDraft:
        """Return a registration with what stands on this screen."""
        branch = self._branches[max(0, self.ui.branch_combo.currentIndex())]
        return replace(
            draft,
            type_row=self.type_row(),
            branch=branch,
            number=self.ui.card_number_edit.text().strip().upper(),
            person=self.fields.read(draft.person),
        )

    def type_row(self) -> TypeRow:
        """Return the type chosen."""
        row = self._types.row(max(0, self.ui.customer_type_combo.currentIndex()))
        if row is None:
            raise LookupError("no customer type is on offer")
        return row

    def show_fields(self) -> None:
        """Show the fields this type uses, the required ones marked."""
        customer_type = self.type_row().customer_type
        fields = FORM_FIELDS[customer_type]
        self.fields.show_only(fields.shown)
        self.fields.mark_required(fields.required_basics)
        rule = behaviour_of(customer_type).number
        for widget in (
            self.ui.card_number_label,
            self.ui.card_number_edit,
            self.ui.card_number_hint,
        ):
            widget.setVisible(rule is not NumberRule.NONE)
        mark_label(self.ui.card_number_label, needed=rule is not NumberRule.NONE)
        hint = "v + Enter maakt een nummer" if rule is NumberRule.CARD else ""
        self.ui.card_number_hint.setText(hint)

    def set_number(self, number: str, hint: str = "") -> None:
        """Fill Klantnummer and put the focus on it, empty to be filled.

        A type without a number begins at the name.
        """
        self.ui.card_number_edit.setText(number)
        asked = self.ui.card_number_edit.isVisibleTo(self)
        (self.ui.card_number_edit if asked else self.ui.initials_edit).setFocus()
        if number or hint:
            self.ui.card_number_hint.setText(hint)

    def to_continue(self) -> None:
        """Put the focus on OK, Vervolg."""
        self.ui.continue_button.setFocus()

    def mark(self, problems: dict[str, Refusal]) -> None:
        """Mark the bad fields with a sentence each, the focus on the first."""
        told = self.fields.mark_problems(problems)
        number = problems.get("card_number")
        edit = self.ui.card_number_edit
        mark_field(edit, number)
        if number is not None:
            told.insert(0, sentences.refusal_sentence(number))
            edit.setFocus()
            edit.selectAll()
        self.say(" ".join(told))

    def say(self, text: str) -> None:
        """Show what is wrong, or nothing."""
        self.ui.problem_label.setText(text)
        self.ui.problem_label.setVisible(bool(text))

    def focus_first(self) -> None:
        """Put the focus where filling in begins."""
        self.ui.customer_type_combo.setFocus()

    def type_has_focus(self) -> bool:
        """Whether the drop-down Klanttype has the focus."""
        return self.ui.customer_type_combo.hasFocus()

    def _dress_types(self) -> None:
        combo = self.ui.customer_type_combo
        combo.setModel(self._types)
        combo.setModelColumn(_NAME)
        view = QTableView()
        view.setAccessibleName("Klanttype")
        view.verticalHeader().hide()
        view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        view.setShowGrid(False)
        combo.setView(view)
        wide = view.fontMetrics().horizontalAdvance("n")
        for place, column in enumerate(TYPE_COLUMNS):
            view.setColumnWidth(place, wide * column.width + 20)
        view.horizontalHeader().setStretchLastSection(True)
        view.setMinimumWidth(wide * 32)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        combo.setMaxVisibleItems(12)

    def _place(self, customer_type: CustomerType) -> int:
        kinds = [row.customer_type for row in self._types.rows()]
        return kinds.index(customer_type) if customer_type in kinds else 0

    def _connect_signals(self) -> None:
        ui = self.ui
        self.fields.edited.connect(self.edited)
        ui.branch_combo.activated.connect(self.branch_changed)
        ui.cancel_button.clicked.connect(self.cancelled)
        ui.card_number_edit.returnPressed.connect(self._entered)
        ui.continue_button.clicked.connect(self.continued)
        ui.customer_type_combo.activated.connect(self._type_chosen)
        ui.type_ok_button.clicked.connect(self.type_confirmed)

    def _type_chosen(self) -> None:
        self.show_fields()
        self.mark({})
        self.edited.emit()

    def _entered(self) -> None:
        self.number_entered.emit(self.ui.card_number_edit.text().strip())
