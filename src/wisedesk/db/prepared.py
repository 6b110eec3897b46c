# SPDX-License-Identifier: Apache-2.0
"""Statements compiled once, for the SQLite driver to take as they are.

SQLAlchemy's way from a statement to its rows costs several times what SQLite takes for
one of the desk's. What does not depend on the values is therefore done once: the text,
the order of its values, how values and columns are converted, what a row is made of.
"""

from collections import namedtuple
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import lru_cache, partial
from typing import Any

import pysqlite3
import sqlalchemy as sa
from sqlalchemy.engine import Dialect
from sqlalchemy.sql.compiler import SQLCompiler

MOST_KEPT = 1024
Convert = Callable[[Any], Any]
Conversions = tuple[tuple[int, Convert], ...]


class Prepared:
    """A statement as the driver takes it.

    `names` are its values, in order; those in `fixed` stand in the statement itself.
    `given` and `read` are the conversions of values and columns, each with its place.
    """

    __slots__ = ("_dialect", "_fixed", "_given", "_make", "_names", "_read", "sql")

    def __init__(
        self,
        sql: str,
        dialect: Dialect,
        names: tuple[str, ...],
        fixed: dict[str, Any],
        given: Conversions,
        read: Conversions,
    ) -> None:
        self.sql = sql
        self._dialect = dialect
        self._names = names
        self._fixed = fixed
        self._given = given
        self._read = read
        self._make: Callable[[Sequence[Any]], Any] | None = None

    def run(self, driver: pysqlite3.Connection, values: dict[str, Any]) -> Any:
        """Return the driver's cursor, with the statement done or its rows to come."""
        if self._fixed:
            values = self._fixed | values
        ordered = [values[name] for name in self._names]
        for place, convert in self._given:
            ordered[place] = convert(ordered[place])
        try:
            return driver.execute(self.sql, ordered)
        except pysqlite3.Error as error:
            raise self._told(error) from error

    def rows(self, driver: pysqlite3.Connection, values: dict[str, Any]) -> list[Any]:
        """Return all rows, their columns converted and to be had by name."""
        cursor = self.run(driver, values)
        make = self._make or self._make_row(cursor)
        if not self._read:
            return [make(raw) for raw in cursor]
        return [make(self._converted(raw)) for raw in cursor]

    def first(self, driver: pysqlite3.Connection, values: dict[str, Any]) -> Any:
        """Return the first row, None where there is none."""
        cursor = self.run(driver, values)
        raw = cursor.fetchone()
        if raw is None:
            return None
        make = self._make or self._make_row(cursor)
        return make(self._converted(raw) if self._read else raw)

    def _converted(self, raw: Sequence[Any]) -> Sequence[Any]:
        columns = list(raw)
        for place, convert in self._read:
            columns[place] = convert(columns[place])
        return columns

    def _told(self, error: pysqlite3.Error) -> Any:
        """Return the driver's error as SQLAlchemy raises it, without the values."""
        return sa.exc.DBAPIError.instance(
            self.sql, None, error, pysqlite3.Error, dialect=self._dialect
        )

    def _make_row(self, cursor: Any) -> Callable[[Sequence[Any]], Any]:
        self._make = _row_type(tuple(column[0] for column in cursor.description))
        return self._make


@lru_cache(maxsize=MOST_KEPT)
def prepared(
    statement: sa.Executable, dialect: Dialect, columns: tuple[str, ...] = ()
) -> Prepared | None:
    """Return a statement prepared, None when it must be compiled for its values.

    `columns` are those that an INSERT is given.
    """
    compiled = statement.compile(  # type: ignore[attr-defined]
        dialect=dialect, column_keys=list(columns) or None
    )
    if not isinstance(compiled, SQLCompiler) or not _is_whole(compiled):
        return None
    bound = {name: each for each, name in compiled.bind_names.items()}
    names = tuple(compiled.positiontup or ())
    return Prepared(
        sql=str(compiled),
        dialect=dialect,
        names=names,
        fixed={
            name: each.effective_value
            for name, each in bound.items()
            if not each.required
        },
        given=_conversions(_to_driver(bound[name].type, dialect) for name in names),
        read=_conversions(
            column.type.dialect_impl(dialect).result_processor(dialect, None)
            for column in _columns_of(statement)
        ),
    )


def _is_whole(compiled: SQLCompiler) -> bool:
    """Whether the text is the same for all values, and all of these are given."""
    late = compiled.post_compile_params or compiled.literal_execute_params
    made = compiled.insert_prefetch or compiled.update_prefetch
    return not late and not made


def _columns_of(statement: Any) -> Iterable[sa.ColumnElement[Any]]:
    """Return the columns of the rows that a statement gives."""
    if isinstance(statement, sa.UpdateBase):
        return [each["expr"] for each in statement.returning_column_descriptions]
    columns: Iterable[sa.ColumnElement[Any]]
    columns = getattr(statement, "selected_columns", ())
    return columns


def _to_driver(kind: sa.types.TypeEngine[Any], dialect: Dialect) -> Convert | None:
    """Return how a value of a kind of column is given to the driver."""
    if isinstance(kind, sa.Date):
        return _day  # as SQLAlchemy does it, in a fifth of the time
    return kind.dialect_impl(dialect).bind_processor(dialect)


def _day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def _conversions(found: Iterable[Convert | None]) -> Conversions:
    return tuple((place, each) for place, each in enumerate(found) if each is not None)


def _row_type(names: tuple[str, ...]) -> Callable[[Sequence[Any]], Any]:
    """Return what makes a row with these columns, as cheap as a tuple."""
    made: Any = namedtuple("Row", names, rename=True)  # type: ignore[misc]  # noqa: PYI024 - its fields are known at run time
    return partial(tuple.__new__, made)  # what _make does, without Python
