# SPDX-License-Identifier: Apache-2.0
"""`journal`: who did what, when and at which desk."""

import argparse

from wisedesk.bootstrap import open_services
from wisedesk.cli.console import show_table
from wisedesk.cli.parser import OK, Subparsers, add_command
from wisedesk.config import Config
from wisedesk.services.clock import LIBRARY_ZONE
from wisedesk.wording.command_line import number_between
from wisedesk.wording.journal_words import KIND

REFUSED = "refused"
MOST_LINES = 10_000


def add_parser(subparsers: Subparsers) -> None:
    """Add the command to the program."""
    parser = add_command(
        subparsers, "journal", "toon wat er het laatst gedaan is, het nieuwste boven"
    )
    parser.add_argument(
        "--limit",
        type=number_between(1, MOST_LINES),
        default=50,
        metavar="AANTAL",
        help="hoeveel regels (50)",
    )


def run(arguments: argparse.Namespace, config: Config) -> int:
    """Show the newest lines."""
    services = open_services(config)
    with services.library.reading() as tx:
        lines = tx.journal(arguments.limit)
    services.library.close()
    show_table(
        ("Wanneer", "Wie", "Balie", "Wat"),
        (
            (
                f"{line.at.astimezone(LIBRARY_ZONE):%d-%m-%Y %H:%M:%S}",
                line.staff,
                line.desk,
                _what(line.kind),
            )
            for line in lines
        ),
    )
    return OK


def _what(kind: str) -> str:
    action, _, outcome = kind.partition("/")
    done = KIND.get(action, action)
    return f"{done}: geweigerd" if outcome == REFUSED else done
