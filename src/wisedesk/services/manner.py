# SPDX-License-Identifier: Apache-2.0
"""How the desk takes back: the boekenbus, the book drop, the proof of a pile.

A change of it is a step of the session, as a short text: what is gone through again
after a crash is taken back in the same manner.
"""

from datetime import date

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from wisedesk.services.pile import Pass, Piece, Pile

BULK, DROP, PILE, AGAIN, WAS = "bulk", "drop", "pile", "again", "was"
ASKED = "asked"
OFF = ""


class Manner(Struct, frozen=True, kw_only=True):
    """The manner of Innemen: by pile without the customer's side, as of another day.

    `taken` counts what was taken back in the boekenbus-modus; `early` is what came in
    while the clerk is asked how many lie on the cart, None while nobody is asked. `bus`
    and `cart` are the operations that were counted for the one and the other, also
    those that are turned back: what was done before is not counted off.
    """

    is_bulk: bool = False
    returned_on: date | None = None
    pile: Pile | None = None
    taken: int = 0
    early: Pass | None = None
    bus: tuple[str, ...] = ()
    cart: tuple[str, ...] = ()

    def changed(self, text: str) -> "Manner":
        """Return the manner as a step changes it; a text of no known kind does not."""
        kind, _, value = text.partition(" ")
        if kind == BULK:
            return replace(self, is_bulk=value != OFF, taken=0, bus=())
        if kind == DROP:
            day = date.fromisoformat(value) if value else None
            return replace(self, returned_on=day)
        if kind == WAS:
            return msgspec.json.decode(value, type=Manner)
        return self._proved(kind, value)

    def _proved(self, kind: str, value: str) -> "Manner":
        """Return the manner as a step of the proof of a pile changes it."""
        if kind == ASKED:
            return replace(self, early=(), cart=())
        if kind == PILE:
            pile = Pile(expected=int(value), first=self.early or ()) if value else None
            cart = self.cart if pile is not None and self.early is not None else ()
            return replace(self, pile=pile, early=None, cart=cart)
        if kind == AGAIN:
            return replace(self, pile=self.pile and self.pile.again())
        return self

    def ended(self) -> "Manner":
        """Return the manner without the proof of a pile."""
        return replace(self, pile=None, early=None, cart=())

    def took(self, piece: Piece, op_id: str = "", *, again: bool = False) -> "Manner":
        """Return the manner once an item came in, or was scanned once more."""
        bus, cart = self.bus, self.cart
        if self.is_bulk and not again:
            bus = (*bus, op_id)
        if self.early is not None or self.pile is not None:
            cart = (*cart, op_id)
        taken = self.taken + (self.is_bulk and not again)
        return replace(self._with(piece), taken=taken, bus=bus, cart=cart)

    def lost(self, barcode: str, op_id: str) -> "Manner":
        """Return the manner once the return of an item was turned back."""
        early = self.early and tuple(p for p in self.early if p.barcode != barcode)
        pile = self.pile and self.pile.lost(barcode)
        taken = self.taken - (op_id in self.bus)
        return replace(self, taken=taken, early=early, pile=pile)

    def regained(self, piece: Piece, op_id: str) -> "Manner":
        """Return the manner once a return that was turned back stands again."""
        taken = self.taken + (op_id in self.bus)
        manner = self._with(piece) if op_id in self.cart else self
        return replace(manner, taken=taken)

    def _with(self, piece: Piece) -> "Manner":
        early = self.early
        if early is not None and piece not in early:
            early = (*early, piece)
        return replace(self, early=early, pile=self.pile and self.pile.saw(piece))


def bulk(*, on: bool) -> str:
    """Return the step that begins or ends the boekenbus-modus."""
    return f"{BULK} on" if on else f"{BULK} {OFF}"


def drop(day: date | None) -> str:
    """Return the step that sets the day things were handed in, None for today."""
    return f"{DROP} {day.isoformat() if day else OFF}"


def pile(expected: int | None) -> str:
    """Return the step that begins the proof of a pile, None to end it."""
    return f"{PILE} {expected if expected is not None else OFF}"


def asked() -> str:
    """Return the step that asks for the count: what comes in from now on is of it."""
    return ASKED


def again() -> str:
    """Return the step that begins the second pass."""
    return AGAIN


def was(manner: Manner) -> str:
    """Return the step that says the manner whole, for a session gone through again."""
    return f"{WAS} {msgspec.json.encode(manner).decode()}"
