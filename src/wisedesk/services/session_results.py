# SPDX-License-Identifier: Apache-2.0
"""What a scan led to, on its row and in who is open."""

from msgspec.structs import replace

from wisedesk.domain.refusals import Reason
from wisedesk.services.circulation_outcomes import Lent
from wisedesk.services.customer_rows import CustomerRow
from wisedesk.services.desk_rows import (
    DeskRow,
    RowState,
    asking_where_it_goes,
    is_refused_for,
    turned_back_as,
)
from wisedesk.services.outcomes import Outcome, Refused, Undone
from wisedesk.services.session import Answer, Mode
from wisedesk.services.session_customers import SessionCustomers
from wisedesk.services.session_rows import SessionRows
from wisedesk.services.session_turns import SessionTurns
from wisedesk.services.session_watcher import Watcher
from wisedesk.services.taking_back import passes_by


class SessionResults:
    """Shows the answers of the desk in the session."""

    def __init__(
        self,
        customers: SessionCustomers,
        rows: SessionRows,
        turns: SessionTurns,
        watcher: Watcher,
    ) -> None:
        self._customers = customers
        self._rows = rows
        self._turns = turns
        self._watcher = watcher

    def take(self, given: Answer) -> bool:
        """Show what a scan led to, and say whether it only repeated another."""
        row = self._rows.get(given.scan.of or given.scan.op_id)
        if given.search:
            joins = given.scan.mode is Mode.JOIN
            self._watcher.searched_for(given.search, joins=joins)
        if given.outcome is None or isinstance(given.outcome, Undone):
            self._pass_by(given, row)
        elif row is not None:
            return self._settle(given, given.outcome, row)
        return False

    def take_customer(self, given: Answer) -> None:
        """Open, show or bring up to date the customer of an answer."""
        customer = given.customer
        if customer is None:
            return
        if not given.opened:
            self._customers.refresh(customer)
        elif given.scan.mode is Mode.RETURN and given.outcome is not None:
            if self._turns.doing is Mode.RETURN:  # a late answer opens nobody
                self._customers.show(customer)
        else:
            self._open(customer, given)

    def _pass_by(self, given: Answer, row: DeskRow | None) -> None:
        """Take a row away that did nothing itself: a card, a name, F4."""
        if row is not None:
            self._rows.drop(row.op_id)
        if isinstance(given.outcome, Undone) and not given.turned_back:
            self._rows.turned_back(given.outcome)
            if row is not None:
                self._watcher.tell(row, given.outcome)

    def _settle(self, given: Answer, outcome: Outcome, row: DeskRow) -> bool:
        """Show a row as it is now; it is gone where it only repeats another.

        V brings somebody back or nobody: it is told of, and no row is left of it.
        """
        if is_refused_for(outcome, Reason.NO_PREVIOUS_CUSTOMER):
            self._rows.drop(row.op_id)
            self._watcher.tell(row, outcome)
            return False
        if self._rows.repeated(row, given, outcome):
            return True
        goes_on = given.decision is not None or not isinstance(outcome, Refused)
        if row.decision is not None and goes_on:
            self._turns.let_pass(row)
        now = replace(
            row,
            state=_state(given, outcome),
            customer=_owner(given) or row.customer,
            customer_name=given.customer.name if given.customer else "",
            outcome=outcome,
            item=given.item,
            decision=given.decision,
            done_by=given.scan.op_id,
            asked=asking_where_it_goes(row, outcome),
        )
        if given.turned_back and now.asked is not None:
            now = now.asked
        if isinstance(outcome, Lent):
            self._rows.taken_over(outcome.barcode, outcome.taken_from_name)
        self._rows.change(now)
        if now.state is not RowState.REFUSED:
            self._rows.leave_misread(now)
        if not now.is_belated:
            self._rows.leave_belated(now)
        if passes_by(now, given.scan):
            self._rows.drop(now.op_id)
        self._watcher.tell(now, outcome)
        return False

    def _open(self, customer: CustomerRow, given: Answer) -> None:
        """Open a customer, instead of the others or beside them; what asks stays."""
        lends = self._turns.doing is Mode.LEND
        joins = given.scan.mode is Mode.JOIN
        if not joins and not self._customers.turn_to(customer.key):
            first = None if self._customers.open else customer
            self._customers.let_go()
            if lends:
                self._rows.begin(first)
        self._customers.join(customer)
        self._customers.card_scanned(customer.key, given.scan.made_at)
        if lends:
            self._rows.note(given.scan.op_id, customer, given.notes)
        self._watcher.customer_opened(customer)


def _owner(given: Answer) -> str:
    """Return whose an item is or was, empty for nobody's."""
    if given.opened and given.customer is not None:
        return given.customer.key
    return given.scan.customer


def _state(given: Answer, outcome: Outcome) -> RowState:
    if given.turned_back:
        return turned_back_as(given.turned_back)
    if given.decision is not None and not given.decision.is_offer:
        return RowState.ASKS
    return RowState.REFUSED if isinstance(outcome, Refused) else RowState.DONE
