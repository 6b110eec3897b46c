# SPDX-License-Identifier: Apache-2.0
"""What is different about an administrative card, with the proof of each.

Source: seed, "Waar houd je rekening mee als je een administratieve pas maakt?".
"""

from datetime import date

from wisedesk.desktop.tour.chapters.cards import (
    MAY,
    NAME,
    NUMBER,
    READER,
    READER_NAME,
    SPECIAL,
    TITLES,
)
from wisedesk.desktop.tour.steps import Chapter, Scene, Step, Table, expect
from wisedesk.services.library_rows import PeriodCounts
from wisedesk.wording import words as w

_RUN_ON = date(2026, 6, 15)
_ORDINARY = "De brief voor de koning"


def _statistics(scene: Scene) -> Table:
    clerk, before, with_card = scene.clerk, scene.before, scene.with_card
    expect(before == with_card, "de statistiek is na het uitlenen op de pas gelijk")
    barcode = scene.facts.item_on_shelf(_ORDINARY)
    clerk.press("Esc", "F5", "F12")
    clerk.scan(READER)
    clerk.see(READER_NAME, "Vervalt")
    clerk.scan(barcode)
    clerk.see(f"Uitgeleend: {_ORDINARY} — terug")
    with_reader = scene.facts.counts(*MAY)
    expect(
        with_card is not None and with_reader.loans == with_card.loans + 1,
        "een uitlening aan een lezer telt wel mee in de statistiek",
    )
    heads = ("Mei 2026", "Vooraf", "Na de pas", "Na één lezer")
    columns = [_figures(each) for each in (before, with_card, with_reader) if each]
    names = ("Uitleningen", "Leners", "Nieuwe klanten")
    return Table(heads, tuple(zip(names, *columns, strict=True)))


def _figures(counts: PeriodCounts) -> tuple[str, ...]:
    figures = (counts.loans, counts.borrowers, counts.new_customers)
    return tuple(str(each) for each in figures)


def _reminders(scene: Scene) -> Table:
    late = [each.barcode for each in scene.facts.reminders(_RUN_ON)]
    rows = []
    for name, number in (
        (NAME, NUMBER),
        ("Plak en bind", SPECIAL),
        (READER_NAME, READER),
    ):
        loans = scene.facts.loans_on(number)
        told = [loan for loan in loans if loan.barcode in late]
        internal = number != READER
        expect(bool(loans) and bool(told) is not internal, f"herinneringen aan {name}")
        kind = "administratieve pas" if internal else "lezer"
        rows.append((name, kind, str(len(loans)), str(len(told))))
    heads = ("Klant", "Soort", "Uitgeleend", f"Herinneringen op {w.day(_RUN_ON)}")
    return Table(heads, tuple(rows))


def _public_catalogue(scene: Scene) -> None:
    clerk = scene.clerk
    clerk.press("Alt+C")
    clerk.scan(scene.barcodes[0])
    clerk.see_row(TITLES[0])
    clerk.see_row(scene.barcodes[0], "interne uitlening", "niet beschikbaar", NAME)


def _web_hold(scene: Scene) -> Table:
    answers = {scene.facts.hold_by_web(READER, barcode) for barcode in scene.barcodes}
    expect(
        len(answers) == 1 and "Mijn Bibliotheek" in "".join(answers),
        "elk exemplaar op de pas wordt via Mijn Bibliotheek geweigerd, met de reden",
    )
    desk = ("Aan de balie", "Kan: zie de volgende stap.")
    heads = ("Reserveren", "Antwoord")
    return Table(heads, (("Via Mijn Bibliotheek", *answers), desk))


def _ask_hold(scene: Scene) -> None:
    clerk = scene.clerk
    clerk.press("Esc", "F5", "F12")
    clerk.scan(NUMBER)
    clerk.press("Return", "F9")
    clerk.see_row(TITLES[0], "Inzage")
    clerk.press("Alt+R")
    clerk.see_window("Reserveer")
    clerk.scan(READER)
    clerk.see_row(READER, READER_NAME)


def _place_hold(scene: Scene) -> None:
    clerk = scene.clerk
    clerk.press("Return")
    clerk.see(f"Gereserveerd voor {READER_NAME}")
    clerk.press("Ctrl+K", "F9")
    clerk.see_row(_held(scene), "Inzage", "Gereserveerd")


def _return(scene: Scene) -> None:
    clerk = scene.clerk
    barcode = _held(scene)
    clerk.press("F6")
    clerk.scan(barcode)
    clerk.see("INNEMEN", "Ingenomen:", f"Gereserveerd voor {READER_NAME}")
    expect(
        barcode not in [loan.barcode for loan in scene.facts.loans_on(NUMBER)],
        f"{barcode} staat niet meer op de pas",
    )


def _set_aside(scene: Scene) -> None:
    scene.clerk.press("Alt+U")
    scene.clerk.see(f"Gereserveerd voor {READER_NAME}", "Apart gelegd")


def _held(scene: Scene) -> str:
    """Return the barcode on the card that somebody waits for."""
    items = [scene.facts.item(barcode) for barcode in scene.barcodes]
    held = [each.barcode for each in items if each is not None and each.holds]
    expect(len(held) == 1, "precies één exemplaar op de pas is gereserveerd")
    return held[0]


RULES = Chapter(
    title="Waar houd je rekening mee",
    intro=(
        "Een administratieve pas is alleen voor intern gebruik, en het programma"
        " behandelt haar ook zo. Hieronder zie je per onderwerp wat dat betekent."
    ),
    steps=(
        Step(
            name="statistiek",
            told=(
                "**Statistiek.** De pas telt niet mee als klant, en wat erop staat niet"
                " als uitlening. In de tabel: de cijfers vooraf, na zeven exemplaren op"
                " de pas, en na één exemplaar aan een gewone lezer. Alleen die laatste"
                " telt; hij heeft ook een echte inleverdatum, zoals je op het scherm"
                " ziet."
            ),
            points_at=("last_label",),
            do=_statistics,
        ),
        Step(
            name="herinneringen",
            told=(
                "**Herinneringen.** Over wat op de pas staat gaat nooit een bericht"
                " uit, ook weken later niet."
            ),
            pictured=False,
            do=_reminders,
        ),
        Step(
            name="publiekscatalogus",
            told=(
                "**Publiekscatalogus.** Zoek het exemplaar op in de catalogus. Zelf zie"
                " je **interne uitlening** en op welke pas het staat; het publiek ziet"
                " **niet beschikbaar**."
            ),
            keys=("Alt-C", "scan"),
            points_at=("items_view",),
            do=_public_catalogue,
        ),
        Step(
            name="mijn-bibliotheek",
            told=(
                "**Mijn Bibliotheek.** Een lezer kan zo'n exemplaar thuis niet"
                " reserveren en leest waarom."
            ),
            pictured=False,
            do=_web_hold,
        ),
        Step(
            name="reserveren",
            told=(
                "**Reserveren aan de balie** kan wel. Ga in de lijst van F9 op de regel"
                " staan en kies reserveren. Scan de pas van de lezer of typ een deel"
                " van de naam."
            ),
            keys=(
                "Alt-R",
                "scan",
            ),
            points_at=("customer_edit",),
            do=_ask_hold,
        ),
        Step(
            name="gereserveerd",
            told=(
                "Druk op Enter: de reservering staat. In de lijst van F9, hier in"
                " Klantenadministratie, lees je **Gereserveerd** bij **Opmerking**."
            ),
            keys=(
                "Enter",
                "Ctrl-K",
                "F9",
            ),
            do=_place_hold,
        ),
        Step(
            name="innemen",
            told=(
                "Is het werk klaar, neem het exemplaar dan in. Het gaat van de pas af"
                " en het scherm zegt wie erop wacht."
            ),
            keys=("F6", "scan"),
            points_at=("last_label",),
            do=_return,
        ),
        Step(
            name="apart-leggen",
            told=(
                "De regel vraagt of het apart mag: Alt-U legt het apart en drukt een"
                " bon af, Alt-X laat het. Het mag ook later; de regel blijft staan."
            ),
            keys=("Alt-U",),
            points_at=("last_label",),
            do=_set_aside,
        ),
    ),
)
