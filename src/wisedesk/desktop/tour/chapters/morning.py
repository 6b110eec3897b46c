# SPDX-License-Identifier: Apache-2.0
"""A day begins: what lies on internal cards for too long, and putting it aside."""

from wisedesk.desktop.tour.steps import Chapter, Scene, Step

TOLD = "12 exemplaren langer dan 90 dagen op een administratieve pas"


def _told(scene: Scene) -> None:
    scene.clerk.see("UITLENEN", "klantnummer")
    scene.clerk.see(TOLD, "Interne passen (Ctrl-I)", "Niet nu")


def _put_aside(scene: Scene) -> None:
    clerk = scene.clerk
    clerk.go_to("Niet nu")
    clerk.press("Return")
    clerk.see_no(TOLD)
    clerk.see_focus("klantnummer")


MORNING = Chapter(
    title="De dag beginnen",
    intro=(
        "Het programma staat open bij **Uitlenen** en wacht op een pas. Scan gerust:"
        " wat erboven staat, houdt niemand op."
    ),
    steps=(
        Step(
            name="wat-te-lang-ligt",
            told=(
                "Eens per dag zegt een regel bovenaan wat er te lang op interne passen"
                " staat. Ctrl-I opent de lijst van precies die exemplaren."
            ),
            keys=("Ctrl-I",),
            why=(
                "Wat op een interne pas staat, kan niemand lenen, en niemand krijgt er"
                " een herinnering van."
            ),
            points_at=("notice_bar",),
            do=_told,
        ),
        Step(
            name="niet-nu",
            told=(
                "Geen tijd? Ga met Tab naar **Niet nu** en druk op Enter. Morgen staat"
                " de regel er weer."
            ),
            keys=("Tab", "Enter"),
            do=_put_aside,
        ),
    ),
)
