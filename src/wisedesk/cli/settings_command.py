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
from wisedesk.services.setting_rows import setting_row, setting_rows
from wisedesk.services.settings import (
    NONE,
    SETTINGS,
    Setting,
    SettingKind,
    setting_named,
)
from wisedesk.wording.sentences import refusals_sentence
from wisedesk.wording.setting_words import WORDS
from wisedesk.wording.words import iso_day

ONE_BRANCH = "Een filiaal krijgt een eigen waarde met zijn code achter de naam: {name}."


def add_parser(subparsers: Subparsers) -> None:
    """Add the command to the program."""
    parser = add_command(
        subparsers, "settings", "toon of wijzig de instellingen van de bibliotheek"
    )
    actions = parser.add_subparsers(dest="action", metavar="ACTIE", title="acties")
    example = next(name for name, each in SETTINGS.items() if each.per_branch)
    change = add_command(
        actions,
        "set",
        "geef een instelling een waarde",
        'Een lege waarde ("") zet een instelling terug. '
        + ONE_BRANCH.format(name=f"{example}/9408"),
    )
    change.add_argument("name", metavar="NAAM", help=", ".join(SETTINGS))
    change.add_argument("value", metavar="WAARDE", help="een datum als dd-mm-jjjj")


def run(arguments: argparse.Namespace, config: Config) -> int:
    """Show every setting, or change one."""
    if arguments.action == "set":
        return _change(arguments.name, arguments.value, config)
    services = open_services(config)
    with services.library.reading() as tx:
        branches = [branch.code for branch in tx.branches()]
        rows = setting_rows(tx, branches)
    services.library.close()
    show_table(
        ("Instelling", "Waarde", "Betekenis"),
        (
            (row.name, _shown(row.setting, row.value), meaning(row.setting))
            for row in rows
            if row.stored or not row.branch
        ),
    )
    return OK


def meaning(setting: Setting) -> str:
    """Return what a setting is, with how its value is typed here."""
    words = WORDS[setting]
    told = words.description
    if setting.kind is SettingKind.NUMBER:
        return f"{told}, in {words.unit[1]}"
    if setting.kind is SettingKind.CHOICES:
        return f"{told}: {NONE}, of met komma's ertussen"
    if setting.choices:
        return f"{told}: {', '.join(setting.choices)}"
    return f"{told}; leeg is {words.empty}"


def _change(name: str, value: str, config: Config) -> int:
    setting = setting_named(name)
    if setting is not None and setting.kind is SettingKind.DAY:
        read = read_day(value)
        value = value if read is None else read.isoformat()
    services = open_services(config)
    outcome = services.desk.perform(ChangeSetting(name=name, value=value))
    with services.library.reading() as tx:
        row = setting_row(tx, name)
    services.library.close()
    if isinstance(outcome, Refused):
        complain(refusals_sentence(outcome.refusals))
        return WRONG
    if row is not None:
        say(f"{name} is nu: {_shown(row.setting, row.value) or 'leeg'}")
    return OK


def _shown(setting: Setting, value: str) -> str:
    return iso_day(value) if value and setting.kind is SettingKind.DAY else value
