# SPDX-License-Identifier: Apache-2.0
"""Nieuwe klant toevoegen: three screens, back and forth, nothing stored before Opslaan.

Source: seed, steps 1 to 7.
"""

from collections.abc import Callable
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from wisedesk.desktop.pages.page import Page
from wisedesk.desktop.registration.basics import BasicsScreen
from wisedesk.desktop.registration.card_number import CardNumberDialogue
from wisedesk.desktop.registration.costs import CostsScreen
from wisedesk.desktop.registration.details import DetailsScreen
from wisedesk.desktop.window.shell import Shell
from wisedesk.domain.customer_types import NumberRule
from wisedesk.domain.form_fields import BASICS, FORM_FIELDS
from wisedesk.domain.person_rules import judge_person
from wisedesk.domain.subscriptions import SubscriptionType, age_for
from wisedesk.services.library_rows import BranchRow, TypeRow
from wisedesk.services.ports import Reading
from wisedesk.services.registration_draft import RegistrationDraft


class RegistrationPage(Page):
    """The three screens with the one draft they fill in.

    `completed` carries the draft when OK was chosen on the last screen.
    """

    completed = Signal(RegistrationDraft)

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.basics = BasicsScreen()
        self.details = DetailsScreen()
        self.costs = CostsScreen()
        self.screens = QStackedWidget()
        for screen in (self.basics, self.details, self.costs):
            self.screens.addWidget(screen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.screens)
        self.draft: RegistrationDraft | None = None
        self._edited = False
        self._numbers = CardNumberDialogue(self)
        self._connect_signals()

    def start(self) -> None:
        """Begin with an empty first screen, the regular type chosen, the own branch."""
        self.draft = None
        self._edited = False
        self.screens.setCurrentWidget(self.basics)
        self.basics.setEnabled(False)
        self.shell.read(_offered, self._offered, self)

    def resume(self, draft: RegistrationDraft) -> None:
        """Go back to the last screen of a registration that was not stored."""
        self.draft = draft
        self._show_costs()

    def resume_number(self, draft: RegistrationDraft) -> None:
        """Go back to Klantnummer, empty: another number is to be scanned."""
        self.draft = replace(draft, number="", generated=False, declined=True)
        self._show_basics()
        self.basics.set_number("")

    @property
    def title(self) -> str:
        """The title of the window."""
        return "Klantenadministratie"

    def enter(self) -> None:
        """Put the focus back where the clerk was on the screen in front."""
        screen = self.screens.currentWidget()
        last: QWidget | None = None if screen is None else screen.focusWidget()
        if last is not None:
            last.setFocus()

    def take_scan(self, scan: str) -> bool:
        """Fill Klantnummer while that screen is in front and the type has a number."""
        on_basics = self.screens.currentWidget() is self.basics
        if self.draft is None or not on_basics:
            return False
        if self.read().number_rule is NumberRule.NONE:
            return False
        self._edited = True
        self._numbers.scanned(scan)
        return True

    def unsaved(self) -> bool:
        """Whether something was typed that would be lost."""
        return self._edited

    def forget(self) -> None:
        """Let what was typed go."""
        self.draft = None
        self._edited = False

    def read(self) -> RegistrationDraft:
        """Return the draft with what stands on the first screen."""
        if self.draft is None:
            raise LookupError("no registration is under way")
        return self.basics.read(self.draft)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter on Klanttype be its OK, as the picture of the seed has it."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and self.basics.type_has_focus():
            self.basics.type_confirmed.emit()
            return
        super().keyPressEvent(event)

    def _connect_signals(self) -> None:
        self.basics.branch_changed.connect(self._branch_changed)
        self.basics.cancelled.connect(self.left)
        self.basics.continued.connect(self._leave_basics)
        self.basics.edited.connect(self._was_edited)
        self.basics.number_entered.connect(self._numbers.typed)
        self.basics.type_confirmed.connect(self._confirm_type)
        self.costs.accepted.connect(self._finish)
        self.costs.edited.connect(self._was_edited)
        self.costs.tariff_changed.connect(self._offer)
        self.costs.went_back.connect(self._back_to_details)
        self.details.continued.connect(self._leave_details)
        self.details.edited.connect(self._was_edited)
        self.details.went_back.connect(self._back_to_basics)

    def _was_edited(self) -> None:
        self._edited = True

    def _offered(self, found: tuple[list[TypeRow], list[BranchRow]]) -> None:
        types, branches = found
        self.basics.setEnabled(True)
        if not types:
            self.shell.hint("Er is geen abonnement om mee in te schrijven.")
            self.left.emit()
            return
        own = self.shell.ready.desk.station.branch
        branch = next((each for each in branches if each.code == own), branches[0])
        self.basics.offer(types, branches)
        self.draft = RegistrationDraft(type_row=types[0], branch=branch)
        self._show_basics()

    def _show_basics(self) -> None:
        if self.draft is not None:
            self.basics.show_draft(self.draft)
        self.screens.setCurrentWidget(self.basics)
        self.basics.focus_first()

    def _confirm_type(self) -> None:
        """OK beside Klanttype: propose a number where the type's is generated."""
        self._edited = True
        self.draft = replace(self.read(), declined=False)
        if self.draft.number_rule is NumberRule.GENERATED:
            self._numbers.propose()
        else:
            self.basics.set_number(self.draft.number)

    def _branch_changed(self) -> None:
        self._edited = True
        self._numbers.branch_changed()

    def _leave_basics(self) -> None:
        draft = self.draft = self.read()
        required = FORM_FIELDS[draft.customer_type].required_basics
        _, problems = judge_person(draft.person, required, self.shell.today)
        problems = {name: why for name, why in problems.items() if name in BASICS}
        self._numbers.judge_then(problems, self._show_details)

    def _show_details(self) -> None:
        if self.draft is None:
            return
        self.details.show_draft(self.draft)
        self.screens.setCurrentWidget(self.details)
        self.details.focus_first()

    def _back_to_basics(self) -> None:
        if self.draft is not None:
            self.draft = self.details.read(self.draft)
        self._show_basics()

    def _leave_details(self) -> None:
        if self.draft is None:
            return
        draft = self.draft = self.details.read(self.draft)
        required = FORM_FIELDS[draft.customer_type].required_details
        _, problems = judge_person(draft.person, required, self.shell.today)
        self.details.mark(problems)
        if not problems:
            self._show_costs()

    def _show_costs(self) -> None:
        draft = self.draft
        if draft is None:
            return
        person, _ = judge_person(draft.person, frozenset(), self.shell.today)
        self.costs.show_draft(draft, person, self.shell.today)
        self.screens.setCurrentWidget(self.costs)
        self.costs.focus_first()
        self._offer()

    def _offer(self) -> None:
        draft = self.draft
        if draft is None:
            return
        code = draft.offer.code if draft.offer else ""
        ask: Callable[[Reading], list[SubscriptionType]] = partial(
            _offers, draft=draft, tariff=self.costs.tariff()
        )
        person, _ = judge_person(draft.person, frozenset(), self.shell.today)
        age = age_for(person.born_on, self.shell.today)

        def show(offers: list[SubscriptionType]) -> None:
            fitting = [offer for offer in offers if offer.fits_age(age)]
            self.costs.offer(fitting, code)

        self.shell.read(ask, show, self)

    def _back_to_details(self) -> None:
        if self.draft is not None:
            self.draft = self.costs.read(self.draft) or self.draft
        self._show_details()

    def _finish(self) -> None:
        if self.draft is None:
            return
        draft = self.costs.read(self.draft)
        if draft is None:
            self.costs.complain()
            return
        self.draft = draft
        self.completed.emit(draft)


def _offered(tx: Reading) -> tuple[list[TypeRow], list[BranchRow]]:
    return tx.customer_types(offered_only=True), tx.branches()


def _offers(
    tx: Reading, draft: RegistrationDraft, tariff: str
) -> list[SubscriptionType]:
    found = tx.subscription_types(draft.customer_type, tariff)
    return [offer for offer in found if offer.offered]
