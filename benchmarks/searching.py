# SPDX-License-Identifier: Apache-2.0
"""Finding a customer while the name is typed, key by key."""

from collections.abc import Iterator
from pathlib import Path

from bare_driver import BareDriver, written_down
from desk_path import open_desk
from large_library import card_of
from table import Figure
from timing import Times, in_turn, percentile

TARGET_MS = 5
MOST_HITS = 50
TYPED = (
    "Hooghiemstra",
    "Jansen-de Vries",
    "van den Berg, Sanne",
    "visser-hof",
    "Yilmaz",
    "9521 AA 12",
    "23-03-1980",
    "qqq",
    "Bakker",
    card_of(4_321),
)


def measure(library: Path, rounds: int) -> Iterator[Figure]:
    """Yield what the hits after each key take, as a reader of the library asks them."""
    keys = [text[:length] for text in TYPED for length in range(1, len(text) + 1)]
    with written_down() as script, open_desk(library) as services:
        for text in keys:
            script.next_act()
            with services.library.reading() as tx:
                tx.find_customers(text, MOST_HITS)
    driver = BareDriver(script, {"": library})
    with open_desk(library) as services:

        def find(number: int) -> None:
            with services.library.reading() as tx:
                tx.find_customers(keys[number % len(keys)], MOST_HITS)

        spent, floor = Times(), Times()
        in_turn(
            rounds * len(keys),
            len(keys),
            (spent, find),
            (floor, lambda number: driver.act(number % len(keys))),
            warm_up=len(keys),
        )
    driver.close()
    ours, bare = percentile(spent.wall, 95), percentile(floor.wall, 95)
    yield Figure("customer search, a key, p95", ours, bare, most=TARGET_MS)
