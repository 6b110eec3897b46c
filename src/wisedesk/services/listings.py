# SPDX-License-Identifier: Apache-2.0
"""A list as it leaves the window: on paper or in a file, by what it shows."""

from collections.abc import Callable, Sequence
from typing import Any

from msgspec import Struct

Cell = Callable[[Any], str]


class ListedColumn(Struct, frozen=True, kw_only=True):
    """A column: its title, a row's text, and the bare text a spreadsheet reads.

    `width` is in characters, 0 takes the rest.
    """

    title: str
    text: Cell
    bare: Cell
    width: int = 0
    right: bool = False


class Listing(Struct, frozen=True, kw_only=True):
    """A list: its title, what it is about, its columns and rows, its totals.

    `about` names the customer or the search; `day` and `place` say when and where it
    was made, as the desk writes them. Rows are turned into text where it is needed,
    off the window's thread: a list may have twenty thousand.
    """

    title: str
    columns: tuple[ListedColumn, ...]
    rows: Sequence[Any]
    about: str = ""
    totals: str = ""
    day: str = ""
    place: str = ""

    def texts(self, first: int, end: int) -> list[list[str]]:
        """Return the cells of some rows as the window shows them."""
        rows = self.rows[first:end]
        return [[column.text(row) for column in self.columns] for row in rows]
