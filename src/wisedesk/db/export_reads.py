# SPDX-License-Identifier: Apache-2.0
"""Reading a whole library row by row, a page at a time."""

from collections.abc import Iterator

import sqlalchemy as sa

from wisedesk.db import tables as t
from wisedesk.db.customer_reads import person_of
from wisedesk.db.customer_statements import CURRENT_SUBSCRIPTION, FIRST_CARD
from wisedesk.db.library import SqlReading
from wisedesk.db.snapshot import Row
from wisedesk.domain.cards import CardStatus
from wisedesk.domain.customer_types import LoanStanding, SpecialKind
from wisedesk.services.exchange_ports import CustomerLine, LoanLine
from wisedesk.services.exchange_rows import ItemOffer, Kind, TitleOffer

_given = sa.bindparam

PAGE = 500
TITLES = (
    sa.select(t.title)
    .where(t.title.c.id > _given("after"))
    .order_by(t.title.c.id)
    .limit(PAGE)
)
ITEMS = (
    sa.select(t.item, t.branch.c.code.label("branch_code"))
    .join_from(t.item, t.branch, t.branch.c.id == t.item.c.branch_id)
    .where(t.item.c.title_id.between(_given("first"), _given("last")))
    .order_by(t.item.c.title_id, t.item.c.id)
)
CUSTOMERS = (
    sa.select(
        t.customer,
        t.branch.c.code.label("branch_code"),
        t.card.c.number.label("card_number"),
        t.card.c.status.label("card_status"),
        t.subscription_type.c.code.label("subscription_code"),
        t.customer_message.c.text.label("message"),
        t.subscription.c.ends_on,
    )
    .join_from(t.customer, t.branch, t.branch.c.id == t.customer.c.branch_id)
    .outerjoin(t.card, t.card.c.id == FIRST_CARD)
    .outerjoin(t.customer_message, t.customer_message.c.customer_id == t.customer.c.id)
    .outerjoin(t.subscription, CURRENT_SUBSCRIPTION)
    .outerjoin(
        t.subscription_type,
        t.subscription_type.c.id == t.subscription.c.subscription_type_id,
    )
    .where(t.customer.c.id > _given("after"))
    .order_by(t.customer.c.id)
    .limit(PAGE)
)
REMARKS = (
    sa.select(t.remark.c.customer_id, t.remark.c.text)
    .where(t.remark.c.customer_id.between(_given("first"), _given("last")))
    .order_by(t.remark.c.id)
)
CARDS = (
    sa.select(t.card.c.customer_id, t.card.c.number, t.card.c.status)
    .where(t.card.c.customer_id.between(_given("first"), _given("last")))
    .order_by(t.card.c.id)
)
BLOCKS = (
    sa.select(t.block.c.customer_id, t.block.c.kind, t.block.c.reason)
    .where(
        t.block.c.customer_id.between(_given("first"), _given("last")),
        t.block.c.lifted_at.is_(None),
    )
    .order_by(t.block.c.id)
)
LOANS = (
    sa.select(
        t.loan,
        t.item.c.barcode,
        t.branch.c.code.label("branch_code"),
        t.card.c.number.label("card_number"),
    )
    .join_from(t.loan, t.item, t.item.c.id == t.loan.c.item_id)
    .join(t.branch, t.branch.c.id == t.loan.c.branch_id)
    .join(t.customer, t.customer.c.id == t.loan.c.customer_id)
    .join(t.card, t.card.c.id == FIRST_CARD)
    .where(t.loan.c.id > _given("after"))
    .order_by(t.loan.c.id)
    .limit(PAGE)
)
_COUNTED = {
    Kind.BRANCHES: t.branch,
    Kind.TITLES: t.title,
    Kind.CUSTOMERS: t.customer,
    Kind.LOANS: t.loan,
}


class ExportReads(SqlReading):
    """The library from one end to the other."""

    def rows_of(self, kind: Kind) -> int:
        """Return how many rows an export of a kind reads."""
        return int(self._value(sa.select(sa.func.count()).select_from(_COUNTED[kind])))

    def all_titles(self) -> Iterator[TitleOffer]:
        """Return every title with its items."""
        for page in self._pages(TITLES):
            items = self._beside(ITEMS, page, "title_id")
            for row in page:
                yield TitleOffer(
                    key=row.key,
                    title=row.title,
                    author=row.author,
                    isbn=row.isbn,
                    year=row.year,
                    language=row.language,
                    items=tuple(_item(item) for item in items.get(row.id, ())),
                )

    def all_customers(self) -> Iterator[CustomerLine]:
        """Return every customer."""
        for page in self._pages(CUSTOMERS):
            remarks = self._beside(REMARKS, page, "customer_id")
            blocks = self._beside(BLOCKS, page, "customer_id")
            cards = self._beside(CARDS, page, "customer_id")
            for row in page:
                kind = row.special_kind
                yield CustomerLine(
                    card_number=row.card_number or "",
                    card_is_blocked=row.card_status == CardStatus.BLOCKED,
                    person=person_of(row),
                    branch=row.branch_code,
                    subscription=row.subscription_code or "",
                    registered_on=row.registered_on,
                    ends_on=row.ends_on,
                    message=row.message or "",
                    other_cards=tuple(
                        (each.number, each.status)
                        for each in cards.get(row.id, ())
                        if each.number != row.card_number
                    ),
                    special_kind=kind and SpecialKind(kind),
                    remarks=tuple(each.text for each in remarks.get(row.id, ())),
                    blocks=tuple(
                        each.reason or each.kind for each in blocks.get(row.id, ())
                    ),
                )

    def all_loans(self) -> Iterator[LoanLine]:
        """Return every loan of a customer who is still known."""
        for page in self._pages(LOANS):
            for row in page:
                yield LoanLine(
                    card_number=row.card_number,
                    barcode=row.barcode,
                    branch=row.branch_code,
                    lent_at=row.lent_at,
                    lent_on=row.lent_on,
                    due_on=row.due_on,
                    returned_at=row.returned_at,
                    returned_on=row.returned_on,
                    renewals=row.renewals,
                    standing=LoanStanding(row.standing),
                )

    def _pages(self, statement: sa.Executable) -> Iterator[list[Row]]:
        """Return a table by pages, each after the last key of the one before."""
        after = 0
        while page := self._all(statement, after=after):
            yield page
            after = page[-1].id

    def _beside(
        self, statement: sa.Executable, page: list[Row], link: str
    ) -> dict[int, list[Row]]:
        """Return what belongs to the rows of a page, by the key it belongs to."""
        found: dict[int, list[Row]] = {}
        for row in self._all(statement, first=page[0].id, last=page[-1].id):
            found.setdefault(getattr(row, link), []).append(row)
        return found


def _item(row: Row) -> ItemOffer:
    return ItemOffer(
        barcode=row.barcode,
        branch=row.branch_code,
        material=row.rmt,
        call_number=row.call_number,
        price_cents=row.price_cents,
    )
