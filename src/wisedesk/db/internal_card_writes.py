# SPDX-License-Identifier: Apache-2.0
"""Writing what an internal card has of its own, and when items are expected back."""

from datetime import date

import sqlalchemy as sa

from wisedesk.db import tables as t
from wisedesk.db.change_log import ChangeLog
from wisedesk.db.kept_states import noted
from wisedesk.domain.internal_cards import UNKNOWN, InternalCard
from wisedesk.services.new_rows import Changed

_given = sa.bindparam

REMOVE = sa.delete(t.internal_card).where(
    t.internal_card.c.customer_id == _given("customer_key")
)
ADD = sa.insert(t.internal_card)
EXPECT = noted(
    Changed.EXPECTED,
    sa.update(t.loan)
    .where(t.loan.c.id == _given("key"))
    .values(expected_on=_given("day")),
)


class InternalCardWrites(ChangeLog):
    """Internal cards and the days their items are expected."""

    def keep_internal_card(self, customer_id: int, card: InternalCard) -> None:
        """Keep what a card has of its own; nothing is kept where all is unset."""
        before = self._state(Changed.INTERNAL_CARD, customer_id)
        self._do(REMOVE, customer_key=customer_id)
        if card != UNKNOWN:
            self._insert(
                ADD,
                customer_id=customer_id,
                owner=card.owner,
                purpose=card.purpose,
                expected_days=card.expected_days,
                maximum=card.maximum,
                ends_on=card.ends_on,
            )
        self._note(Changed.INTERNAL_CARD, customer_id, before)

    def expect_back(self, loan_id: int, day: date | None) -> None:
        """Set when an item on an internal card is expected back; None is no day."""
        self._change(EXPECT, loan_id, day=day)
