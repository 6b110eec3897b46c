# SPDX-License-Identifier: Apache-2.0
"""The commands of the console: where the library is named, what an exit code says."""

import argparse
from typing import Any, TypeAlias

from wisedesk.wording.command_line import DutchParser

OK, FOUND, WRONG = 0, 1, 2

CODES = (
    "Eindigt met 0 als het gelukt is; met 1 als check iets vond, of bij iets"
    " onverwachts (zie het logboek); met 2 als het niet kon."
)
Subparsers: TypeAlias = "argparse._SubParsersAction[CommandParser]"  # noqa: SLF001 - it has no public name


class CommandParser(DutchParser):
    """A command, which takes `--database` wherever it stands on the line."""

    def __init__(self, **settings: Any) -> None:
        settings["epilog"] = f"{settings.get('epilog') or ''} {CODES}"
        super().__init__(**settings)
        self.add_argument(
            "--database",
            metavar="ADRES",
            default=argparse.SUPPRESS,  # else a command would undo the one before it
            help="bestand of adres van de bibliotheek (of zet WISEDESK_DATABASE)",
        )


def add_command(
    subparsers: Subparsers, name: str, what: str, more: str = ""
) -> CommandParser:
    """Return the parser of a new command: `what` it does, and what more to know."""
    whole = f"{what[0].upper()}{what[1:]}."
    return subparsers.add_parser(name, help=what, description=whole, epilog=more)
