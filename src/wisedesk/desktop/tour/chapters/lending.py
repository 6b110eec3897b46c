# SPDX-License-Identifier: Apache-2.0
"""Lending to the card, and F9 at the desk and in Klantenadministratie.

Source: seed, the picture of UITLENEN.
"""

from wisedesk.desktop.tour.chapters.cards import (
    MAY,
    NAME,
    NUMBER,
    TITLES,
    WORK_DAY,
    title_of,
)
from wisedesk.desktop.tour.steps import Chapter, Scene, Step, expect


def _open_at_desk(scene: Scene) -> None:
    clerk = scene.clerk
    clerk.press("Return")
    clerk.see("UITLENEN", "exemplaar", NAME, "Spec.klant")
    clerk.see_focus("exemplaar")


def _lend_one(scene: Scene) -> None:
    find = scene.facts.item_on_shelf
    scene.barcodes = tuple(find(title_of(line)) for line in TITLES)
    clerk = scene.clerk
    clerk.scan(scene.barcodes[0])
    clerk.see(f"Uitgeleend: {title_of(TITLES[0])} — interne uitlening")
    clerk.see_row(TITLES[0], WORK_DAY, "Inzage", scene.barcodes[0])


def _lend_all(scene: Scene) -> None:
    clerk = scene.clerk
    for barcode in scene.barcodes[1:]:
        clerk.scan(barcode)
    _see_seven(scene)
    customer = scene.facts.customer(NUMBER)
    expect(
        customer is not None and customer.in_possession == 0,
        "wat op de pas staat, telt niet mee bij in bezit",
    )


def _see_seven(scene: Scene) -> None:
    for line, barcode in zip(TITLES, scene.barcodes, strict=True):
        scene.clerk.see_row(WORK_DAY, line, "Inzage", barcode)


def _close(scene: Scene) -> None:
    scene.clerk.press("F12")
    scene.clerk.see("UITLENEN", "klantnummer")
    scene.clerk.see_no(TITLES[0])
    scene.with_card = scene.facts.counts(*MAY)


def _show_at_desk(scene: Scene) -> None:
    clerk = scene.clerk
    clerk.scan(NUMBER)
    clerk.see_window("Melding")
    clerk.press("Return")
    clerk.see_no(TITLES[0])
    clerk.press("F9")
    _see_seven(scene)


TITLE_COLUMN = 3


def _sort(scene: Scene) -> None:
    scene.clerk.press("Ctrl+3")
    scene.clerk.see_sorted(TITLE_COLUMN)
    _see_seven(scene)


def _show_in_administration(scene: Scene) -> None:
    clerk = scene.clerk
    clerk.press("Ctrl+K", "F9")
    clerk.see("Geleende exemplaren", "7 exemplaren")
    _see_seven(scene)


LENDING = Chapter(
    title="Uitlenen op de pas",
    intro=(
        "Uitlenen gaat als bij iedere klant: eerst de pas, dan de exemplaren. Wat er"
        " daarna gebeurt, is anders."
    ),
    steps=(
        Step(
            name="balie",
            told=(
                "Lees de melding en druk op Enter. De pas staat open bij **UITLENEN**"
                " en het veld heet nu **exemplaar**: scan maar."
            ),
            keys=("Enter",),
            points_at=("number_edit",),
            do=_open_at_desk,
        ),
        Step(
            name="eerste-exemplaar",
            told=(
                "Scan het eerste exemplaar. Bij **Laatste actie** lees je wat er"
                " gebeurde: een interne uitlening."
            ),
            keys=("scan",),
            points_at=("last_label",),
            do=_lend_one,
        ),
        Step(
            name="zeven-exemplaren",
            told=(
                "Scan de andere. De nieuwste staat bovenaan, elk met de status"
                " **Inzage**."
            ),
            keys=("scan",),
            why=(
                "De inleverdatum is dezelfde als de uitleendatum. Die datum is"
                " verzonnen: er wordt niets te laat, niets kost geld en **in bezit**"
                " blijft 0."
            ),
            points_at=("possession_value",),
            do=_lend_all,
        ),
        Step(
            name="afsluiten",
            told="Sluit de pas af. De balie is vrij voor de volgende klant.",
            keys=("F12",),
            do=_close,
        ),
    ),
)

OPEN_LOANS = Chapter(
    title="Zien wat er op de pas staat",
    intro="Met F9 krijg je de openstaande uitleningen, net als bij andere klanten.",
    steps=(
        Step(
            name="f9-balie",
            told=(
                "Aan de balie: scan de pas en druk op F9. Wat er op de pas staat, komt"
                " in de lijst."
            ),
            keys=("scan", "Enter", "F9"),
            do=_show_at_desk,
        ),
        Step(
            name="sorteren",
            told=(
                "Sorteer met Ctrl en het nummer van de kolom: Ctrl-3 sorteert op titel,"
                " nog eens Ctrl-3 andersom."
            ),
            keys=("Ctrl-3",),
            do=_sort,
        ),
        Step(
            name="f9-klantscherm",
            told=(
                "In Klantenadministratie: open de pas en druk op F9. De lijst beslaat"
                " het hele scherm; Esc brengt je terug."
            ),
            keys=("Ctrl-K", "F9"),
            points_at=("count_label",),
            do=_show_in_administration,
        ),
    ),
)
