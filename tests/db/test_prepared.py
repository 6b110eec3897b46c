# SPDX-License-Identifier: Apache-2.0
"""Statements given to the driver as they are answer as SQLAlchemy would."""

import pysqlite3
import pytest
import sqlalchemy as sa

from support.clerk import BINDER, lend, on_the_shelf
from wisedesk.db import customer_statements as customers
from wisedesk.db import tables as t
from wisedesk.db.loan_writes import CLOSE_LOAN
from wisedesk.db.prepared import prepared

given = sa.bindparam
LENT = sa.select(t.loan, t.item.c.barcode).join_from(t.loan, t.item)
ADD_LINE = sa.insert(t.setting)


@pytest.fixture
def driver_and_connection(desk):
    """Return the driver's connection, and SQLAlchemy's on top of it."""
    with desk.library.engine.connect() as connection:
        yield connection.connection.driver_connection, connection


def rows_of(statement, driver, connection, **values):
    ready = prepared(statement, connection.dialect)
    return ready.rows(driver, values)


@pytest.mark.parametrize(
    ("statement", "values"),
    [
        (LENT, {}),
        (customers.CUSTOMER, {}),
        (customers.BY_CARD, {"number": BINDER}),
        (sa.select(t.journal), {}),
        (sa.select(t.closed_day), {}),
    ],
    ids=["loans", "customers", "a customer", "journal", "calendar"],
)
def test_rows_are_as_sqlalchemy_gives_them(
    desk, driver_and_connection, statement, values
):
    lend(desk, BINDER, on_the_shelf(desk)[0])
    driver, connection = driver_and_connection
    wanted = connection.execute(statement, values).all()
    found = rows_of(statement, driver, connection, **values)
    assert wanted
    assert [tuple(row) for row in found] == [tuple(row) for row in wanted]
    assert [type(cell) for cell in found[0]] == [type(cell) for cell in wanted[0]]
    assert found[0]._asdict().keys() == wanted[0]._asdict().keys()


def test_values_are_converted_as_the_column_asks(desk, driver_and_connection):
    driver, connection = driver_and_connection
    since = sa.select(t.loan.c.lent_on, t.loan.c.lent_at).where(
        t.loan.c.lent_on >= given("day"), t.loan.c.lent_at <= given("at")
    )
    now, today = desk.clock.now(), desk.clock.today()
    lend(desk, BINDER, on_the_shelf(desk)[0])
    found = rows_of(since, driver, connection, day=today, at=now)
    assert found
    assert all(row.lent_on >= today and row.lent_at <= now for row in found)


def test_a_statement_is_compiled_once(driver_and_connection):
    _, connection = driver_and_connection
    one = prepared(customers.BY_CARD, connection.dialect)
    assert prepared(customers.BY_CARD, connection.dialect) is one


def test_a_list_of_values_is_left_to_sqlalchemy(driver_and_connection):
    _, connection = driver_and_connection
    any_of = sa.select(t.item).where(t.item.c.id.in_(given("ids", expanding=True)))
    assert prepared(any_of, connection.dialect) is None


def test_an_insert_takes_the_columns_it_is_given(driver_and_connection):
    driver, connection = driver_and_connection
    ready = prepared(ADD_LINE, connection.dialect, ("name", "value"))
    ready.run(driver, {"name": "a", "value": "b"})
    values = rows_of(
        sa.select(t.setting.c.value).where(t.setting.c.name == given("name")),
        driver,
        connection,
        name="a",
    )
    assert [row.value for row in values] == ["b"]


def test_an_error_is_as_sqlalchemy_raises_it_without_the_values(driver_and_connection):
    driver, connection = driver_and_connection
    ready = prepared(ADD_LINE, connection.dialect, ("name", "value"))
    with pytest.raises(sa.exc.IntegrityError) as raised:
        ready.run(driver, {"name": "Jansen", "value": None})
    assert raised.value.statement == ready.sql
    assert "Jansen" not in str(raised.value)
    assert isinstance(raised.value.orig, pysqlite3.IntegrityError)


def test_what_a_change_tells_is_read_as_its_columns_are(driver_and_connection, desk):
    driver, connection = driver_and_connection
    lend(desk, BINDER, on_the_shelf(desk)[0])
    day, at = desk.clock.today(), desk.clock.now().replace(microsecond=0)
    key = connection.scalar(sa.select(sa.func.max(t.loan.c.id)))
    values = {"key": key, "day": day, "at": at}
    connection.execute(CLOSE_LOAN.plain, values)
    ready = prepared(CLOSE_LOAN.telling, connection.dialect)
    told = ready.first(driver, values)
    assert (told.returned_at, told.returned_on, told.cancelled) == (at, day, False)
