# SPDX-License-Identifier: Apache-2.0
"""The people of the sample library: all invented."""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import sqlalchemy as sa
from msgspec import Struct

from wisedesk.db import tables as t
from wisedesk.db.definitions import Find, ids_by, read_table
from wisedesk.db.people_writes import person_values
from wisedesk.db.sample_persons import invented, read_names
from wisedesk.domain.calendar import age_on, last_of_month, months_later
from wisedesk.domain.cards import NumberSeries, generated_number, sequence_of
from wisedesk.domain.customer_types import CustomerType, initial_kind
from wisedesk.domain.persons import Person

ORDINARY_CUSTOMERS = 140
FIRST_CUSTOMER_ID = 576_195
FAR_AWAY = date(2099, 12, 31)


class People(Struct, frozen=True):
    """Who can have items: customer keys, their loan days by material, internal cards.

    `internal` gives how many items each special customer holds.
    """

    borrowers: list[int]
    terms: dict[int, dict[str, int]]
    internal: dict[int, int]


def add_people(
    connection: sa.Connection, find: Find, dice: random.Random, today: date
) -> People:
    """Store the sample's customers with card and subscription."""
    branches = ids_by(connection, t.branch)
    types = _subscription_types(connection)
    names = read_names(find)
    sequences = dict.fromkeys(branches, 0)
    terms: dict[int, dict[str, int]] = {}
    for place in range(ORDINARY_CUSTOMERS):
        customer_id = FIRST_CUSTOMER_ID + place
        code = dice.choice(sorted(branches))
        sequences[code] += 1
        number = generated_number(NumberSeries.ORDINARY, code, sequences[code])
        person = invented(dice, names, today)
        enrolled = today - timedelta(days=dice.randrange(20, 2500))
        subscription = _fitting(dice, types, person, today)
        _store(
            connection,
            CustomerType.REGULAR,
            customer_id,
            branches[code],
            person,
            number,
            (subscription, enrolled, _until(dice, subscription, enrolled, today)),
        )
        terms[customer_id] = _terms(connection, subscription["id"])
    internal = dict(_special(connection, find, branches, types, today))
    _remember_sequences(connection, branches)
    return People(sorted(terms), terms, internal)


def _subscription_types(connection: sa.Connection) -> list[dict[str, Any]]:
    rows = connection.execute(
        sa.select(t.subscription_type).order_by(t.subscription_type.c.code)
    )
    return [dict(row) for row in rows.mappings()]


def _terms(connection: sa.Connection, type_id: int) -> dict[str, int]:
    rows = connection.execute(
        sa.select(t.loan_policy.c.rmt, t.loan_policy.c.loan_days).where(
            t.loan_policy.c.subscription_type_id == type_id,
            t.loan_policy.c.loan_days > 0,
            t.loan_policy.c.minimum_age == 0,
        )
    )
    return {str(row.rmt): int(row.loan_days) for row in rows}


def _fitting(
    dice: random.Random, types: list[dict[str, Any]], person: Person, today: date
) -> dict[str, Any]:
    """Return a subscription of a regular customer that fits a person's age.

    One that asks no age is not for persons: it is the institutions'.
    """
    age = age_on(person.born_on, today) if person.born_on else 0
    fits = [
        each
        for each in types
        if each["customer_type"] == CustomerType.REGULAR.value
        and each["may_borrow"]
        and each["minimum_age"] is not None
        and each["minimum_age"] <= age <= (each["maximum_age"] or age)
    ]
    return dice.choice(fits)


def _until(
    dice: random.Random, subscription: dict[str, Any], enrolled: date, today: date
) -> date:
    """Return a last day: most subscriptions run on, some ended lately."""
    if subscription["ends_on"]:
        return date.fromisoformat(str(subscription["ends_on"]))
    months = dice.choice([-2, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
    return max(enrolled, last_of_month(months_later(today, months)))


def _special(
    connection: sa.Connection,
    find: Find,
    branches: dict[str, int],
    types: list[dict[str, Any]],
    today: date,
) -> Iterator[tuple[int, int]]:
    """Store the special customers and administrative cards; yield what each holds."""
    for place, row in enumerate(read_table(find, "special_customers")):
        customer_type = CustomerType(row["customer_type"])
        customer_id = FIRST_CUSTOMER_ID + ORDINARY_CUSTOMERS + place
        subscription = next(
            each for each in types if each["customer_type"] == customer_type.value
        )
        enrolled = today - timedelta(days=900 + place)
        _store(
            connection,
            customer_type,
            customer_id,
            branches[row["branch"]],
            Person(family_name=row["family_name"], email_absent=True),
            row["card_number"],
            (subscription, enrolled, FAR_AWAY),
        )
        at = datetime.combine(enrolled, time(10), UTC)
        if row["message"]:
            connection.execute(
                sa.insert(t.customer_message),
                {
                    "customer_id": customer_id,
                    "text": row["message"],
                    "kept_at": at,
                    "staff": "balie",
                },
            )
        if row["remark"]:
            connection.execute(
                sa.insert(t.remark),
                {
                    "customer_id": customer_id,
                    "text": row["remark"],
                    "kept_at": at,
                    "staff": "balie",
                },
            )
        if customer_type is CustomerType.SPECIAL:
            yield customer_id, int(row["items"] or 0)


def _store(
    connection: sa.Connection,
    customer_type: CustomerType,
    customer_id: int,
    branch_id: int,
    person: Person,
    number: str,
    subscribed: tuple[dict[str, Any], date, date],
) -> None:
    subscription, starts_on, ends_on = subscribed
    kind = initial_kind(customer_type)
    connection.execute(
        sa.insert(t.customer),
        {
            "id": customer_id,
            "uid": f"sample{customer_id}",
            "customer_type": customer_type.value,
            "special_kind": kind.value if kind else None,
            "branch_id": branch_id,
            "registered_on": starts_on,
            "last_activity_on": starts_on,
            **person_values(person),
        },
    )
    connection.execute(
        sa.insert(t.card),
        {"number": number, "customer_id": customer_id, "issued_on": starts_on},
    )
    connection.execute(
        sa.insert(t.subscription),
        {
            "customer_id": customer_id,
            "subscription_type_id": subscription["id"],
            "status": 5,
            "starts_on": starts_on,
            "ends_on": ends_on,
        },
    )


def _remember_sequences(connection: sa.Connection, branches: dict[str, int]) -> None:
    """Set each branch's sequences behind the numbers the sample uses."""
    rows = connection.execute(sa.select(t.card.c.number))
    numbers = [str(row.number) for row in rows]
    connection.execute(
        sa.insert(t.number_sequence),
        [
            {
                "branch_id": branch_id,
                "series": series.value,
                "last": max(sequence_of(series, code, number) for number in numbers),
            }
            for code, branch_id in branches.items()
            for series in NumberSeries
        ],
    )
