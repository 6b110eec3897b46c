# SPDX-License-Identifier: Apache-2.0
"""Who waits for what in the sample: in line, on the hold shelf, on the way."""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import sqlalchemy as sa
from msgspec import Struct

from wisedesk.db import tables as t
from wisedesk.db.sample_people import People
from wisedesk.domain.customer_types import Channel
from wisedesk.domain.holds import HOLD_DAYS, HoldStatus
from wisedesk.domain.items import ItemStatus

SEED = 9409
FIRST_TITLE = 30  # those before are the work instruction's, and free to be lent
NOT_HELD = "T"  # magazines
IN_LINE, ASIDE, ON_THE_WAY, GOING_HOME = 8, 4, 2, 2


class _Copy(Struct, frozen=True):
    """An item of the sample, and who has it."""

    item_id: int
    title_id: int
    branch_id: int
    status: str
    customer_id: int | None


def add_holds(connection: sa.Connection, people: People, today: date) -> None:
    """Let customers wait: for what is out, for what lies ready, for what comes."""
    dice = random.Random(SEED)  # noqa: S311 - the same sample every time
    out, free = _copies(connection, dice)
    branches = sorted({copy.branch_id for copy in free})
    holds: list[dict[str, Any]] = []
    moved: list[dict[str, Any]] = []
    for copy in out[:IN_LINE]:
        holder = _somebody(dice, people, copy)
        holds.append(_hold(copy, holder, dice.choice(branches), dice, today))
    for place, copy in enumerate(free[:ASIDE]):
        until = today + timedelta(days=place * 2 - 1)  # nobody came for the first
        hold = _hold(copy, _somebody(dice, people, copy), copy.branch_id, dice, today)
        holds.append(hold | _bound(HoldStatus.RECEIVED, copy, until))
        moved.append(_moved(copy, ItemStatus.RESERVED))
    for copy in free[ASIDE : ASIDE + ON_THE_WAY]:
        to = next(each for each in branches if each != copy.branch_id)
        hold = _hold(copy, _somebody(dice, people, copy), to, dice, today)
        holds.append(hold | _bound(HoldStatus.IN_TRANSIT, copy, None))
        moved.append(_moved(copy, ItemStatus.TRANSIT, to))
    moved += [
        _moved(copy, ItemStatus.TRANSIT, copy.branch_id)
        for copy in free[ASIDE + ON_THE_WAY :][:GOING_HOME]
    ]
    connection.execute(sa.insert(t.hold), holds)
    connection.execute(
        sa.update(t.item)
        .where(t.item.c.id == sa.bindparam("key"))
        .values(status=sa.bindparam("now"), transit_to=sa.bindparam("to")),
        moved,
    )


def _copies(
    connection: sa.Connection, dice: random.Random
) -> tuple[list[_Copy], list[_Copy]]:
    """Return one item a title: of some that are lent, of others that are in."""
    rows = connection.execute(
        sa.select(
            t.item.c.id,
            t.item.c.title_id,
            t.item.c.branch_id,
            t.item.c.status,
            t.loan.c.customer_id,
        )
        .join_from(
            t.item,
            t.loan,
            sa.and_(t.loan.c.item_id == t.item.c.id, t.loan.c.returned_at.is_(None)),
            isouter=True,
        )
        .where(t.item.c.title_id > FIRST_TITLE, t.item.c.rmt != NOT_HELD)
        .order_by(t.item.c.id)
    )
    copies = [_Copy(*row) for row in rows]
    dice.shuffle(copies)
    out = list(_one_a_title(copies, ItemStatus.LENT, set()))[:IN_LINE]
    taken = {copy.title_id for copy in out}
    return out, list(_one_a_title(copies, ItemStatus.AVAILABLE, taken))


def _one_a_title(
    copies: list[_Copy], status: ItemStatus, taken: set[int]
) -> Iterator[_Copy]:
    seen = set(taken)
    for copy in copies:
        if copy.status == status.value and copy.title_id not in seen:
            seen.add(copy.title_id)
            yield copy


def _somebody(dice: random.Random, people: People, copy: _Copy) -> int:
    """Return a customer who may want an item that another one has."""
    return dice.choice([each for each in people.borrowers if each != copy.customer_id])


def _hold(
    copy: _Copy, customer_id: int, branch_id: int, dice: random.Random, today: date
) -> dict[str, Any]:
    placed_on = today - timedelta(days=dice.randrange(2, 40))
    return {
        "title_id": copy.title_id,
        "item_id": None,
        "customer_id": customer_id,
        "branch_id": branch_id,
        "channel": dice.choice(list(Channel)).value,
        "status": HoldStatus.ACTIVE.value,
        "placed_at": datetime.combine(placed_on, time(14), UTC),
        "expires_on": placed_on + timedelta(days=HOLD_DAYS),
        "bound_item_id": None,
        "pick_up_until": None,
    }


def _bound(status: HoldStatus, copy: _Copy, until: date | None) -> dict[str, Any]:
    return {
        "status": status.value,
        "bound_item_id": copy.item_id,
        "pick_up_until": until,
    }


def _moved(copy: _Copy, status: ItemStatus, to: int | None = None) -> dict[str, Any]:
    return {"key": copy.item_id, "now": status.value, "to": to}
