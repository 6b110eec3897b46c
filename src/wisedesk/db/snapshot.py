# SPDX-License-Identifier: Apache-2.0
"""What every part of the read side stands on: a connection and three ways to ask."""

from typing import Any

import sqlalchemy as sa

Row = sa.Row[Any]


class Snapshot:
    """A connection inside one transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def _all(self, statement: sa.Executable, **values: object) -> list[Row]:
        """Return every row."""
        return list(self._connection.execute(statement, values).all())

    def _one(self, statement: sa.Executable, **values: object) -> Row | None:
        """Return the first row, None where there is none."""
        return self._connection.execute(statement, values).first()

    def _value(self, statement: sa.Executable, **values: object) -> Any:
        """Return the first value of the first row, None where there is none."""
        return self._connection.execute(statement, values).scalar()
