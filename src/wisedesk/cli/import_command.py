# SPDX-License-Identifier: Apache-2.0
"""`import`: titles, customers, loans and branches from the files of another system."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec.structs import replace
from rich.progress import (
    BarColumn,
    Progress,
    TaskProgressColumn,
    TextColumn,
    TimeRemainingColumn,
)

from wisedesk.bootstrap import exchange_library, open_services
from wisedesk.cli.console import complain, say, screen, show_table
from wisedesk.cli.parser import OK, WRONG, Subparsers, add_command
from wisedesk.config import Config
from wisedesk.exchange import imports
from wisedesk.exchange.source_files import WrongFile
from wisedesk.exchange.tally import Tally, Thing
from wisedesk.exchange.transactions import Progress as Tell
from wisedesk.services.clock import LIBRARY_ZONE
from wisedesk.services.exchange_rows import Kind, Result
from wisedesk.wording.import_words import (
    KIND,
    RESULT,
    THING,
    file_sentence,
    note_sentences,
    problem_sentence,
)

SOME_REJECTED = 3
EXPLAINED = (
    "Soorten: titles (MARC21 of MARCXML, exemplaren in 952), customers (CSV met de"
    " kolommen van Koha), loans (cardnumber, barcode, branchcode, issued, due,"
    " returned) en branches (branchcode, branchname). Codering en scheidingsteken"
    " worden herkend. Wat niet kan worden overgenomen, komt met de reden in het"
    " afkeurbestand. Hetzelfde bestand nog eens inlezen verandert niets; een afgebroken"
    " import gaat verder waar hij was. Een lege cel wist nooit wat er staat. Eindigt"
    " met 3 als er regels geweigerd zijn."
)


def add_parser(subparsers: Subparsers) -> None:
    """Add the command to the program."""
    parser = add_command(
        subparsers, "import", "lees een bestand van een ander systeem in", EXPLAINED
    )
    parser.add_argument(
        "kind",
        type=str,
        choices=[kind.value for kind in Kind],
        metavar="SOORT",
        help="titles, customers, loans of branches",
    )
    parser.add_argument(
        "file", type=Path, metavar="BESTAND", help="wat ingelezen wordt"
    )
    parser.add_argument(
        "--rejects",
        type=Path,
        metavar="BESTAND",
        help="waar het geweigerde komt; anders NAAM.rejects.csv naast het bestand",
    )
    parser.add_argument(
        "--map",
        type=_choice,
        action="append",
        default=[],
        metavar="CODE=DOEL",
        help="lees materiaal CODE als RMT DOEL, of categorie CODE als abonnement DOEL",
    )
    parser.add_argument(
        "--encoding", default="", metavar="NAAM", help="tekencodering, zoals cp1252"
    )
    parser.add_argument(
        "--delimiter", default="", metavar="TEKEN", help="scheidingsteken, zoals ;"
    )


def run(arguments: argparse.Namespace, config: Config) -> int:
    """Import the file and say what came of it."""
    path: Path = arguments.file
    request = imports.Request(
        kind=Kind(arguments.kind),
        path=path,
        rejects=arguments.rejects or path.with_name(f"{path.stem}.rejects.csv"),
        encoding=arguments.encoding,
        choices=tuple(arguments.map),
        delimiter=arguments.delimiter.replace("\\t", "\t")[:1],
    )
    if request.kind is Kind.BRANCHES:  # the desk's own may be among them
        config = replace(config, branch="")
    services = open_services(config)
    try:
        with progress_bar(path.name) as progress:
            report = imports.import_file(
                exchange_library(services),
                services.clock,
                services.desk.station,
                request,
                problem_sentence,
                progress,
            )
    except WrongFile as error:
        complain(file_sentence(error))
        return WRONG
    finally:
        services.library.close()
    _tell(request, report)
    return SOME_REJECTED if report.tally.rejected else OK


def _choice(text: str) -> tuple[str, str]:
    code, equals, target = text.partition("=")
    if not (code and equals and target):
        raise argparse.ArgumentTypeError(f"{text} is geen CODE=DOEL")
    return code, target


@contextmanager
def progress_bar(name: str) -> Iterator[Tell]:
    """Return what to tell how far the work is; a bar where somebody looks at it."""
    console = screen(errors=True)
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TimeRemainingColumn(),
        console=console,
        disable=not console.is_terminal,
    )
    with bar:
        task = bar.add_task(name, total=None)

        def tell(done: int, whole: int) -> None:
            bar.update(task, completed=done, total=whole)

        yield tell


def _tell(request: imports.Request, report: imports.Report) -> None:
    if report.resumed_at:
        say(f"Een afgebroken import is hervat na regel of record {report.resumed_at}.")
    if report.imported_before is not None:
        day = report.imported_before.astimezone(LIBRARY_ZONE)
        say(
            f"Dit bestand is op {day:%d-%m-%Y} al ingelezen: alleen wat in de"
            " bibliotheek ontbrak is toegevoegd."
        )
    tally = report.tally
    things = [KIND[request.kind]]
    if request.kind is Kind.TITLES:
        things.append(Thing.ITEM)
    columns = ("", *(f"#{word}" for word in RESULT.values()))
    show_table(columns, [_row(tally, thing) for thing in things])
    for sentence in note_sentences(tally):
        say(sentence)
    if report.rejects is not None:
        say(f"Afkeurbestand: {report.rejects}")


def _row(tally: Tally, thing: Thing) -> list[str]:
    return [THING[thing], *(str(tally.of(thing, result)) for result in Result)]
