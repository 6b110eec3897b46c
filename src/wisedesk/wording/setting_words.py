# SPDX-License-Identifier: Apache-2.0
"""The settings of the library in Dutch: what each is called, what it is, what it does.

RETURN_OTHERS bears the name it has in Wise (Innemen meerdere klanten).
"""

from typing import NamedTuple

from wisedesk.domain.returns import OthersRule
from wisedesk.domain.scanners import End, Layout
from wisedesk.services import settings as s
from wisedesk.services.decisions import Asks


class SettingWords(NamedTuple):
    """What a setting is called, what it is in half a line, and what it does.

    `unit` is of a number, one and more of it; `empty` is what no value means.
    """

    name: str
    description: str
    meaning: str
    unit: tuple[str, str] = ("", "")
    empty: str = ""


MINUTES, DAYS = ("minuut", "minuten"), ("dag", "dagen")
_OWN_SCANNER = "Een balie waar Scanner controleren iets overnam, houdt dat."
END = {End.ENTER: "Enter", End.TAB: "Tab", End.NONE: "niets (een pauze)"}
LAYOUT = {
    Layout.PLAIN: "zoals de computer",
    Layout.AZERTY: "QWERTY, computer AZERTY",
    Layout.SHIFTED: "AZERTY, computer QWERTY",
}
OTHERS = {
    OthersRule.EACH_APART: "altijd (N)",
    OthersRule.NO_COSTS: "alleen als het te laat is (Y)",
    OthersRule.FAMILY: "alleen bij een ander adres (F)",
    OthersRule.ALL: "nooit (A)",
}
STOPS = {
    Asks.CUSTOMER: "een klant die niet mag lenen",
    Asks.OVERRIDE: "een exemplaar dat geweigerd wordt",
    Asks.TAKE_OVER: "een exemplaar dat uitstaat bij een ander",
    Asks.RENEW: "een exemplaar dat de klant al heeft",
    Asks.OTHER_CARD: "de pas van een andere klant",
    Asks.SET_ASIDE: "apart leggen voor een reservering",
    Asks.TRANSPORT: "op transport naar een ander filiaal",
    Asks.END_HOLD: "een reservering die niet is opgehaald",
}
CHOICE: dict[s.Setting, dict[str, str]] = {
    s.SCANNER_END: {each.value: word for each, word in END.items()},
    s.SCANNER_LAYOUT: {each.value: word for each, word in LAYOUT.items()},
    s.QUICK_ITEMS: {"yes": "ja", "no": "nee"},
    s.STOP_AT: {each.value: word for each, word in STOPS.items()},
    s.RETURN_OTHERS: {each.value: word for each, word in OTHERS.items()},
    s.SLIPS: {s.ALWAYS: "altijd", "never": "nooit"},
}
WORDS: dict[s.Setting, SettingWords] = {
    s.WORK_DATE: SettingWords(
        "Werkdatum",
        "De dag die het voor de balies is",
        "Alles wat aan een balie gebeurt, telt als gedaan op deze dag: uitlenen,"
        " innemen, boete. Het journaal houdt de echte tijd. Leeg is vandaag.",
        empty="vandaag",
    ),
    s.UNDO_MINUTES: SettingWords(
        "Hersteltermijn",
        "Zo lang kan iets hersteld worden",
        "Wat langer geleden is gedaan, wordt niet meer hersteld: ook niet vanuit het"
        " journaal.",
        MINUTES,
    ),
    s.QUICK_ITEMS: SettingWords(
        "Exemplaren invoeren",
        "Of een balie onbekende exemplaren mag invoeren",
        "Bij een barcode die niemand kent, kan een medewerker het exemplaar meteen"
        " invoeren. Bij nee wordt alleen gezocht op wat het kan zijn.",
    ),
    s.STOP_AT: SettingWords(
        "Eerst antwoorden",
        "Vragen die eerst antwoord willen",
        "Zolang zo'n vraag op een regel staat, wacht wat daarna gescand is. Andere"
        " vragen blijven op hun regel staan en houden niets tegen.",
        empty="geen",
    ),
    s.RETURN_OTHERS: SettingWords(
        "Innemen meerdere klanten",
        "Wanneer Innemen vraagt bij wat een andere klant leende",
        "Staat bij Innemen een klant open en komt er iets van een ander binnen, dan"
        " kan het scherm eerst vragen of dat de bedoeling is.",
    ),
    s.HOLD_SHELF_DAYS: SettingWords(
        "Ophaaltermijn",
        "Zo lang blijft een reservering klaarstaan",
        "Geteld vanaf de dag van apart leggen. Wat dan niet is opgehaald, vraagt bij"
        " Innemen of de reservering gesloten wordt.",
        DAYS,
    ),
    s.SLIPS: SettingWords(
        "Bonnen",
        "Of er een bon komt bij apart leggen en transport",
        "Bij nooit komt er alleen een bon als de medewerker daarom vraagt.",
    ),
    s.DROP_ASKS_DAYS: SettingWords(
        "Inleverdatum navragen",
        "Een inleverdatum die verder terug ligt, vraagt of dat klopt",
        "Wie bij Innemen een inleverdatum kiest die zo lang geleden is, krijgt eerst de"
        " vraag of dat klopt.",
        DAYS,
    ),
    s.INTERNAL_CARD_DAYS: SettingWords(
        "Te lang op interne pas",
        "Langer op een interne pas wordt gemeld aan het begin van de dag",
        "De regel boven het scherm telt deze exemplaren; Interne passen zet ze rood.",
        DAYS,
    ),
    s.INTERNAL_CARD_MINUTES: SettingWords(
        "Interne pas opnieuw",
        "Na zo lang moet een interne pas opnieuw gescand worden",
        "Zo komt niet per ongeluk op een interne pas wat voor de volgende klant is.",
        MINUTES,
    ),
    s.SCANNER_GAP: SettingWords(
        "Langste tijd voor een teken",
        "Sneller dan dit is een scanner, trager is een mens",
        f"Een hogere waarde laat trage scanners toe. {_OWN_SCANNER}",
        ("ms", "ms"),
    ),
    s.SCANNER_SHORTEST: SettingWords(
        "Minste tekens van een scan",
        "Minder tekens dan dit zijn nooit een scan",
        f"Wat korter is, wordt opgevat als getypt. {_OWN_SCANNER}",
        ("teken", "tekens"),
    ),
    s.SCANNER_END: SettingWords(
        "Achter het nummer komt",
        "Toets waarmee de scanner een scan afsluit",
        f"Enter is het zekerst. {_OWN_SCANNER}",
    ),
    s.SCANNER_PREFIX: SettingWords(
        "Voor het nummer gaat eraf",
        "Tekens die de scanner voor het nummer zet",
        f"Ze horen niet bij het nummer en gaan eraf. {_OWN_SCANNER}",
        empty="niets",
    ),
    s.SCANNER_SUFFIX: SettingWords(
        "Achter het nummer gaat eraf",
        "Tekens die de scanner achter het nummer zet",
        f"Ze horen niet bij het nummer en gaan eraf. {_OWN_SCANNER}",
        empty="niets",
    ),
    s.SCANNER_LAYOUT: SettingWords(
        "Toetsenbord van de scanner",
        "Toetsenbord waar de scanner van uitgaat",
        "Komen cijfers aan als andere tekens, dan denkt de scanner aan een ander"
        f" toetsenbord dan de computer heeft. {_OWN_SCANNER}",
    ),
}
