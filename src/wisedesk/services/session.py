# SPDX-License-Identifier: Apache-2.0
"""What one entry in the desk's number field leads to.

The desk reads a number by its mode and by whether a customer is open: a card opens a
customer, an item is lent or comes back (Wise, "Uitlenen" and "Innemen").
"""

from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct

from wisedesk.domain.refusals import Reason, Refusal
from wisedesk.services.actions import Action
from wisedesk.services.circulation_outcomes import Lent, Returned
from wisedesk.services.customer_rows import CustomerRow
from wisedesk.services.decisions import Decision
from wisedesk.services.item_rows import ItemRow
from wisedesk.services.outcomes import Outcome, Undone


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

    `beside` are the customers who are open as well. `opens` tells that the text is the
    key of a customer. `action` is what a decision on the row `of` does. `again` tells
    that the session was cut off: it may be done, and turned back since. `card_age` is
    how many seconds before it the internal card of the customer was scanned, None for
    people. `is_bulk` leaves the customer's side alone, `returned_on` is the day of the
    book drop.
    """

    text: str
    mode: Mode
    customer: str = ""
    beside: tuple[str, ...] = ()
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
    decide; `turned_back` is what turned back what was done, None where that stands.
    """

    scan: Scan
    outcome: Outcome | None = None
    customer: CustomerRow | None = None
    opened: bool = False
    notes: tuple[Refusal, ...] = ()
    search: str = ""
    item: ItemRow | None = None
    decision: Decision | None = None
    turned_back: Undone | None = None


def is_done(outcome: Outcome | None) -> bool:
    """Whether an entry lent something or took it back."""
    return isinstance(outcome, (Lent, Returned))
