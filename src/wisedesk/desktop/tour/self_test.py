# SPDX-License-Identifier: Apache-2.0
"""`wisedesk --self-test`: the window worked by itself, from a new card to a return.

It needs nothing but the program, so that a frozen one can prove itself on any machine.
A window without a console has nobody to tell: there the result is left in a file.
"""

import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct

from wisedesk.desktop.tour.brought_along import (
    draw_icon,
    make_sounds,
    open_manual,
    print_as_pdf,
    see_dutch,
    show_licences,
    upgrade,
)
from wisedesk.desktop.tour.facts import Facts
from wisedesk.desktop.tour.operator import NotSeen, Operator
from wisedesk.desktop.tour.screen import texts_on
from wisedesk.desktop.tour.stage import say, stage
from wisedesk.desktop.tour.steps import expect
from wisedesk.domain.customer_types import CustomerType
from wisedesk.domain.items import ItemStatus

NUMBER = "29999940800188"
TITLE = "De vloek van de Titaan"
LINE = f"{TITLE}/Riordan, Rick"
OK, BROKEN = 0, 1


class Check(Struct, frozen=True):
    """A step of the self-test: its name, and what is done and looked at.

    A step returns what is to be told beside "goed", where there is something.
    """

    name: str
    do: Callable[[Operator, Facts], str | None]


def self_test(checks: Sequence[Check] | None = None, result: Path | None = None) -> int:
    """Work the window and tell each step; return 0, or 1 behind what broke.

    `result` is the file that gets the same lines, from the first one on.
    """
    tell = _teller(result)
    at = "Venster en bibliotheek openen"
    try:
        with stage() as program:
            clerk = Operator(program)
            try:
                clerk.start()
                tell(f"goed  {at}")
                facts = Facts(program.services)
                for check in CHECKS if checks is None else checks:
                    at = check.name
                    told = check.do(clerk, facts)
                    tell(f"goed  {at}" + (f" ({told})" if told else ""))
            except (NotSeen, LookupError) as broken:
                tell(f"FOUT  {at}")
                tell(f"      verwacht: {broken}")
                tell(f"      op het scherm: {' | '.join(texts_on(clerk.front()))}")
                return BROKEN
    except Exception:  # noqa: BLE001 - whatever a machine lacks must be told, unseen
        tell(f"FOUT  {at}")
        tell(traceback.format_exc())
        return BROKEN
    tell("De zelftest is geslaagd.")
    return OK


def _teller(result: Path | None) -> Callable[[str], None]:
    """Return what tells a line to who started this, and keeps it in the file."""
    if result is None:
        return say
    result.write_text("", encoding="utf-8")

    def tell(line: str) -> None:
        say(line)
        with result.open("a", encoding="utf-8") as file:
            file.write(f"{line}\n")

    return tell


def _register(clerk: Operator, facts: Facts) -> None:
    clerk.press("F8", "Ctrl+N")
    clerk.type("Ad\n")
    clerk.see_window("Bevestig")
    clerk.see(f"Klant aanmaken met nummer: {NUMBER}?")
    clerk.press("Alt+J", "Alt+V")
    clerk.type("Test")
    clerk.press("Alt+L", "Alt+V")
    clerk.see_row("0089", "Administratieve Pas", "Gratis", "Vast")
    clerk.press("Alt+O", "Alt+O")
    clerk.see(f"Klant {NUMBER} is ingeschreven.", "[ab diensten ontbreekt!]")
    stored = facts.customer(NUMBER)
    expect(
        stored is not None
        and stored.customer_type is CustomerType.ADMINISTRATIVE_CARD
        and stored.name == "Test",
        f"{NUMBER} staat in de bibliotheek als administratieve pas Test",
    )


def _lend(clerk: Operator, facts: Facts) -> None:
    barcode = facts.item_on_shelf(TITLE)
    clerk.press("F5")
    clerk.scan(NUMBER)
    clerk.see("UITLENEN", "Test", "exemplaar")
    clerk.scan(barcode)
    clerk.see_row(LINE, "Inzage", "04-05-2026", barcode)
    lent = facts.item(barcode)
    expect(
        lent is not None
        and lent.status is ItemStatus.INTERNAL
        and lent.borrower_name == "Test",
        f"{barcode} is intern uitgeleend aan Test",
    )


def _open_loans(clerk: Operator, _facts: Facts) -> None:
    clerk.press("F12")
    clerk.see_no(LINE)
    clerk.scan(NUMBER)
    clerk.see_no(LINE)
    clerk.press("F9")
    clerk.see_row(LINE, "Inzage")
    clerk.press("Ctrl+K", "F9")
    clerk.see("Geleende exemplaren", "1 exemplaar")
    clerk.see_row(LINE, "Inzage")


def _return(clerk: Operator, facts: Facts) -> None:
    loans = facts.loans_on(NUMBER)
    expect(len(loans) == 1, f"op {NUMBER} staat 1 exemplaar")
    barcode = loans[0].barcode
    clerk.press("F6")
    clerk.see("INNEMEN")
    clerk.scan(barcode)
    clerk.see(f"Ingenomen: {TITLE}")
    back = facts.item(barcode)
    expect(
        back is not None and not back.borrower_name,
        f"{barcode} is niet meer uitgeleend",
    )
    expect(not facts.loans_on(NUMBER), f"op {NUMBER} staat niets meer")


CHECKS = (
    Check("Administratieve pas inschrijven", _register),
    Check("Exemplaar uitlenen", _lend),
    Check("Geleende exemplaren tonen met F9", _open_loans),
    Check("Lijst en bon afdrukken als PDF", print_as_pdf),
    Check("Exemplaar innemen", _return),
    Check("Woorden van Qt in het Nederlands", see_dutch),
    Check("Pictogram tekenen", draw_icon),
    Check("Geluiden maken", make_sounds),
    Check("Handleiding openen vanuit Help", open_manual),
    Check("Licenties tonen", show_licences),
    Check("Bibliotheek van de eerste versie bijwerken", upgrade),
)
