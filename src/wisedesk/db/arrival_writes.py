# SPDX-License-Identifier: Apache-2.0
"""Writing where items are that nobody has: seen in, set aside, on transport."""

from datetime import date

import sqlalchemy as sa

from wisedesk.db import tables as t
from wisedesk.db.change_log import ChangeLog
from wisedesk.db.kept_states import noted
from wisedesk.domain.holds import HoldStatus
from wisedesk.domain.items import ItemStatus
from wisedesk.services.new_rows import Changed

_given = sa.bindparam

PLACE = noted(
    Changed.ITEM,
    sa.update(t.item)
    .where(t.item.c.id == _given("key"))
    .values(
        status=_given("new_status"),
        transit_to=_given("new_transit_to"),
        version=t.item.c.version + 1,
    ),
)
SEE = noted(
    Changed.ITEM,
    sa.update(t.item)
    .where(t.item.c.id == _given("key"))
    .values(
        inventory_on=_given("day"),
        status=_given("new_status"),
        transit_to=sa.case(
            (t.item.c.status == _given("new_status"), t.item.c.transit_to),
            else_=sa.null(),
        ),
        version=t.item.c.version + 1,
    ),
)
BIND = noted(
    Changed.HOLD,
    sa.update(t.hold)
    .where(t.hold.c.id == _given("key"))
    .values(
        status=_given("new_status"),
        bound_item_id=_given("new_item_id"),
        pick_up_until=_given("new_until"),
    ),
)


class ArrivalWrites(ChangeLog):
    """What comes in at a desk, and where it goes from there."""

    def see_item(self, item_id: int, day: date, status: ItemStatus) -> None:
        """Set an item's inventory date, and its status where that is another one."""
        self._change(SEE, item_id, day=day, new_status=status.value)

    def place_item(
        self, item_id: int, status: ItemStatus, branch_id: int | None = None
    ) -> None:
        """Give an item a status, with the branch it is sent to where it is."""
        self._change(PLACE, item_id, new_status=status.value, new_transit_to=branch_id)

    def bind_hold(
        self, hold_id: int, status: HoldStatus, item_id: int, until: date | None
    ) -> None:
        """Give a hold the item that goes to its holder, and a last day to come."""
        self._set_hold(hold_id, status, item_id, until)

    def release_hold(self, hold_id: int) -> None:
        """Let a hold wait again in its place, without the item it had."""
        self._set_hold(hold_id, HoldStatus.ACTIVE, None, None)

    def end_hold(self, hold_id: int) -> None:
        """Close a hold, without the item it had."""
        self._set_hold(hold_id, HoldStatus.CLOSED, None, None)

    def _set_hold(
        self, hold_id: int, status: HoldStatus, item_id: int | None, until: date | None
    ) -> None:
        self._change(
            BIND,
            hold_id,
            new_status=status.value,
            new_item_id=item_id,
            new_until=until,
        )
