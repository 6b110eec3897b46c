# SPDX-License-Identifier: Apache-2.0
"""What the clerk sees when it goes another way: bad numbers, early scans, Esc."""

from wisedesk.desktop.tour.chapters.cards import (
    MISREAD_PASS,
    NEXT_NUMBER,
    NUMBER,
    OTHER_PASS,
    READER,
    READER_NAME,
)
from wisedesk.desktop.tour.steps import Chapter, Scene, Step, expect

_UNKNOWN = "39408999999990"


def _misread(scene: Scene) -> None:
    clerk = scene.clerk
    clerk.press("Ctrl+N")
    clerk.type("Ad\n")
    clerk.press("Alt+N")
    clerk.scan(MISREAD_PASS)
    clerk.see(f"Klantnummer {MISREAD_PASS} klopt niet", "Scan de pas opnieuw.")


def _in_use(scene: Scene) -> None:
    scene.clerk.scan(READER)
    scene.clerk.see(f"Klantnummer {READER} is al in gebruik door {READER_NAME}.")


def _item_as_pass(scene: Scene) -> None:
    barcode = scene.barcodes[-1]
    scene.clerk.scan(barcode)
    scene.clerk.see(f"Nummer {barcode} is de barcode van een exemplaar.")


def _scan_in_question(scene: Scene) -> None:
    clerk = scene.clerk
    clerk.press("Shift+Tab")
    clerk.see_focus("OK")
    clerk.press("Return")
    clerk.see_window("Bevestig")
    clerk.see(f"Klant aanmaken met nummer: {NEXT_NUMBER}?")
    clerk.scan(OTHER_PASS)
    clerk.see_window("Bevestig")
    clerk.see(f"1 scan wacht: {OTHER_PASS}")


def _take_scan(scene: Scene) -> None:
    scene.clerk.press("Alt+N")
    scene.clerk.see(OTHER_PASS, "Nieuwe klant toevoegen")
    scene.clerk.see_no("scan wacht")
    scene.clerk.see_focus("OK, Vervolg")


def _no_name(scene: Scene) -> None:
    clerk = scene.clerk
    clerk.press("Alt+V")
    clerk.see(f"Klant {OTHER_PASS} * Administratieve pas *")
    clerk.press("Alt+L", "Alt+V")
    clerk.see("Achternaam is verplicht.")
    clerk.see_focus("Achternaam")


def _leave(scene: Scene) -> None:
    scene.clerk.press("F12")
    scene.clerk.see_window("Bevestig")
    scene.clerk.see("Er is iets getypt dat niet is opgeslagen. Toch afsluiten?")


def _at_desk(scene: Scene) -> None:
    clerk = scene.clerk
    clerk.press("Alt+J", "F5")
    expect(scene.facts.customer(OTHER_PASS) is None, f"{OTHER_PASS} is niet opgeslagen")
    clerk.scan(NUMBER)
    clerk.press("Return")
    clerk.scan(_UNKNOWN)
    clerk.see(f"Nummer {_UNKNOWN} is niet bekend.")
    there = {loan.barcode: loan.title for loan in scene.facts.loans_on(NUMBER)}
    barcode = next(each for each in scene.barcodes if each in there)
    clerk.scan(barcode)
    clerk.see(f"{there[barcode]} staat al op deze pas.")
    clerk.scan(READER)
    clerk.see(f"{READER} is de pas van klant {READER_NAME}, geen exemplaar.")


OTHERWISE = Chapter(
    title="Als het anders loopt",
    intro=(
        "Het programma zegt wat er aan de hand is en gaat niet verder met iets dat niet"
        " klopt. Hieronder wat je kunt tegenkomen."
    ),
    steps=(
        Step(
            name="controlecijfer",
            told=(
                "**De pas is verkeerd gelezen.** Het controlecijfer klopt niet. Het"
                " nummer is geselecteerd: scan gewoon opnieuw."
            ),
            keys=("scan",),
            points_at=("problem_label",),
            do=_misread,
        ),
        Step(
            name="nummer-in-gebruik",
            told="**De pas is al van iemand.** Je leest van wie. Neem een andere.",
            keys=("scan",),
            points_at=("problem_label",),
            do=_in_use,
        ),
        Step(
            name="barcode-van-exemplaar",
            told="**Je scande een exemplaar** in plaats van een pas.",
            keys=("scan",),
            points_at=("problem_label",),
            do=_item_as_pass,
        ),
        Step(
            name="te-vroeg-gescand",
            told=(
                "**Je scant terwijl er een vraag openstaat.** De scan geeft geen"
                " antwoord en gaat niet verloren: hij wacht, in het rood onder de"
                " vraag."
            ),
            keys=("scan",),
            points_at=("waiting_label",),
            do=_scan_in_question,
        ),
        Step(
            name="scan-opgepakt",
            told=(
                "Kies je daarna **Nee**, dan komt die pas bij Klantnummer. Na **Ja**"
                " blijft de scan in beeld, ongebruikt."
            ),
            keys=("Alt-N",),
            points_at=("card_number_edit",),
            do=_take_scan,
        ),
        Step(
            name="naam-vergeten",
            told=(
                "**De naam ontbreekt.** Het veld is rood en je staat er al in; typ de"
                " naam en ga verder."
            ),
            keys=("Alt-V",),
            points_at=("problem_label",),
            do=_no_name,
        ),
        Step(
            name="toch-niet",
            told=(
                "**Je wilt stoppen.** Met F12 of Esc verlaat je het scherm. Heb je al"
                " iets getypt, dan vraagt het programma of dat weg mag. Er is niets"
                " opgeslagen en het nummer is niet verbruikt."
            ),
            keys=("F12",),
            do=_leave,
        ),
        Step(
            name="geweigerd-aan-de-balie",
            told=(
                "**Aan de balie** blijft een geweigerde scan als regel in de lijst"
                " staan, met de reden. Je kunt intussen doorgaan."
            ),
            keys=("scan",),
            points_at=("last_label",),
            do=_at_desk,
        ),
    ),
)
