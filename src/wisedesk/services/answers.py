# SPDX-License-Identifier: Apache-2.0
"""What an entry at the desk leads to: read, done and stored, on the desk thread."""

from msgspec.structs import replace

from wisedesk.domain.refusals import Reason, Refusal, refusal
from wisedesk.domain.scans import Meaning, read_entry
from wisedesk.services.actions import Action, CancelLoan, Lend, ReturnItem
from wisedesk.services.circulation_outcomes import Returned
from wisedesk.services.customer_notes import notes_on
from wisedesk.services.customer_rows import CustomerRow
from wisedesk.services.decisions import Asks, Decision, decision_of
from wisedesk.services.desk import Desk
from wisedesk.services.outcomes import Refused
from wisedesk.services.ports import Reading
from wisedesk.services.session import Answer, Mode, Scan


def answer(desk: Desk, scan: Scan) -> Answer:
    """Return what an entry led to, done and stored."""
    if scan.action is not None:
        return _perform(desk, scan, scan.action)
    if scan.opens:
        return _reopen(desk, scan, scan.text)
    entry = read_entry(scan.text)
    if entry.meaning is Meaning.KEYWORD:
        return _previous(desk, scan)
    if entry.meaning is Meaning.UNREADABLE:
        return _refused(scan, refusal(Reason.SCAN_UNREADABLE, number=entry.text))
    if entry.meaning in {Meaning.NOTHING, Meaning.NAME}:
        return Answer(scan=scan, search=entry.text)
    return _number(desk, scan, entry.text)


def _number(desk: Desk, scan: Scan, number: str) -> Answer:
    if scan.mode is Mode.RETURN:
        return _perform(desk, scan, _return_of(scan, number))
    if not scan.customer or scan.mode is Mode.JOIN:
        return _open(desk, scan, number)
    if scan.mode is Mode.CANCEL:
        cancel = CancelLoan(customer=scan.customer, barcode=number, beside=scan.beside)
        return _perform(desk, scan, cancel)
    lend = Lend(
        customer=scan.customer,
        barcode=number,
        inspection=scan.mode is Mode.INSPECT,
        card_age=scan.card_age,
        passed=scan.passed,
    )
    return _perform(desk, scan, lend)


def _return_of(scan: Scan, barcode: str) -> ReturnItem:
    shown = "" if scan.is_bulk else scan.customer
    return ReturnItem(barcode=barcode, shown=shown, returned_on=scan.returned_on)


def _perform(desk: Desk, scan: Scan, action: Action) -> Answer:
    """Do an action under the operation id of its entry, and read what it shows."""
    action = replace(action, op_id=scan.op_id)
    outcome = desk.perform(action)
    shown = scan.customer
    if scan.mode is Mode.RETURN:
        shown = ""
    if isinstance(outcome, Returned) and not scan.is_bulk:
        shown = outcome.customer
    barcode = getattr(action, "barcode", "") or getattr(outcome, "barcode", "")
    with desk.library.reading() as tx:
        customer = tx.customer(shown) if shown else None
        return Answer(
            scan=scan,
            outcome=outcome,
            customer=customer,
            opened=isinstance(outcome, Returned) and customer is not None,
            item=tx.item(barcode) if barcode else None,
            decision=decision_of(action, outcome),
            turned_back=tx.counter_entry(scan.op_id) if scan.again else None,
        )


def _open(desk: Desk, scan: Scan, number: str) -> Answer:
    with desk.library.reading() as tx:
        owner = tx.card_owner(number)
        if owner is not None:
            return _opened(desk, tx, scan, owner)
        return _not_a_card(tx, scan, number)


def _previous(desk: Desk, scan: Scan) -> Answer:
    if not scan.previous:
        return _refused(scan, refusal(Reason.NO_PREVIOUS_CUSTOMER))
    return _reopen(desk, scan, scan.previous)


def _reopen(desk: Desk, scan: Scan, key: str) -> Answer:
    with desk.library.reading() as tx:
        customer = tx.customer(key)
        if customer is None:
            return Answer(scan=scan)
        return _opened(desk, tx, scan, customer)


def _opened(desk: Desk, tx: Reading, scan: Scan, customer: CustomerRow) -> Answer:
    notes = notes_on(tx, customer, desk.clock.today())
    return Answer(scan=scan, customer=customer, opened=True, notes=notes)


def _not_a_card(tx: Reading, scan: Scan, number: str) -> Answer:
    """Return why a number is no card: an item, and to whom it is out, or unknown.

    An item may be gone on with: taken back, or lent once a card was scanned.
    """
    item = tx.item(number)
    if item is None:
        return _refused(scan, refusal(Reason.CARD_UNKNOWN, number=number))
    why = refusal(
        Reason.ITEM_AS_CARD,
        number=number,
        title=item.title,
        borrower=item.borrower_name,
    )
    belated = Decision(Asks.BELATED)
    return replace(_refused(scan, why), item=item, decision=belated)


def _refused(scan: Scan, why: Refusal) -> Answer:
    return Answer(scan=scan, outcome=Refused(refusals=(why,)))
