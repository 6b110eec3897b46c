# SPDX-License-Identifier: Apache-2.0
"""Klantnummer on the first screen: proposed, typed, scanned, judged.

Source: seed, step 3 (Bevestig: Ja or Nee); Wise "Nieuwe klant toevoegen" (`v` makes a
number, the number of an expired subscription registers that customer again).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject

from wisedesk.desktop.widgets.person_fields import draft_of
from wisedesk.desktop.wording import sentences
from wisedesk.domain.customer_types import NumberRule
from wisedesk.domain.refusals import Reason, Refusal, refusal
from wisedesk.domain.scans import Meaning, read_entry
from wisedesk.services.card_numbers import judge_number, next_number, sequence_taken
from wisedesk.services.customer_rows import CustomerRow
from wisedesk.services.registration_draft import RegistrationDraft

if TYPE_CHECKING:
    from wisedesk.desktop.registration.registration_page import RegistrationPage

Problems = dict[str, Refusal]
SCAN_HINT = "Scan de pas."


class CardNumberDialogue(QObject):
    """What is asked and told about the number, on behalf of the registration page."""

    def __init__(self, page: RegistrationPage) -> None:
        super().__init__(page)
        self._page = page

    def propose(self, why: str = "") -> None:
        """Ask Bevestig with the next number of the branch; nothing is taken yet."""
        draft = self._page.draft = self._page.read()
        self._page.shell.read(
            lambda tx: next_number(tx, draft.customer_type, draft.branch),
            lambda number: self._ask(number, why),
            self,
        )

    def typed(self, text: str) -> None:
        """Take a number typed with Enter behind it; `v` makes one."""
        entry = read_entry(text)
        if entry.meaning is Meaning.KEYWORD:
            self._page.basics.set_number("")
            self._make()
        elif entry.meaning is not Meaning.NOTHING:
            self._judge_now()

    def scanned(self, number: str) -> None:
        """Fill in a scanned pass; its Enter presses nothing."""
        self._page.basics.set_number(number.upper())
        self._take_own(number)
        self._judge_now()

    def branch_changed(self) -> None:
        """Ask again when the number taken was made for another branch."""
        draft = self._page.draft
        if draft is None or not draft.generated:
            return
        wrong = refusal(
            Reason.NUMBER_OTHER_BRANCH,
            "card_number",
            number=draft.number,
            branch=self._page.read().branch.name,
        )
        self._page.draft = replace(draft, number="", generated=False)
        self._page.basics.set_number("")
        if draft.number_rule is NumberRule.GENERATED:
            self.propose(sentences.refusal_sentence(wrong))
        else:
            self._make()

    def judge_then(self, problems: Problems, go_on: Callable[[], None]) -> None:
        """Judge the number beside the other fields; go on when all is well."""
        draft = self._current()
        if draft.number_rule is NumberRule.NONE or draft.again:
            self._page.basics.mark(problems)
            if not problems:
                go_on()
            return
        never_asked = not draft.number and not draft.declined
        if draft.number_rule is NumberRule.GENERATED and never_asked and not problems:
            self.propose()
            return
        self._judge(draft, problems, go_on)

    def _current(self) -> RegistrationDraft:
        """Return the draft; a number that was typed over is no longer the proposed."""
        before = self._page.draft
        draft = self._page.read()
        if before is not None and draft.generated and not self._is_made(draft):
            draft = replace(draft, generated=False)
        if before is not None and draft.number != before.number:
            draft = replace(draft, again="")
        self._page.draft = draft
        return draft

    @staticmethod
    def _is_made(draft: RegistrationDraft) -> bool:
        return bool(sequence_taken(draft.customer_type, draft.branch, draft.number))

    def _take_own(self, number: str) -> None:
        draft = self._page.read()
        self._page.draft = replace(
            draft, number=number.upper(), generated=False, again=""
        )

    def _make(self) -> None:
        """Fill in the next ordinary number, or propose an internal one."""
        draft = self._page.draft = self._page.read()
        if draft.number_rule is NumberRule.GENERATED:
            self.propose()
            return
        self._page.shell.read(
            lambda tx: next_number(tx, draft.customer_type, draft.branch),
            self._made,
            self,
        )

    def _made(self, number: str | Refusal) -> None:
        if isinstance(number, Refusal):
            self._page.basics.mark({"card_number": number})
            return
        draft = self._page.read()
        self._page.draft = replace(draft, number=number, generated=True)
        self._page.basics.mark({})
        self._page.basics.set_number(number)

    def _ask(self, number: str | Refusal, why: str) -> None:
        if isinstance(number, Refusal):
            self._page.basics.mark({"card_number": number})
            return
        question = f"Klant aanmaken met nummer: {number}?"
        self._page.shell.ask(
            f"{why}\n\n{question}" if why else question,
            yes=lambda: self._accepted(number),
            no=self._declined,
        )

    def _accepted(self, number: str) -> None:
        draft = self._page.read()
        self._page.draft = replace(
            draft, number=number, generated=True, declined=False, again=""
        )
        self._page.basics.mark({})
        self._page.basics.set_number(number)
        self._page.basics.to_continue()

    def _declined(self) -> None:
        """Empty Klantnummer for an own pass; one scanned meanwhile is that pass."""
        draft = self._page.read()
        self._page.draft = replace(draft, number="", generated=False, declined=True)
        self._page.basics.mark({})
        self._page.basics.set_number("", SCAN_HINT)
        kept = self._page.shell.waiting.take(self._page)
        if kept:
            self.scanned(kept)

    def _judge_now(self) -> None:
        """Say at once what is wrong with a number that was just entered."""
        draft = self._current()
        self._judge(draft, {}, self._page.basics.to_continue)

    def _judge(
        self, draft: RegistrationDraft, problems: Problems, go_on: Callable[[], None]
    ) -> None:
        today = self._page.shell.today

        def judged(wrong: Refusal | None) -> None:
            if self._page.draft is None or self._page.read().number != draft.number:
                return  # left, or typed over meanwhile
            if wrong is not None and wrong.reason is Reason.NUMBER_OF_EXPIRED:
                self._offer_again(wrong)
                return
            if wrong is not None and draft.generated:
                self._taken(draft)
                return
            all_wrong = {"card_number": wrong} | problems if wrong else problems
            self._page.basics.mark(all_wrong)
            if not all_wrong:
                go_on()

        self._page.shell.read(
            lambda tx: judge_number(tx, draft.number, draft.branch, today),
            judged,
            self,
        )

    def _taken(self, draft: RegistrationDraft) -> None:
        """Ask again: another desk took the number that was proposed."""
        told = refusal(
            Reason.NUMBER_TAKEN_MEANWHILE, "card_number", number=draft.number
        )
        self._page.draft = replace(draft, number="", generated=False)
        self._page.basics.set_number("")
        if draft.number_rule is NumberRule.GENERATED:
            self.propose(sentences.refusal_sentence(told))
        else:
            self._page.shell.say(sentences.refusal_sentence(told), bad=True)
            self._make()

    def _offer_again(self, wrong: Refusal) -> None:
        key = wrong.facts["customer_key"]
        self._page.shell.ask(
            f"{sentences.refusal_sentence(wrong)}\n\nDeze klant opnieuw inschrijven?",
            yes=lambda: self._page.shell.read(
                lambda tx: tx.customer(key), self._register_again, self
            ),
            no=lambda: self._page.basics.mark({"card_number": wrong}),
        )

    def _register_again(self, customer: CustomerRow | None) -> None:
        if customer is None:
            return
        draft = self._page.read()
        if customer.customer_type is not draft.customer_type:
            wrong = refusal(
                Reason.NUMBER_OF_OTHER_TYPE,
                "card_number",
                number=customer.card_number,
                holder=customer.name,
                type_name=customer.type_name,
            )
            self._page.basics.mark({"card_number": wrong})
            return
        self._page.draft = replace(
            draft,
            number=customer.card_number,
            generated=False,
            again=customer.key,
            branch=customer.branch,
            person=draft_of(customer.person),
        )
        self._page.basics.show_draft(self._page.draft)
        self._page.basics.to_continue()
