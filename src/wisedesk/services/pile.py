# SPDX-License-Identifier: Apache-2.0
"""The proof of a pile: what was scanned of the cart, and what is not there yet.

The clerk counts the cart and scans it; a colleague may scan it once more, and only what
differs is told. What is scanned twice in a pass counts once.
"""

from msgspec import Struct
from msgspec.structs import replace


class Piece(Struct, frozen=True):
    """An item of the pile: its barcode and its title."""

    barcode: str
    title: str


Pass = tuple[Piece, ...]


class Pile(Struct, frozen=True, kw_only=True):
    """A cart of `expected` items, scanned once, and a second time where wanted."""

    expected: int
    first: Pass = ()
    second: Pass | None = None

    @property
    def is_second(self) -> bool:
        """Whether a colleague scans it once more."""
        return self.second is not None

    @property
    def scanned(self) -> Pass:
        """What this pass has scanned, in its order."""
        return self.first if self.second is None else self.second

    @property
    def missing(self) -> int:
        """How many items are still to come; below nothing, how many too many came."""
        return self.expected - len(self.scanned)

    @property
    def last(self) -> Piece | None:
        """The last good scan of this pass, None before the first."""
        return self.scanned[-1] if self.scanned else None

    @property
    def only_first(self) -> Pass:
        """What the second pass did not scan (again)."""
        return _without(self.first, self.second or ())

    @property
    def only_second(self) -> Pass:
        """What the first pass missed."""
        return _without(self.second or (), self.first)

    def saw(self, piece: Piece) -> "Pile":
        """Return the pile with an item that came in; one that is there counts once."""
        if any(each.barcode == piece.barcode for each in self.scanned):
            return self
        more = (*self.scanned, piece)
        if self.second is None:
            return replace(self, first=more)
        return replace(self, second=more)

    def lost(self, barcode: str) -> "Pile":
        """Return the pile without an item whose return was turned back."""
        second = None if self.second is None else _but(self.second, barcode)
        return replace(self, first=_but(self.first, barcode), second=second)

    def again(self) -> "Pile":
        """Return the pile as a colleague begins to scan it once more."""
        return replace(self, second=())


def _but(these: Pass, barcode: str) -> Pass:
    return tuple(each for each in these if each.barcode != barcode)


def _without(these: Pass, those: Pass) -> Pass:
    known = {each.barcode for each in those}
    return tuple(each for each in these if each.barcode not in known)
