# SPDX-License-Identifier: Apache-2.0
"""`journal`: who did what, when and at which desk."""

import argparse
from datetime import UTC, datetime

from wisedesk.bootstrap import open_services
from wisedesk.cli.console import show_table
from wisedesk.cli.parser import OK, Subparsers, add_command
from wisedesk.config import Config
from wisedesk.services.clock import LIBRARY_ZONE
from wisedesk.services.journal_lines import JournalLine, JournalQuery
from wisedesk.services.ports import Reading
from wisedesk.wording.command_line import number_between
from wisedesk.wording.journal_words import KIND, undone_word

NOTHING_UNDOABLE = datetime.max.replace(tzinfo=UTC)  # nobody undoes anything here
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
    parser.add_argument(
        "--nummer",
        default="",
        metavar="NUMMER",
        help="alleen wat er met deze pas of dit exemplaar gedaan is",
    )


def run(arguments: argparse.Namespace, config: Config) -> int:
    """Show the newest lines."""
    services = open_services(config)
    with services.library.reading() as tx:
        lines = _newest(tx, JournalQuery(number=arguments.nummer), arguments.limit)
    services.library.close()
    show_table(
        ("Wanneer", "Wie", "Balie", "Klant/pas", "Exemplaar", "Wat"),
        (
            (
                f"{line.at.astimezone(LIBRARY_ZONE):%d-%m-%Y %H:%M:%S}",
                line.staff,
                line.desk,
                line.customer,
                line.barcode,
                _what(line),
            )
            for line in lines
        ),
    )
    return OK


def _newest(tx: Reading, query: JournalQuery, limit: int) -> list[JournalLine]:
    """Return the newest lines, however far back they lie."""
    lines: list[JournalLine] = []
    before: int | None = None
    while len(lines) < limit:
        part = tx.journal_page(query, before, limit - len(lines), NOTHING_UNDOABLE)
        lines += part.lines
        before = part.before
        if before is None:
            break
    return lines


def _what(line: JournalLine) -> str:
    done = KIND.get(line.kind, line.kind)
    if line.is_refused:
        return f"{done}: geweigerd"
    return f"{done} ({undone_word(line)})" if line.undone_at is not None else done
