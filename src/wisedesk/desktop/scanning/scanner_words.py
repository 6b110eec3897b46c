# SPDX-License-Identifier: Apache-2.0
"""What was seen of a scanner, and its settings, in words."""

from wisedesk.domain.scanner_findings import Finding, Found
from wisedesk.domain.scanners import ScannerSettings
from wisedesk.services import settings as s
from wisedesk.wording.setting_words import END, LAYOUT, WORDS

FOUND: dict[Finding, str] = {
    Finding.SPEED: "Snelheid: hoogstens {ms} ms voor een teken.",
    Finding.SLOW: (
        "Zo snel typt ook een mens. Zet in de scanner de pauze tussen tekens"
        " (inter-character delay) op nul."
    ),
    Finding.TYPED: (
        "Met {ms} ms voor een teken is dit getypt, of een heel trage scanner. Zet in de"
        " scanner de pauze tussen tekens (inter-character delay) op nul."
    ),
    Finding.ENTER: "Achter het nummer komt Enter.",
    Finding.TAB: "Achter het nummer komt Tab.",
    Finding.END_TWICE: (
        "Achter het nummer komt {times} keer Enter of Tab. Dat kan geen kwaad: alleen"
        " de eerste telt."
    ),
    Finding.NO_END: (
        "Achter het nummer komt niets. wisedesk wacht dan op een korte pauze; beter is"
        " Enter (CR) als achtervoegsel in de scanner."
    ),
    Finding.ENDS_DIFFER: "De scans eindigen niet alle gelijk. Scan nog eens drie keer.",
    Finding.CONTROLS: (
        "De scanner stuurt ook stuurtekens ({keys}). Zet die in de scanner uit: binnen"
        " een nummer maken ze de scan onleesbaar, ervoor kunnen ze een toets van"
        " wisedesk zijn."
    ),
    Finding.SCANS_DIFFER: (
        "De scans zijn niet gelijk. Scan drie keer dezelfde streepjescode; is het"
        " dan weer zo, dan leest de scanner niet goed."
    ),
    Finding.TOO_SHORT: (
        "Minder dan {least} tekens is nooit een scan. Kies een pas of een exemplaar."
    ),
    Finding.AZERTY: (
        "Cijfers komen aan als &é\"'(: de computer heeft een AZERTY-toetsenbord, de"
        " scanner denkt aan QWERTY. wisedesk leest ze terug."
    ),
    Finding.SHIFTED: (
        "Cijfers komen aan als !@#$%: de computer heeft een QWERTY-toetsenbord, de"
        " scanner denkt aan AZERTY. wisedesk leest ze terug."
    ),
    Finding.CAPS_LOCK: (
        "Hoofdletters komen klein aan: {scanned} in plaats van {printed}. Zet Caps Lock"
        " uit."
    ),
    Finding.AIM_PREFIX: (
        "Voor het nummer staat {text}, het soort streepjescode (AIM). Dat gaat eraf."
    ),
    Finding.PREFIX: "Voor het nummer staat {text}. Dat gaat eraf.",
    Finding.SUFFIX: "Achter het nummer staat {text}. Dat gaat eraf.",
    Finding.ZEROS_DROPPED: (
        "De nullen aan het begin ({text}) komen niet mee: {scanned} in plaats van"
        " {printed}. Zet in de scanner voorloopnullen aan."
    ),
    Finding.START_DROPPED: (
        "Het begin ({text}) komt niet mee: {scanned} in plaats van {printed}. Zet dat"
        " in de scanner aan."
    ),
    Finding.END_DROPPED: (
        "Het einde ({text}) komt niet mee: {scanned} in plaats van {printed}. Zet in de"
        " scanner het controlecijfer aan."
    ),
    Finding.OTHER_NUMBER: (
        "Gescand is {scanned}, getypt is {printed}. Kijk na wat u typte, of scan een"
        " andere streepjescode."
    ),
    Finding.NUMBER_RIGHT: "Het nummer komt aan zoals het gedrukt staat.",
}


def found_sentence(found: Found) -> str:
    """Return one thing that was seen of a scanner."""
    return FOUND[found.finding].format_map(found.facts)


def setting_rows(settings: ScannerSettings) -> list[tuple[str, str]]:
    """Return the settings of a scanner, each with its name."""
    return [
        (WORDS[s.SCANNER_GAP].name, f"{settings.gap_ms} ms"),
        (WORDS[s.SCANNER_SHORTEST].name, str(settings.shortest)),
        (WORDS[s.SCANNER_END].name, END[settings.end]),
        (WORDS[s.SCANNER_PREFIX].name, settings.prefix or "niets"),
        (WORDS[s.SCANNER_SUFFIX].name, settings.suffix or "niets"),
        (WORDS[s.SCANNER_LAYOUT].name, LAYOUT[settings.layout]),
    ]
