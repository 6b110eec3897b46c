# SPDX-License-Identifier: Apache-2.0
"""What one entry in the desk's number field leads to.

The desk reads a number by its mode and by whether a customer is open: a card opens a
customer, an item is lent or comes back (Wise, "Uitlenen" and "Innemen").
"""

from dataclasses import dataclass
from enum import StrEnum

from wisedesk.domain.refusals import Reason, Refusal, refusal
from wisedesk.domain.scans import Meaning, read_entry
from wisedesk.services.actions import CancelLoan, Lend, ReturnItem
from wisedesk.services.desk import Desk
from wisedesk.services.outcomes import Lent, Outcome, Refused, Returned
from wisedesk.services.ports import Reading
from wisedesk.services.records import CustomerRow, ItemRow


class Mode(StrEnum):
    """The mode word of the desk; CANCEL is lending with F4 pressed, for one scan."""

    LEND = "lend"
    RETURN = "return"
    CANCEL = "cancel"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """An entry as it was made: its text, and the mode and customer it was made in.

    `opens` tells that the text is the key of a customer chosen in a search.
    """

    text: str
    mode: Mode
    customer: str = ""
    previous: str = ""
    op_id: str
    passed: frozenset[Reason] = frozenset()
    opens: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What an entry led to: one of these is given.

    `customer` is who stands in the header afterwards, `opened` tells that it is
    somebody new; `search` is the start of a name to look for; `item` is the item an
    outcome is about, as it is now.
    """

    scan: Scan
    outcome: Outcome | None = None
    customer: CustomerRow | None = None
    opened: bool = False
    search: str = ""
    item: ItemRow | None = None


def answer(desk: Desk, scan: Scan) -> Answer:
    """Return what an entry led to, done and stored."""
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
        return _return(desk, scan, number)
    if not scan.customer:
        return _open(desk, scan, number)
    if scan.mode is Mode.CANCEL:
        return _cancel(desk, scan, number)
    return _lend(desk, scan, number)


def _lend(desk: Desk, scan: Scan, barcode: str) -> Answer:
    lend = Lend(
        op_id=scan.op_id,
        customer=scan.customer,
        barcode=barcode,
        passed=scan.passed,
    )
    outcome = desk.perform(lend)
    with desk.library.reading() as tx:
        return Answer(
            scan=scan,
            outcome=outcome,
            customer=tx.customer(scan.customer),
            item=tx.item(barcode),
        )


def _cancel(desk: Desk, scan: Scan, barcode: str) -> Answer:
    """Turn back the loan of an item to the customer who is open (Wise, F4)."""
    outcome = desk.perform(
        CancelLoan(op_id=scan.op_id, customer=scan.customer, barcode=barcode)
    )
    with desk.library.reading() as tx:
        return Answer(
            scan=scan,
            outcome=outcome,
            customer=tx.customer(scan.customer),
            item=tx.item(barcode),
        )


def _return(desk: Desk, scan: Scan, barcode: str) -> Answer:
    outcome = desk.perform(ReturnItem(op_id=scan.op_id, barcode=barcode))
    with desk.library.reading() as tx:
        borrower = (
            tx.customer(outcome.customer) if isinstance(outcome, Returned) else None
        )
        return Answer(
            scan=scan,
            outcome=outcome,
            customer=borrower,
            opened=borrower is not None,
            item=tx.item(barcode),
        )


def _open(desk: Desk, scan: Scan, number: str) -> Answer:
    with desk.library.reading() as tx:
        owner = tx.card_owner(number)
        if owner is not None:
            return Answer(scan=scan, customer=owner, opened=True)
        return _refused(scan, _not_a_card(tx, number))


def _previous(desk: Desk, scan: Scan) -> Answer:
    if not scan.previous:
        return _refused(scan, refusal(Reason.NO_PREVIOUS_CUSTOMER))
    return _reopen(desk, scan, scan.previous)


def _reopen(desk: Desk, scan: Scan, key: str) -> Answer:
    with desk.library.reading() as tx:
        customer = tx.customer(key)
    return Answer(scan=scan, customer=customer, opened=customer is not None)


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
