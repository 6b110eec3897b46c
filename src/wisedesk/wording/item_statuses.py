# SPDX-License-Identifier: Apache-2.0
"""The status of an item in words: the one table of letter, staff word, public word.

Sources: Wise "Item status" (EXSSTA, staff text ITSTLB, public text EXSTPL), seed
("interne uitlening", "niet beschikbaar", the column Status of F9).
"""

from msgspec import Struct

from wisedesk.domain.customer_types import Channel, LoanStanding
from wisedesk.domain.items import ITEM_STATUSES, ItemStatus, PublicStatus, status_while

ITEM_STATUS = {
    ItemStatus.DISCARDED: "Afgeschreven",
    ItemStatus.AVAILABLE: "Binnen",
    ItemStatus.JUST_RETURNED: "Net ingenomen",
    ItemStatus.PROCESSING: "Uitgesorteerd",
    ItemStatus.INTERNAL: "interne uitlening",
    ItemStatus.ON_ORDER: "In bestelling",
    ItemStatus.COLLECTION: "Collectie",
    ItemStatus.MISSING: "Vermist",
    ItemStatus.INVOICED: "Nota",
    ItemStatus.OFF_SITE: "Andere locatie",
    ItemStatus.RESERVED: "Gereserveerd",
    ItemStatus.TRANSIT: "Transport",
    ItemStatus.LENT: "Uitgeleend",
    ItemStatus.DEPOT: "Magazijn",
}
PUBLIC_STATUS = {
    PublicStatus.AVAILABLE: "beschikbaar",
    PublicStatus.LENT: "uitgeleend",
    PublicStatus.NOT_AVAILABLE: "niet beschikbaar",
    PublicStatus.IN_TRANSIT: "op transport",
    PublicStatus.ON_ORDER: "in bestelling",
}
# the column Status of F9; the seed's picture writes Inzage for an administrative card
LIST_STATUS = {
    **{each: ITEM_STATUS[status_while(each)].capitalize() for each in LoanStanding},
    LoanStanding.INTERNAL: "Inzage",
    LoanStanding.INSPECTION: "Inzage vandaag",
}
HOLDABLE = {
    frozenset(Channel): "ja",
    frozenset({Channel.DESK}): "alleen aan de balie",
    frozenset(): "nee",
}


class StatusLine(Struct, frozen=True):
    """A line of the table: the letter, what staff and public read, if it is held."""

    letter: str
    staff: str
    public: str
    holdable: str


def status_line(status: ItemStatus) -> StatusLine:
    """Return all that a status says, in words."""
    behaviour = ITEM_STATUSES[status]
    return StatusLine(
        letter=status.value,
        staff=ITEM_STATUS[status],
        public=PUBLIC_STATUS[behaviour.public],
        holdable=HOLDABLE[behaviour.holdable],
    )


def status_lines() -> list[StatusLine]:
    """Return the table, by letter."""
    return [status_line(each) for each in sorted(ItemStatus)]
