# SPDX-License-Identifier: Apache-2.0
"""Lending, returning, renewing: from the scan in the inbox to the commit.

Each is done by the program on one copy of the library, and said again by the bare
driver on another: the same statements, the same rows, both commits.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from bare_driver import BareDriver, Script, written_down
from large_library import BRANCH, TODAY
from pysqlite3 import dbapi2 as sqlite
from table import Figure
from timing import Times, in_turn, median, percentile

from wisedesk.bootstrap import Services, open_inbox, open_services
from wisedesk.config import Config, as_address
from wisedesk.services.actions import Action, Lend, Renew, ReturnItem
from wisedesk.services.inbox import Inbox, Step
from wisedesk.services.session import Mode

CPU_TARGET = 2.0
WALL_TARGET = 1.5
P99_MS, P99_OF_A_QUIET_FLOOR_MS = 10, 5
TURN = 1  # a desk has one scan, and other work before the next
WARM_UP = 40
INBOX = "inbox"
MADE_AT = datetime(2026, 5, 4, 9, tzinfo=UTC)

BORROWERS = """
SELECT card.number FROM card JOIN customer ON customer.id = card.customer_id
WHERE customer.customer_type = '00' AND customer.id % 61 = 7 LIMIT ?
"""
ON_THE_SHELF = """
SELECT barcode FROM item WHERE status = 'B' AND id % 41 = 3
AND title_id NOT IN (SELECT title_id FROM hold) LIMIT ?
"""
OUT = """
SELECT card.number, item.barcode FROM loan
JOIN item ON item.id = loan.item_id JOIN card ON card.customer_id = loan.customer_id
WHERE loan.returned_at IS NULL AND loan.standing = 'U' AND loan.customer_id % 5 = 1
AND item.title_id NOT IN (SELECT title_id FROM hold) LIMIT ?
"""


@dataclass(frozen=True, slots=True)
class Act:
    """An action with the scan it begins with, and the outcome it must have."""

    step: Step
    action: Action
    outcome: str


def measure(library: Path, folder: Path, times: int) -> Iterator[Figure]:
    """Yield what lending, returning and renewing take."""
    ours, bare, spare = (
        folder / f"{name}.sqlite" for name in ("ours", "bare", "spare")
    )
    acts = _acts(library, times + WARM_UP)
    for each in (ours, bare, spare):
        shutil.copyfile(library, each)
    with written_down() as script, _desk(spare, folder / INBOX / "spare") as perform:
        for act in acts:
            script.next_act()
            perform(act)
    spare.unlink()
    driver = _bare(script, bare, folder / INBOX / "bare.sqlite")
    with _desk(ours, folder / INBOX / "ours") as perform:
        count = times + WARM_UP
        for start, name in enumerate(("lend", "return", "renew")):
            of_kind = range(start * count, (start + 1) * count)
            spent, floor = Times(), Times()
            in_turn(
                times,
                TURN,
                (spent, lambda number, first=of_kind[0]: perform(acts[first + number])),
                (floor, lambda number, first=of_kind[0]: driver.act(first + number)),
                warm_up=WARM_UP,
            )
            yield from _figures(name, spent, floor)
    driver.close()
    bare.unlink()
    ours.unlink()


def _figures(name: str, spent: Times, floor: Times) -> Iterator[Figure]:
    ours, bare = median(spent.cpu), median(floor.cpu)
    yield Figure(f"{name}: processor, p50", ours, bare, most_ratio=CPU_TARGET)
    ours, bare = median(spent.wall), median(floor.wall)
    yield Figure(f"{name}: clock, p50", ours, bare, most_ratio=WALL_TARGET)
    ours, bare = percentile(spent.wall, 99), percentile(floor.wall, 99)
    quiet = bare <= P99_OF_A_QUIET_FLOOR_MS
    yield Figure(f"{name}: clock, p99", ours, bare, most=P99_MS if quiet else None)


def _acts(library: Path, count: int) -> list[Act]:
    """Return what is done, in its order: loans, then returns, then renewals."""
    connection = sqlite.connect(f"file:{library}?mode=ro&immutable=1", uri=True)
    borrowers, shelf, out = (
        list(connection.execute(sql, (most,)))
        for sql, most in ((BORROWERS, count), (ON_THE_SHELF, count), (OUT, 2 * count))
    )
    connection.close()
    if len(out) < 2 * count or len(shelf) < count:
        raise LookupError("the library is too small for so many actions")
    lend = [
        _act("lent", Mode.LEND, str(barcode), str(card), partial(Lend, customer=card))
        for (barcode,), (card,) in zip(shelf, _again(borrowers, count), strict=True)
    ]
    back = [
        _act("returned", Mode.RETURN, str(barcode), "", ReturnItem)
        for _, barcode in out[:count]
    ]
    renew = [
        _act("renewed", Mode.LEND, str(barcode), card, partial(Renew, customer=card))
        for card, barcode in out[count:]
    ]
    return [*lend, *back, *renew]


def _again(values: list[Any], count: int) -> list[Any]:
    return [values[place % len(values)] for place in range(count)]


def _act(
    outcome: str, mode: Mode, barcode: str, card: str, action: Callable[..., Action]
) -> Act:
    made = action(barcode=barcode)
    step = Step(
        op_id=made.op_id, text=barcode, mode=mode, customer=card, made_at=MADE_AT
    )
    return Act(step, made, outcome)


@contextmanager
def _desk(library: Path, inbox: Path) -> Iterator[Callable[[Act], None]]:
    """Give what puts a scan in the inbox and performs its action."""
    with open_desk(library, inbox) as services:
        kept = open_inbox(_config(library, inbox), services)
        yield partial(_perform, services, kept)
        kept.close()


@contextmanager
def open_desk(library: Path, inbox: Path = Path()) -> Iterator[Services]:
    """Give the services of a desk on a library."""
    services = open_services(_config(library, inbox), TODAY)
    yield services
    services.library.close()


def _config(library: Path, inbox: Path) -> Config:
    return Config(as_address(str(library)), desk="balie", branch=BRANCH, inbox=inbox)


def _perform(services: Services, inbox: Inbox, act: Act) -> None:
    inbox.keep(act.step)
    outcome = services.desk.perform(act.action)
    if outcome.kind != act.outcome:
        raise AssertionError(outcome)


def _bare(script: Script, library: Path, inbox: Path) -> BareDriver:
    return BareDriver(script, {f"/{INBOX}/": inbox, "": library})
