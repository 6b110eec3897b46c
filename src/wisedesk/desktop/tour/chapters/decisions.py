# SPDX-License-Identifier: Apache-2.0
"""Rows that ask something: the clerk answers by one key, now or later."""

from wisedesk.desktop.tour.chapters.cards import READER, READER_NAME, SPECIAL
from wisedesk.desktop.tour.steps import Chapter, Scene, Step


def _not_yet(scene: Scene) -> None:
    scene.clerk.press("F12")
    scene.clerk.see("Vraagt u", "Nog niet: ")


def _joins(scene: Scene) -> None:
    clerk = scene.clerk
    clerk.press("Alt+U")
    clerk.see(READER_NAME, "Ook open: ")


def _look_up(scene: Scene) -> None:
    scene.clerk.press("Alt+U")
    scene.clerk.see_window("Onbekend nummer")
    scene.clerk.see("Voer het exemplaar in dat u in de hand hebt:")


def _leave(scene: Scene) -> None:
    clerk = scene.clerk
    clerk.press("Esc", "Alt+X")
    clerk.see("Niet gedaan")
    clerk.press("F12")
    clerk.see("klantnummer")


def _elsewhere(scene: Scene) -> None:
    clerk = scene.clerk
    loan = scene.facts.loans_on(SPECIAL)[0]
    clerk.scan(READER)
    clerk.scan(loan.barcode)
    clerk.see(f"{loan.title} is al uitgeleend aan", "Vraagt u")


def _take_over(scene: Scene) -> None:
    scene.clerk.press("Alt+U")
    scene.clerk.see("is geannuleerd", "Uitgeleend")


def _undo(scene: Scene) -> None:
    clerk = scene.clerk
    clerk.press("Ctrl+Z")
    clerk.see("Hersteld: uitlening van", "Hersteld")


def _why(scene: Scene) -> None:
    clerk = scene.clerk
    clerk.scan(scene.facts.item_on_shelf("De reis naar Mandolan"))
    clerk.press("F1")
    clerk.see_window("Waarom?")


def _close(scene: Scene) -> None:
    scene.clerk.press("Esc", "F12")
    scene.clerk.see("klantnummer")


DECISIONS = Chapter(
    title="Een regel vraagt u iets",
    intro=(
        "Wat niet zomaar kan, houdt de balie niet op: de regel vraagt het je. **Alt-U**"
        " doet het, **Alt-X** laat het; nu meteen, of als de stapel klaar is."
    ),
    steps=(
        Step(
            name="nog-niet-klaar",
            told=(
                "Twee regels hierboven vragen nog iets. Met F12 sluit je daarom nog"
                " niet af: je leest welke regel op antwoord wacht."
            ),
            keys=("F12",),
            points_at=("feedback_label",),
            do=_not_yet,
        ),
        Step(
            name="klant-erbij",
            told=(
                "**Een pas van iemand anders.** Met Alt-U komt die klant erbij; met"
                " Alt-S wissel je. Elke uitlening blijft bij de klant voor wie je"
                " scande."
            ),
            keys=("Alt-U",),
            points_at=("others_label",),
            do=_joins,
        ),
        Step(
            name="onbekend-nummer",
            told=(
                "**Een nummer dat niemand kent.** Scan het nog eens; was het verkeerd"
                " gelezen, dan vervalt de vraag vanzelf. Met Alt-U zoek je wat er op"
                " lijkt, of voer je het exemplaar in."
            ),
            keys=("Alt-U",),
            points_at=("what_label",),
            do=_look_up,
        ),
        Step(
            name="laten",
            told="Toch niet: Esc, en Alt-X laat de regel. Nu kun je wel afsluiten.",
            keys=("Esc", "Alt-X", "F12"),
            do=_leave,
            pictured=False,
        ),
        Step(
            name="nog-uit-bij-een-ander",
            told=(
                "**Een exemplaar dat nog bij een ander staat**, maar hier op tafel"
                " ligt. Je leest bij wie."
            ),
            keys=("scan",),
            points_at=("last_label",),
            do=_elsewhere,
        ),
        Step(
            name="hier-uitlenen",
            told=(
                "Alt-U annuleert de uitlening daar en leent het hier uit. Het telt niet"
                " als inname en kost die klant niets."
            ),
            keys=("Alt-U",),
            points_at=("last_label",),
            do=_take_over,
        ),
        Step(
            name="herstellen",
            told=(
                "**Vergist?** Ctrl-Z herstelt de laatste handeling, ook deze: het"
                " exemplaar staat weer waar het stond. Nog eens Ctrl-Z herstelt die"
                " daarvoor. Een uitlening annuleer je ook met **F4**: scan het"
                " exemplaar, of kies de regel en druk F4."
            ),
            keys=("Ctrl-Z",),
            points_at=("feedback_label",),
            do=_undo,
        ),
        Step(
            name="waarom",
            told=(
                "**Waarom die datum?** F1 op een regel legt uit hoe het programma"
                " eraan komt: de regel van het reglement en de dagen die gesloten zijn."
            ),
            keys=("F1",),
            do=_why,
        ),
        Step(
            name="klaar",
            told="Esc sluit de uitleg, F12 de klant.",
            keys=("Esc", "F12"),
            do=_close,
            pictured=False,
        ),
    ),
)
