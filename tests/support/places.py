# SPDX-License-Identifier: Apache-2.0
"""Every screen of the window, and the keys that lead there."""

from collections.abc import Callable

from PySide6.QtWidgets import QMenu

from support.clerk import BINDER, BINDING_CARD
from support.window import WindowClerk

ADMINISTRATIVE = "Administratieve pas"


def new_customer(clerk: WindowClerk) -> None:
    """Go to the first screen of a registration."""
    clerk.press("Ctrl+N")
    assert clerk.focus_name() == "Klanttype"


def administrative_card(clerk: WindowClerk) -> None:
    """Go to the first screen, with the number of an administrative card taken."""
    new_customer(clerk)
    clerk.choose("Klanttype", ADMINISTRATIVE)
    clerk.press("Return")
    clerk.press("Alt+J")


def details(clerk: WindowClerk) -> None:
    """Go to the second screen of an administrative card."""
    administrative_card(clerk)
    clerk.press("Alt+V")


def costs(clerk: WindowClerk) -> None:
    """Go to the third screen of an administrative card called Test."""
    details(clerk)
    clerk.fill("Achternaam", "Test")
    clerk.press("Alt+V")


def draft(clerk: WindowClerk) -> None:
    """Go to the customer screen of a card that is not stored yet."""
    costs(clerk)
    clerk.press("Alt+O")


def session(clerk: WindowClerk, number: str = BINDER) -> None:
    """Open a customer at the desk, and close the Melding if there is one."""
    clerk.press("F5")
    clerk.scan(number)
    read_message(clerk)


def customer(clerk: WindowClerk, number: str = BINDER) -> None:
    """Open a customer in Klantenadministratie."""
    clerk.press("F8")
    clerk.press("Alt+Z")
    clerk.scan(number)
    read_message(clerk)


def loans(clerk: WindowClerk) -> None:
    """Open the list of what a customer has."""
    customer(clerk, BINDING_CARD)
    clerk.press("F9")


def charges(clerk: WindowClerk) -> None:
    """Open the list of what a customer owes."""
    customer(clerk, BINDING_CARD)
    clerk.press("Ctrl+G")


def editing(clerk: WindowClerk) -> None:
    """Edit a customer."""
    customer(clerk)
    clerk.press("Alt+W")


def titles(clerk: WindowClerk) -> None:
    """Look a title up."""
    clerk.press("Alt+C")
    clerk.type("titaan")


def journal(clerk: WindowClerk) -> None:
    """Do something at the desk, and look it up in the journal."""
    session(clerk)
    clerk.press("Ctrl+J")


def policies(clerk: WindowClerk) -> None:
    """Look at the reglement."""
    clerk.press("Ctrl+R")


def library_settings(clerk: WindowClerk) -> None:
    """Look at the settings of the library."""
    choose(clerk, "Alt+T", "Instellingen van de bibliotheek")


def read_message(clerk: WindowClerk) -> None:
    """Close the Melding that appears when a card is used."""
    if clerk.title() == "Melding":
        clerk.press("Return")


def desk_search(clerk: WindowClerk) -> None:
    """Search for a name from the number field."""
    clerk.press("F5")
    clerk.type("horst")
    clerk.press("Return")


PLACES: dict[str, Callable[[WindowClerk], None]] = {
    "Uitlenen": lambda clerk: clerk.press("F5"),
    "Uitlenen met een klant": session,
    "Innemen": lambda clerk: clerk.press("F6"),
    "Zoeken aan de balie": desk_search,
    "Klant zoeken": lambda clerk: clerk.press("F8"),
    "Klantscherm": customer,
    "Klantscherm met Wijzig": editing,
    "Geleende exemplaren": loans,
    "Registraties": charges,
    "Inschrijven 1": new_customer,
    "Inschrijven 2": details,
    "Inschrijven 3": costs,
    "Klantscherm voor Opslaan": draft,
    "Catalogus": titles,
    "Reglement regels": policies,
    "Instellingen van de bibliotheek": library_settings,
    "Journaal": journal,
    "Bestanden inlezen": lambda clerk: choose(clerk, "Alt+T", "Bestanden inlezen"),
    "Interne passen": lambda clerk: clerk.press("Ctrl+I"),
}


def choose(clerk: WindowClerk, menu: str, entry: str) -> None:
    """Choose an entry of a menu by the arrows."""
    clerk.press(menu)
    popup = clerk.focus()
    assert isinstance(popup, QMenu)
    entries = [each.text() for each in popup.actions()]
    (place,) = (at for at, text in enumerate(entries) if text.startswith(entry))
    standing = popup.actions().index(popup.activeAction() or popup.actions()[-1])
    for _ in range((place - standing) % len(entries)):
        clerk.press("Down")
    clerk.press("Return")


def _question(clerk: WindowClerk) -> None:
    new_customer(clerk)
    clerk.choose("Klanttype", ADMINISTRATIVE)
    clerk.press("Return")


def _message(clerk: WindowClerk) -> None:
    session(clerk)
    clerk.press("Alt+M")


def _standard_texts(clerk: WindowClerk) -> None:
    _message(clerk)
    clerk.press("Alt+S")


def _notice(clerk: WindowClerk) -> None:
    clerk.press("F5")
    clerk.scan(BINDER)


def _expected_back(clerk: WindowClerk) -> None:
    clerk.press("Ctrl+I")
    clerk.press("Alt+W")


def _hold(clerk: WindowClerk) -> None:
    session(clerk, BINDING_CARD)
    clerk.press("F9")
    clerk.press("Alt+R")


def _details(clerk: WindowClerk) -> None:
    loans(clerk)
    clerk.press("Return")


def _printing(clerk: WindowClerk) -> None:
    loans(clerk)
    clerk.press("Ctrl+P")


def _saving(clerk: WindowClerk) -> None:
    loans(clerk)
    clerk.press("Ctrl+E")


def _line(clerk: WindowClerk) -> None:
    policies(clerk)
    clerk.press("Return")


def _groups(clerk: WindowClerk) -> None:
    policies(clerk)
    clerk.press("Alt+G")


def _group(clerk: WindowClerk) -> None:
    _groups(clerk)
    clerk.press("Return")


def _holidays(clerk: WindowClerk) -> None:
    policies(clerk)
    clerk.press("Alt+K")


def _setting(clerk: WindowClerk) -> None:
    library_settings(clerk)
    clerk.press("Return")


def _setting_ticked(clerk: WindowClerk) -> None:
    library_settings(clerk)
    clerk.press("Down", "Down", "Down", "Return")


def _setting_of_branch(clerk: WindowClerk) -> None:
    library_settings(clerk)
    clerk.press("Down", "Down", "Down", "Down", "Down", "Return")


def _second_look(clerk: WindowClerk) -> None:
    session(clerk)
    clerk.scan("39999999999999")
    clerk.press("Alt+U")


def _why(clerk: WindowClerk) -> None:
    session(clerk, BINDING_CARD)
    clerk.press("F9")
    clerk.press("F1")


def _drop(clerk: WindowClerk) -> None:
    clerk.press("F6", "Ctrl+D")


def _pile(clerk: WindowClerk) -> None:
    clerk.press("F6", "Ctrl+T")


def _pile_report(clerk: WindowClerk) -> None:
    _pile(clerk)
    clerk.type("40\n")
    clerk.press("Ctrl+T")


DIALOGS: dict[str, Callable[[WindowClerk], None]] = {
    "Bevestig": _question,
    "Melding": _notice,
    "Melding bewerken": _message,
    "Klantmeldingen": _standard_texts,
    "Reserveer": _hold,
    "Ingeleverd op": _drop,
    "Telling": _pile,
    "Telling, stand": _pile_report,
    "Regel van het reglement": _line,
    "RMT-groepen": _groups,
    "RMT-groep": _group,
    "Vakantie uitleenperioden": _holidays,
    "Instelling": _setting,
    "Instelling, met vakjes": _setting_ticked,
    "Instelling van een filiaal": _setting_of_branch,
    "Verwacht terug": _expected_back,
    "Details": _details,
    "Afdrukken": _printing,
    "Opslaan als CSV": _saving,
    "Waarom?": _why,
    "Onbekend nummer": _second_look,
    "Toetsen": lambda clerk: clerk.press("F1"),
    "Toetsen instellen": lambda clerk: choose(clerk, "Alt+T", "Toetsen instellen"),
    "Scanner controleren": lambda clerk: choose(clerk, "Alt+T", "Scanner controleren"),
    "Geluiden": lambda clerk: choose(clerk, "Alt+T", "Geluiden"),
}
