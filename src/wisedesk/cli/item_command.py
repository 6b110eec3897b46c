# SPDX-License-Identifier: Apache-2.0
"""`item`: what staff and public see of an item, and whether it can be held."""

import argparse

from wisedesk.bootstrap import open_services
from wisedesk.cli.console import complain, show_table
from wisedesk.cli.parser import OK, WRONG, Subparsers, add_command
from wisedesk.config import Config
from wisedesk.domain.cards import tidy_number
from wisedesk.domain.customer_types import Channel
from wisedesk.domain.holds import Holdable, judge_item_hold
from wisedesk.domain.refusals import Reason, refusal
from wisedesk.services.item_rows import ItemRow
from wisedesk.wording import words as w
from wisedesk.wording.item_statuses import status_line
from wisedesk.wording.sentences import refusal_sentence

HOLD = {
    Channel.WEB: "Reserveren via Mijn Bibliotheek",
    Channel.DESK: "Reserveren aan de balie",
}


def add_parser(subparsers: Subparsers) -> None:
    """Add the command to the program."""
    parser = add_command(
        subparsers,
        "item",
        "toon de status van een exemplaar en of het te reserveren is",
    )
    parser.add_argument("barcode", metavar="BARCODE", help="nummer van het exemplaar")


def run(arguments: argparse.Namespace, config: Config) -> int:
    """Show the item, or say that nobody knows it."""
    services, barcode = open_services(config), tidy_number(arguments.barcode)
    with services.library.reading() as tx:
        item = tx.item(barcode)
    services.library.close()
    if item is None:
        unknown = refusal(Reason.ITEM_UNKNOWN, number=barcode)
        complain(refusal_sentence(unknown))
        return WRONG
    show_table(("Exemplaar", item.barcode), _lines(item))
    return OK


def _lines(item: ItemRow) -> list[tuple[str, str]]:
    borrower = f"{item.borrower_name} ({item.borrower_key})"
    status = status_line(item.status)
    return [
        ("Titel", item.title),
        ("Auteur", item.author),
        ("Materiaal", item.material),
        ("Filiaal", item.branch.name),
        ("Status", f"{status.letter} {status.staff}"),
        ("Publiekscatalogus", status.public),
        ("Inleverdatum", w.day(item.due_on)),
        ("Uitgeleend aan", borrower if item.borrower_key else ""),
        ("Reserveringen", str(item.holds)),
        *((HOLD[channel], _verdict(item, channel)) for channel in HOLD),
    ]


def _verdict(item: ItemRow, channel: Channel) -> str:
    against = judge_item_hold(Holdable(item.status, item.standing), channel)
    return "kan" if against is None else refusal_sentence(against)
