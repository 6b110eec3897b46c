# SPDX-License-Identifier: Apache-2.0
"""Storing the customers that a file brings."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import uuid4

import sqlalchemy as sa
from msgspec.structs import replace

from wisedesk.db import import_statements as q
from wisedesk.db import tables as t
from wisedesk.db.import_writes import ImportWrites, added, as_before
from wisedesk.db.people_writes import END_SUBSCRIPTION, SUBSCRIPTION_TYPE, person_values
from wisedesk.domain.cards import CardStatus
from wisedesk.domain.customer_types import (
    CustomerType,
    SpecialKind,
    behaviour_of,
    initial_kind,
)
from wisedesk.services.exchange_rows import (
    Differs,
    NewImport,
    Problem,
    Result,
    Stored,
    Trouble,
    problem,
    refused,
)

BLOCK_KIND = "import"


class ImportCustomers(ImportWrites):
    """The customers as a file has them."""

    def store_customer(
        self, customer: NewImport, differs: Differs, at: datetime, staff: str
    ) -> Stored:
        """Add or change a customer with card, subscription, remarks and block."""
        return self._by_the_rules(
            lambda: self._store_person(customer, differs, at, staff)
        )

    def _store_person(
        self, customer: NewImport, differs: Differs, at: datetime, staff: str
    ) -> Stored:
        offer = customer.offer
        row = self._present(customer)
        told: tuple[Problem, ...] = ()
        if row is None:
            taken = self._one(q.ITEM, barcode=offer.card_number)
            if offer.card_number and taken is not None:
                return refused(Trouble.CARD_IS_BARCODE, number=offer.card_number)
            customer, told = self._with_free_login(customer, None)
            customer_id = self._add_whole(customer)
            self._annotate(customer_id, customer, at, staff)
            return replace(added(customer_id), told=told)
        if differs is Differs.KEEP:
            return as_before(row.id)
        customer, told = self._with_free_login(customer, row.id)
        if row.customer_type != customer.customer_type.value and customer.exact:
            told += (problem(Trouble.TYPE_STAYS, category=offer.category),)
        differing = _differing(row, customer)
        if differing and differs is Differs.REFUSE:
            return refused(Trouble.TWICE_IN_FILE, number=offer.card_number)
        touched = self._change_person(row, customer, differing)
        touched |= self._annotate(row.id, customer, at, staff)
        result = Result.CHANGED if touched else Result.UNCHANGED
        return Stored(result=result, row_id=row.id, told=told)

    def _present(self, customer: NewImport) -> Any:
        """Return the row of a customer who is in the library already, or None."""
        offer = customer.offer
        if offer.card_number:
            return self._one(q.OWNER, number=offer.card_number)
        values = person_values(offer.person)
        wanted = {name: values[name] for name in ("search_key", "postcode")}
        return self._one(
            q.WITHOUT_CARD,
            house_number=offer.person.house_number,
            customer_type=customer.customer_type.value,
            **wanted,
        )

    def _with_free_login(
        self, customer: NewImport, own: int | None
    ) -> tuple[NewImport, tuple[Problem, ...]]:
        """Return a customer without the login name that somebody else has."""
        offer = customer.offer
        name = offer.person.login_name
        owner = self.login_name_owner(name) if name else None
        if owner is None or owner == own:
            return customer, ()
        kept = replace(
            offer,
            person=replace(offer.person, login_name="", login_account=None),
            given=offer.given - {"login_name", "login_account"},
        )
        told = problem(Trouble.LEFT_OUT, field="userid", value=name)
        return replace(customer, offer=kept), (told,)

    def _add_whole(self, customer: NewImport) -> int:
        offer = customer.offer
        kind = initial_kind(customer.customer_type)
        if kind is SpecialKind.SPECIAL and offer.special_kind is not None:
            kind = offer.special_kind
        customer_id = self._add(
            t.customer,
            {
                "uid": uuid4().hex,
                "customer_type": customer.customer_type.value,
                "special_kind": kind.value if kind else None,
                "branch_id": customer.branch_id,
                "registered_on": customer.registered_on,
                **person_values(offer.person),
            },
        )
        if offer.card_number:
            self._add(
                t.card,
                {
                    "number": offer.card_number,
                    "customer_id": customer_id,
                    "status": CardStatus.BLOCKED
                    if offer.card_blocked
                    else CardStatus.ACTIVE,
                    "issued_on": customer.registered_on,
                },
            )
        self._subscribe(customer_id, customer, customer.registered_on)
        return customer_id

    def _subscribe(self, customer_id: int, customer: NewImport, starts: date) -> None:
        type_id = self._value(SUBSCRIPTION_TYPE, code=customer.subscription)
        self._add(
            t.subscription,
            {
                "customer_id": customer_id,
                "subscription_type_id": type_id,
                "starts_on": min(starts, customer.ends_on),
                "ends_on": customer.ends_on,
            },
        )

    def _change_person(
        self, row: Any, customer: NewImport, differing: Mapping[str, Any]
    ) -> bool:
        if differing:
            self._connection.execute(
                sa.update(t.customer)
                .where(t.customer.c.id == row.id)
                .values(version=t.customer.c.version + 1, **differing)
            )
        offer = customer.offer
        touched = bool(differing) | self._change_subscription(row, customer)
        if offer.card_blocked and row.card_status == CardStatus.ACTIVE:
            self._connection.execute(q.BLOCK_CARD, {"card_number": offer.card_number})
            touched = True
        return touched

    def _change_subscription(self, row: Any, customer: NewImport) -> bool:
        """Follow a file that names the subscription, or another last day of it."""
        current = self._one(q.CURRENT, customer=row.id)
        same_type = row.customer_type == customer.customer_type.value
        stays = behaviour_of(CustomerType(row.customer_type)).always_new
        moved = current is None or current.code != customer.subscription
        if same_type and customer.exact and moved and not stays:
            if current is not None:
                self._connection.execute(END_SUBSCRIPTION.plain, {"key": current.id})
            self._subscribe(row.id, customer, customer.registered_on)
            return True
        ends_on = customer.offer.ends_on
        if current is None or ends_on is None or current.ends_on == ends_on:
            return False
        values = {"subscription_key": current.id, "new_end": ends_on}
        starts_on = min(current.starts_on, ends_on)
        self._connection.execute(q.SET_END, {**values, "new_start": starts_on})
        return True

    def _annotate(
        self, customer_id: int, customer: NewImport, at: datetime, staff: str
    ) -> bool:
        """Store the remarks and blocks that are not there yet."""
        touched = False
        for text in customer.offer.remarks:
            if self._one(q.REMARK, customer=customer_id, text=text) is None:
                remark = {"customer_id": customer_id, "text": text}
                self._add(t.remark, {**remark, "kept_at": at, "staff": staff})
                touched = True
        if self._add_message(customer_id, customer.offer.message, at, staff):
            touched = True
        for number, status in customer.offer.other_cards:
            if self._one(q.OWNER, number=number) is None:
                card = {"customer_id": customer_id, "number": number, "status": status}
                self._add(t.card, {**card, "issued_on": customer.registered_on})
                touched = True
        for reason in customer.offer.blocks:
            if self._one(q.BLOCK, customer=customer_id, reason=reason) is None:
                block = {"customer_id": customer_id, "kind": BLOCK_KIND}
                self._add(t.block, {**block, "reason": reason, "placed_at": at})
                touched = True
        return touched

    def _add_message(
        self, customer_id: int, text: str, at: datetime, staff: str
    ) -> bool:
        """Store a Melding where there is none: the desk's own is newer."""
        if not text or self._one(q.MESSAGE, customer=customer_id) is not None:
            return False
        self.keep_message(customer_id, text, at, staff)
        return True


def _differing(row: Any, customer: NewImport) -> dict[str, Any]:
    """Return the columns a file really fills that are other than the library's."""
    stored = row._asdict()
    offer = customer.offer
    values = person_values(offer.person)
    names = set(offer.given)
    if names & {"family_name", "given_name", "initials", "name_prefix"}:
        names.add("search_key")
    wanted = {name: values[name] for name in names}
    if offer.branch:
        wanted["branch_id"] = customer.branch_id
    if offer.registered_on is not None:
        wanted["registered_on"] = offer.registered_on
    if wanted.get("email") or (stored["email"] and wanted.get("email_absent")):
        wanted["email_absent"] = False  # an address is worth more than its absence
    return {name: each for name, each in wanted.items() if stored[name] != each}
