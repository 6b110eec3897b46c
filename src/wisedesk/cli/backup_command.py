# SPDX-License-Identifier: Apache-2.0
"""`backup`: a verified copy of the library while desks work on."""

import argparse
from pathlib import Path

from wisedesk.bootstrap import back_up
from wisedesk.cli.console import say, working
from wisedesk.cli.parser import OK, Subparsers, add_command
from wisedesk.config import Config


def add_parser(subparsers: Subparsers) -> None:
    """Add the command to the program."""
    parser = add_command(
        subparsers,
        "backup",
        "maak een reservekopie; de balies werken intussen door",
        "Alleen voor SQLite. De kopie wordt nagekeken voordat zij meetelt; een"
        " bestand dat er al staat, wordt nooit overschreven.",
    )
    parser.add_argument(
        "file",
        nargs="?",
        type=Path,
        metavar="BESTAND",
        help="bestand of map voor de kopie; anders de map backups naast de bibliotheek",
    )


def run(arguments: argparse.Namespace, config: Config) -> int:
    """Make the backup and say where it is."""
    with working() as tell:
        backup = back_up(config, arguments.file, tell)
    say(f"Reservekopie gemaakt: {backup.path}")
    say(f"{backup.rows} regels, SHA-256 {backup.digest}")
    return OK
