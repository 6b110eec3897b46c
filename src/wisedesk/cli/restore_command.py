# SPDX-License-Identifier: Apache-2.0
"""`restore`: a backup in the library's place."""

import argparse
from pathlib import Path

from wisedesk.bootstrap import library_exists, restore, verify_backup
from wisedesk.cli.console import complain, say, working
from wisedesk.cli.parser import OK, WRONG, Subparsers, add_command
from wisedesk.config import Config, shown_address
from wisedesk.services.errors import DatabaseBusy
from wisedesk.wording.failures import failure_sentence


def add_parser(subparsers: Subparsers) -> None:
    """Add the command to the program."""
    parser = add_command(
        subparsers,
        "restore",
        "zet een reservekopie terug in de plaats van de bibliotheek",
        "Alleen voor SQLite. Sluit eerst wisedesk aan elke balie. Wat er nu"
        " staat, wordt eerst zelf bewaard in de map backups.",
    )
    parser.add_argument("file", type=Path, metavar="BESTAND", help="de reservekopie")
    parser.add_argument(
        "--yes", action="store_true", help="vervang de bibliotheek die er nu staat"
    )


def run(arguments: argparse.Namespace, config: Config) -> int:
    """Put the backup back, or say what that would do."""
    source: Path = arguments.file
    try:
        with working() as tell:
            if library_exists(config.database) and not arguments.yes:
                verify_backup(source, tell)
                restored = None
            else:
                restored = restore(config.database, source, tell)
    except DatabaseBusy as error:
        complain(
            f"{failure_sentence(error)} Er is niets teruggezet. Sluit wisedesk aan elke"
            " balie en probeer het opnieuw."
        )
        return WRONG
    if restored is None:
        complain(
            f"{source} is in orde en zou {shown_address(config.database)} vervangen;"
            " wat daar nu staat, wordt eerst bewaard. Geef --yes om het te doen."
        )
        return WRONG
    say(f"Teruggezet: {restored.path}")
    if restored.kept is not None:
        say(f"Wat er stond, is bewaard: {restored.kept}")
    if restored.needs_upgrade:
        say("Zij is van een oudere wisedesk. Werk haar bij: wisedesk-admin upgrade")
    return OK
