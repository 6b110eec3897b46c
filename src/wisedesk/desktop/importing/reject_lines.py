# SPDX-License-Identifier: Apache-2.0
"""The beginning of a rejects file, as the clerk reads it on the page."""

import csv
from itertools import islice
from pathlib import Path

from wisedesk.exchange.rejects import OWN_COLUMNS

MOST = 10  # lines; the file itself has them all
FIRST = "De eerste {count}:"
ALL = "Dit is geweigerd, of vroeg aandacht:"
GONE = "{path} is niet te lezen."


def first_reasons(path: Path, word: str) -> list[str]:
    """Return why the first rows were rejected, a line each; `word` is what a row is."""
    try:
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
            rows = list(islice(csv.reader(file), 1, MOST + 2))
    except (OSError, csv.Error):
        return [GONE.format(path=path)]
    told = [_sentence(row, word) for row in rows if len(row) >= len(OWN_COLUMNS)]
    heading = FIRST.format(count=MOST) if len(told) > MOST else ALL
    return [heading, *told[:MOST]]


def _sentence(row: list[str], word: str) -> str:
    place, kind, why = row[: len(OWN_COLUMNS)]
    return f"{word} {place}, {kind}: {why}"
