# SPDX-License-Identifier: Apache-2.0
"""`statistics`: the figures of a period, without administrative cards."""

import argparse
from datetime import date

from wisedesk.bootstrap import open_services
from wisedesk.cli.console import complain, say, show_table
from wisedesk.cli.parser import OK, WRONG, Subparsers, add_command
from wisedesk.config import Config
from wisedesk.domain.calendar import last_of_month
from wisedesk.wording import words as w
from wisedesk.wording.command_line import day


def add_parser(subparsers: Subparsers) -> None:
    """Add the command to the program."""
    parser = add_command(
        subparsers,
        "statistics",
        "toon de statistiek van een periode",
        "Zonder datums: deze maand. Administratieve passen tellen niet mee.",
    )
    parser.add_argument(
        "first", nargs="?", type=day, metavar="VAN", help="eerste dag (dd-mm-jjjj)"
    )
    parser.add_argument(
        "last", nargs="?", type=day, metavar="TOT", help="laatste dag (dd-mm-jjjj)"
    )


def run(arguments: argparse.Namespace, config: Config) -> int:
    """Show the figures, then the loans of each material."""
    services = open_services(config)
    today = services.clock.today()
    first: date = arguments.first or today.replace(day=1)
    last: date = arguments.last or last_of_month(first)
    if last < first:
        complain("De laatste dag ligt voor de eerste.")
        return WRONG
    with services.library.reading() as tx:
        counts = tx.counts_of(first, last)
    services.library.close()
    say(f"{w.day(first)} t/m {w.day(last)}")
    show_table(
        ("Statistiek", "#Aantal"),
        (
            ("Uitleningen", str(counts.loans)),
            ("Innames", str(counts.returns)),
            ("Leners", str(counts.borrowers)),
            ("Nieuwe klanten", str(counts.new_customers)),
            ("Klanten", str(counts.customers)),
        ),
    )
    say("")
    show_table(
        ("Uitleningen per materiaal", "#Aantal"),
        ((name, str(count)) for name, count in counts.loans_by_material),
    )
    return OK
