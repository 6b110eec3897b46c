# SPDX-License-Identifier: Apache-2.0
"""`export`: titles, customers, loans and branches to files that `import` reads."""

import argparse
from pathlib import Path

from wisedesk.bootstrap import exchange_library, open_services
from wisedesk.cli.console import complain, say
from wisedesk.cli.import_command import progress_bar
from wisedesk.cli.parser import OK, WRONG, Subparsers, add_command
from wisedesk.config import Config
from wisedesk.exchange.exports import export_file
from wisedesk.exchange.source_files import WrongFile
from wisedesk.services.exchange_rows import Kind
from wisedesk.wording.import_words import KIND, THING, file_sentence

EXPLAINED = (
    "Soorten: titles (MARCXML, of MARC21 als de naam op .mrc eindigt; exemplaren in"
    " 952), customers, loans en branches (CSV). Wat zo geschreven is, leest import weer"
    " in. Een bestand met klanten of uitleningen bevat persoonsgegevens."
)


def add_parser(subparsers: Subparsers) -> None:
    """Add the command to the program."""
    parser = add_command(
        subparsers, "export", "schrijf de bibliotheek naar een bestand", EXPLAINED
    )
    parser.add_argument(
        "kind",
        type=str,
        choices=[kind.value for kind in Kind],
        metavar="SOORT",
        help="titles, customers, loans of branches",
    )
    parser.add_argument("file", type=Path, metavar="BESTAND", help="waar het komt")
    parser.add_argument(
        "--overwrite", action="store_true", help="vervang een bestand dat er al staat"
    )


def run(arguments: argparse.Namespace, config: Config) -> int:
    """Write the file and say how much is in it."""
    kind, path = Kind(arguments.kind), arguments.file
    services = open_services(config)
    try:
        with progress_bar(path.name) as progress:
            written = export_file(
                exchange_library(services),
                kind,
                path,
                progress,
                overwrite=arguments.overwrite,
            )
    except WrongFile as error:
        complain(file_sentence(error))
        return WRONG
    finally:
        services.library.close()
    say(f"{written} {THING[KIND[kind]]} geschreven: {path}")
    return OK
