# SPDX-License-Identifier: Apache-2.0
"""`subscriptions`: which there are, and which are on offer at registration."""

import argparse

from wisedesk.bootstrap import open_services
from wisedesk.cli.console import complain, say, show_table
from wisedesk.cli.parser import OK, WRONG, Subparsers, add_command
from wisedesk.config import Config
from wisedesk.services.actions import OfferSubscription
from wisedesk.services.library_outcomes import SubscriptionOffered
from wisedesk.services.outcomes import Refused
from wisedesk.wording.sentences import refusals_sentence

ON, OFF = "on", "off"


def add_parser(subparsers: Subparsers) -> None:
    """Add the command to the program."""
    parser = add_command(
        subparsers,
        "subscriptions",
        "toon de abonnementen, of zet er een aan of uit voor inschrijven",
        "Een klanttype is bij het inschrijven te kiezen als er een abonnement"
        " voor aan staat.",
    )
    actions = parser.add_subparsers(dest="action", metavar="ACTIE", title="acties")
    offer = add_command(actions, "offer", "zet een abonnement aan of uit")
    offer.add_argument("code", metavar="CODE", help="code van het abonnement")
    offer.add_argument("offered", choices=(ON, OFF), help="on is aan, off is uit")


def run(arguments: argparse.Namespace, config: Config) -> int:
    """Show every subscription, or switch one."""
    if arguments.action == "offer":
        return _offer(arguments.code, arguments.offered == ON, config)
    services = open_services(config)
    with services.library.reading() as tx:
        rows = [
            (row.printed_code, row.name, each.code, each.name, _switch(each.offered))
            for row in tx.customer_types(offered_only=False)
            for each in tx.subscription_types(row.customer_type)
        ]
    services.library.close()
    show_table(("Type", "Klanttype", "Code", "Abonnement", "Inschrijven"), rows)
    return OK


def _offer(code: str, offered: bool, config: Config) -> int:
    services = open_services(config)
    outcome = services.desk.perform(OfferSubscription(code=code, offered=offered))
    services.library.close()
    if isinstance(outcome, Refused):
        complain(refusals_sentence(outcome.refusals))
        return WRONG
    if isinstance(outcome, SubscriptionOffered):
        say(f"{code} {outcome.name} staat nu {_switch(offered)} voor inschrijven.")
    return OK


def _switch(offered: bool) -> str:
    return "aan" if offered else "uit"
