# SPDX-License-Identifier: Apache-2.0
"""`settings`: what the library keeps of itself, shown and changed."""

import argparse

from wisedesk.bootstrap import open_services
from wisedesk.cli.console import complain, say, show_table
from wisedesk.cli.parser import OK, WRONG, Subparsers, add_command
from wisedesk.config import Config
from wisedesk.domain.calendar import read_day
from wisedesk.services.actions import ChangeSetting
from wisedesk.services.outcomes import Refused
from wisedesk.services.settings import (
    DROP_ASKS_DAYS,
    HOLD_SHELF_DAYS,
    INTERNAL_CARD_DAYS,
    INTERNAL_CARD_MINUTES,
    QUICK_ITEMS,
    RETURN_OTHERS,
    SCANNER_END,
    SCANNER_GAP,
    SCANNER_LAYOUT,
    SCANNER_PREFIX,
    SCANNER_SHORTEST,
    SCANNER_SUFFIX,
    SETTINGS,
    SLIPS,
    STOP_AT,
    UNDO_MINUTES,
    WORK_DATE,
    SettingKind,
)
from wisedesk.wording.sentences import refusals_sentence
from wisedesk.wording.words import iso_day

DESCRIPTION = {
    WORK_DATE: "Werkdatum: de dag die het voor de balies is; leeg is vandaag",
    SCANNER_GAP: "Langste tijd tussen twee tekens van een scan, in milliseconden",
    SCANNER_SHORTEST: "Minder tekens dan dit zijn nooit een scan",
    SCANNER_END: "Toets waarmee de scanner een scan afsluit",
    SCANNER_PREFIX: "Tekens die de scanner voor het nummer zet",
    SCANNER_SUFFIX: "Tekens die de scanner achter het nummer zet",
    SCANNER_LAYOUT: "Toetsenbord waar de scanner van uitgaat",
    UNDO_MINUTES: "Zo lang kan iets hersteld worden, in minuten",
    QUICK_ITEMS: "Of een balie onbekende exemplaren mag invoeren: yes, no",
    STOP_AT: "Vragen die eerst antwoord willen: none, of met komma's ertussen",
    RETURN_OTHERS: "Wanneer Innemen vraagt bij wat een andere klant leende: N, Y, F, A",
    SLIPS: "Of er een bon komt bij apart leggen en transport: always, never",
    HOLD_SHELF_DAYS: "Zo veel dagen blijft een reservering klaarstaan",
    DROP_ASKS_DAYS: "Meer dagen terug dan dit vraagt de inleverdatum of dat klopt",
    INTERNAL_CARD_DAYS: "Zo veel dagen op een interne pas is lang",
    INTERNAL_CARD_MINUTES: "Na zo veel minuten wordt een interne pas opnieuw gescand",
}


def add_parser(subparsers: Subparsers) -> None:
    """Add the command to the program."""
    parser = add_command(
        subparsers, "settings", "toon of wijzig de instellingen van de bibliotheek"
    )
    actions = parser.add_subparsers(dest="action", metavar="ACTIE", title="acties")
    change = add_command(
        actions,
        "set",
        "geef een instelling een waarde",
        'Een lege waarde ("") zet een instelling terug.',
    )
    change.add_argument("name", metavar="NAAM", help=", ".join(SETTINGS))
    change.add_argument("value", metavar="WAARDE", help="een datum als dd-mm-jjjj")


def run(arguments: argparse.Namespace, config: Config) -> int:
    """Show every setting, or change one."""
    if arguments.action == "set":
        return _change(arguments.name, arguments.value, config)
    services = open_services(config)
    with services.library.reading() as tx:
        stored = {name: tx.setting(name) for name in SETTINGS}
    services.library.close()
    show_table(
        ("Instelling", "Waarde", "Betekenis"),
        (
            (name, _shown(name, stored[name] or setting.default), DESCRIPTION[setting])
            for name, setting in SETTINGS.items()
        ),
    )
    return OK


def _change(name: str, value: str, config: Config) -> int:
    if name in SETTINGS and SETTINGS[name].kind is SettingKind.DAY:
        read = read_day(value)
        value = value if read is None else read.isoformat()
    services = open_services(config)
    outcome = services.desk.perform(ChangeSetting(name=name, value=value))
    services.library.close()
    if isinstance(outcome, Refused):
        complain(refusals_sentence(outcome.refusals))
        return WRONG
    now = _shown(name, value.strip() or SETTINGS[name].default)
    say(f"{name} is nu: {now or 'leeg'}")
    return OK


def _shown(name: str, value: str) -> str:
    is_day = value and SETTINGS[name].kind is SettingKind.DAY
    return iso_day(value) if is_day else value
