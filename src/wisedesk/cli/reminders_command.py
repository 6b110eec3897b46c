# SPDX-License-Identifier: Apache-2.0
"""`reminders`: whom the reminder run would write to, and about what."""

import argparse

from wisedesk.bootstrap import open_services
from wisedesk.cli.console import say, show_table
from wisedesk.cli.parser import OK, Subparsers, add_command
from wisedesk.config import Config
from wisedesk.wording import words as w
from wisedesk.wording.command_line import number_between

MOST_DAYS = 10_000


def add_parser(subparsers: Subparsers) -> None:
    """Add the command to the program."""
    parser = add_command(
        subparsers,
        "reminders",
        "toon wie een herinnering zou krijgen",
        "Er wordt niets verstuurd. Administratieve passen en speciale klanten"
        " krijgen geen herinneringsberichten.",
    )
    parser.add_argument(
        "--days",
        type=number_between(1, MOST_DAYS),
        default=1,
        metavar="DAGEN",
        help="alleen wat minstens zo veel dagen te laat is (1)",
    )


def run(arguments: argparse.Namespace, config: Config) -> int:
    """Show every loan the run would write about, the latest first."""
    services = open_services(config)
    with services.library.reading() as tx:
        late = tx.late_loans(services.clock.today(), arguments.days)
    services.library.close()
    show_table(
        ("Klant", "Naam", "Barcode", "Titel", "Inleverdatum", "#Dagen te laat"),
        (
            (
                each.customer_key,
                each.customer_name,
                each.barcode,
                each.title,
                w.day(each.due_on),
                str(each.days_late),
            )
            for each in late
        ),
    )
    say(f"{w.counted(len(late), 'uitlening', 'uitleningen')}.")
    return OK
