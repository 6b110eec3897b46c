# SPDX-License-Identifier: Apache-2.0
"""What no constraint can hold: each rule looks for what breaks it."""

import json
from collections.abc import Callable, Iterator

import sqlalchemy as sa

from wisedesk.db import tables as t
from wisedesk.db.customer_names import CARD_NUMBER, NAME_COLUMNS, row_key, row_name
from wisedesk.db.customer_statements import CURRENT_SUBSCRIPTION
from wisedesk.db.snapshot import Row
from wisedesk.db.stock_tables import HOLD_IS_OPEN, ITEM_IS_OUT
from wisedesk.domain.cards import NumberSeries, sequence_of
from wisedesk.domain.customer_types import (
    CustomerType,
    LoanStanding,
    NumberRule,
    SpecialKind,
    behaviour_of,
)
from wisedesk.domain.items import ItemStatus, status_while
from wisedesk.domain.names import fold, name_key
from wisedesk.services.settings import judge_setting
from wisedesk.services.upkeep import Fault, Unfinished

Facts = Iterator[dict[str, str]]
Look = Callable[[sa.Connection], Facts]

ROWS_AT_ONCE = 2000
_OUT = (ItemStatus.LENT.value, ItemStatus.INTERNAL.value)
_NEEDING_CARD = [
    each.value
    for each in CustomerType
    if behaviour_of(each).number is not NumberRule.NONE
]

OUT_WITHOUT_LOAN = (
    sa.select(t.item.c.barcode, t.item.c.status)
    .join_from(t.item, t.loan, ITEM_IS_OUT, isouter=True)
    .where(t.item.c.status.in_(_OUT), t.loan.c.id.is_(None))
    .order_by(t.item.c.barcode)
)
OPEN_LOANS = (
    sa.select(
        t.item.c.barcode,
        t.item.c.status,
        t.loan.c.standing,
        t.loan.c.counts,
        t.customer.c.customer_type,
        t.customer.c.special_kind,
        *NAME_COLUMNS,
        CARD_NUMBER,
    )
    .join_from(t.loan, t.item, t.item.c.id == t.loan.c.item_id)
    .join(t.customer, t.customer.c.id == t.loan.c.customer_id)
    .where(t.loan.c.returned_at.is_(None))
    .order_by(t.item.c.barcode)
)
BOUND = (
    sa.select(t.item.c.barcode, t.item.c.status, t.hold.c.pick_up_until)
    .join_from(t.hold, t.item, t.item.c.id == t.hold.c.bound_item_id)
    .where(HOLD_IS_OPEN)
    .order_by(t.item.c.barcode)
)
CUSTOMERS = (
    sa.select(*NAME_COLUMNS, t.customer.c.search_key, CARD_NUMBER)
    .select_from(t.customer)
    .order_by(t.customer.c.id)
)
WITHOUT_SUBSCRIPTION = CUSTOMERS.where(
    t.customer.c.customer_type.in_(_NEEDING_CARD),
    ~sa.select(t.subscription.c.id).where(CURRENT_SUBSCRIPTION).exists(),
)
WITHOUT_CARD = CUSTOMERS.where(
    t.customer.c.customer_type.in_(_NEEDING_CARD),
    ~sa.select(t.card.c.id).where(t.card.c.customer_id == t.customer.c.id).exists(),
)
TITLES = sa.select(
    t.title.c.key, t.title.c.title, t.title.c.author, t.title.c.search_key
).order_by(t.title.c.id)
REGISTERED = sa.select(t.journal.c.payload).where(
    t.journal.c.kind == "register/registered"
)
BRANCHES = sa.select(t.branch.c.code, t.branch.c.number)
SEQUENCES = sa.select(
    t.branch.c.code, t.number_sequence.c.series, t.number_sequence.c.last
).join_from(t.branch, t.number_sequence)
SETTINGS = sa.select(t.setting.c.name, t.setting.c.value).order_by(t.setting.c.name)
UNFINISHED = (
    sa.select(t.import_run.c.kind, t.import_run.c.file_name, t.import_run.c.started_at)
    .where(t.import_run.c.finished_at.is_(None))
    .order_by(t.import_run.c.id)
)


def unfinished_imports(connection: sa.Connection) -> list[Unfinished]:
    """Return the imports that can be resumed, oldest first."""
    return [
        Unfinished(row.kind, row.file_name, row.started_at)
        for row in _rows(connection, UNFINISHED)
    ]


def _status_without_loan(connection: sa.Connection) -> Facts:
    for row in _rows(connection, OUT_WITHOUT_LOAN):
        yield {"barcode": row.barcode, "status": row.status}


def _status_not_of_loan(connection: sa.Connection) -> Facts:
    for row in _rows(connection, OPEN_LOANS):
        wanted = status_while(LoanStanding(row.standing))
        if row.status != wanted.value:
            yield {
                "barcode": row.barcode,
                "status": row.status,
                "wanted": wanted.value,
            }


def _status_not_of_hold(connection: sa.Connection) -> Facts:
    """Yield items that a hold has and that are not where it says."""
    for row in _rows(connection, BOUND):
        waits = row.pick_up_until is not None
        wanted = ItemStatus.RESERVED if waits else ItemStatus.TRANSIT
        if row.status != wanted.value:
            yield {
                "barcode": row.barcode,
                "status": row.status,
                "wanted": wanted.value,
            }


def _loan_not_of_customer(connection: sa.Connection) -> Facts:
    """Yield open loans that are not of the kind their customer's card makes."""
    for row in _rows(connection, OPEN_LOANS):
        kind = row.special_kind
        behaviour = behaviour_of(
            CustomerType(row.customer_type), None if kind is None else SpecialKind(kind)
        )
        if row.standing == LoanStanding.INSPECTION.value:
            continue  # any card may look at an item here
        as_is = (LoanStanding(row.standing), bool(row.counts))
        if as_is != (behaviour.standing, behaviour.loans_count):
            yield {"barcode": row.barcode, "customer": row_key(row)}


def _no_subscription(connection: sa.Connection) -> Facts:
    for row in _rows(connection, WITHOUT_SUBSCRIPTION):
        yield {"customer": row_key(row), "name": row_name(row)}


def _no_card(connection: sa.Connection) -> Facts:
    for row in _rows(connection, WITHOUT_CARD):
        yield {"customer": row_key(row), "name": row_name(row)}


def _sequence_behind(connection: sa.Connection) -> Facts:
    """Yield the series that would give out again a number that was generated.

    A pass of the library's own that looks like one of a series was not given out.
    """
    given: dict[tuple[str, NumberSeries], int] = {}
    branches = {row.code: row.number for row in _rows(connection, BRANCHES)}
    for row in _rows(connection, REGISTERED):
        action = json.loads(row.payload)
        number, code = action["number"], action["branch"]
        if not action["generated"] or code not in branches:
            continue
        for series in NumberSeries:
            taken = sequence_of(series, branches[code], number)
            given[code, series] = max(taken, given.get((code, series), 0))
    known = {
        (row.code, NumberSeries(row.series)): row.last
        for row in _rows(connection, SEQUENCES)
    }
    for (code, series), highest in given.items():
        if known.get((code, series), 0) < highest:
            yield {"branch": code, "series": series.value, "highest": str(highest)}


def _imports_unfinished(connection: sa.Connection) -> Facts:
    """Yield every unfinished import where there is more than the one to resume."""
    unfinished = unfinished_imports(connection)
    if len(unfinished) > 1:
        yield from ({"file": each.file_name} for each in unfinished)


def _customer_keys(connection: sa.Connection) -> Facts:
    for row in _rows(connection, CUSTOMERS):
        given = row.given_name or row.initials
        if row.search_key != name_key(row.family_name, given, row.name_prefix):
            yield {"customer": row_key(row), "name": row_name(row)}


def _title_keys(connection: sa.Connection) -> Facts:
    for row in _rows(connection, TITLES):
        if row.search_key != fold(f"{row.title} {row.author}"):
            yield {"title_key": row.key, "title": row.title}


def _bad_settings(connection: sa.Connection) -> Facts:
    for row in _rows(connection, SETTINGS):
        if judge_setting(row.name, row.value) is not None:
            yield {"name": row.name, "value": row.value}


def _rows(connection: sa.Connection, statement: sa.Executable) -> Iterator[Row]:
    """Yield what a statement finds, never all of it in memory."""
    yield from connection.execute(
        statement, execution_options={"yield_per": ROWS_AT_ONCE}
    )


RULE_FAULTS: dict[Fault, Look] = {
    Fault.STATUS_WITHOUT_LOAN: _status_without_loan,
    Fault.STATUS_NOT_OF_LOAN: _status_not_of_loan,
    Fault.STATUS_NOT_OF_HOLD: _status_not_of_hold,
    Fault.LOAN_NOT_OF_CUSTOMER: _loan_not_of_customer,
    Fault.NO_SUBSCRIPTION: _no_subscription,
    Fault.NO_CARD: _no_card,
    Fault.SEQUENCE_BEHIND: _sequence_behind,
    Fault.IMPORTS_UNFINISHED: _imports_unfinished,
    Fault.CUSTOMER_KEY: _customer_keys,
    Fault.TITLE_KEY: _title_keys,
    Fault.BAD_SETTING: _bad_settings,
}
