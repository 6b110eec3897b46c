# SPDX-License-Identifier: Apache-2.0
"""Reading the reglement: its lines, groups of materials, holidays and open days."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta

import sqlalchemy as sa
from msgspec.structs import fields

from wisedesk.db import tables as t
from wisedesk.db.snapshot import Row, Snapshot
from wisedesk.domain.calendar import LONGEST_CLOSURE, OpenDays
from wisedesk.domain.holiday_terms import HolidayPeriod
from wisedesk.domain.policies import LoanPolicy, PolicyInForce, RenewsFrom
from wisedesk.domain.rmt_groups import GroupCount, RmtGroup
from wisedesk.services.library_rows import MaterialRow

_given = sa.bindparam
_line, _code = t.loan_policy, t.subscription_type.c.code.label("subscription")
_LINE_FIELDS = tuple(
    each.name for each in fields(LoanPolicy) if each.name != "subscription"
)
LINES = sa.select(_code, *(_line.c[name] for name in _LINE_FIELDS)).join_from(
    _line,
    t.subscription_type,
    t.subscription_type.c.id == _line.c.subscription_type_id,
)
ALL_POLICIES = LINES.order_by(t.subscription_type.c.code, _line.c.rmt)
POLICIES = LINES.where(t.subscription_type.c.code == _given("subscription"))

_loan, _item = t.loan.alias("their_loan"), t.item.alias("their_item")
_own_line = t.loan_policy.alias("own_line")
_member, _maximum = t.rmt_group_member, t.rmt_group_maximum
_other_member = t.rmt_group_member.alias("other_member")
_has_own_line = (
    sa.select(_own_line.c.id)
    .where(
        _own_line.c.subscription_type_id == _line.c.subscription_type_id,
        _own_line.c.rmt == _item.c.rmt,
    )
    .correlate(_line, _item)  # two levels up is not found by itself
    .exists()
)
_open = (
    sa.select(sa.func.count())
    .join_from(_loan, _item, _item.c.id == _loan.c.item_id)
    .where(_loan.c.customer_id == _given("customer_id"), _loan.c.returned_at.is_(None))
)
# what has its terms from this line, by its own material or by its first letter
_under_line = _open.where(
    sa.or_(
        _item.c.rmt == _line.c.rmt,
        sa.and_(
            sa.func.length(_line.c.rmt) == 1,
            sa.func.substr(_item.c.rmt, 1, 1) == _line.c.rmt,
            sa.not_(_has_own_line),
        ),
    )
).scalar_subquery()
_in_group = _open.where(
    _item.c.rmt.in_(
        sa.select(_other_member.c.rmt)
        .where(_other_member.c.group_id == _maximum.c.group_id)
        .correlate(_maximum)
    )
).scalar_subquery()
_holiday_ends_on = (
    sa.select(sa.func.max(t.holiday_period.c.last_on))
    .where(
        t.holiday_period.c.branch_id == _given("branch_id"),
        t.holiday_period.c.first_on <= _given("today"),
        t.holiday_period.c.last_on >= _given("today"),
    )
    .scalar_subquery()
)
# one row for each group with a maximum, the material's own line first; nothing is
# counted where there is no maximum to reach
IN_FORCE = (
    LINES.add_columns(
        sa.case((_line.c.maximum.is_(None), 0), else_=_under_line).label("open_loans"),
        _holiday_ends_on.label("holiday_ends_on"),
        t.rmt_group.c.name.label("group_name"),
        _maximum.c.maximum.label("group_maximum"),
        sa.case((_maximum.c.maximum.is_(None), 0), else_=_in_group).label("of_group"),
    )
    .outerjoin(_member, _member.c.rmt == _given("rmt"))
    .outerjoin(
        _maximum,
        sa.and_(
            _maximum.c.group_id == _member.c.group_id,
            _maximum.c.subscription_type_id == _line.c.subscription_type_id,
        ),
    )
    .outerjoin(t.rmt_group, t.rmt_group.c.id == _maximum.c.group_id)
    .where(
        t.subscription_type.c.code == _given("subscription"),
        _line.c.rmt.in_([_given("rmt"), _given("letter")]),
    )
    .order_by(sa.func.length(_line.c.rmt).desc(), t.rmt_group.c.name)
)

SUBSCRIPTIONS = sa.select(_code, t.subscription_type.c.name).order_by(
    t.subscription_type.c.code
)
MATERIALS = sa.select(t.material_type).order_by(t.material_type.c.rmt)
GROUPS = sa.select(t.rmt_group).order_by(t.rmt_group.c.name)
MEMBERS = sa.select(_member).order_by(_member.c.rmt)
MAXIMA = (
    sa.select(_maximum, _code)
    .join(t.subscription_type)
    .order_by(t.subscription_type.c.code)
)
HOLIDAYS = (
    sa.select(t.holiday_period)
    .where(t.holiday_period.c.branch_id == _given("branch_id"))
    .order_by(t.holiday_period.c.first_on)
)
OPEN_DAYS = (
    sa.select(t.branch.c.open_weekdays, t.closed_day.c.day)
    .outerjoin_from(
        t.branch,
        t.closed_day,
        sa.and_(
            t.closed_day.c.branch_id == t.branch.c.id,
            t.closed_day.c.day.between(_given("first"), _given("last")),
        ),
    )
    .where(t.branch.c.id == _given("branch_id"))
)


class PolicyReads(Snapshot):
    """On what terms the library lends."""

    def policies(self, subscription: str) -> Mapping[str, LoanPolicy]:
        """Return a subscription's lines of the reglement, by material type."""
        rows = self._all(POLICIES, subscription=subscription)
        return {row.rmt: _policy(row) for row in rows}

    def all_policies(self) -> list[LoanPolicy]:
        """Return every line of the reglement, by subscription and material type."""
        return [_policy(row) for row in self._all(ALL_POLICIES)]

    def policy_in_force(
        self, subscription: str, rmt: str, customer_id: int, branch_id: int, today: date
    ) -> PolicyInForce | None:
        """Return the line a loan is made by, with all that bears on it, or None."""
        rows = self._all(
            IN_FORCE,
            subscription=subscription,
            rmt=rmt,
            letter=rmt[:1],
            customer_id=customer_id,
            branch_id=branch_id,
            today=today,
        )
        if not rows:
            return None
        first = rows[0]
        return PolicyInForce(
            line=_policy(first),
            open_loans=first.open_loans,
            groups=tuple(
                GroupCount(row.group_name, row.group_maximum, row.of_group)
                for row in rows
                if row.rmt == first.rmt and row.group_name is not None
            ),
            holiday_ends_on=first.holiday_ends_on,
        )

    def subscription_names(self) -> dict[str, str]:
        """Return the name of every subscription that is defined, by code."""
        return {row.subscription: row.name for row in self._all(SUBSCRIPTIONS)}

    def material_types(self) -> list[MaterialRow]:
        """Return every material type, by its code."""
        return [MaterialRow(row.rmt, row.name) for row in self._all(MATERIALS)]

    def rmt_groups(self) -> list[RmtGroup]:
        """Return every group of materials, by name."""
        rmts: dict[int, list[str]] = defaultdict(list)
        for row in self._all(MEMBERS):
            rmts[row.group_id].append(row.rmt)
        maxima: dict[int, list[tuple[str, int]]] = defaultdict(list)
        for row in self._all(MAXIMA):
            maxima[row.group_id].append((row.subscription, row.maximum))
        return [
            RmtGroup(
                name=row.name, rmts=tuple(rmts[row.id]), maxima=tuple(maxima[row.id])
            )
            for row in self._all(GROUPS)
        ]

    def holidays(self, branch_id: int) -> tuple[HolidayPeriod, ...]:
        """Return a branch's holidays, the first of them first."""
        rows = self._all(HOLIDAYS, branch_id=branch_id)
        return tuple(HolidayPeriod(row.first_on, row.last_on) for row in rows)

    def open_days(self, branch_id: int, first: date) -> OpenDays:
        """Return a branch's calendar for the year from a day on."""
        last = first + timedelta(days=LONGEST_CLOSURE)
        return self.days_between(branch_id, first, last)

    def days_between(self, branch_id: int, first: date, last: date) -> OpenDays:
        """Return a branch's calendar for the days between two."""
        rows = self._all(OPEN_DAYS, branch_id=branch_id, first=first, last=last)
        return OpenDays(
            frozenset(int(digit) for digit in rows[0].open_weekdays),
            frozenset(row.day for row in rows if row.day is not None),
        )


def _policy(row: Row) -> LoanPolicy:
    return LoanPolicy(
        subscription=row.subscription,
        rmt=row.rmt,
        loan_days=row.loan_days,
        renewal_days=row.renewal_days,
        renewals=row.renewals,
        renews_from=RenewsFrom(row.renews_from),
        fee_cents=row.fee_cents,
        minimum_age=row.minimum_age,
        maximum=row.maximum,
        fine_cents_per_day=row.fine_cents_per_day,
        fine_free_days=row.fine_free_days,
        fine_maximum_cents=row.fine_maximum_cents,
        holdable=row.holdable,
        holiday_loan_days=row.holiday_loan_days,
        holiday_renewal_days=row.holiday_renewal_days,
    )
