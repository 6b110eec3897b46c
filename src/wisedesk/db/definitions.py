# SPDX-License-Identifier: Apache-2.0
"""What a new library starts with: types, subscriptions, reglement, calendar.

All of it comes from the tables under `resources/sample`, which a library makes its own.
"""

import csv
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from wisedesk.db import tables as t

TRIAL_MONTHS = 2
Find = Callable[[str], Path]


def read_table(find: Find, name: str) -> Iterator[dict[str, str]]:
    """Return the lines of one of the tables, by column name."""
    text = find(f"sample/{name}.csv").read_text(encoding="utf-8")
    yield from csv.DictReader(text.splitlines(keepends=True))


def number_or_none(text: str) -> int | None:
    """Return a whole number, None for an empty field."""
    return int(text) if text else None


def add_definitions(connection: sa.Connection, find: Find) -> None:
    """Store all that an empty library needs to be worked with."""
    insert = connection.execute
    _add_branches(connection, find)
    insert(sa.insert(t.staff_member), list(read_table(find, "staff_members")))
    insert(
        sa.insert(t.customer_type),
        [
            row | {"printed_code": row["code"]}
            for row in read_table(find, "customer_types")
        ],
    )
    insert(sa.insert(t.material_type), list(read_table(find, "material_types")))
    insert(sa.insert(t.standard_text), list(read_table(find, "standard_texts")))
    _add_subscriptions(connection, find)
    _add_calendar(connection, find)


def ids_by(
    connection: sa.Connection, table: sa.Table, column: str = "code"
) -> dict[str, int]:
    """Return a table's keys by one of its columns."""
    rows = connection.execute(sa.select(table.c[column], table.c.id))
    return {str(row[0]): int(row[1]) for row in rows}


def _add_branches(connection: sa.Connection, find: Find) -> None:
    rows = list(read_table(find, "branches"))
    names = sorted({row["institution"] for row in rows})
    connection.execute(sa.insert(t.institution), [{"name": name} for name in names])
    keys = ids_by(connection, t.institution, "name")
    connection.execute(
        sa.insert(t.branch),
        [
            {
                "institution_id": keys[row["institution"]],
                "code": row["code"],
                "number": row["code"],
                "name": row["name"],
            }
            for row in rows
        ],
    )


def _add_subscriptions(connection: sa.Connection, find: Find) -> None:
    lines = list(read_table(find, "subscription_types"))
    connection.execute(
        sa.insert(t.subscription_type), [_subscription_type(row) for row in lines]
    )
    ids = ids_by(connection, t.subscription_type)
    connection.execute(
        sa.insert(t.subscription_charge),
        [
            {
                "subscription_type_id": ids[row["code"]],
                "tariff": "",
                "fee_cents": int(row["fee_cents"] or 0),
                "registration_cents": int(row["registration_cents"] or 0),
            }
            for row in lines
        ],
    )
    connection.execute(
        sa.insert(t.subscription_service),
        [
            {
                "subscription_type_id": ids[row["subscription"]],
                "code": row["code"],
                "name": row["name"],
            }
            for row in read_table(find, "services")
        ],
    )
    connection.execute(
        sa.insert(t.loan_policy),
        [_policy(row, ids) for row in read_table(find, "policies")],
    )
    for row in read_table(find, "rmt_groups"):
        _add_group(connection, row, ids)


def _subscription_type(row: dict[str, str]) -> dict[str, Any]:
    months = number_or_none(row["months"])
    paid = int(row["fee_cents"] or 0) > 0
    return {
        "code": row["code"],
        "name": row["name"],
        "customer_type": row["customer_type"],
        "months": months,
        "ends_on": date.fromisoformat(row["ends_on"]) if row["ends_on"] else None,
        "trial_months": TRIAL_MONTHS if paid and months else None,
        "minimum_age": number_or_none(row["min_age"]),
        "maximum_age": number_or_none(row["max_age"]),
        "maximum_loans": number_or_none(row["max_loans"]),
        "may_borrow": row["may_borrow"] == "1",
        "offered": row["offered"] == "1",
        "price_word": row["price_word"],
        "kind_word": row["kind_word"],
    }


def _policy(row: dict[str, str], ids: dict[str, int]) -> dict[str, Any]:
    numbers = (
        "loan_days",
        "renewal_days",
        "renewals",
        "fee_cents",
        "minimum_age",
        "fine_cents_per_day",
        "fine_free_days",
        "fine_maximum_cents",
    )
    optional = ("maximum", "holiday_loan_days", "holiday_renewal_days")
    return {
        "subscription_type_id": ids[row["subscription"]],
        "rmt": row["rmt"],
        "holdable": row["holdable"] == "1",
        **{name: number_or_none(row[name]) for name in optional},
        **{name: int(row[name] or 0) for name in numbers},
    }


def _add_group(
    connection: sa.Connection, row: dict[str, str], subscriptions: dict[str, int]
) -> None:
    added = connection.execute(sa.insert(t.rmt_group), {"name": row["name"]})
    group = {"group_id": added.inserted_primary_key[0]}  # type: ignore[index] # one row
    members = [group | {"rmt": rmt} for rmt in row["rmts"].split()]
    connection.execute(sa.insert(t.rmt_group_member), members)
    maxima = dict(each.split(":") for each in row["maxima"].split())
    connection.execute(
        sa.insert(t.rmt_group_maximum),
        [
            group
            | {"subscription_type_id": subscriptions[code], "maximum": int(maximum)}
            for code, maximum in maxima.items()
        ],
    )


def _add_calendar(connection: sa.Connection, find: Find) -> None:
    branches = ids_by(connection, t.branch)
    closed = [
        {
            "branch_id": branch_id,
            "day": date.fromisoformat(row["date"]),
            "reason": row["reason"],
        }
        for row in read_table(find, "closed_days")
        for code, branch_id in branches.items()
        if row["branch"] in {"*", code}
    ]
    holidays = [
        {
            "branch_id": branch_id,
            "first_on": date.fromisoformat(row["first_on"]),
            "last_on": date.fromisoformat(row["last_on"]),
        }
        for row in read_table(find, "holiday_periods")
        for code, branch_id in branches.items()
        if row["branch"] in {"*", code}
    ]
    connection.execute(sa.insert(t.closed_day), closed)
    connection.execute(sa.insert(t.holiday_period), holidays)
