# SPDX-License-Identifier: Apache-2.0
"""The Dutch of the proof of a pile, and of the manner of Innemen."""

from datetime import date

from PySide6.QtCore import QLocale

from wisedesk.desktop.wording import words as w
from wisedesk.services.manner import Manner
from wisedesk.services.pile import Piece, Pile

FIRST_ONLY, SECOND_ONLY = "alleen in de eerste ronde", "alleen in de tweede ronde"


def counted(pile: Pile) -> str:
    """Return how far a pass is: 39 van 40, one is missing."""
    told = f"{len(pile.scanned)} van {pile.expected}"
    if pile.missing > 0:
        wants = "ontbreekt" if pile.missing == 1 else "ontbreken"
        return f"{told} — {pile.missing} {wants}"
    if pile.missing < 0:
        return f"{told} — {-pile.missing} te veel"
    return f"{told} — compleet"


def last_scan(pile: Pile) -> str:
    """Return what was scanned last, empty before the first."""
    if pile.last is None:
        return ""
    return f"Laatste goede scan: {pile.last.title} ({pile.last.barcode})"


def heading(pile: Pile) -> str:
    """Return which pass it is."""
    return "Tweede ronde" if pile.is_second else "Telling"


def strip(pile: Pile, key: str) -> str:
    """Return the whole of it in one line; `key` ends it where nothing is missing."""
    parts = [f"{heading(pile)}: {counted(pile)}", last_scan(pile)]
    if pile.missing < 0:
        parts.append(f"Tel de kar na; {key} toont en sluit de telling")
    elif not pile.missing:
        parts.append(f"{key} sluit de telling of begint een tweede ronde")
    return ". ".join(part for part in parts if part)


def closed(pile: Pile) -> str:
    """Return how a proof stood that ends with its session."""
    told = f"{heading(pile)} gesloten: {counted(pile)}"
    parts = (told, last_scan(pile) if pile.missing > 0 else "")
    return " ".join(f"{part}." for part in parts if part)


def differences(pile: Pile) -> list[tuple[Piece, str]]:
    """Return what the two passes do not have both, and which of them has it."""
    return [
        *((piece, SECOND_ONLY) for piece in pile.only_second),
        *((piece, FIRST_ONLY) for piece in pile.only_first),
    ]


def differs(pile: Pile) -> str:
    """Return what the second pass found, empty in the first."""
    if not pile.is_second:
        return ""
    count = len(differences(pile))
    if not count:
        return "De twee rondes zijn gelijk."
    return w.counted(count, "verschil", "verschillen") + " tussen de rondes:"


def bulk_mark(manner: Manner) -> str:
    """Return that the boekenbus-modus is on, and what it took back."""
    return f"BOEKENBUS-MODUS · {manner.taken} ingenomen" if manner.is_bulk else ""


def drop_mark(manner: Manner) -> str:
    """Return as of which day things are taken back, empty for today."""
    day = manner.returned_on
    return f"INGELEVERD OP {long_day(day)}" if day is not None else ""


def long_day(day: date) -> str:
    """Return a day with its weekday: za 02-05-2026."""
    short = QLocale.FormatType.ShortFormat
    return f"{w.DUTCH.dayName(day.isoweekday(), short)} {w.day(day)}"
