# SPDX-License-Identifier: Apache-2.0
"""The customers of a session at the desk: who is open, whose turn it is."""

from datetime import datetime

from wisedesk.domain.refusals import Reason
from wisedesk.services.customer_rows import CustomerRow
from wisedesk.services.decisions import OF_CUSTOMER
from wisedesk.services.outcomes import Outcome, Refused


def is_about(outcome: Outcome, customer: CustomerRow) -> bool:
    """Whether something changed for a customer, also whose loan went to another."""
    names = {getattr(outcome, each, "") for each in ("taken_from_name", "borrower")}
    return customer.customer_id in outcome.customers or customer.name in names


class SessionCustomers:
    """The customers who are open, one of them with the turn, and who was before.

    What was passed once for a customer stays passed until the session ends.
    """

    def __init__(self) -> None:
        self.open: list[CustomerRow] = []
        self.previous = ""
        self._at = 0
        self._passed: dict[str, frozenset[Reason]] = {}
        self._scanned_at: dict[str, datetime] = {}

    @property
    def current(self) -> CustomerRow | None:
        """The customer whose turn it is."""
        return self.open[self._at] if self.open else None

    @property
    def key(self) -> str:
        """The key of that customer, empty for nobody."""
        return self.current.key if self.current is not None else ""

    @property
    def beside(self) -> tuple[str, ...]:
        """The keys of those who are open and have not the turn."""
        return tuple(each.key for each in self.open if each is not self.current)

    @property
    def after(self) -> str:
        """The key of the next of several customers, empty for one alone."""
        if len(self.open) < 2:  # noqa: PLR2004 - more than one
            return ""
        return self.open[(self._at + 1) % len(self.open)].key

    def turn_to(self, key: str) -> bool:
        """Give one of those who are open the turn, and say whether it is one."""
        keys = [each.key for each in self.open]
        if key not in keys:
            return False
        self._at = keys.index(key)
        return True

    def join(self, customer: CustomerRow) -> None:
        """Let a customer come beside those who are open; it is that one's turn."""
        if self.turn_to(customer.key):
            self.open[self._at] = customer
        else:
            self.open.append(customer)
            self._at = len(self.open) - 1

    def show(self, customer: CustomerRow) -> None:
        """Show one customer instead of those there are; nobody is opened."""
        self.open, self._at = [customer], 0

    def refresh(self, customer: CustomerRow) -> None:
        """Take a customer as it is now, if it is one of those who are open."""
        for place, there in enumerate(self.open):
            if there.customer_id == customer.customer_id:
                self.open[place] = customer

    def lose(self, customer_id: int) -> None:
        """Have a customer no longer who is gone: the registration was turned back."""
        current = self.key
        gone = [each.key for each in self.open if each.customer_id == customer_id]
        self.open = [each for each in self.open if each.key not in gone]
        self._at = 0
        self.turn_to(current)
        if self.previous in gone:
            self.previous = ""

    def let_go(self) -> None:
        """Have nobody open; who had the turn is the previous customer."""
        if self.open:
            self.previous = self.key
        self.open, self._at, self._passed, self._scanned_at = [], 0, {}, {}

    def card_scanned(self, key: str, at: datetime | None) -> None:
        """Remember when a customer's card was last scanned, or its customer chosen."""
        if at is not None:
            self._scanned_at[key] = at

    def is_internal(self, key: str) -> bool:
        """Whether a key is that of the turn's customer, and an internal card's."""
        there = self.current
        return (
            there is not None and there.key == key and there.behaviour.is_internal_card
        )

    def card_age(self, at: datetime) -> int | None:
        """Return for how many seconds the internal card with the turn lies open.

        None for people: theirs never has to be scanned again.
        """
        scanned_at = self._scanned_at.get(self.key)
        if scanned_at is None or not self.is_internal(self.key):
            return None
        return int((at - scanned_at).total_seconds())

    def passed(self, key: str) -> frozenset[Reason]:
        """Return what was passed for a customer."""
        return self._passed.get(key, frozenset())

    def let_pass(self, key: str, outcome: Outcome | None) -> frozenset[Reason]:
        """Pass from now on what a refusal says of the customer; return what that is."""
        refusals = outcome.refusals if isinstance(outcome, Refused) else ()
        reasons = OF_CUSTOMER & {each.reason for each in refusals}
        self._passed[key] = self._passed.get(key, frozenset()) | reasons
        return reasons
