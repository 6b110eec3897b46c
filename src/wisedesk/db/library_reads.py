# SPDX-License-Identifier: Apache-2.0
"""Reading what the library itself is: branches, types, subscriptions, settings."""

from functools import partial

import sqlalchemy as sa

from wisedesk.db import tables as t
from wisedesk.db.snapshot import Row, Snapshot
from wisedesk.domain.cards import CheckDigit, NumberScheme, NumberSeries
from wisedesk.domain.customer_types import CustomerType
from wisedesk.domain.subscriptions import SubscriptionType
from wisedesk.services.library_rows import BranchRow, JournalRow, StandardText, TypeRow

_given = sa.bindparam

SETTING = sa.select(t.setting.c.value).where(t.setting.c.name == _given("name"))
BRANCH_COLUMNS = (
    t.branch.c.id.label("branch_id"),
    t.branch.c.code.label("branch_code"),
    t.branch.c.number.label("branch_number"),
    t.branch.c.name.label("branch_name"),
    t.branch.c.card_shortest,
    t.branch.c.card_longest,
    t.branch.c.card_check,
)
BRANCHES = sa.select(*BRANCH_COLUMNS).order_by(t.branch.c.number)
BRANCH = sa.select(*BRANCH_COLUMNS).where(t.branch.c.code == _given("code"))
_OFFERED = (
    sa.select(t.subscription_type.c.id)
    .where(
        t.subscription_type.c.customer_type == t.customer_type.c.code,
        t.subscription_type.c.offered,
    )
    .exists()
)
TYPES = sa.select(t.customer_type).order_by(t.customer_type.c.printed_code)
TYPES_OFFERED = TYPES.where(_OFFERED)
HAS_SERVICES = (
    sa.select(t.subscription_service.c.id)
    .where(t.subscription_service.c.subscription_type_id == t.subscription_type.c.id)
    .exists()
    .label("has_services")
)
SUBSCRIPTION_TYPES = (
    sa.select(
        t.subscription_type,
        t.subscription_charge.c.fee_cents,
        t.subscription_charge.c.registration_cents,
        HAS_SERVICES,
    )
    .join_from(
        t.subscription_type,
        t.subscription_charge,
        sa.and_(
            t.subscription_charge.c.subscription_type_id == t.subscription_type.c.id,
            t.subscription_charge.c.tariff.in_(["", _given("tariff")]),
        ),
        isouter=True,
    )
    .where(t.subscription_type.c.customer_type == _given("customer_type"))
    .order_by(t.subscription_type.c.code, t.subscription_charge.c.tariff)
)
LAST_IN_SERIES = sa.select(t.number_sequence.c.last).where(
    t.number_sequence.c.branch_id == _given("branch_id"),
    t.number_sequence.c.series == _given("series"),
)
STANDARD_TEXTS = sa.select(t.standard_text.c.code, t.standard_text.c.text).order_by(
    t.standard_text.c.code
)
JOURNAL = sa.select(t.journal).order_by(t.journal.c.id.desc()).limit(_given("limit"))


def branch_row(row: Row) -> BranchRow:
    """Return a branch from a row that has the branch columns."""
    scheme = NumberScheme(
        row.card_shortest, row.card_longest, CheckDigit(row.card_check)
    )
    return BranchRow(
        row.branch_id, row.branch_code, row.branch_number, row.branch_name, scheme
    )


class LibraryReads(Snapshot):
    """What the library is."""

    def setting(self, name: str) -> str:
        """Return a setting, empty when it was never made."""
        return self._value(SETTING, name=name) or ""

    def branches(self) -> list[BranchRow]:
        """Return every branch, by number."""
        return [branch_row(row) for row in self._all(BRANCHES)]

    def branch(self, code: str) -> BranchRow | None:
        """Return the branch with a code, or None."""
        row = self._one(BRANCH, code=code)
        return None if row is None else branch_row(row)

    def customer_types(self, *, offered_only: bool) -> list[TypeRow]:
        """Return the customer types by printed code, or those somebody can get now."""
        return [
            TypeRow(CustomerType(row.code), row.printed_code, row.name)
            for row in self._all(TYPES_OFFERED if offered_only else TYPES)
        ]

    def subscription_types(
        self, customer_type: CustomerType, tariff: str = ""
    ) -> list[SubscriptionType]:
        """Return a type's subscriptions; a tariff's charges where it has some."""
        rows = self._all(
            SUBSCRIPTION_TYPES, customer_type=customer_type.value, tariff=tariff
        )
        # the tariff's own charges sort after the ordinary ones and replace them
        return list({row.code: _subscription_type(row) for row in rows}.values())

    def last_in_series(self, series: NumberSeries, branch: BranchRow) -> int:
        """Return the highest sequence a branch gave out, 0 at the start."""
        last = partial(self._value, LAST_IN_SERIES, branch_id=branch.branch_id)
        return last(series=series.value) or 0

    def standard_texts(self) -> list[StandardText]:
        """Return the texts behind Standaard tekst."""
        return [StandardText(row.code, row.text) for row in self._all(STANDARD_TEXTS)]

    def journal(self, limit: int) -> list[JournalRow]:
        """Return the newest lines of the journal."""
        return [
            JournalRow(
                op_id=row.op_id,
                kind=row.kind,
                at=row.at,
                staff=row.staff,
                desk=row.desk,
                outcome=row.outcome,
            )
            for row in self._all(JOURNAL, limit=limit)
        ]


def _subscription_type(row: Row) -> SubscriptionType:
    return SubscriptionType(
        code=row.code,
        name=row.name,
        customer_type=CustomerType(row.customer_type),
        fee_cents=row.fee_cents or 0,
        registration_cents=row.registration_cents or 0,
        months=row.months,
        ends_on=row.ends_on,
        trial_months=row.trial_months,
        minimum_age=row.minimum_age,
        maximum_age=row.maximum_age,
        maximum_loans=row.maximum_loans,
        may_borrow=row.may_borrow,
        offered=row.offered,
        has_services=row.has_services,
        price_word=row.price_word,
        kind_word=row.kind_word,
    )
