# SPDX-License-Identifier: Apache-2.0
"""What is the matter, where the window itself has the way out: Opnieuw offers it."""

from wisedesk.services import errors
from wisedesk.wording import failures

_IN_WINDOW: dict[type[errors.DeskError], str] = {
    errors.LibraryMissing: (
        "Hier is nog geen bibliotheek. Kies Opnieuw om er een te maken of te openen."
    ),
    errors.LibraryEmpty: (
        "Het bestand van de bibliotheek is leeg. Kies Opnieuw om een reservekopie terug"
        " te zetten of een nieuwe bibliotheek te maken."
    ),
    errors.LibraryReplaced: (
        "Op de plaats van de bibliotheek staat nu een ander bestand; er is niets"
        " opgeslagen. Sluit wisedesk af en start opnieuw; scans die wachten, blijven"
        " bewaard."
    ),
    errors.DatabaseTooOld: (
        "Deze bibliotheek is van een oudere wisedesk. Kies Opnieuw om haar bij te"
        " werken."
    ),
}


def failure_sentence(error: errors.DeskError) -> str:
    """Return what is the matter, and which key of the window mends it."""
    return _IN_WINDOW.get(type(error)) or failures.failure_sentence(error)
