# SPDX-License-Identifier: Apache-2.0
"""Looking back: internal cards, the journal, the reglement."""

from wisedesk.desktop.tour.chapters.cards import NUMBER
from wisedesk.desktop.tour.steps import Chapter, Scene, Step


def _internal(scene: Scene) -> None:
    clerk = scene.clerk
    clerk.press("Esc", "Ctrl+I")
    clerk.see("Interne passen")
    clerk.type(NUMBER)
    clerk.see_row(NUMBER)


def _journal(scene: Scene) -> None:
    clerk = scene.clerk
    clerk.press("Ctrl+J")
    clerk.see("Journaal", "kan hersteld worden tot")
    clerk.scan(scene.barcodes[0])
    clerk.see_row(scene.barcodes[0])
    clerk.see("regels")


def _reglement(scene: Scene) -> None:
    clerk = scene.clerk
    clerk.press("Ctrl+R")
    clerk.see("Reglement regels")
    clerk.see_row("0001 Jeugd", "21/21/0,00")


OVERVIEWS = Chapter(
    title="Overzichten",
    intro=(
        "Wat op een interne pas staat, heeft geen echte inleverdatum: niemand vraagt"
        " erom. Kijk daarom zelf. Elk overzicht druk je af met Ctrl-P en bewaar je met"
        " Ctrl-E."
    ),
    steps=(
        Step(
            name="interne-passen",
            told=(
                "Ctrl-I toont wat er op welke interne pas staat, het langst bovenaan."
                " Typ om te zoeken, op pas, naam of titel. Scan hier een exemplaar en"
                " het is weer in de kast."
            ),
            keys=("Ctrl-I", "nummer van de pas"),
            do=_internal,
        ),
        Step(
            name="journaal",
            told=(
                "Ctrl-J toont wat er gedaan is, door wie en waar. Scan een pas of een"
                " exemplaar en je ziet alleen wat daarmee gedaan is. Ctrl-Z herstelt"
                " de gekozen regel, ook van een klant die al weg is."
            ),
            keys=("Ctrl-J", "scan"),
            points_at=("detail_label",),
            do=_journal,
        ),
        Step(
            name="reglement",
            told=(
                "Ctrl-R toont de regels waaruit inleverdatums, leengeld en boetes"
                " komen; Enter wijzigt er een."
            ),
            keys=("Ctrl-R",),
            do=_reglement,
        ),
    ),
)
