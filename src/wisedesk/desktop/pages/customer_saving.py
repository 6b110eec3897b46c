# SPDX-License-Identifier: Apache-2.0
"""Opslaan on the customer screen: a customer, what changed of one, a subscription."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from wisedesk.desktop.widgets.person_fields import draft_of
from wisedesk.desktop.wording import words as w
from wisedesk.desktop.wording.sentences import outcome_sentence, refusals_sentence
from wisedesk.domain.subscriptions import (
    SubscriptionChoice,
    SubscriptionType,
    compose_costs,
    judge_mutation,
)
from wisedesk.services.actions import (
    Action,
    ChangeInternalCard,
    ChangePerson,
    ChangeSubscription,
)
from wisedesk.services.customer_outcomes import Registered
from wisedesk.services.customer_rows import CustomerRow
from wisedesk.services.outcomes import Outcome, Refused
from wisedesk.services.registration_draft import RegistrationDraft

if TYPE_CHECKING:
    from wisedesk.desktop.pages.customer_page import CustomerPage


class CustomerSaving(QObject):
    """Stores what stands on the customer page."""

    def __init__(self, page: CustomerPage) -> None:
        super().__init__(page)
        self._page = page
        self._shell = page.shell
        self._stood: QWidget | None = None  # where the clerk was when it was stored

    def save(self) -> None:
        """Store a new customer, or what was changed of a stored one."""
        draft = self._page.draft()
        self._shell.say("")  # what was said of the last time is not of this one
        wrong = self._page.internal.problems()
        if wrong:
            self._page.complain(tuple(wrong.values()))
            return
        self._stood = self._page.focusWidget()
        self._page.hold(held=True)  # once is enough
        if draft is not None:
            self._register(draft)
        elif self._page.unsaved():
            self._change_person()
        else:
            self._changed_nothing()

    def mutate(self) -> None:
        """Move the customer to the subscription chosen, after Bevestig."""
        customer, offer = self._page.customer(), self._page.tabs.chosen_subscription()
        if customer is None or offer is None:
            return
        wrong = judge_mutation(offer, customer.customer_type)
        if wrong is not None:
            self._page.say(refusals_sentence((wrong,)))
            self._may_save()
            return
        choice = SubscriptionChoice(code=offer.code)
        costs = compose_costs(offer, choice, self._shell.today)
        same = customer.subscription and customer.subscription.code == offer.code
        does = "verlengen" if same else "wijzigen in"
        self._shell.ask(
            f"Abonnement {does} {offer.code} {offer.name}?\n\n"
            f"Saldo {w.euros(costs.balance_cents)}, rechten t/m"
            f" {w.day(costs.rights_until)}.",
            yes=lambda: self._change_subscription(customer, choice),
            no=self._may_save,
        )

    def _another_subscription(self) -> SubscriptionType | None:
        """Return the subscription chosen, None when it is the present one."""
        customer, offer = self._page.customer(), self._page.tabs.chosen_subscription()
        present = customer.subscription if customer else None
        if offer is None or (present is not None and offer.code == present.code):
            return None
        return offer

    def _changed_nothing(self) -> None:
        customer = self._page.customer()
        if self._another_subscription() is not None:
            self.mutate()
        elif customer is not None:
            self._page.show_stored(customer)
            self._page.enter()

    def _register(self, draft: RegistrationDraft) -> None:
        def done(outcome: Outcome) -> None:
            if isinstance(outcome, Registered):
                stored = partial(self._stored, outcome, outcome.customer_id)
                self._keep_card(outcome.customer, stored)
            elif isinstance(outcome, Refused):
                self._refused(draft, outcome)

        self._perform(draft.action(), done)

    def _perform(self, action: Action, done: Callable[[Outcome], None]) -> None:
        """Do an action; call `done` if the page still shows who it was for.

        At a busy library the clerk may have gone on with another customer meanwhile.
        """
        visit = self._page.visit

        def came(outcome: Outcome) -> None:
            if self._page.visit == visit:
                done(outcome)
            else:
                bad = isinstance(outcome, Refused)
                self._shell.say(outcome_sentence(outcome), bad=bad)

        def broke() -> None:
            if self._page.visit == visit:
                self._may_save()

        self._shell.perform(action, came, self._page, broke)

    def _may_save(self) -> None:
        """Let the clerk go on where work stopped: nothing was stored."""
        self._page.hold(held=False)
        stood, self._stood = self._stood, None
        if stood is not None:
            stood.setFocus()

    def _refused(self, draft: RegistrationDraft, outcome: Refused) -> None:
        """Tell why; a number that was taken meanwhile asks Bevestig again."""
        self._may_save()
        if not outcome.proposal:
            self._page.complain(outcome.refusals)
            return
        told = refusals_sentence(outcome.refusals)
        self._shell.ask(
            f"{told}\n\nKlant aanmaken met nummer: {outcome.proposal}?",
            yes=lambda: self._renumbered(outcome.proposal),
            no=lambda: self._page.number_declined.emit(draft),
        )

    def _renumbered(self, number: str) -> None:
        self._page.renumber(number)
        self.save()

    def _change_person(self) -> None:
        customer = self._page.customer()
        if customer is None:
            return
        kind = self._page.special_kind()
        person = self._page.read_person()
        other_kind = kind if kind is not customer.special_kind else None
        same = person == draft_of(customer.person) and other_kind is None
        if same and self._page.internal.is_edited():
            self._only_card(customer)
            return
        action = ChangePerson(
            customer=customer.key,
            version=customer.version,
            person=person,
            special_kind=other_kind,
        )

        def done(outcome: Outcome) -> None:
            if isinstance(outcome, Refused):
                self._may_save()
                self._page.complain(outcome.refusals)
            else:
                self._keep_card(customer.key, partial(finished, outcome))

        def finished(outcome: Outcome) -> None:
            if self._another_subscription() is not None:
                self._shell.say(outcome_sentence(outcome))
                self.mutate()
            else:
                self._stored(outcome, customer.customer_id)

        self._perform(action, done)

    def _only_card(self, customer: CustomerRow) -> None:
        """Store the internal card alone: nothing else of the customer was changed."""

        def stored() -> None:
            self._shell.say("Opgeslagen.")
            if self._another_subscription() is not None:
                self.mutate()
            else:
                self._show_stored(customer.customer_id)

        self._keep_card(customer.key, stored)

    def _keep_card(self, customer: str, then: Callable[[], None]) -> None:
        """Store what was changed of an internal card, and go on with `then`."""
        fields = self._page.internal
        if fields.card is None or not fields.is_edited():
            then()
            return

        def done(outcome: Outcome) -> None:
            if isinstance(outcome, Refused):
                self._may_save()
                self._page.complain(outcome.refusals)
            else:
                then()

        draft, seen = fields.draft(), fields.card
        action = ChangeInternalCard(customer=customer, card=draft, seen=seen)
        self._perform(action, done)

    def _change_subscription(
        self, customer: CustomerRow, choice: SubscriptionChoice
    ) -> None:
        action = ChangeSubscription(customer=customer.key, subscription=choice)

        def done(outcome: Outcome) -> None:
            if isinstance(outcome, Refused):
                self._may_save()
                self._page.complain(outcome.refusals)
            else:
                self._stored(outcome, customer.customer_id)

        self._perform(action, done)

    def _stored(self, outcome: Outcome, customer_id: int) -> None:
        """Show the customer as it is stored now."""
        self._shell.say(outcome_sentence(outcome))
        self._show_stored(customer_id)

    def _show_stored(self, customer_id: int) -> None:
        visit = self._page.visit

        def show(customer: CustomerRow | None) -> None:
            if customer is not None and self._page.visit == visit:
                self._page.show_stored(customer)
                self._page.enter()

        self._shell.read(lambda tx: tx.customer_by_id(customer_id), show, self._page)
