# SPDX-License-Identifier: Apache-2.0
"""A desk without a screen that works without end until it is killed.

A process of its own, on the real services: scans go to the inbox on its own thread and
from there through the session, as in the window; everything else is an action.
"""

import random
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

from reliability.stock import Stock, stock_of
from reliability.telling import Edge, Teller
from support.clerk import JANSEN, proposal, registration
from support.program import WORK_DATE
from wisedesk.bootstrap import Services, open_inbox, open_services
from wisedesk.config import Config, as_address
from wisedesk.domain.customer_types import CustomerType
from wisedesk.services.actions import KeepMessage, PlaceHold, Renew, Undo
from wisedesk.services.answers import answer
from wisedesk.services.customer_rows import CustomerRow
from wisedesk.services.desk_rows import DeskRow
from wisedesk.services.desk_session import DeskSession
from wisedesk.services.inbox import Step
from wisedesk.services.journal_lines import JournalQuery
from wisedesk.services.outcomes import Outcome
from wisedesk.services.session import Mode
from wisedesk.services.settings import stops

MOST_SCANS = 8
NEWEST = 5  # lines of the journal that a clerk looks at
BEFORE_ALL = datetime.min.replace(tzinfo=UTC)


class Unseen:
    """A watcher of a session that shows nothing."""

    def row_added(self, row: DeskRow) -> None: ...
    def row_changed(self, row: DeskRow) -> None: ...
    def row_dropped(self, op_id: str) -> None: ...
    def row_repeated(self, row: DeskRow, how: Mode) -> None: ...
    def began(self, rows: Sequence[DeskRow]) -> None: ...
    def tell(self, row: DeskRow, outcome: Outcome) -> None: ...
    def customer_shown(self) -> None: ...
    def customer_opened(self, customer: CustomerRow) -> None: ...
    def searched_for(self, text: str, *, joins: bool) -> None: ...
    def let_go(self, op_id: str) -> None: ...


class Clerk:
    """Does whatever chance says at a desk."""

    def __init__(
        self, services: Services, config: Config, stock: Stock, chance: random.Random
    ) -> None:
        self._desk = services.desk
        self._inbox = open_inbox(config, services)
        self._thread = ThreadPoolExecutor(1)
        self._session = DeskSession(Unseen())
        with services.library.reading() as tx:
            self._session.stops = stops(tx)
        self._stock = stock
        self._chance = chance
        self._last = ""
        self._doings: tuple[tuple[Callable[[], None], int], ...] = (
            (self._lend, 8),
            (self._take_back, 4),
            (self._undo, 2),
            (self._renew, 2),
            (self._keep_message, 1),
            (self._place_hold, 1),
            (self._register, 1),
        )

    def work(self) -> None:
        """Do one thing after another, for ever."""
        doings, weights = zip(*self._doings, strict=True)
        while True:
            self._chance.choices(doings, weights)[0]()

    def go_on(self) -> None:
        """Go on with what a desk before this one left in the inbox."""
        self._session.resume(self._thread.submit(self._inbox.steps).result())
        self._handle()

    def _lend(self) -> None:
        self._over(Mode.LEND)
        self._scan(self._chance.choice(self._stock.cards), *self._pile())
        self._end()

    def _take_back(self) -> None:
        self._over(Mode.RETURN)
        self._scan(*self._pile())
        self._end()

    def _pile(self) -> list[str]:
        most = self._chance.randint(1, MOST_SCANS)
        return [self._chance.choice(self._stock.items) for _ in range(most)]

    def _over(self, mode: Mode) -> None:
        step = self._session.entries.go_over(mode, datetime.now(UTC))
        if step is not None:
            self._keep(step)

    def _scan(self, *texts: str) -> None:
        """Scan a burst: each is handled as soon as it is on disk."""
        self._keep(
            *(self._session.entries.enter(text, datetime.now(UTC)) for text in texts)
        )

    def _keep(self, *steps: Step) -> None:
        kept = [(self._thread.submit(self._inbox.keep, step), step) for step in steps]
        for done, step in kept:
            done.result()
            self._session.kept(step)
            self._handle()

    def _handle(self) -> None:
        while scan := self._session.next():
            self._last = scan.op_id
            self._session.take(answer(self._desk, scan))

    def _end(self) -> None:
        """Answer what asks something, and end the session."""
        for _ in range(MOST_SCANS):
            for row in self._session.rows.asking():
                yes = self._chance.random() < 1 / 2
                self._keep(
                    self._session.entries.decide(row.op_id, datetime.now(UTC), yes=yes)
                )
        if self._session.end():
            self._thread.submit(self._inbox.end_session).result()

    def _undo(self) -> None:
        """Turn back what was done last, here or at another desk."""
        if self._chance.random() < 1 / 2:
            with self._desk.library.reading() as tx:
                lines = tx.journal_page(JournalQuery(), None, NEWEST, BEFORE_ALL).lines
            self._desk.perform(Undo(of=self._chance.choice(lines).op_id))
        elif self._last:
            self._desk.perform(Undo(of=self._last))

    def _renew(self) -> None:
        with self._desk.library.reading() as tx:
            customer = tx.customer(self._chance.choice(self._stock.cards))
            loans = tx.open_loans(customer.customer_id) if customer else []
        for loan in loans[:MOST_SCANS]:
            assert customer is not None
            self._desk.perform(Renew(customer=customer.key, barcode=loan.barcode))

    def _keep_message(self) -> None:
        card = self._chance.choice(self._stock.cards)
        text = f"melding {self._chance.random()}"
        self._desk.perform(KeepMessage(customer=card, text=text))

    def _place_hold(self) -> None:
        card, item = map(self._chance.choice, (self._stock.cards, self._stock.items))
        self._desk.perform(PlaceHold(customer=card, barcode=item))

    def _register(self) -> None:
        kind = CustomerType.ADMINISTRATIVE_CARD
        number = proposal(self._desk, kind)
        self._desk.perform(registration(kind, number, generated=True, person=JANSEN))


def work(library: Path, folder: Path, seed: int, teller: Teller) -> None:
    """Go on with what is in the inbox, and work until killed."""
    chance = random.Random(seed)
    address = as_address(str(library))
    config = Config(address, desk="balie-1", branch="9408", inbox=folder / "inbox")
    services = open_services(config, WORK_DATE)
    clerk = Clerk(services, config, stock_of(library, WORK_DATE), chance)
    teller.begin(services.library.engine)
    clerk.go_on()
    clerk.work()


if __name__ == "__main__":
    library, folder, seed, edge, times = sys.argv[1:]
    teller = Teller(Edge(edge), int(times))
    work(Path(library), Path(folder), int(seed), teller)
