# SPDX-License-Identifier: Apache-2.0
"""What one entry in the desk's number field leads to.

The desk reads a number by its mode and by whether a customer is open: a card opens a
customer, an item is lent or comes back (Wise, "Uitlenen" and "Innemen").
"""

from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from wisedesk.domain.refusals import Reason, Refusal, refusal
from wisedesk.domain.scans import Meaning, read_entry
from wisedesk.services.actions import Action, CancelLoan, Lend, ReturnItem
from wisedesk.services.customer_notes import notes_on
from wisedesk.services.decisions import Decision, decision_of
from wisedesk.services.desk import Desk
from wisedesk.services.outcomes import Lent, Outcome, Refused, Returned
from wisedesk.services.ports import Reading
from wisedesk.services.records import CustomerRow, ItemRow


class Mode(StrEnum):
    """How an entry is read.

    The desk lends or takes back; CANCEL is lending with F4 pressed, INSPECT with F7,
    JOIN asks for the card of a customer who comes beside those who are open.
    """

    LEND = "lend"
    RETURN = "return"
    CANCEL = "cancel"
    INSPECT = "inspect"
    JOIN = "join"


class Scan(Struct, frozen=True, kw_only=True):
    """An entry as it is handled: its text, the mode and customer it is handled in.

    `opens` tells that the text is the key of a customer. `action` is what a decision
    on the row `of` does. `again` tells that the session was cut off: it may be done,
    and turned back since. `card_age` is how many seconds before it the internal card of
    the customer was scanned, None for people. `is_bulk` leaves the customer's side
    alone, `returned_on` is the day of the book drop.
    """

    text: str
    mode: Mode
    customer: str = ""
    previous: str = ""
    op_id: str
    passed: frozenset[Reason] = frozenset()
    opens: bool = False
    action: Action | None = None
    of: str = ""
    again: bool = False
    is_bulk: bool = False
    returned_on: date | None = None
    made_at: datetime | None = None
    card_age: int | None = None


class Answer(Struct, frozen=True, kw_only=True):
    """What an entry led to.

    `customer` is who stands in the header afterwards, `opened` tells that it is
    somebody new, of whom `notes` tell; `search` is the start of a name to look for;
    `item` is the item an outcome is about, as it is now; `decision` is what is left to
    decide; `turned_back` tells that what was done does not stand.
    """

    scan: Scan
    outcome: Outcome | None = None
    customer: CustomerRow | None = None
    opened: bool = False
    notes: tuple[Refusal, ...] = ()
    search: str = ""
    item: ItemRow | None = None
    decision: Decision | None = None
    turned_back: bool = False


def answer(desk: Desk, scan: Scan) -> Answer:
    """Return what an entry led to, done and stored."""
    if scan.action is not None:
        return _perform(desk, scan, scan.action)
    if scan.opens:
        return _reopen(desk, scan, scan.text)
    entry = read_entry(scan.text)
    if entry.meaning is Meaning.KEYWORD:
        return _previous(desk, scan)
    if entry.meaning is Meaning.NOTHING:
        return Answer(scan=scan)
    if entry.meaning is Meaning.NAME:
        return Answer(scan=scan, search=entry.text)
    return _number(desk, scan, entry.text)


def _number(desk: Desk, scan: Scan, number: str) -> Answer:
    if scan.mode is Mode.RETURN:
        return _perform(desk, scan, _return_of(scan, number))
    if not scan.customer or scan.mode is Mode.JOIN:
        return _open(desk, scan, number)
    if scan.mode is Mode.CANCEL:
        cancel = CancelLoan(customer=scan.customer, barcode=number)
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
            turned_back=scan.again and tx.is_undone(scan.op_id),
        )


def _open(desk: Desk, scan: Scan, number: str) -> Answer:
    with desk.library.reading() as tx:
        owner = tx.card_owner(number)
        if owner is not None:
            return _opened(desk, tx, scan, owner)
        return _refused(scan, _not_a_card(tx, number))


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


def _not_a_card(tx: Reading, number: str) -> Refusal:
    """Return why a number is no card: an item, and to whom it is out, or unknown."""
    item = tx.item(number)
    if item is None:
        return refusal(Reason.CARD_UNKNOWN, number=number)
    return refusal(
        Reason.ITEM_AS_CARD,
        number=number,
        title=item.title,
        borrower=item.borrower_name,
    )


def _refused(scan: Scan, why: Refusal) -> Answer:
    return Answer(scan=scan, outcome=Refused(refusals=(why,)))


def is_done(outcome: Outcome | None) -> bool:
    """Whether an entry lent something or took it back."""
    return isinstance(outcome, (Lent, Returned))
