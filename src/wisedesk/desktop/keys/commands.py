# SPDX-License-Identifier: Apache-2.0
"""Every command of the window and its keys, as data.

Menus, tooltips, the key overview (F1) and docs/keys.md are made from this table.
Source of the keys: Wise ("KEYBOARD"); those marked ours have no known Wise key.
"""

from enum import Enum
from typing import NamedTuple


class Needs(Enum):
    """What must be open for a command to be of use."""

    NOTHING = "nothing"
    CUSTOMER = "customer"


class Menu(Enum):
    """Where a command stands in the menu bar."""

    CUSTOMER = "customer"
    OVERVIEWS = "overviews"
    SETTINGS = "settings"
    CLOSE = "close"
    HELP = "help"
    ROOMS = "rooms"


class Command(NamedTuple):
    """A command: its id, its title on the screen, its keys, and where it stands.

    `keys` are those of the table; which are in force at a desk tells `key_map`. A
    command without keys is chosen in its menu. `text_first` tells that a text field
    with the focus keeps the keys for its own text; the desk's number field does not.
    """

    id: str
    title: str
    keys: tuple[str, ...]
    menu: Menu
    needs: Needs = Needs.NOTHING
    text_first: bool = False


COMMANDS: tuple[Command, ...] = (
    Command("customer.search", "Klant zoeken", ("Alt+Z",), Menu.CUSTOMER),
    Command("customer.new", "Nieuwe klant toevoegen", ("Ctrl+N",), Menu.CUSTOMER),
    Command("customer.message", "Melding", ("Alt+M",), Menu.CUSTOMER, Needs.CUSTOMER),
    Command(
        "loans.show-open",
        "Geleende exemplaren",
        ("F9",),
        Menu.CUSTOMER,
        Needs.CUSTOMER,
    ),
    Command("charges.open", "Registraties", ("Ctrl+G",), Menu.CUSTOMER, Needs.CUSTOMER),
    Command("loans.renew", "Verlengen", ("F2",), Menu.CUSTOMER, Needs.CUSTOMER),
    Command(
        "customer.details",
        "Klantgegevens",
        ("Ctrl+K",),
        Menu.CUSTOMER,
        Needs.CUSTOMER,
    ),
    Command("hold.place", "Reserveer", ("Alt+R",), Menu.CUSTOMER),
    Command("catalogue.open", "Catalogus", ("Alt+C",), Menu.CUSTOMER),
    Command("action.undo", "Herstel", ("Ctrl+Z",), Menu.CUSTOMER, text_first=True),
    Command(
        "loan.cancel", "Uitlening annuleren", ("F4",), Menu.CUSTOMER, Needs.CUSTOMER
    ),
    Command("loan.inspect", "Inzage", ("F7",), Menu.CUSTOMER, Needs.CUSTOMER),
    Command("customer.join", "Klant erbij", ("Alt+E",), Menu.CUSTOMER, Needs.CUSTOMER),
    Command(
        "customer.switch", "Wissel klant", ("Alt+S",), Menu.CUSTOMER, Needs.CUSTOMER
    ),
    Command("row.do", "Toch doen", ("Alt+U",), Menu.CUSTOMER),
    Command("row.leave", "Niet doen", ("Alt+X",), Menu.CUSTOMER),
    Command("return.bulk", "Boekenbus-modus", ("F11",), Menu.CUSTOMER),
    Command("return.drop", "Ingeleverd op", ("Ctrl+D",), Menu.CUSTOMER),
    Command("return.pile", "Telling", ("Ctrl+T",), Menu.CUSTOMER),
    Command("slip.print", "Bon afdrukken", ("Ctrl+B",), Menu.CUSTOMER),
    Command("scans.take", "Wachtende scan verwerken", ("Ctrl+Return",), Menu.CUSTOMER),
    Command("scans.clear", "Wachtende scans wissen", ("Ctrl+Del",), Menu.CUSTOMER),
    Command("policies.open", "Reglement regels", ("Ctrl+R",), Menu.OVERVIEWS),
    Command("internal-cards.open", "Interne passen", ("Ctrl+I",), Menu.OVERVIEWS),
    Command("journal.open", "Journaal", ("Ctrl+J",), Menu.OVERVIEWS),
    Command("list.print", "Lijst afdrukken", ("Ctrl+P",), Menu.OVERVIEWS),
    Command("list.export", "Lijst opslaan als CSV", ("Ctrl+E",), Menu.OVERVIEWS),
    Command("settings.library", "Instellingen van de bibliotheek", (), Menu.SETTINGS),
    Command("settings.keys", "Toetsen instellen", (), Menu.SETTINGS),
    Command("settings.scanner", "Scanner controleren", (), Menu.SETTINGS),
    Command("settings.sounds", "Geluiden", (), Menu.SETTINGS),
    Command("import.open", "Bestanden inlezen", (), Menu.SETTINGS),
    Command("customer.close", "Klant afsluiten", ("F12",), Menu.CLOSE),
    Command("program.quit", "Programma afsluiten", ("Ctrl+Q",), Menu.CLOSE),
    Command("help.keys", "Waarom? of toetsen", ("F1",), Menu.HELP),
    Command("help.manual", "Handleiding", (), Menu.HELP),
    Command("help.licences", "Licenties", (), Menu.HELP),
    Command("desk.lend", "Uitlenen", ("F5",), Menu.ROOMS),
    Command("desk.return", "Innemen", ("F6",), Menu.ROOMS),
    Command("customers.open", "Klantenadministratie", ("F8",), Menu.ROOMS),
)
BY_ID: dict[str, Command] = {each.id: each for each in COMMANDS}

BUTTON_KEYS: tuple[tuple[str, str, str], ...] = (
    ("OK, Vervolg", "Alt+V", "Nieuwe klant toevoegen"),
    ("Gebruik inlogaccount", "Alt+G", "Nieuwe klant toevoegen"),
    ("Leeg", "Alt+L", "bij E-mail"),
    ("Alleen deze balie", "Alt+D", "journaal"),
    ("Alleen vandaag", "Alt+G", "journaal"),
    ("Wijzig", "Alt+W", "klantscherm"),
    ("Opslaan", "Alt+O", "klantscherm"),
    ("Nieuwe regel", "Alt+N", "reglement regels"),
    ("Wijzig regel", "Alt+W", "reglement regels"),
    ("Verwijder regel", "Alt+V", "reglement regels"),
    ("RMT-groepen", "Alt+G", "reglement regels"),
    ("Vakantie", "Alt+K", "reglement regels"),
    ("Wijzig instelling", "Alt+W", "instellingen"),
    ("Standaardwaarde", "Alt+D", "instellingen"),
    ("Terug in de kast", "Alt+K", "interne passen"),
    ("Wijzig verwachte datum", "Alt+W", "interne passen"),
    ("Toevoegen", "Alt+G", "bestanden inlezen"),
    ("Kiezen", "Alt+K", "bestanden inlezen"),
    ("Inlezen", "Alt+L", "bestanden inlezen"),
    ("Stoppen", "Alt+O", "bestanden inlezen"),
    ("Verwijder", "Alt+V", "bestanden inlezen"),
    ("Afrekenen, kas", "Alt+K", "registraties"),
    ("Afrekenen, bank", "Alt+N", "registraties"),
    ("Kwijtschelden", "Alt+W", "registraties"),
    ("Historie", "Alt+H", "registraties"),
    ("Ja", "Alt+J", "in een vraag"),
    ("Nee", "Alt+N", "in een vraag"),
)
FIELD_KEYS: tuple[tuple[str, str, str], ...] = (
    ("Vorige klant", "V + Enter", "in het veld klantnummer"),
    ("Nummer aanmaken", "v + Enter", "bij Klantnummer van een nieuwe klant"),
    ("Zoeken op naam", "naam + Enter", "in het veld klantnummer"),
    ("Tabblad 1 tot 7", "Ctrl+1 tot Ctrl+7", "klantscherm"),
    ("Openen", "Enter", "in een lijst"),
    ("Regel herstellen", "Enter", "in het journaal"),
    ("Wat er met een regel kan", "Menu, Shift+F10", "bij geleende exemplaren"),
    ("Meer regels kiezen", "Shift+pijl, Ctrl+A", "bij geleende exemplaren"),
    ("Sorteren op die kolom", "Ctrl+1 tot Ctrl+9", "in een lijst"),
    ("Terug", "Esc", "op elk scherm"),
)


def shown_keys(keys: tuple[str, ...]) -> str:
    """Return keys as the screen writes them: Alt-M, F9, Ctrl-Enter."""
    dutch = [key.replace("Return", "Enter").replace("+", "-") for key in keys]
    return ", ".join(dutch)
