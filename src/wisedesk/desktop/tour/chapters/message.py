# SPDX-License-Identifier: Apache-2.0
"""Melding: written on the customer screen, shown as soon as the card is used.

Source: seed, "Je kunt een melding invoeren".
"""

from wisedesk.desktop.tour.chapters.cards import MESSAGE_LINES, NAME, NUMBER
from wisedesk.desktop.tour.steps import Chapter, Scene, Step


def _find(scene: Scene) -> None:
    clerk = scene.clerk
    clerk.press("Alt+Z")
    clerk.see_window("Klant zoeken")
    clerk.type(NAME)
    clerk.see_row(NUMBER, NAME)


def _write(scene: Scene) -> None:
    clerk = scene.clerk
    clerk.press("Return")
    clerk.see(NUMBER, "2 NAW-gegevens")
    clerk.press("Alt+M")
    clerk.see_window("Melding")
    clerk.see("Standaard tekst", "OK", "Verwijder", "Help")
    clerk.type("\n".join(MESSAGE_LINES))
    clerk.see("\n".join(MESSAGE_LINES))


def _standard_text(scene: Scene) -> None:
    scene.clerk.press("Alt+S")
    scene.clerk.see_window("Standaard tekst")


def _keep(scene: Scene) -> None:
    clerk = scene.clerk
    clerk.press("Esc")
    clerk.see_window("Melding")
    clerk.see("\n".join(MESSAGE_LINES))
    clerk.press("Alt+O")
    clerk.see("Melding opgeslagen.", "⚑ Melding")


def _appears(scene: Scene) -> None:
    clerk = scene.clerk
    clerk.press("F5")
    clerk.scan(NUMBER)
    clerk.see_window("Melding")
    clerk.see(*MESSAGE_LINES, NUMBER)


MESSAGE = Chapter(
    title="Een melding bij de pas zetten",
    intro=(
        "Met een melding waarschuw je collega's waar de pas voor is. Zij krijgen haar"
        " te zien zodra iemand de pas gebruikt."
    ),
    steps=(
        Step(
            name="zoeken",
            told=(
                "Zoek de pas op nummer of op een deel van de naam. De lijst vult zich"
                " terwijl je typt; Enter opent de gekozen regel."
            ),
            keys=("Alt-Z",),
            do=_find,
        ),
        Step(
            name="melding",
            told=(
                "Open de pas en kies **Klant > Melding**. Schrijf de tekst; er passen"
                " vier regels van 60 tekens."
            ),
            keys=(
                "Enter",
                "Alt-M",
            ),
            do=_write,
        ),
        Step(
            name="standaard-tekst",
            told=(
                "Zeg je vaak hetzelfde, kies dan **Standaard tekst** en neem een regel"
                " uit de lijst. Esc laat je eigen tekst staan."
            ),
            keys=("Alt-S",),
            do=_standard_text,
        ),
        Step(
            name="melding-opgeslagen",
            told=(
                "Kies **OK**. Onder de naam staat nu **⚑ Melding**. Met **Verwijder**"
                " haal je haar later weer weg."
            ),
            keys=(
                "Esc",
                "Alt-O",
            ),
            points_at=("note_value",),
            do=_keep,
        ),
        Step(
            name="melding-verschijnt",
            told=("Scan de pas aan de balie: de melding verschijnt."),
            keys=("F5", "scan"),
            why=(
                "De melding komt één keer per keer dat je de pas opent, aan de balie en"
                " in Klantenadministratie. Scan je intussen een exemplaar, dan wacht"
                " dat netjes tot je op Enter drukt."
            ),
            do=_appears,
        ),
    ),
)
