# SPDX-License-Identifier: Apache-2.0
"""What an import did, counted, in a form that a run keeps between its batches."""

from collections import Counter
from enum import StrEnum

import msgspec
from msgspec import Struct, field

from wisedesk.services.exchange_rows import Result


class Thing(StrEnum):
    """What is counted; a file of titles counts titles and items."""

    BRANCH = "branch"
    TITLE = "title"
    ITEM = "item"
    CUSTOMER = "customer"
    LOAN = "loan"


class Note(StrEnum):
    """What a summary tells beside the counts; the wording lies in `wording`."""

    BRANCH_ADDED = "branch-added"
    BRANCH_ASSUMED = "branch-assumed"
    MATERIAL = "material"
    CATEGORY = "category"
    COLUMN_LEFT_OUT = "column-left-out"
    WARNED = "warned"


class Tally(Struct):
    """Counts by thing and result, and notes with how often each was so."""

    counts: Counter[str] = field(default_factory=Counter)
    notes: Counter[str] = field(default_factory=Counter)

    def count(self, thing: Thing, result: Result, often: int = 1) -> None:
        """Count what became of a thing."""
        self.counts[f"{thing}.{result}"] += often

    def of(self, thing: Thing, result: Result) -> int:
        """Return how often a result came of a thing."""
        return self.counts[f"{thing}.{result}"]

    def note(self, note: Note, *facts: str) -> None:
        """Count a note."""
        self.notes["\t".join((note, *facts))] += 1

    def noted(self, note: Note) -> list[tuple[tuple[str, ...], int]]:
        """Return the facts of a kind of note, with how often, by name."""
        found = [(key.split("\t"), often) for key, often in self.notes.items()]
        return sorted(
            (tuple(facts), often) for (kind, *facts), often in found if kind == note
        )

    @property
    def rejected(self) -> int:
        """How many rows, records and items were not taken."""
        return sum(self.of(thing, Result.REJECTED) for thing in Thing)

    def copy(self) -> "Tally":
        """Return a tally that counts on by itself."""
        return Tally(Counter(self.counts), Counter(self.notes))

    def as_json(self) -> str:
        """Return the tally as a run keeps it."""
        return msgspec.json.encode(
            {"counts": dict(self.counts), "notes": dict(self.notes)}
        ).decode()


def read_tally(text: str) -> Tally:
    """Return the tally that a run kept."""
    tree: dict[str, dict[str, int]] = msgspec.json.decode(text)
    return Tally(Counter(tree.get("counts", {})), Counter(tree.get("notes", {})))
