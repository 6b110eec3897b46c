# SPDX-License-Identifier: Apache-2.0
"""The command line in Dutch: argparse with our own words and exit codes."""

import argparse
import re
import sys
from collections.abc import Iterable
from typing import Any, NoReturn, TypeAlias

OK, FOUND, WRONG = 0, 1, 2

CODES = (
    "Eindigt met 0 als het gelukt is; met 1 als check iets vond, of bij iets"
    " onverwachts (zie het logboek); met 2 als het niet kon."
)
Subparsers: TypeAlias = "argparse._SubParsersAction[CommandParser]"  # noqa: SLF001
_DUTCH = (
    (r"the following arguments are required: (.+)", r"er ontbreekt nog: \1"),
    (r"unrecognized arguments: (.+)", r"onbekend: \1"),
    (r"argument ([^:]+): expected one argument", r"\1: hier hoort iets achter"),
    (
        r"argument ([^:]+): invalid choice: (.+?) \(choose from (.+)\)",
        r"\1: \2 bestaat niet; kies uit \3",
    ),
    (r"argument ([^:]+): invalid int value: (.+)", r"\1: \2 is geen geheel getal"),
    (r"argument ([^:]+): (.+)", r"\1: \2"),
)


class _DutchFormat(argparse.HelpFormatter):
    """Help that begins with `gebruik:`."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """Begin the usage line in Dutch."""
        ours = "gebruik: " if prefix is None else prefix
        super().add_usage(usage, actions, groups, ours)


class CommandParser(argparse.ArgumentParser):
    """A command, which takes `--database` wherever it stands on the line."""

    def __init__(self, **settings: Any) -> None:
        settings.setdefault("formatter_class", _DutchFormat)
        settings["epilog"] = f"{settings.get('epilog') or ''} {CODES}"
        super().__init__(**settings, add_help=False, allow_abbrev=False)
        self._optionals.title = "opties"
        self._positionals.title = "wat erbij hoort"
        self.add_argument(
            "-h", "--help", action="help", help="toon deze uitleg en stop"
        )
        self.add_argument(
            "--database",
            metavar="ADRES",
            default=argparse.SUPPRESS,  # else a command would undo the one before it
            help="bestand of adres van de bibliotheek (of zet WISEDESK_DATABASE)",
        )

    def error(self, message: str) -> NoReturn:
        """Say in Dutch what is wrong with the line, and stop."""
        for english, dutch in _DUTCH:
            if re.fullmatch(english, message):
                message = re.sub(english, dutch, message)
                break
        self.print_usage(sys.stderr)
        self.exit(WRONG, f"{self.prog}: {message}\n")


def add_command(
    subparsers: Subparsers, name: str, what: str, more: str = ""
) -> CommandParser:
    """Return the parser of a new command: `what` it does, and what more to know."""
    whole = f"{what[0].upper()}{what[1:]}."
    return subparsers.add_parser(name, help=what, description=whole, epilog=more)
