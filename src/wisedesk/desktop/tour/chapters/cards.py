# SPDX-License-Identifier: Apache-2.0
"""The cards, titles and texts the tour works with, all of the sample library."""

from datetime import date

from wisedesk.domain.cards import NumberSeries, generated_number

NUMBER = "29999940800188"  # the seed's own
NEXT_NUMBER = "29999940800196"
NAME = "Test"
OWN_PASS = generated_number(NumberSeries.ORDINARY, "9408", 70_001)
OTHER_PASS = generated_number(NumberSeries.ORDINARY, "9408", 70_002)
MISREAD_PASS = OTHER_PASS[:-1] + str((int(OTHER_PASS[-1]) + 1) % 10)
SPECIAL = "29408000005035"  # Plak en bind, twelve items on it
READER = "29408000000010"  # somebody who comes to borrow
READER_NAME = "Kuipers, Sophie"

TITLES = (
    "De vloek van de Titaan/Riordan, Rick",
    "De natuur : 6 prenten om naar te kijken/Billet, Marion",
    "De reis naar Mandolan/Knister",
    "The Polar Express/Zemeckis, Robert",
    "Kung Fu panda 2/Nelson, Jennifer Yuh",
    "Grote veldslagen! : oorlogen van gisteren/Elia, Domenico",
    "De geweldige beer/Toft Jacobsen, Esben",
)
MESSAGE_LINES = ("Deze pas ALLEEN gebruiken voor", "materiaal bij project X")
WORK_DAY = "04-05-2026"
MAY = (date(2026, 5, 1), date(2026, 5, 31))
WISECAT_WARNING = (
    "Let op: als de klant geen inlogaccount heeft dan kan er geen gebruik gemaakt"
    " worden van Wisecat+"
)


def title_of(line: str) -> str:
    """Return the title of a line that has its author behind it."""
    return line.partition("/")[0]
