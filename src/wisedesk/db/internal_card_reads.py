# SPDX-License-Identifier: Apache-2.0
"""Reading internal cards: each whole, their totals, and what has been on which."""

from datetime import date

import sqlalchemy as sa

from wisedesk.db import tables as t
from wisedesk.db.customer_names import CARD_NUMBER, NAME_COLUMNS, row_key, row_name
from wisedesk.db.snapshot import Row, Snapshot
from wisedesk.db.stock_tables import OPEN_INTERNAL
from wisedesk.domain.customer_types import (
    CustomerType,
    LoanStanding,
    SpecialKind,
    behaviour_of,
)
from wisedesk.domain.internal_cards import UNKNOWN, InternalCard
from wisedesk.services.internal_card_rows import (
    Ageing,
    InternalCardRow,
    InternalLoanRow,
)

_given = sa.bindparam
_KINDS = [
    kind.value
    for kind in SpecialKind
    if behaviour_of(CustomerType.SPECIAL, kind).is_internal_card
]
# so that the index of internal loans is walked, and never all that is out
_on_cards = sa.and_(OPEN_INTERNAL, t.loan.c.lent_on >= _given("from_day"))
_is_long = t.loan.c.lent_on < _given("long_before")
_is_past = sa.func.coalesce(t.loan.c.expected_on < _given("today"), sa.false())


def _counted(condition: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
    return sa.func.coalesce(sa.func.sum(sa.case((condition, 1), else_=0)), 0)


INTERNAL_CARD = sa.select(t.internal_card).where(
    t.internal_card.c.customer_id == _given("customer_id")
)
CARDS = (
    sa.select(
        t.customer.c.id,
        t.customer.c.special_kind,
        *NAME_COLUMNS,
        CARD_NUMBER,
        t.internal_card.c.owner,
        t.internal_card.c.purpose,
        t.internal_card.c.expected_days,
        t.internal_card.c.maximum,
        t.internal_card.c.ends_on,
    )
    .join_from(
        t.customer,
        t.internal_card,
        t.internal_card.c.customer_id == t.customer.c.id,
        isouter=True,
    )
    .where(t.customer.c.special_kind.in_(_KINDS))
    .order_by(t.customer.c.search_key, t.customer.c.id)
)
# grouped by a sum, or all that is out is gone through in the order of its customers
_holder: sa.Label[int] = sa.literal_column("loan.customer_id + 0").label("holder")
TOTALS = (
    sa.select(
        _holder,
        sa.func.count().label("items"),
        _counted(sa.or_(_is_long, _is_past)).label("late"),
        sa.func.min(t.loan.c.lent_on).label("oldest_on"),
    )
    .where(_on_cards)
    .group_by(_holder)
)
LOANS = (
    sa.select(
        t.loan.c.id,
        t.loan.c.item_id,
        t.loan.c.customer_id,
        t.loan.c.lent_on,
        t.loan.c.expected_on,
        t.loan.c.standing,
        t.item.c.barcode,
        t.title.c.key,
        t.title.c.title,
        t.title.c.author,
    )
    .join_from(t.loan, t.item, t.item.c.id == t.loan.c.item_id)
    .join(t.title, t.title.c.id == t.item.c.title_id)
    .where(
        _on_cards,
        sa.or_(t.loan.c.lent_on > _given("from_day"), t.loan.c.id > _given("after")),
    )
    .order_by(t.loan.c.lent_on, t.loan.c.id)
    .limit(_given("limit"))
)
AGEING = (
    sa.select(
        t.loan.c.standing,
        _counted(_is_long).label("long"),
        _counted(sa.and_(sa.not_(_is_long), _is_past)).label("past"),
    )
    .where(_on_cards)
    .group_by(t.loan.c.standing)
)


class InternalCardReads(Snapshot):
    """The cards that are lent to inside the library, or without a term."""

    def internal_card(self, customer_id: int) -> InternalCard:
        """Return what is kept of a customer's internal card, all unset for none."""
        row = self._one(INTERNAL_CARD, customer_id=customer_id)
        return UNKNOWN if row is None else _card(row)

    def internal_cards(self, today: date, days: int) -> list[InternalCardRow]:
        """Return every internal card by name, with the totals of what is on it."""
        totals = {row.holder: row for row in self._all(TOTALS, **_days(today, days))}
        return [_card_row(row, totals.get(row.id)) for row in self._all(CARDS)]

    def internal_loans(
        self, limit: int, after: tuple[date, int] = (date.min, 0)
    ) -> list[InternalLoanRow]:
        """Return what is on internal cards, longest first, behind a place in it."""
        day, loan_id = after
        return [
            InternalLoanRow(
                loan_id=row.id,
                item_id=row.item_id,
                customer_id=row.customer_id,
                barcode=row.barcode,
                title_key=row.key,
                title=row.title,
                author=row.author,
                lent_on=row.lent_on,
                expected_on=row.expected_on,
                standing=LoanStanding(row.standing),
            )
            for row in self._all(LOANS, from_day=day, after=loan_id, limit=limit)
        ]

    def ageing(self, today: date, days: int) -> Ageing:
        """Return how many items are on internal cards for more than so many days."""
        found = self._all(AGEING, **_days(today, days))
        long = {LoanStanding(row.standing): int(row.long) for row in found}
        return Ageing(
            days=days,
            administrative=long.get(LoanStanding.INTERNAL, 0),
            special=long.get(LoanStanding.SPECIAL, 0),
            past=sum(int(row.past) for row in found),
        )


def _days(today: date, days: int) -> dict[str, date]:
    """Return the days that tell what is late: all that was lent is looked at."""
    long_before = date.fromordinal(max(1, today.toordinal() - days))
    return {"today": today, "long_before": long_before, "from_day": date.min}


def _card(row: Row) -> InternalCard:
    return InternalCard(
        owner=row.owner or "",
        purpose=row.purpose or "",
        expected_days=row.expected_days,
        maximum=row.maximum,
        ends_on=row.ends_on,
    )


def _card_row(row: Row, totals: Row | None) -> InternalCardRow:
    return InternalCardRow(
        customer_id=row.id,
        key=row_key(row),
        card_number=row.card_number or "",
        name=row_name(row),
        kind=SpecialKind(row.special_kind),
        card=_card(row),
        items=0 if totals is None else int(totals.items),
        late=0 if totals is None else int(totals.late),
        oldest_on=None if totals is None else totals.oldest_on,
    )
