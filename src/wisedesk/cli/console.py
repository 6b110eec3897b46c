# SPDX-License-Identifier: Apache-2.0
"""What the commands show: lines, tables, and that something is going on."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from rich.console import Console
from rich.status import Status
from rich.table import Table

from wisedesk.services.upkeep import Step, Tell

WIDTH_IN_FILES = 160  # nothing is cut off where nobody looks at a screen
STEPS = {
    Step.COPYING: "Reservekopie maken…",
    Step.CHECKING_COPY: "Reservekopie nakijken…",
    Step.CHECKING_FILE: "Bestand nakijken…",
    Step.CHECKING_RULES: "Klanten, exemplaren en uitleningen nakijken…",
    Step.PUTTING_BACK: "Terugzetten…",
    Step.UPGRADING: "Bijwerken…",
}


def screen(*, errors: bool = False) -> Console:
    """Return the console: text as it is, whole lines where it is not a terminal."""
    file = sys.stderr if errors else sys.stdout
    width = None if file.isatty() else WIDTH_IN_FILES
    return Console(file=file, width=width, markup=False, highlight=False, emoji=False)


def say(text: str) -> None:
    """Show a line."""
    screen().print(text, soft_wrap=True)


def complain(text: str) -> None:
    """Show what went wrong, apart from what was asked for."""
    screen(errors=True).print(f"wisedesk-admin: {text}", soft_wrap=True)


def show_table(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Show rows under their titles; a title that starts with # counts."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for title in titles:
        table.add_column(
            title.removeprefix("#"),
            justify="right" if title.startswith("#") else "left",
            overflow="fold",
        )
    for row in rows:
        table.add_row(*row)
    screen().print(table)


@contextmanager
def working() -> Iterator[Tell]:
    """Return what to tell each step to; the present one is in sight meanwhile."""
    status = Status("", console=screen(errors=True))

    def tell(step: Step) -> None:
        status.update(STEPS[step])

    with status:
        yield tell
