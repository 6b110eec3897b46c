# SPDX-License-Identifier: Apache-2.0
"""`demo`: the sample library."""

import argparse
from datetime import date

from wisedesk.bootstrap import create_library, open_services
from wisedesk.cli.console import say
from wisedesk.cli.parser import OK, Subparsers, add_command
from wisedesk.config import Config, shown_address
from wisedesk.services.actions import ChangeSetting
from wisedesk.services.clock import DeskClock
from wisedesk.services.settings import WORK_DATE
from wisedesk.wording.command_line import day


def add_parser(subparsers: Subparsers) -> None:
    """Add the command to the program."""
    parser = add_command(
        subparsers,
        "demo",
        "maak de voorbeeldbibliotheek: verzonnen klanten, titels en uitleningen",
        "Een bestand dat er al staat, wordt nooit overschreven.",
    )
    parser.add_argument(
        "--work-date",
        type=day,
        metavar="DATUM",
        help="Werkdatum: de dag die het voor de balie is (dd-mm-jjjj)",
    )


def run(arguments: argparse.Namespace, config: Config) -> int:
    """Make the library as of the work date, or of today."""
    work_date: date | None = arguments.work_date
    create_library(config.database, work_date or DeskClock().today())
    if work_date is not None:
        services = open_services(config)
        services.desk.perform(
            ChangeSetting(name=WORK_DATE.name, value=work_date.isoformat())
        )
        services.library.close()
    say(f"Voorbeeldbibliotheek gemaakt: {shown_address(config.database)}")
    return OK
