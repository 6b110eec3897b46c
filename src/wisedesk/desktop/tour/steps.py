# SPDX-License-Identifier: Apache-2.0
"""A step of the tour: what is told of it, what is done, what must be seen."""

from collections.abc import Callable

from msgspec import Struct, field

from wisedesk.desktop.tour.facts import Facts
from wisedesk.desktop.tour.operator import NotSeen, Operator
from wisedesk.services.library_rows import PeriodCounts


class Table(Struct, frozen=True):
    """What a step that has no screen found: heads and lines."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Scene(Struct):
    """What the steps have between them: the clerk, the library, what was found."""

    clerk: Operator
    facts: Facts
    barcodes: tuple[str, ...] = ()
    before: PeriodCounts | None = None
    with_card: PeriodCounts | None = None


class Step(Struct, frozen=True, kw_only=True):
    """A step: its name, the sentences of the manual, and what is done and looked at.

    `told` says what to do, with `**…**` around what stands on the screen; `keys` are
    pressed for it; `why` is the reason, where there is one. The picture rings what
    `points_at` names: widgets of the forms. A step without a screen is not pictured.
    """

    name: str
    told: str
    do: Callable[[Scene], Table | None]
    keys: tuple[str, ...] = ()
    why: str = ""
    points_at: tuple[str, ...] = ()
    pictured: bool = True

    @property
    def title(self) -> str:
        """The name as a heading writes it."""
        return self.name.replace("-", " ").capitalize()


class Chapter(Struct, frozen=True, kw_only=True):
    """A chapter of the manual with its steps, and what is said around them."""

    title: str
    intro: str
    steps: tuple[Step, ...]
    close: str = ""


class Taken(Struct, frozen=True):
    """A step that was taken: its number, its picture's file name, what it found."""

    number: str
    step: Step
    picture: str = ""
    alt: str = ""
    table: Table | None = None


class TakenChapter(Struct, frozen=True):
    """A chapter whose steps were taken."""

    number: int
    chapter: Chapter
    taken: list[Taken] = field(default_factory=list)


def expect(seen: bool, what: str) -> None:
    """Stop the tour when something is not as it should be; `what` says how it is."""
    if not seen:
        raise NotSeen(what)
