# SPDX-License-Identifier: Apache-2.0
"""`policies`: the reglement, with its groups of materials and the holidays."""

import argparse

from wisedesk.bootstrap import open_services
from wisedesk.cli.console import say, show_table
from wisedesk.cli.parser import OK, Subparsers, add_command
from wisedesk.config import Config
from wisedesk.services.ports import Reading
from wisedesk.services.reglement import read_reglement
from wisedesk.wording.policy_words import fine_method, holiday_method, lending_method
from wisedesk.wording.words import day

TITLES = ("Regel", "Abonnement", "Materiaal", "Uitleenmethode", "Boete", "Vakantie")


def add_parser(subparsers: Subparsers) -> None:
    """Add the command to the program."""
    parser = add_command(
        subparsers,
        "policies",
        "toon het reglement",
        "Wijzigen gaat in het venster: Overzichten, Reglement regels (Ctrl-R).",
    )
    parser.add_argument(
        "subscription", metavar="CODE", nargs="?", help="alleen dit abonnement"
    )


def run(arguments: argparse.Namespace, config: Config) -> int:
    """Show every line, the groups and the holidays."""
    services = open_services(config)
    with services.library.reading() as tx:
        _show_lines(tx, arguments.subscription)
        _show_groups(tx)
        _show_holidays(tx)
    services.library.close()
    return OK


def _show_lines(tx: Reading, subscription: str | None) -> None:
    reglement = read_reglement(tx)
    rows = [
        (
            line.name,
            reglement.subscriptions[line.subscription],
            reglement.materials[line.rmt],
            lending_method(line),
            fine_method(line),
            holiday_method(line),
        )
        for line in reglement.lines
        if subscription in {None, line.subscription}
    ]
    show_table(TITLES, rows)


def _show_groups(tx: Reading) -> None:
    for group in tx.rmt_groups():
        maxima = ", ".join(f"{code}: {most}" for code, most in group.maxima)
        say(f"Groep {group.name} ({' '.join(group.rmts)}): {maxima or 'geen maximum'}")


def _show_holidays(tx: Reading) -> None:
    for branch in tx.branches():
        for each in tx.holidays(branch.branch_id):
            first, last = day(each.first_on), day(each.last_on)
            say(f"Vakantie in {branch.code} ({branch.name}): {first} t/m {last}")
