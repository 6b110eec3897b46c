# SPDX-License-Identifier: Apache-2.0
"""A new administrative card with an own pass: Nee, and scan it.

Source: seed, step 3a.
"""

from wisedesk.desktop.tour.chapters.cards import NEXT_NUMBER
from wisedesk.desktop.tour.chapters.cards import OWN_PASS as OWN_NUMBER
from wisedesk.desktop.tour.steps import Chapter, Scene, Step


def _decline_number(scene: Scene) -> None:
    clerk = scene.clerk
    clerk.press("Ctrl+N")
    clerk.type("Ad\n")
    clerk.see_window("Bevestig")
    clerk.see(f"Klant aanmaken met nummer: {NEXT_NUMBER}?")
    clerk.press("Alt+N")
    clerk.see("Nieuwe klant toevoegen", "Scan de pas.")
    clerk.see_no(NEXT_NUMBER)
    clerk.see_focus("Klantnummer")


def _scan_pass(scene: Scene) -> None:
    scene.clerk.scan(OWN_NUMBER)
    scene.clerk.see(OWN_NUMBER, "Nieuwe klant toevoegen")
    scene.clerk.see_focus("OK, Vervolg")


def _finish_own(scene: Scene) -> None:
    clerk = scene.clerk
    clerk.press("Alt+V")
    clerk.see(f"Klant {OWN_NUMBER} * Administratieve pas *")
    clerk.type("Manco's NBD")
    clerk.press("Alt+L", "Alt+V")
    clerk.see_row("0089", "Administratieve Pas", "Gratis", "Vast")
    clerk.press("Alt+O", "Alt+O")
    clerk.see(f"Klant {OWN_NUMBER} is ingeschreven.", "Manco's NBD", "Spec.klant")
    clerk.see("Administratieve pas [ab diensten ontbreekt!]")


OWN_PASS = Chapter(
    title="Een eigen pas met barcode gebruiken",
    intro=(
        "Wil je een pasje dat je kunt scannen, neem dan een lege pas uit de la. De weg"
        " is dezelfde als in hoofdstuk **Een administratieve pas aanmaken**, tot aan"
        " de vraag met het nummer."
    ),
    steps=(
        Step(
            name="nee",
            told=("Kies bij de vraag **Nee**. Klantnummer is leeg en wacht op je pas."),
            keys=("Ctrl-N", "Ad", "Enter", "Alt-N"),
            points_at=("card_number_edit",),
            do=_decline_number,
        ),
        Step(
            name="scan",
            told=(
                "Scan de pas. Het nummer komt bij **Klantnummer** en wordt meteen"
                " nagekeken."
            ),
            keys=("scan",),
            points_at=("card_number_edit", "continue_button"),
            do=_scan_pass,
        ),
        Step(
            name="eigen-pas-klaar",
            told=(
                "Kies **OK, Vervolg**; het nummer wordt niet nog eens gevraagd. Vul de"
                " naam in en ga verder als zonder pasje. Ook met een eigen nummer is"
                " het een administratieve pas."
            ),
            keys=(
                "Alt-V",
                "Alt-L",
                "Alt-V",
                "Alt-O",
                "Alt-O",
            ),
            points_at=("blue_bar",),
            do=_finish_own,
        ),
    ),
    close=(
        "Passen van een ouder soort, met 10 tot 14 tekens en soms letters, zijn ook"
        " goed."
    ),
)
