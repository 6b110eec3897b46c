# SPDX-License-Identifier: Apache-2.0
"""The cells of one row while it is read."""

from msgspec import Struct, field

from wisedesk.exchange.isbd import tidy
from wisedesk.services.exchange_rows import Problem, Trouble, problem


class Cells(Struct):
    """A row while it is read: its values, what goes into remarks, what is told."""

    values: dict[str, str]
    remarks: list[str] = field(default_factory=list)
    told: list[Problem] = field(default_factory=list)

    def get(self, column: str) -> str:
        """Return a cell by single spaces, empty for a column the file lacks."""
        return tidy(self.values.get(column, ""))

    def keep(self, column: str, value: str) -> None:
        """Keep what has no place of its own, under the file's own word for it."""
        if value:
            self.remarks.append(f"{column}: {value}")

    def keep_wrong(self, column: str, value: str) -> None:
        """Keep what is no good, and tell it."""
        self.keep(column, value)
        told = problem(Trouble.KEPT_AS_REMARK, field=column, value=value)
        self.told.append(told)
