# SPDX-License-Identifier: Apache-2.0
"""A real window that scans without end until it is killed: a process of its own.

It takes its scans through its queue, as it does at a desk: now and then the clerk waits
for what comes of them, and mostly not.
"""

import logging
import random
import sys
from pathlib import Path

from reliability.going_on import go_through
from reliability.stock import Stock, stock_of
from reliability.telling import Edge, Teller
from support.program import WORK_DATE
from wisedesk.config import Config, as_address
from wisedesk.desktop.application import make_application
from wisedesk.desktop.program import Program
from wisedesk.desktop.tour.operator import Operator

MOST_SCANS = 8
MELDING = "Melding"


class Clerk(Operator):
    """A clerk who mostly does not look at the screen."""

    def __init__(self, program: Program, chance: random.Random) -> None:
        super().__init__(program)
        self._chance = chance

    def settle(self) -> None:
        """Wait for what comes of it one time in four; close what stands in the way."""
        if self._chance.random() < 1 / 4:
            super().settle()
        self.pause(0)

    def help_somebody(self, stock: Stock) -> None:
        """Lend to a customer, or take a pile back."""
        returns = self._chance.random() < 1 / 3
        self.press("F6" if returns else "F5")
        if not returns:
            self.scan(self._chance.choice(stock.cards))
        for _ in range(self._chance.randint(1, MOST_SCANS)):
            self.scan(self._chance.choice(stock.items))
        if self._chance.random() < 1 / 4:
            self.press("Ctrl+Z")
        super().settle()
        while self.front() is not self.program.window:
            if self.front().windowTitle() == MELDING:  # another desk kept one
                self.press("Return")
            else:
                self.press("Alt+J")  # what is turned back is on the screen no more
            super().settle()
        for _ in range(MOST_SCANS):
            self.press(self._chance.choice(("Alt+X", "Alt+U")))  # what rows ask
        super().settle()
        self.press("F12")


def work(library: Path, folder: Path, seed: int, teller: Teller) -> None:
    """Help customers until killed."""
    logging.basicConfig(level=logging.ERROR)
    chance = random.Random(seed)
    stock = stock_of(library, WORK_DATE)
    app = make_application(["wisedesk"])
    address = as_address(str(library))
    config = Config(address, desk="balie-1", branch="9408", inbox=folder / "inbox")
    program = Program(app, config, folder / "wisedesk.log", WORK_DATE)
    clerk = Clerk(program, chance)
    clerk.start()
    go_through(clerk)
    teller.begin(program.services.library.engine)
    while True:
        clerk.help_somebody(stock)


if __name__ == "__main__":
    library, folder, seed, edge, times = sys.argv[1:]
    teller = Teller(Edge(edge), int(times))
    work(Path(library), Path(folder), int(seed), teller)
