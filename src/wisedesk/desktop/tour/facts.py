# SPDX-License-Identifier: Apache-2.0
"""What has no screen, asked of the services: statistics, reminders, the web channel."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from msgspec import Struct

from wisedesk.bootstrap import Services
from wisedesk.domain.customer_types import Channel
from wisedesk.domain.items import ItemStatus
from wisedesk.services.actions import PlaceHold
from wisedesk.services.customer_rows import CustomerRow
from wisedesk.services.item_rows import ItemRow, LoanRow
from wisedesk.services.library_rows import PeriodCounts, ReminderCandidate
from wisedesk.services.outcomes import Refused
from wisedesk.services.ports import Reading
from wisedesk.wording.sentences import refusals_sentence

Found = TypeVar("Found")


class Facts(Struct, frozen=True):
    """The library behind the window."""

    services: Services

    def customer(self, number: str) -> CustomerRow | None:
        """Return the customer with a card number, or None."""
        return self._ask(lambda tx: tx.card_owner(number))

    def loans_on(self, number: str) -> list[LoanRow]:
        """Return what is out on a card; nothing for an unknown one."""
        customer = self.customer(number)
        if customer is None:
            return []
        key = customer.customer_id
        return self._ask(lambda tx: tx.open_loans(key))

    def item(self, barcode: str) -> ItemRow | None:
        """Return an item, or None."""
        return self._ask(lambda tx: tx.item(barcode))

    def item_on_shelf(self, title: str) -> str:
        """Return the barcode of an item of a title that is in, an own one if any.

        Raises LookupError when none is.
        """
        return self._on_shelf(title, away=False)

    def item_of_another_branch(self, title: str) -> str:
        """Return the barcode of an item that is in, another branch's own if any.

        Raises LookupError when none is.
        """
        return self._on_shelf(title, away=True)

    def hold(self, customer: str, title: str) -> None:
        """Let a customer wait for a title."""
        hits = self._ask(lambda tx: tx.find_titles(title, 1))
        key = hits[0].title_key if hits else ""
        self.services.desk.perform(PlaceHold(customer=customer, title_key=key))

    def counts(self, first: date, last: date) -> PeriodCounts:
        """Return the statistics of a period."""
        return self._ask(lambda tx: tx.counts_of(first, last))

    def reminders(self, day: date) -> list[ReminderCandidate]:
        """Return what a reminder run on a day would write about."""
        return self._ask(lambda tx: tx.late_loans(day, 1))

    def hold_by_web(self, customer: str, barcode: str) -> str:
        """Try to hold an item through the web; return why not, empty if it was done."""
        action = PlaceHold(customer=customer, barcode=barcode, channel=Channel.WEB)
        outcome = self.services.desk.perform(action)
        if isinstance(outcome, Refused):
            return refusals_sentence(outcome.refusals)
        return ""

    def _on_shelf(self, title: str, *, away: bool) -> str:
        own = self.services.desk.station.branch

        def look(tx: Reading) -> str:
            hits = tx.find_titles(title, 10)
            items = [each for hit in hits for each in tx.title_items(hit.title_key)]
            items.sort(key=lambda each: (each.branch.code != own) != away)
            for item in items:
                if item.status is ItemStatus.AVAILABLE and not item.holds:
                    return item.barcode
            raise LookupError(f"een exemplaar van {title} is binnen")

        return self._ask(look)

    def _ask(self, question: Callable[[Reading], Found]) -> Found:
        with self.services.library.reading() as tx:
            return question(tx)
