# SPDX-License-Identifier: Apache-2.0
"""A pile that comes back: what goes on, how many there were, when they were left."""

from wisedesk.desktop.tour.chapters.cards import NUMBER, READER, READER_NAME
from wisedesk.desktop.tour.steps import Chapter, Scene, Step

_WAITED_FOR = "De natuur : 6 prenten om naar te kijken"
_FAR = "Kung Fu panda 2"


def _count(scene: Scene) -> None:
    clerk = scene.clerk
    scene.facts.hold(READER, _WAITED_FOR)
    clerk.press("F6", "Ctrl+T")
    clerk.type("3")
    clerk.press("Return")
    clerk.see("INNEMEN", "0 van 3")


def _aside(scene: Scene) -> None:
    loans = scene.facts.loans_on(NUMBER)
    waited_for = next(loan for loan in loans if loan.title == _WAITED_FOR)
    clerk = scene.clerk
    clerk.scan(waited_for.barcode)
    clerk.see(f"LEG APART. Gereserveerd voor {READER_NAME}.", "1 van 3")


def _transport(scene: Scene) -> None:
    clerk = scene.clerk
    clerk.scan(scene.facts.item_of_another_branch(_FAR))
    clerk.see("TRANSPORT naar", "2 van 3")


def _answer(scene: Scene) -> None:
    clerk = scene.clerk
    clerk.press("Alt+U", "Alt+U")
    clerk.see_row("Apart gelegd")
    clerk.see_row("Op transport")


def _missing(scene: Scene) -> None:
    scene.clerk.press("F12")
    scene.clerk.see("2 van 3")


PILE = Chapter(
    title="Een stapel innemen",
    intro=(
        "Innemen gaat door, wat er ook tussen zit. Wat apart moet of weg moet, vraagt"
        " de regel; een telling zegt of je alles gehad hebt."
    ),
    steps=(
        Step(
            name="telling",
            told="Tel de kar en geef het aantal op met Ctrl-T.",
            keys=("F6", "Ctrl-T"),
            do=_count,
        ),
        Step(
            name="leg-apart",
            told=(
                "**Iemand wacht erop.** De regel vraagt of je het apart legt; scan"
                " intussen door."
            ),
            keys=("scan",),
            points_at=("last_label",),
            do=_aside,
        ),
        Step(
            name="transport",
            told="**Van een ander filiaal.** Het moet op transport.",
            keys=("scan",),
            points_at=("last_label",),
            do=_transport,
        ),
        Step(
            name="beantwoorden",
            told=(
                "Alt-U beantwoordt de regel die gekleurd is, de oudste vraag; nog eens"
                " Alt-U de volgende. Het ene ligt apart, het andere gaat op transport."
            ),
            keys=("Alt-U", "Alt-U"),
            do=_answer,
        ),
        Step(
            name="wat-ontbreekt",
            told=(
                "Sluit af: er ontbreekt er één, en je leest tot waar het goed ging. De"
                " telling is daarmee klaar; een volgende stapel begint bij 0."
            ),
            keys=("F12",),
            do=_missing,
        ),
    ),
)
