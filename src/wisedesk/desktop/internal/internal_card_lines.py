# SPDX-License-Identifier: Apache-2.0
"""The lines of Interne passen: cards with their totals, and the items on them."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from wisedesk.desktop.lists.table_model import Column
from wisedesk.desktop.wording import words as w
from wisedesk.domain.internal_cards import is_long, is_past
from wisedesk.domain.names import fold
from wisedesk.services.internal_card_rows import InternalCardRow, InternalLoanRow

ALL_CARDS = "Alle passen"
OVERDUE = "over tijd"
ON_SHELF = "terug in de kast"


class CardLine(Struct, frozen=True, kw_only=True):
    """A card, or all of them together (`customer_id` 0)."""

    customer_id: int
    key: str = ""
    number: str = ""
    name: str = ALL_CARDS
    kind: str = ""
    owner: str = ""
    purpose: str = ""
    until: date | None = None
    ended: bool = False
    items: int
    late: int
    days: int | None = None


class InternalLine(Struct, frozen=True, kw_only=True):
    """An item on an internal card; `searched` is what the search field looks in.

    `past` is past its own day, `long` is on the card for more than the library's days.
    `remark` tells what became of it here; `back` that it is on the card no more.
    """

    loan_id: int
    barcode: str
    title_key: str
    title: str
    title_author: str
    customer_id: int
    key: str
    number: str
    name: str
    owner: str
    purpose: str
    since: date
    days: int
    expected_on: date | None
    past: bool
    long: bool
    searched: str
    remark: str = ""
    back: bool = False

    @property
    def late(self) -> bool:
        """Whether somebody should look after it."""
        return (self.past or self.long) and not self.back


def card_lines(cards: list[InternalCardRow], today: date) -> list[CardLine]:
    """Return all cards together, then each: most late first, empty ones last."""
    lines = [
        CardLine(
            customer_id=each.customer_id,
            key=each.key,
            number=each.card_number,
            name=each.name,
            kind=w.SPECIAL_KIND[each.kind],
            owner=each.card.owner,
            purpose=each.card.purpose,
            until=each.card.ends_on,
            ended=is_past(each.card.ends_on, today),
            items=each.items,
            late=each.late,
            days=(today - each.oldest_on).days if each.oldest_on else None,
        )
        for each in cards
    ]
    lines.sort(key=lambda line: (-line.late, -line.items))
    together = CardLine(
        customer_id=0,
        items=sum(line.items for line in lines),
        late=sum(line.late for line in lines),
        days=max((line.days for line in lines if line.days is not None), default=None),
    )
    return [together, *lines]


def internal_line(
    row: InternalLoanRow, cards: Mapping[int, InternalCardRow], today: date, days: int
) -> InternalLine | None:
    """Return an item as a line, None where its card is not known yet."""
    card = cards.get(row.customer_id)
    if card is None:
        return None
    long = is_long(row.lent_on, today, days)
    said = (row.barcode, row.title, row.author, card.card_number, card.name)
    return InternalLine(
        loan_id=row.loan_id,
        barcode=row.barcode,
        title_key=row.title_key,
        title=row.title,
        title_author=w.author_line(row.title, row.author),
        customer_id=row.customer_id,
        key=card.key,
        number=card.card_number,
        name=card.name,
        owner=card.card.owner,
        purpose=card.card.purpose,
        since=row.lent_on,
        days=(today - row.lent_on).days,
        expected_on=row.expected_on,
        past=is_past(row.expected_on, today),
        long=long,
        remark=f"langer dan {w.counted(days, 'dag', 'dagen')}" if long else "",
        searched=fold(" ".join((*said, card.card.owner, card.card.purpose))),
    )


def _expected(line: InternalLine) -> str:
    day = w.day(line.expected_on)
    return f"{day} ({OVERDUE})" if line.past and not line.back else day


CARD_COLUMNS = (
    Column[CardLine]("Pas", lambda row: row.number, 13),
    Column[CardLine]("Naam", lambda row: row.name, least=18),
    Column[CardLine]("Soort", lambda row: row.kind, 14, least=7),
    Column[CardLine]("Eigenaar", lambda row: row.owner, 15, least=8),
    Column[CardLine]("Doel", lambda row: row.purpose, 20, least=8),
    Column[CardLine](
        "Gebruiken t/m",
        lambda row: w.day(row.until) + (" (verlopen)" if row.ended else ""),
        16,
        sort_key=lambda row: row.until,
        red=lambda row: row.ended,
    ),
    Column[CardLine](
        "Exemplaren",
        lambda row: str(row.items),
        10,
        sort_key=lambda row: row.items,
        right=True,
    ),
    Column[CardLine](
        "Over tijd",
        lambda row: str(row.late) if row.late else "",
        9,
        sort_key=lambda row: row.late,
        red=lambda row: row.late > 0,
        right=True,
    ),
    Column[CardLine](
        "Langst (dagen)",
        lambda row: "" if row.days is None else str(row.days),
        13,
        sort_key=lambda row: -1 if row.days is None else row.days,
        right=True,
    ),
)
INTERNAL_COLUMNS = (
    Column[InternalLine]("Pas", lambda row: row.number, 12),
    Column[InternalLine]("Naam", lambda row: row.name, 18),
    Column[InternalLine]("Eigenaar", lambda row: row.owner, 12, least=6),
    Column[InternalLine]("Doel", lambda row: row.purpose, 16, least=6),
    Column[InternalLine]("Titel", lambda row: row.title_author, least=24),
    Column[InternalLine]("Barcode", lambda row: row.barcode, 12),
    Column[InternalLine](
        "Sinds", lambda row: w.day(row.since), 7, sort_key=lambda row: row.since
    ),
    Column[InternalLine](
        "Dagen",
        lambda row: str(row.days),
        4,
        sort_key=lambda row: row.days,
        red=lambda row: row.long and not row.back,
    ),
    Column[InternalLine](
        "Verwacht terug",
        _expected,
        15,
        sort_key=lambda row: row.expected_on,
        red=lambda row: row.past and not row.back,
    ),
    Column[InternalLine]("Opmerking", lambda row: row.remark, 15),
)
