# SPDX-License-Identifier: Apache-2.0
"""The program with the window.

What the window does not need to be seen is imported after it stands: SQLAlchemy alone
takes longer than Qt.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wisedesk.wording.command_line import DutchParser


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code."""
    argv = sys.argv[1:] if argv is None else argv
    if not argv:  # as a desk is started: nothing is asked of a command line
        from wisedesk.desktop.application import run

        return run(None, None)
    options = _parser().parse_args(argv)
    if options.self_test:
        from wisedesk.desktop.tour.self_test import self_test

        return self_test(result=options.result)
    if options.command == "tour":
        from wisedesk.desktop.tour.tour import take_tour

        return take_tour(options.out)
    from wisedesk.desktop.application import run

    return run(options.database, options.work_date)


def _parser() -> DutchParser:
    from pathlib import Path

    from wisedesk import __version__
    from wisedesk.wording.command_line import DutchParser, day

    parser = DutchParser(
        prog="wisedesk", description="De balie: klanten, uitlenen en innemen."
    )
    version = f"%(prog)s {__version__}"
    parser.add_argument(
        "--version", action="version", version=version, help="toon de versie en stop"
    )
    parser.add_argument(
        "--database",
        metavar="URL",
        help="de bibliotheek: een bestand of een database-URL",
    )
    parser.add_argument(
        "--work-date",
        type=day,
        metavar="DD-MM-JJJJ",
        help="werk alsof het deze dag is (Werkdatum)",
    )
    parser.add_argument(
        "--self-test",
        action="store_true",
        help="bedien het venster zelf: inschrijven, uitlenen, F9, innemen",
    )
    parser.add_argument(
        "--result",
        type=Path,
        metavar="BESTAND",
        help="laat de uitslag van de zelftest ook in dit bestand achter",
    )
    commands = parser.add_subparsers(dest="command", metavar="tour")
    tour = commands.add_parser(
        "tour", help="voer de werkinstructie uit en schrijf haar als pagina"
    )
    tour.add_argument("--out", type=Path, required=True, metavar="MAP")
    return parser


if __name__ == "__main__":
    sys.exit(main())
