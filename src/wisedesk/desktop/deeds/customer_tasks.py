# SPDX-License-Identifier: Apache-2.0
"""What can be done with the customer in front on any page: Melding, reserveren."""

from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QObject

from wisedesk.desktop.dialogs.hold_dialog import HoldDialog
from wisedesk.desktop.dialogs.message_dialog import MessageDialog
from wisedesk.desktop.pages.page import HoldTarget
from wisedesk.desktop.window.shell import Shell
from wisedesk.desktop.wording.sentences import outcome_sentence
from wisedesk.domain.refusals import Reason
from wisedesk.services.actions import KeepMessage, PlaceHold
from wisedesk.services.customer_rows import CustomerRow
from wisedesk.services.library_rows import StandardText
from wisedesk.services.outcomes import Outcome, Refused
from wisedesk.services.ports import Reading

MOST_HITS = 30
Found = tuple[CustomerRow | None, list[StandardText]]


class CustomerTasks(QObject):
    """The dialogs about a customer."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._shell = shell

    def edit_message(self, customer: CustomerRow) -> None:
        """Open Melding with the text as it is now: another desk may have changed it."""
        key = customer.customer_id

        def ask(tx: Reading) -> Found:
            return tx.customer_by_id(key), tx.standard_texts()

        self._shell.read(ask, self._open_message, self)

    def place_hold(self, target: HoldTarget) -> None:
        """Ask for whom, and place the hold; a refusal is told in the dialog."""
        shell = self._shell
        dialog = HoldDialog(target.title, target.barcode, shell.waiting, shell.window)

        def search(text: str) -> None:
            shell.read(
                lambda tx: tx.find_customers(text, MOST_HITS),
                lambda hits: dialog.show_hits(text, hits),
                dialog,
            )

        def place(customer: str, this_item: bool) -> None:
            action = PlaceHold(
                customer=customer,
                barcode=target.barcode if this_item else "",
                title_key="" if this_item else target.title_key,
            )
            shell.perform(action, told, dialog)

        def told(outcome: Outcome) -> None:
            if isinstance(outcome, Refused):
                dialog.say(outcome_sentence(outcome))
                return
            dialog.accept()
            shell.say(outcome_sentence(outcome))

        dialog.searched.connect(search)
        dialog.placed.connect(place)
        shell.open(dialog)

    def _open_message(self, found: Found, typed: str | None = None) -> None:
        """Open Melding; `typed` is what is not kept yet: another desk was first."""
        customer, texts = found
        if customer is None:
            self._shell.hint("Deze klant is niet meer te vinden.")
            return
        shell = self._shell
        dialog = MessageDialog(
            customer.message, texts, shell.waiting, shell.window, typed
        )
        dialog.accepted.connect(partial(self._keep_message, dialog, customer, texts))
        shell.open(dialog)

    def _keep_message(
        self, dialog: MessageDialog, customer: CustomerRow, texts: list[StandardText]
    ) -> None:
        """Keep what was typed; where another desk was first, let the clerk decide."""
        text, seen = dialog.text(), customer.message
        if text == seen:
            return

        def told(outcome: Outcome) -> None:
            stands = _stands_now(outcome)
            if stands is None:
                self._tell(outcome)
                return
            self._open_message((replace(customer, message=stands), texts), text)

        action = KeepMessage(customer=customer.key, text=text, seen=seen)
        self._shell.perform(action, told, self)

    def _tell(self, outcome: Outcome) -> None:
        refused = isinstance(outcome, Refused)
        self._shell.say(outcome_sentence(outcome), bad=refused)


def _stands_now(outcome: Outcome) -> str | None:
    """Return the Melding another desk kept meanwhile, None where that is not it."""
    if not isinstance(outcome, Refused):
        return None
    for each in outcome.refusals:
        if each.reason is Reason.MESSAGE_CHANGED:
            return each.facts["text"]
    return None
