# SPDX-License-Identifier: Apache-2.0
"""The kinds of column the library is made of, and its naming rules."""

from datetime import UTC, datetime
from enum import Enum

import sqlalchemy as sa
from sqlalchemy.engine import Dialect

METADATA = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Instant(sa.types.TypeDecorator[datetime]):
    """A moment in UTC, kept as whole milliseconds since 1970."""

    impl = sa.BigInteger
    cache_ok = True

    def process_bind_param(
        self,
        value: datetime | None,
        dialect: Dialect,  # noqa: ARG002 - override of SQLAlchemy's
    ) -> int | None:
        """Return the milliseconds to store."""
        return None if value is None else round(value.timestamp() * 1000)

    def process_result_value(
        self,
        value: int | None,
        dialect: Dialect,  # noqa: ARG002 - override of SQLAlchemy's
    ) -> datetime | None:
        """Return the moment that was stored."""
        return None if value is None else datetime.fromtimestamp(value / 1000, UTC)


def key() -> sa.Column[int]:
    """Return a table's own key."""
    return sa.Column("id", sa.Integer, primary_key=True)


def text(name: str, *, unique: bool = False) -> sa.Column[str]:
    """Return a text column that is never NULL; empty stands for nothing."""
    return sa.Column(
        name, sa.Text, nullable=False, server_default="", unique=unique or None
    )


def code(name: str, *, unique: bool = False) -> sa.Column[str]:
    """Return a text column that must be given."""
    return sa.Column(name, sa.Text, nullable=False, unique=unique or None)


def link(name: str, target: str, *, required: bool = True) -> sa.Column[int]:
    """Return a foreign key to another table's key."""
    return sa.Column(name, sa.ForeignKey(target), nullable=not required)


def cents(name: str) -> sa.Column[int]:
    """Return an amount in whole cents, never negative."""
    return sa.Column(
        name,
        sa.Integer,
        sa.CheckConstraint(f"{name} >= 0", name=f"{name}_not_negative"),
        nullable=False,
        server_default="0",
    )


def number(name: str, default: int = 0) -> sa.Column[int]:
    """Return a whole number that is never NULL."""
    return sa.Column(name, sa.Integer, nullable=False, server_default=str(default))


def maybe_number(name: str) -> sa.Column[int]:
    """Return a whole number that may be unknown."""
    return sa.Column(name, sa.Integer)


def flag(name: str, *, default: bool = False) -> sa.Column[bool]:
    """Return a yes or no."""
    return sa.Column(
        name,
        sa.Boolean,
        nullable=False,
        server_default=sa.true() if default else sa.false(),
    )


def maybe_flag(name: str) -> sa.Column[bool]:
    """Return a yes, a no, or nobody said."""
    return sa.Column(name, sa.Boolean)


def day(name: str, *, required: bool = False) -> sa.Column[object]:
    """Return a calendar day."""
    return sa.Column(name, sa.Date, nullable=not required)


def instant(name: str, *, required: bool = False) -> sa.Column[datetime]:
    """Return a moment."""
    return sa.Column(name, Instant, nullable=not required)


def one_of(column: str, values: type[Enum]) -> sa.CheckConstraint:
    """Return the constraint that a column holds a value of an enumeration."""
    allowed = ", ".join(
        f"'{each.value}'" if isinstance(each.value, str) else str(each.value)
        for each in values
    )
    return sa.CheckConstraint(f"{column} IN ({allowed})", name=f"{column}_known")
