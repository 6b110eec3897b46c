# SPDX-License-Identifier: Apache-2.0
"""A list as a CSV file that a Dutch Excel opens by a double click.

Semicolons, UTF-8 with its mark, lines ending in CR LF; days dd-mm-jjjj and amounts 1,20
as the window writes them. A cell can never be read as a formula.
"""

import csv
import io
import os
import re
from pathlib import Path

from wisedesk.exchange.rejects import BOM
from wisedesk.services.listings import Listing

LONGEST_NUMBER = 11  # digits: Excel shows longer ones as 2,94E+13
_NUMBER = re.compile(r"-?\d+(,\d+)?")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")


def write_list(listing: Listing, path: Path) -> int:
    """Write a list to a file and return how many rows that were.

    The file appears when it is whole, in place of an older one. Raises OSError when it
    cannot be written.
    """
    unfinished = path.with_name(path.name + ".part")
    try:
        with unfinished.open("wb") as file:
            if os.name == "posix":
                unfinished.chmod(0o600)  # it holds people's data
            file.write(BOM)
            with io.TextIOWrapper(file, encoding="utf-8", newline="") as text:
                _write(listing, text)
                text.flush()
                os.fsync(file.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return len(listing.rows)


def _write(listing: Listing, text: io.TextIOWrapper) -> None:
    lines = csv.writer(text, delimiter=";", lineterminator="\r\n")
    lines.writerow([guarded(column.title) for column in listing.columns])
    for row in listing.rows:
        lines.writerow([guarded(column.bare(row)) for column in listing.columns])


def guarded(cell: str) -> str:
    """Return a cell as a spreadsheet takes it for what it is.

    What begins like a formula gets an apostrophe in front, as a person would type it. A
    number of a card or item is written ="…": it keeps its zeros and all its digits.
    """
    if cell.isascii() and cell.isdigit():
        keeps = len(cell) <= LONGEST_NUMBER and (cell == "0" or cell[0] != "0")
        return cell if keeps else f'="{cell}"'
    if _NUMBER.fullmatch(cell):
        return cell
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
