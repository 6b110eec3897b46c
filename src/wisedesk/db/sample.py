# SPDX-License-Identifier: Apache-2.0
"""The sample library: invented people, real-looking stock, the same every time."""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import sqlalchemy as sa
from msgspec import Struct
from stdnum import luhn

from wisedesk.db import tables as t
from wisedesk.db.definitions import Find, ids_by, read_table
from wisedesk.db.people_writes import TOUCH
from wisedesk.db.sample_cards import add_internal_cards
from wisedesk.db.sample_holds import add_holds
from wisedesk.db.sample_people import People, add_people
from wisedesk.db.schema import METADATA
from wisedesk.domain.calendar import OpenDays
from wisedesk.domain.customer_types import LoanStanding
from wisedesk.domain.items import status_while
from wisedesk.domain.names import fold

SEED = 9408
ITEM_PREFIX = "3"
OPEN_LOANS_SHARE = 0.12
CLOSED_LOANS_PER_CUSTOMER = 6


class Stock(Struct, frozen=True):
    """An item of the sample while loans are made up: its key, branch key, material."""

    item_id: int
    branch_id: int
    rmt: str


def add_sample(connection: sa.Connection, find: Find, today: date) -> None:
    """Fill a library that holds its definitions with the sample, as of a day."""
    dice = random.Random(SEED)  # noqa: S311 - the same sample every time
    branches = ids_by(connection, t.branch)
    stock = _add_titles(connection, find, dice, branches)
    people = add_people(connection, find, dice, today)
    _add_loans(connection, dice, stock, people, today)
    add_holds(connection, people, today)
    add_internal_cards(connection, find, today)
    if connection.dialect.name == "postgresql":
        _go_on_behind(connection)


def _go_on_behind(connection: sa.Connection) -> None:
    """Let new rows be numbered behind those that came with a number."""
    for table in METADATA.sorted_tables:
        if "id" in table.c:
            sequence = sa.func.pg_get_serial_sequence(table.name, "id")
            last = sa.select(sa.func.max(table.c.id)).scalar_subquery()
            connection.execute(sa.select(sa.func.setval(sequence, last)))


def _add_titles(
    connection: sa.Connection,
    find: Find,
    dice: random.Random,
    branches: dict[str, int],
) -> list[Stock]:
    lines = list(read_table(find, "titles"))
    connection.execute(
        sa.insert(t.title),
        [
            {
                "key": f"vb{place:06}",
                "title": row["title"],
                "author": row["author"],
                "isbn": row["isbn"],
                "year": row["year"],
                "language": row["language"],
                "search_key": fold(f"{row['title']} {row['author']}"),
            }
            for place, row in enumerate(lines, 1)
        ],
    )
    ids = ids_by(connection, t.title, "key")
    items: list[dict[str, Any]] = []
    for place, row in enumerate(lines, 1):
        for _ in range(int(row["copies"])):
            code = dice.choice(sorted(branches))
            items.append(
                {
                    "barcode": _barcode(code, len(items) + 1),
                    "title_id": ids[f"vb{place:06}"],
                    "branch_id": branches[code],
                    "rmt": row["rmt"],
                    "call_number": _call_number(row),
                    "price_cents": dice.randrange(895, 3495, 50),
                    "inventory_on": None,
                }
            )
    connection.execute(sa.insert(t.item), items)
    rows = connection.execute(
        sa.select(t.item.c.id, t.item.c.branch_id, t.item.c.rmt).order_by(t.item.c.id)
    )
    return [Stock(*row) for row in rows]


def _barcode(branch: str, sequence: int) -> str:
    body = f"{ITEM_PREFIX}{branch}{sequence:08}"
    return body + luhn.calc_check_digit(body)


def _call_number(row: dict[str, str]) -> str:
    return fold(row["author"])[:4].strip().upper()


def _add_loans(
    connection: sa.Connection,
    dice: random.Random,
    stock: list[Stock],
    people: People,
    today: date,
) -> None:
    """Make up what is out and what came back.

    The seed's seven titles keep one item in at least, so that they can be lent.
    """
    free = stock[:]
    dice.shuffle(free)
    loans: list[dict[str, Any]] = []
    out: list[tuple[int, LoanStanding]] = []
    for customer_id, wanted in people.internal.items():
        for _ in range(wanted):
            item = free.pop()
            on = today - timedelta(days=dice.randrange(3, 200))
            loans.append(_loan(item, customer_id, on, on, LoanStanding.SPECIAL))
            out.append((item.item_id, LoanStanding.SPECIAL))
    for _ in range(int(len(stock) * OPEN_LOANS_SHARE)):
        borrower = dice.choice(people.borrowers)
        item = free.pop()
        days = people.terms[borrower].get(item.rmt)
        if days is None:
            continue
        on = _open_day(today - timedelta(days=dice.randrange(days + 6)))
        due_on = OpenDays().first_open_from(on + timedelta(days=days))
        loans.append(_loan(item, borrower, on, due_on, LoanStanding.ORDINARY))
        out.append((item.item_id, LoanStanding.ORDINARY))
    loans += _history(dice, stock, people, today)
    columns = {name for loan in loans for name in loan}
    connection.execute(
        sa.insert(t.loan),
        [{name: loan.get(name) for name in columns} for loan in loans],
    )
    connection.execute(
        sa.update(t.item)
        .where(t.item.c.id == sa.bindparam("key"))
        .values(status=sa.bindparam("now")),
        [{"key": item_id, "now": status_while(each).value} for item_id, each in out],
    )
    connection.execute(TOUCH.plain, [_seen(loan) for loan in loans])


def _seen(loan: dict[str, Any]) -> dict[str, Any]:
    """Return whom a loan brought to the desk, and when last."""
    day = loan.get("returned_on") or loan["lent_on"]
    return {"key": loan["customer_id"], "day": day}


def _history(
    dice: random.Random, stock: list[Stock], people: People, today: date
) -> Iterator[dict[str, Any]]:
    """Yield loans that ended within the last year."""
    for borrower in people.borrowers:
        for _ in range(dice.randrange(CLOSED_LOANS_PER_CUSTOMER * 2)):
            item = dice.choice(stock)
            days = people.terms[borrower].get(item.rmt)
            if days is None:
                continue
            on = _open_day(today - timedelta(days=dice.randrange(30, 365)))
            back = on + timedelta(days=dice.randrange(1, days + 3))
            due_on = OpenDays().first_open_from(on + timedelta(days=days))
            loan = _loan(item, borrower, on, due_on, LoanStanding.ORDINARY)
            yield loan | {"returned_on": back, "returned_at": _moment(dice, back)}


def _open_day(day: date) -> date:
    """Return a day on or before a day that is no Sunday."""
    return day - timedelta(days=1) if not OpenDays().is_open(day) else day


def _moment(dice: random.Random, day: date) -> datetime:
    return datetime.combine(day, time(dice.randrange(9, 16), dice.randrange(60)), UTC)


def _loan(
    item: Stock, customer_id: int, on: date, due_on: date, standing: LoanStanding
) -> dict[str, Any]:
    return {
        "item_id": item.item_id,
        "customer_id": customer_id,
        "branch_id": item.branch_id,
        "lent_at": datetime.combine(on, time(11), UTC),
        "lent_on": on,
        "due_on": due_on,
        "standing": standing.value,
        "counts": standing is LoanStanding.ORDINARY,
    }
