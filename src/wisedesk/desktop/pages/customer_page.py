# SPDX-License-Identifier: Apache-2.0
"""Klantenadministratie: one customer on seven tabs, edited with Wijzig and Opslaan.

Also the last step of a registration: the new customer stands here until Opslaan stores
it (seed, step 7). Source: seed ("De Speciale klant"), Wise customer screen.
"""

from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from wisedesk.desktop.forms.ui_customer_page import Ui_CustomerPage
from wisedesk.desktop.pages.customer_saving import CustomerSaving
from wisedesk.desktop.pages.customer_tabs import CustomerTabs
from wisedesk.desktop.pages.page import Page, put_in
from wisedesk.desktop.widgets.customer_block import CustomerBlock
from wisedesk.desktop.widgets.internal_card_fields import NAMES, InternalCardFields
from wisedesk.desktop.widgets.person_fields import PersonFields, draft_of
from wisedesk.desktop.window.shell import Shell
from wisedesk.desktop.wording.sentences import refusals_sentence
from wisedesk.domain.customer_types import SpecialKind
from wisedesk.domain.persons import PersonDraft
from wisedesk.domain.refusals import Refusal
from wisedesk.domain.subscriptions import SubscriptionType
from wisedesk.services.customer_rows import CustomerRow
from wisedesk.services.ports import Reading
from wisedesk.services.registration_draft import RegistrationDraft

ADDRESS_TAB = 1


class CustomerPage(Page):
    """The customer screen; `customer_id` 0 is one that is not stored yet.

    `resumed` goes back to the registration, `number_declined` to its number.
    """

    resumed = Signal(RegistrationDraft)
    number_declined = Signal(RegistrationDraft)

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.ui = Ui_CustomerPage()
        self.ui.setupUi(self)
        self.block = CustomerBlock()
        put_in(self.ui.header_place, self.block)
        self.serve(self.block)
        self.fields = PersonFields(self)
        self.tabs = CustomerTabs(self.ui)
        self.internal = InternalCardFields(self, self.ui.internal_card_box, shell)
        self._saving = CustomerSaving(self)
        self._customer: CustomerRow | None = None
        self._draft: RegistrationDraft | None = None
        self._editing = self._edited = False
        self.visit = 0  # counts who was opened here, and let go of
        self._connect_signals()
        self._show_buttons()

    def open_customer(self, customer: CustomerRow) -> None:
        """Show a stored customer on tab 2 (NAW-gegevens)."""
        self.visit += 1
        self._draft = None
        self.ui.tabs.setCurrentIndex(ADDRESS_TAB)
        self.show_stored(customer)

    def open_draft(self, draft: RegistrationDraft) -> None:
        """Show a customer that Opslaan is going to store."""
        self.visit += 1
        self._draft = draft
        self._customer = None
        self.ui.tabs.setCurrentIndex(ADDRESS_TAB)
        self._show(draft.preview(self.shell.today), draft.person)
        self._set_editing(editing=True)
        self._edited = True
        self.ui.save_button.setFocus()

    def show_stored(self, customer: CustomerRow) -> None:
        """Show a customer as it is stored, ready to be looked at."""
        self._draft = None
        self._customer = customer
        self._show(customer, draft_of(customer.person))
        self._set_editing(editing=False)

    @property
    def title(self) -> str:
        """The title of the window."""
        return "Klantenadministratie"

    def enter(self) -> None:
        """Put the focus where work goes on."""
        button = self.ui.save_button if self._editing else self.ui.change_button
        button.setFocus()

    def customer(self) -> CustomerRow | None:
        """Return the stored customer on the page, None for a new one."""
        return self._customer

    def unsaved(self) -> bool:
        """Whether something was typed that would be lost."""
        return self._edited

    def forget(self) -> None:
        """Close the customer; what was typed goes."""
        self.visit += 1
        self._customer = self._draft = None
        self._editing = self._edited = False

    def refresh(self, customer: CustomerRow) -> None:
        """Show a customer as it is now; what is being edited stays as it was typed."""
        if self._customer is None or self._draft is not None:
            return
        if customer.customer_id != self._customer.customer_id:
            return
        if self._editing:
            self._customer = replace(customer, version=self._customer.version)
            self.block.show_customer(customer, self.shell.today)
            self.tabs.show_message(customer)
        else:
            self.show_stored(customer)

    def draft(self) -> RegistrationDraft | None:
        """Return the registration on the page as edited, None for a stored customer."""
        if self._draft is None:
            return None
        return replace(self._draft, person=self.fields.read(self._draft.person))

    def read_person(self) -> PersonDraft:
        """Return what stands in the fields."""
        stored = self._customer
        base = draft_of(stored.person) if stored else PersonDraft()
        return self.fields.read(base)

    def special_kind(self) -> SpecialKind | None:
        """Return Type speciale klant as the radio says."""
        return self.tabs.special_kind()

    def renumber(self, number: str) -> None:
        """Give the new customer another number: the first was taken meanwhile."""
        draft = self.draft()
        if draft is not None:
            self._draft = replace(draft, number=number)
            self.block.show_customer(
                self._draft.preview(self.shell.today), self.shell.today
            )

    def hold(self, *, held: bool) -> None:
        """Let nothing be changed while it is being stored: it would not come along."""
        free = self._editing and not held
        self.fields.set_editable(free)
        self.tabs.hold(not free, self._customer)
        for button in (self.ui.save_button, self.ui.back_button):
            button.setEnabled(free)

    def complain(self, refusals: tuple[Refusal, ...]) -> None:
        """Tell why nothing was stored, the bad fields marked."""
        about = {each.about: each for each in refusals if each.about}
        self.fields.mark_problems(about)
        if about.keys() & set(NAMES):
            self.ui.tabs.setCurrentWidget(self.ui.properties2_tab)
        self.internal.mark(about)
        self.say(refusals_sentence(refusals))

    def say(self, text: str) -> None:
        """Show what is wrong, or nothing."""
        self.ui.problem_label.setText(text)
        self.ui.problem_label.setVisible(bool(text))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave editing on Esc, and the page when nothing is edited."""
        if event.key() != Qt.Key.Key_Escape or not self._editing or self._draft:
            super().keyPressEvent(event)
        elif self._edited:
            self.shell.ask(
                "De wijzigingen zijn niet opgeslagen. Weggooien?", yes=self._restore
            )
        else:
            self._restore()

    def _connect_signals(self) -> None:
        ui = self.ui
        self.fields.edited.connect(self._was_edited)
        for radio in self.tabs.kind_radios():
            radio.clicked.connect(self._was_edited)
        ui.back_button.clicked.connect(self._resume)
        ui.change_button.clicked.connect(self._change)
        ui.message_button.clicked.connect(partial(self._want, "customer.message"))
        self.shell.name_key_on(ui.message_button, "customer.message")
        ui.mutation_view.activated.connect(self._saving.mutate)
        ui.save_button.clicked.connect(self._saving.save)
        for place in range(ui.tabs.count()):
            key = QShortcut(QKeySequence(f"Ctrl+{place + 1}"), self)
            key.activated.connect(partial(ui.tabs.setCurrentIndex, place))

    def _want(self, command: str) -> None:
        self.shell.wanted.emit(command)

    def _resume(self) -> None:
        draft = self.draft()
        if draft is not None:
            self.resumed.emit(draft)

    def _restore(self) -> None:
        if self._customer is not None:
            self.show_stored(self._customer)
            self.enter()

    def _was_edited(self) -> None:
        self._edited = True

    def _change(self) -> None:
        self.shell.say("")  # what was stored is of before
        self._set_editing(editing=True)
        self.shell.read(_all_subscriptions, self._list_subscriptions, self)
        self.tabs.focus_first()

    def _list_subscriptions(self, offers: list[SubscriptionType]) -> None:
        customer = self._customer
        if customer is not None and self._editing:
            self.tabs.list_subscriptions(offers, customer)

    def _show(self, customer: CustomerRow, person: PersonDraft) -> None:
        self.block.show_customer(customer, self.shell.today)
        self.tabs.show_customer(customer)
        self.fields.fill(person)
        self.fields.mark_problems({})
        self.internal.show_card_of(customer)
        self.say("")
        self._edited = False

    def _set_editing(self, *, editing: bool) -> None:
        self._editing = editing
        self.fields.set_editable(editing)
        self.tabs.set_editable(editing, self._customer)
        self._show_buttons()

    def _show_buttons(self) -> None:
        self.ui.change_button.setEnabled(not self._editing and bool(self._customer))
        self.ui.save_button.setEnabled(self._editing)
        self.ui.back_button.setEnabled(True)
        self.ui.back_button.setVisible(self._draft is not None)
        self.ui.message_button.setEnabled(self._customer is not None)


def _all_subscriptions(tx: Reading) -> list[SubscriptionType]:
    rows = tx.customer_types(offered_only=False)
    return [offer for row in rows for offer in tx.subscription_types(row.customer_type)]
