# SPDX-License-Identifier: Apache-2.0
"""The chapters of the manual: a day begins, the seed's work instruction, then more."""

from wisedesk.desktop.tour.chapters.card import CARD
from wisedesk.desktop.tour.chapters.cards import MAY
from wisedesk.desktop.tour.chapters.conversion import CONVERSION, MUTATION
from wisedesk.desktop.tour.chapters.decisions import DECISIONS
from wisedesk.desktop.tour.chapters.lending import LENDING, OPEN_LOANS
from wisedesk.desktop.tour.chapters.message import MESSAGE
from wisedesk.desktop.tour.chapters.morning import MORNING
from wisedesk.desktop.tour.chapters.otherwise import OTHERWISE
from wisedesk.desktop.tour.chapters.overviews import OVERVIEWS
from wisedesk.desktop.tour.chapters.own_pass import OWN_PASS
from wisedesk.desktop.tour.chapters.pile import PILE
from wisedesk.desktop.tour.chapters.rules import RULES
from wisedesk.desktop.tour.steps import Chapter, Scene

CHAPTERS: tuple[Chapter, ...] = (
    MORNING,
    CARD,
    OWN_PASS,
    MESSAGE,
    LENDING,
    OPEN_LOANS,
    CONVERSION,
    MUTATION,
    RULES,
    OTHERWISE,
    DECISIONS,
    PILE,
    OVERVIEWS,
)


def prepare(scene: Scene) -> None:
    """Look at the library before anything is done in it."""
    scene.before = scene.facts.counts(*MAY)
