# SPDX-License-Identifier: Apache-2.0
"""Writing the reglement: what changes is noted, so that it can be turned back."""

from collections.abc import Sequence

import sqlalchemy as sa
from msgspec.structs import asdict

from wisedesk.db import tables as t
from wisedesk.db.change_log import ChangeLog
from wisedesk.domain.holiday_terms import HolidayPeriod
from wisedesk.domain.policies import LoanPolicy
from wisedesk.domain.rmt_groups import RmtGroup
from wisedesk.services.new_rows import Changed

_given = sa.bindparam
TABLES: dict[Changed, sa.Table] = {
    Changed.POLICY: t.loan_policy,
    Changed.RMT_GROUP: t.rmt_group,
    Changed.RMT_GROUP_MEMBER: t.rmt_group_member,
    Changed.RMT_GROUP_MAXIMUM: t.rmt_group_maximum,
    Changed.HOLIDAY: t.holiday_period,
}
# lending reads these rows and may go on; only another change waits
LOCK = sa.select(t.subscription_type.c.id).with_for_update(key_share=True)
SUBSCRIPTION = sa.select(t.subscription_type.c.id).where(
    t.subscription_type.c.code == _given("code")
)
POLICY = sa.select(t.loan_policy.c.id).where(
    t.loan_policy.c.subscription_type_id == _given("subscription_type_id"),
    t.loan_policy.c.rmt == _given("rmt"),
)
GROUP = sa.select(t.rmt_group.c.id).where(t.rmt_group.c.name == _given("name"))
MEMBERS = sa.select(t.rmt_group_member).where(
    t.rmt_group_member.c.group_id == _given("group_id")
)
MAXIMA = sa.select(t.rmt_group_maximum).where(
    t.rmt_group_maximum.c.group_id == _given("group_id")
)
HOLIDAYS = sa.select(t.holiday_period).where(
    t.holiday_period.c.branch_id == _given("branch_id")
)


class PolicyWrites(ChangeLog):
    """On what terms the library lends from now on."""

    def lock_reglement(self) -> None:
        """Keep other desks from changing the reglement until the end; then read it."""
        self._lock(LOCK)

    def store_policy(self, line: LoanPolicy) -> None:
        """Store a line of the reglement, in place of the one there is."""
        values = asdict(line) | {"renews_from": line.renews_from.value}
        type_id = self._value(SUBSCRIPTION, code=values.pop("subscription"))
        values["subscription_type_id"] = type_id
        found = self._value(POLICY, subscription_type_id=type_id, rmt=line.rmt)
        self._put(Changed.POLICY, found, values)

    def remove_policy(self, subscription: str, rmt: str) -> None:
        """Remove a line of the reglement."""
        type_id = self._value(SUBSCRIPTION, code=subscription)
        found = self._value(POLICY, subscription_type_id=type_id, rmt=rmt)
        self._take(Changed.POLICY, found)

    def store_group(self, name: str, group: RmtGroup) -> None:
        """Store a group of materials, in place of the one with a name if there is."""
        found = self._value(GROUP, name=name)
        group_id = self._put(Changed.RMT_GROUP, found, {"name": group.name})
        self._store_members(group_id, group.rmts)
        self._store_maxima(group_id, dict(group.maxima))

    def remove_group(self, name: str) -> None:
        """Remove a group of materials with its maxima."""
        group_id = self._value(GROUP, name=name)
        self._store_maxima(group_id, {})
        self._store_members(group_id, ())
        self._take(Changed.RMT_GROUP, group_id)

    def store_holidays(self, branch_id: int, periods: Sequence[HolidayPeriod]) -> None:
        """Let these be a branch's holidays."""
        rows = self._all(HOLIDAYS, branch_id=branch_id)
        known = {HolidayPeriod(row.first_on, row.last_on): row.id for row in rows}
        for period, row_id in known.items():
            if period not in periods:
                self._take(Changed.HOLIDAY, row_id)
        for period in periods:
            if period not in known:
                self._put(
                    Changed.HOLIDAY, None, asdict(period) | {"branch_id": branch_id}
                )

    def _store_members(self, group_id: int, rmts: Sequence[str]) -> None:
        known = {row.rmt: row.id for row in self._all(MEMBERS, group_id=group_id)}
        for rmt in sorted(known.keys() - set(rmts)):
            self._take(Changed.RMT_GROUP_MEMBER, known[rmt])
        for rmt in rmts:
            if rmt not in known:
                new = {"group_id": group_id, "rmt": rmt}
                self._put(Changed.RMT_GROUP_MEMBER, None, new)

    def _store_maxima(self, group_id: int, maxima: dict[str, int]) -> None:
        wanted = {self._value(SUBSCRIPTION, code=code): maxima[code] for code in maxima}
        rows = self._all(MAXIMA, group_id=group_id)
        known = {row.subscription_type_id: row.id for row in rows}
        for type_id in sorted(known.keys() - wanted.keys()):
            self._take(Changed.RMT_GROUP_MAXIMUM, known[type_id])
        for type_id, maximum in wanted.items():
            values = {
                "group_id": group_id,
                "subscription_type_id": type_id,
                "maximum": maximum,
            }
            self._put(Changed.RMT_GROUP_MAXIMUM, known.get(type_id), values)

    def _put(self, of: Changed, key: int | None, values: dict[str, object]) -> int:
        """Change the row with a key, or add one where there is none; return its key."""
        table = TABLES[of]
        if key is None:
            added = self._connection.execute(sa.insert(table), values)
            new = int(added.inserted_primary_key[0])  # type: ignore[index] # one row
            self._note(of, new, None)
            return new
        before = self._state(of, key)
        change = sa.update(table).where(table.c.id == key).values(**values)
        self._connection.execute(change)
        self._note(of, key, before)
        return key

    def _take(self, of: Changed, key: int) -> None:
        """Take the row with a key away."""
        before = self._state(of, key)
        table = TABLES[of]
        self._connection.execute(sa.delete(table).where(table.c.id == key))
        self._note(of, key, before)
