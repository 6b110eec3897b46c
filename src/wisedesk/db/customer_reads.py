# SPDX-License-Identifier: Apache-2.0
"""Reading customers: one whole, or those a search finds."""

from operator import attrgetter

from msgspec.structs import fields

from wisedesk.db import customer_statements as q
from wisedesk.db.library_reads import branch_row
from wisedesk.db.snapshot import Row, Snapshot
from wisedesk.domain.cards import CardStatus
from wisedesk.domain.customer_search import Search, SearchKind, read_search
from wisedesk.domain.customer_types import CustomerType, SpecialKind
from wisedesk.domain.names import display_name
from wisedesk.domain.persons import Country, Gender, Language, Person
from wisedesk.domain.subscriptions import SubscriptionStatus
from wisedesk.services.customer_rows import CustomerHit, CustomerRow, SubscriptionRow

UID_PREFIX = "klant:"
_AFTER_ALL = "\U0010ffff"
_PERSON_FIELDS = tuple(each.name for each in fields(Person))
_of_person = attrgetter(*_PERSON_FIELDS)
_ENUMERATED = {"gender": Gender, "language": Language, "country": Country}


class CustomerReads(Snapshot):
    """The customers."""

    def customer(self, key: str) -> CustomerRow | None:
        """Return the customer a key names, or None."""
        if key.startswith(UID_PREFIX):
            row = self._one(q.BY_UID, uid=key.removeprefix(UID_PREFIX))
            return None if row is None else self._customer(row)
        return self.card_owner(key)

    def card_owner(self, number: str) -> CustomerRow | None:
        """Return the customer a card number belongs to, blocked cards included.

        The row shows that very card, not the customer's newest.
        """
        row = self._one(q.BY_CARD, number=number)
        return None if row is None else self._customer(row, number)

    def customer_by_id(self, customer_id: int) -> CustomerRow | None:
        """Return the customer with an id, or None."""
        row = self._one(q.BY_ID, customer_id=customer_id)
        return None if row is None else self._customer(row)

    def find_customers(self, text: str, limit: int) -> list[CustomerHit]:
        """Return the customers a search text finds, by name, at most `limit`."""
        search = read_search(text)
        return [] if search is None else self._hits(search, limit)

    def _hits(self, search: Search, limit: int) -> list[CustomerHit]:
        span = {"low": search.text, "high": search.text + _AFTER_ALL, "limit": limit}
        if search.kind is SearchKind.NUMBER:
            rows = self._all(q.HITS_BY_CARD, **span)
        elif search.kind is SearchKind.ADDRESS:
            rows = self._all(
                q.HITS_BY_ADDRESS,
                postcode=search.text,
                house_number=search.house_number.upper(),
                limit=limit,
            )
        elif search.kind is SearchKind.BIRTH:
            rows = self._all(q.HITS_BY_BIRTH, born_on=search.day, limit=limit)
        else:
            rows = self._by_name(search.text, limit)
        return [_hit(row) for row in rows]

    def _by_name(self, text: str, limit: int) -> list[Row]:
        """Return those whose surname starts with a text, then those with such a word.

        The second look is made only where the first left room.
        """
        span = {"low": text, "high": text + _AFTER_ALL}
        rows = self._all(q.HITS_BY_NAME, **span, limit=limit)
        if len(rows) < limit:
            found = {row.id for row in rows}
            if self._driver is None:
                more = self._all(q.HITS_WITH_WORD, word=f"% {text}%", limit=limit)
            else:
                more = self._all(q.HITS_BY_WORD, **span, limit=limit)
            rows += [row for row in more if row.id not in found]
        return rows[:limit]

    def _customer(self, row: Row, number: str = "") -> CustomerRow:
        shown = number or row.card_number or ""
        status = row.card_status
        if number and number != row.card_number:
            status = self._value(q.CARD_STATUS, number=number)
        person = person_of(row)
        kind = row.special_kind
        return CustomerRow(
            customer_id=row.id,
            key=shown or UID_PREFIX + row.uid,
            card_number=shown,
            card_is_active=status == CardStatus.ACTIVE,
            customer_type=CustomerType(row.customer_type),
            type_name=row.type_name,
            special_kind=None if kind is None else SpecialKind(kind),
            branch=branch_row(row),
            person=person,
            name=display_name(
                person.family_name,
                person.given_name,
                person.name_prefix,
                person.initials,
            ),
            subscription=_subscription(row),
            registered_on=row.registered_on,
            last_activity_on=row.last_activity_on,
            open_loans=row.open_loans,
            owed_cents=row.owed_cents,
            active_cards=row.active_cards,
            message=row.message or "",
            remarks=self._remarks(row.id) if row.has_remarks else (),
            blocks=self._blocks(row.id) if row.has_blocks else (),
            version=row.version,
        )

    def _remarks(self, customer_id: int) -> tuple[str, ...]:
        rows = self._all(q.REMARKS, customer_id=customer_id)
        return tuple(row.text for row in rows)

    def _blocks(self, customer_id: int) -> tuple[str, ...]:
        rows = self._all(q.BLOCKS, customer_id=customer_id)
        return tuple(row.reason or row.kind for row in rows)


def person_of(row: Row) -> Person:
    """Return the person in a row that has the person's columns."""
    values = dict(zip(_PERSON_FIELDS, _of_person(row), strict=True))
    for name, enumeration in _ENUMERATED.items():
        values[name] = enumeration(values[name])
    return Person(**values)


def _subscription(row: Row) -> SubscriptionRow | None:
    if row.subscription_code is None:
        return None
    return SubscriptionRow(
        code=row.subscription_code,
        name=row.subscription_name,
        status=SubscriptionStatus(row.subscription_status),
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        has_services=row.has_services,
        may_borrow=row.may_borrow,
        maximum_loans=row.maximum_loans,
        fee_cents=row.fee_cents,
        registration_cents=row.registration_cents,
        balance_cents=max(0, row.balance_cents),
        tariff=row.tariff,
    )


def _hit(row: Row) -> CustomerHit:
    number = row.card_number or ""
    return CustomerHit(
        customer_id=row.id,
        key=number or UID_PREFIX + row.uid,
        card_number=number,
        name=display_name(
            row.family_name, row.given_name, row.name_prefix, row.initials
        ),
        postcode=row.postcode,
        house_number=row.house_number,
        city=row.city,
        born_on=row.born_on,
        branch_name=row.branch_name,
        subscription=row.subscription or "",
        ends_on=row.ends_on,
    )
