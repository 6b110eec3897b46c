# SPDX-License-Identifier: Apache-2.0
"""A large library, invented, the same every time, made once and kept.

The tables are those of the package itself; what fills them goes to the driver in bulk,
the indexes are made afterwards. It is made anew when this file changed.
"""

import csv
import hashlib
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain
from pathlib import Path
from typing import Any

from pysqlite3 import dbapi2 as sqlite
from stdnum import luhn

from wisedesk.bootstrap import create_library
from wisedesk.config import as_address
from wisedesk.db.engine import open_engine
from wisedesk.db.upgrades import newest_revision, revision_of, upgrade_to
from wisedesk.domain.cards import NumberSeries, generated_number
from wisedesk.domain.names import fold, name_key
from wisedesk.resources import resource

TODAY = date(2026, 5, 4)
BRANCH = "9408"
SUBSCRIPTION = "0011"  # an adult's, with which 25 items may be out
ADMINISTRATIVE = "0089"
BURDENS = (20, 1_000, 20_000)  # open loans of the administrative cards
HOLDS = 200  # a hold on one title in so many
STRIDE, LEAP = 7_919, 104_729  # primes: what they count through looks shuffled
MS_A_DAY = 86_400_000
TEN = 36_000_000  # o'clock, in milliseconds
CLOSED_LOAN = (
    "item_id",
    "customer_id",
    "branch_id",
    "lent_at",
    "lent_on",
    "due_on",
    "returned_at",
    "returned_on",
)
PLAIN = ("J", "JN", "P", "B")


@dataclass(frozen=True, slots=True)
class Size:
    """How much a library holds; `open_loans` are those of ordinary customers."""

    name: str
    customers: int
    titles: int
    items: int
    open_loans: int
    closed_loans: int


LARGE = Size("large", 250_000, 400_000, 1_000_000, 278_980, 5_000_000)
SMALL = Size("small", 5_000, 10_000, 50_000, 6_000, 60_000)


def card_of(place: int) -> str:
    """Return the number of an ordinary customer's card."""
    return generated_number(NumberSeries.ORDINARY, BRANCH, place)


def burdened_card(place: int) -> str:
    """Return the number of the administrative card with BURDENS[place] loans."""
    return generated_number(NumberSeries.INTERNAL, BRANCH, place + 1)


def library_of(size: Size, folder: Path) -> Path:
    """Return the library of a size, made in a folder unless it lies there already.

    One of an older version of the tables is brought up to date, as a library's owner
    would.
    """
    made_by = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()[:8]
    path = folder / f"{size.name}-{made_by}.sqlite"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob(f"{size.name}-*"):
            old.unlink()
        making = path.with_suffix(".making")
        create_library(as_address(str(making)))
        _Filling(making, size).run()
        making.replace(path)
    _bring_up_to_date(path)
    return path


def _bring_up_to_date(path: Path) -> None:
    engine = open_engine(as_address(str(path)))
    if revision_of(engine) != newest_revision():
        upgrade_to(engine)
    engine.dispose()


class _Filling:
    """Fills a library that holds its definitions."""

    def __init__(self, path: Path, size: Size) -> None:
        self._size = size
        self._connection = sqlite.connect(str(path), isolation_level=None)
        self._began = time.monotonic()

    def run(self) -> None:
        for pragma in (
            "journal_mode = OFF",
            "synchronous = OFF",
            "cache_size = -400000",
        ):
            self._ask(f"PRAGMA {pragma}")
        indexes = self._ask(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql NOT NULL"
        )
        for name, _ in indexes:
            self._ask(f"DROP INDEX {name}")
        self._ask("BEGIN")
        branch = self._one("SELECT id FROM branch WHERE code = ?", BRANCH)
        self._fill("title", self._size.titles, titles(self._size))
        self._fill("item", self._size.items, items(self._size, branch))
        self._people(branch)
        held = sum(BURDENS)
        closed = closed_loans(self._size, branch)
        self._put("loan", self._size.closed_loans, CLOSED_LOAN, closed)
        self._fill("loan", self._size.open_loans, open_loans(self._size, branch))
        self._fill("loan", held, burdens(self._size, branch))
        self._fill("hold", self._size.titles // HOLDS, holds(self._size, branch))
        self._mark_out()
        self._ask("COMMIT")
        for name, sql in indexes:
            self._say(f"index {name}")
            self._ask(sql)
        self._say("statistics for the planner")
        # no samples: with them SQLite plans a statement anew for every value
        self._ask("PRAGMA analysis_limit = 1000")
        self._ask("ANALYZE")
        self._ask("PRAGMA journal_mode = WAL")
        self._connection.close()

    def _people(self, branch: int) -> None:
        size = self._size
        self._fill("customer", size.customers, people(size, branch))
        self._fill("customer", len(BURDENS), cards_owners(size, branch))
        cards = ((place, card_of(place)) for place in range(1, size.customers + 1))
        burdened = (
            (size.customers + 1 + place, burdened_card(place))
            for place in range(len(BURDENS))
        )
        for rows, code in ((cards, SUBSCRIPTION), (burdened, ADMINISTRATIVE)):
            self._subscribe(list(rows), code)

    def _subscribe(self, cards: list[tuple[int, str]], code: str) -> None:
        kind = self._one("SELECT id FROM subscription_type WHERE code = ?", code)
        self._fill(
            "card",
            len(cards),
            (
                {"number": number, "customer_id": owner, "issued_on": "2020-01-01"}
                for owner, number in cards
            ),
        )
        self._fill(
            "subscription",
            len(cards),
            (
                {
                    "customer_id": owner,
                    "subscription_type_id": kind,
                    "starts_on": "2020-01-01",
                    "ends_on": "2027-04-30",
                }
                for owner, _ in cards
            ),
        )

    def _mark_out(self) -> None:
        self._say("the items that are out")
        self._ask(
            "UPDATE item SET status = CASE o.standing WHEN 'U' THEN 'U' ELSE 'F' END"
            " FROM (SELECT item_id, standing FROM loan WHERE returned_at IS NULL) o"
            " WHERE item.id = o.item_id"
        )

    def _fill(self, table: str, count: int, rows: Iterator[dict[str, Any]]) -> None:
        first = next(rows)
        more = (tuple(row.values()) for row in rows)
        self._put(table, count, tuple(first), chain([tuple(first.values())], more))

    def _put(
        self,
        table: str,
        count: int,
        columns: tuple[str, ...],
        rows: Iterator[tuple[Any, ...]],
    ) -> None:
        self._say(f"{count:9,} x {table}")
        marks = ", ".join("?" for _ in columns)
        sql = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"
        self._connection.executemany(sql, rows)

    def _ask(self, sql: str) -> list[Any]:
        return list(self._connection.execute(sql).fetchall())

    def _one(self, sql: str, *values: object) -> int:
        return int(self._connection.execute(sql, values).fetchone()[0])

    def _say(self, what: str) -> None:
        seconds = time.monotonic() - self._began
        print(f"  {self._size.name} library {seconds:5.0f} s  {what}", file=sys.stderr)


def _names(kind: str) -> list[dict[str, str]]:
    lines = resource("sample/names.csv").read_text(encoding="utf-8").splitlines()
    return [row for row in csv.DictReader(lines) if row["kind"] == kind]


def titles(size: Size) -> Iterator[dict[str, Any]]:
    lines = resource("sample/titles.csv").read_text(encoding="utf-8").splitlines()
    sample = list(csv.DictReader(lines))
    for place in range(1, size.titles + 1):
        row = sample[place * STRIDE % len(sample)]
        other = sample[place * LEAP % len(sample)]
        title = f"{row['title']}, {other['title']} {place}"
        yield {
            "key": f"gb{place:07}",
            "title": title,
            "author": other["author"],
            "year": str(1960 + place % 66),
            "language": "nl",
            "search_key": fold(f"{title} {other['author']}"),
        }


def items(size: Size, branch: int) -> Iterator[dict[str, Any]]:
    for place in range(1, size.items + 1):
        body = f"3{BRANCH}{place:08}"
        yield {
            "barcode": body + luhn.calc_check_digit(body),
            "title_id": place * LEAP % size.titles + 1,
            "branch_id": branch,
            "rmt": PLAIN[place % len(PLAIN)],
            "call_number": "ROMA",
            "price_cents": 1_995,
        }


def people(size: Size, branch: int) -> Iterator[dict[str, Any]]:
    given, family, streets = _names("given"), _names("family"), _names("street")
    for place in range(1, size.customers + 1):
        first = given[place * STRIDE % len(given)]
        name = family[place % len(family)]
        street = streets[place * LEAP % len(streets)]
        surname, prefix = name["value"], name["extra1"]
        if place % 5 == 0:  # a double surname, as one in five has
            surname = f"{surname}-{family[place * LEAP % len(family)]['value']}"
        born = date(1936 + place % 70, 1 + place % 12, 1 + place % 28)
        yield {
            "uid": f"{place:032x}",
            "customer_type": "00",
            "special_kind": None,
            "branch_id": branch,
            "initials": f"{first['value'][0]}.",
            "name_prefix": prefix,
            "family_name": surname,
            "given_name": first["value"],
            "search_key": name_key(surname, first["value"], prefix),
            "born_on": born.isoformat(),
            "postcode": street["extra1"],
            "house_number": str(place % 180 + 1),
            "street": street["value"],
            "city": street["extra2"],
            "email_absent": 1,
            "registered_on": "2020-01-01",
            "last_activity_on": "2026-04-01",
        }


def cards_owners(size: Size, branch: int) -> Iterator[dict[str, Any]]:
    for place, count in enumerate(BURDENS):
        yield {
            "uid": f"{size.customers + 1 + place:032x}",
            "customer_type": "14",
            "special_kind": "administrative",
            "branch_id": branch,
            "family_name": f"Binder {count}",
            "search_key": name_key(f"Binder {count}"),
            "email_absent": 1,
            "registered_on": "2020-01-01",
        }


def closed_loans(size: Size, branch: int) -> Iterator[tuple[Any, ...]]:
    """Yield ten years of loans that ended, oldest first, by CLOSED_LOAN."""
    span = 3_650
    start = TODAY - timedelta(days=span + 40)
    days = [(start + timedelta(days=each)).isoformat() for each in range(span + 40)]
    first = (start - date(1970, 1, 1)).days
    moments = [(first + each) * MS_A_DAY + TEN for each in range(span + 40)]
    count, people, stock = size.closed_loans, size.customers, size.items
    for place in range(count):
        lent = place * span // count
        back = lent + 1 + place % 30
        yield (
            place * STRIDE % stock + 1,
            place * LEAP % people + 1,
            branch,
            moments[lent],
            days[lent],
            days[lent + 21],
            moments[back],
            days[back],
        )


def open_loans(size: Size, branch: int) -> Iterator[dict[str, Any]]:
    """Yield what ordinary customers have: some of it late, nobody with too much."""
    for place in range(size.open_loans):
        lent = TODAY - timedelta(days=1 + place % 24)
        yield {
            "item_id": _free(size, place),
            "customer_id": place * LEAP % size.customers + 1,
            **_lent(branch, lent),
            "due_on": (lent + timedelta(days=21)).isoformat(),
            "standing": "U",
            "counts": 1,
        }


def burdens(size: Size, branch: int) -> Iterator[dict[str, Any]]:
    """Yield what the administrative cards hold."""
    place = size.open_loans
    for card, count in enumerate(BURDENS):
        for _ in range(count):
            lent = TODAY - timedelta(days=1 + place % 300)
            yield {
                "item_id": _free(size, place),
                "customer_id": size.customers + 1 + card,
                **_lent(branch, lent),
                "due_on": lent.isoformat(),
                "standing": "F-internal",
                "counts": 0,
            }
            place += 1


def _free(size: Size, place: int) -> int:
    """Return the key of an item for an open loan; no two places give the same."""
    return place * STRIDE % size.items + 1


def _lent(branch: int, day: date) -> dict[str, Any]:
    ms = (day - date(1970, 1, 1)).days * MS_A_DAY + TEN
    return {"branch_id": branch, "lent_at": ms, "lent_on": day.isoformat()}


def holds(size: Size, branch: int) -> Iterator[dict[str, Any]]:
    for place in range(1, size.titles // HOLDS + 1):
        yield {
            "title_id": place * HOLDS,
            "customer_id": place * LEAP % size.customers + 1,
            "branch_id": branch,
            "channel": "desk",
            "placed_at": 1_777_000_000_000 + place,
            "expires_on": "2027-05-04",
        }


def main(folder: Path, sizes: Iterable[Size] = (LARGE, SMALL)) -> None:
    for size in sizes:
        print(library_of(size, folder))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
