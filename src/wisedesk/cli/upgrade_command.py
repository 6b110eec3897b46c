# SPDX-License-Identifier: Apache-2.0
"""`upgrade`: an older library made fit for this wisedesk."""

import argparse

from wisedesk.bootstrap import upgrade_library
from wisedesk.cli.console import say, working
from wisedesk.cli.parser import OK, Subparsers, add_command
from wisedesk.config import Config


def add_parser(subparsers: Subparsers) -> None:
    """Add the command to the program."""
    add_command(
        subparsers,
        "upgrade",
        "werk een bibliotheek van een oudere wisedesk bij",
        "Alleen voor SQLite. Er komt eerst een reservekopie; mislukt het, dan is"
        " de bibliotheek zoals zij was.",
    )


def run(
    arguments: argparse.Namespace,  # noqa: ARG001 - every command's signature
    config: Config,
) -> int:
    """Upgrade the library and say from which revision to which."""
    with working() as tell:
        upgraded = upgrade_library(config.database, tell)
    if upgraded.backup is None:
        say(f"De bibliotheek is al bij: revisie {upgraded.after}.")
    else:
        say(f"Bijgewerkt van revisie {upgraded.before} naar {upgraded.after}.")
        say(f"Reservekopie van daarvoor: {upgraded.backup}")
    return OK
