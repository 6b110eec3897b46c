# SPDX-License-Identifier: Apache-2.0
"""`init`: an empty library."""

import argparse

from wisedesk.bootstrap import create_library
from wisedesk.cli.console import say
from wisedesk.cli.parser import OK, Subparsers, add_command
from wisedesk.config import Config, shown_address


def add_parser(subparsers: Subparsers) -> None:
    """Add the command to the program."""
    add_command(
        subparsers,
        "init",
        "maak een lege bibliotheek: klanttypes, abonnementen en reglementen",
        "Een bestand dat er al staat, wordt nooit overschreven.",
    )


def run(
    arguments: argparse.Namespace,  # noqa: ARG001 - every command's signature
    config: Config,
) -> int:
    """Make the library and say where it is."""
    create_library(config.database)
    say(f"Lege bibliotheek gemaakt: {shown_address(config.database)}")
    return OK
