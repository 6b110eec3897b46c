# SPDX-License-Identifier: Apache-2.0
"""The import of a file, from its first look to its report.

A batch and its place in the file are stored together, so that an import that was cut
off goes on where it stopped and leaves nothing half done.
"""

from datetime import datetime
from functools import partial
from pathlib import Path
from uuid import uuid4

from msgspec import Struct
from msgspec.structs import replace

from wisedesk.exchange.categories import SETTING as CATEGORY_SETTING
from wisedesk.exchange.categories import subscription_codes
from wisedesk.exchange.materials import SETTING as MATERIAL_SETTING
from wisedesk.exchange.readers import reader_for
from wisedesk.exchange.rejects import Rejects, Wording
from wisedesk.exchange.source_files import (
    FileTrouble,
    Source,
    WrongFile,
    known_encoding,
    look_at,
)
from wisedesk.exchange.tally import Note, Tally, read_tally
from wisedesk.exchange.transactions import (
    Progress,
    Work,
    finish,
    patiently,
    store_all,
)
from wisedesk.services.exchange_ports import ExchangeLibrary, Importing
from wisedesk.services.exchange_rows import ImportRun, Kind
from wisedesk.services.ports import Clock
from wisedesk.services.station import Station


class Request(Struct, frozen=True, kw_only=True):
    """What to import: a file, how it is to be read, where its rejects go.

    `choices` tells what codes of the file stand for: materials in titles, categories
    in customers. The library remembers them.
    """

    kind: Kind
    path: Path
    rejects: Path
    encoding: str = ""
    delimiter: str = ""
    choices: tuple[tuple[str, str], ...] = ()


class Report(Struct, frozen=True, kw_only=True):
    """What an import did: its counts, its rejects file, and how it began.

    `resumed_at` is the row it went on behind, 0 when it started anew;
    `imported_before` is when this very file was imported whole before.
    """

    tally: Tally
    rejects: Path | None
    resumed_at: int = 0
    imported_before: datetime | None = None


def import_file(
    library: ExchangeLibrary,
    clock: Clock,
    station: Station,
    request: Request,
    word: Wording,
    progress: Progress,
) -> Report:
    """Import a file and return what it did; raises WrongFile, having done nothing."""
    source = look_at(request.path)
    if request.encoding:
        encoding = known_encoding(request.path, request.encoding)
        source = replace(source, encoding=encoding, encoding_told=True)
    if request.rejects.absolute() == request.path.absolute():
        raise WrongFile(FileTrouble.EXISTS, request.rejects)
    reader = reader_for(request.kind, source, clock.today(), request.delimiter)
    rejects = Rejects(request.rejects, word)
    rejects.head(reader.columns)
    rejects.check()
    run, before = patiently(partial(_begin, library, clock, request, source, rejects))
    tally = read_tally(run.tally)
    if not run.rows_done:
        for column in reader.left_out:
            tally.note(Note.COLUMN_LEFT_OUT, column)
    work = Work(library, clock, station, rejects, run, tally, keep=before is not None)
    resumed_at = run.rows_done
    with source.path.open("rb") as file:
        store_all(work, reader, file, source, progress)
    patiently(partial(finish, work))
    left = request.rejects if rejects.close() else None
    return Report(
        tally=work.tally, rejects=left, resumed_at=resumed_at, imported_before=before
    )


def _remember(tx: Importing, request: Request) -> None:
    """Keep what codes of files stand for; raises WrongFile for a target unknown."""
    if request.kind is Kind.TITLES:
        prefix, known = MATERIAL_SETTING, set(tx.material_names())
    else:
        prefix, known = CATEGORY_SETTING, subscription_codes(tx)
    for code, target in request.choices:
        if target not in known:
            raise WrongFile(
                FileTrouble.UNKNOWN_TARGET,
                request.path,
                target=target,
                known=", ".join(sorted(known)),
            )
        tx.set_setting(prefix + code, target)


def _begin(
    library: ExchangeLibrary,
    clock: Clock,
    request: Request,
    source: Source,
    rejects: Rejects,
) -> tuple[ImportRun, datetime | None]:
    """Return the run to go on with, and when this file was imported before.

    A run whose rejects file is gone begins anew: every row is looked at again, and
    what came in already is unchanged.
    """
    choices = " ".join("=".join(choice) for choice in request.choices)
    as_read = (
        f"{source.digest} {request.encoding} {request.delimiter} {choices}".strip()
    )
    with library.importing() as tx:
        _remember(tx, request)
        before = tx.was_imported(request.kind, as_read)
        run = tx.unfinished_run(request.kind, as_read)
        if run is None:
            run = ImportRun(
                op_id=uuid4().hex,
                kind=request.kind,
                file_name=request.path.name,
                digest=as_read,
                started_at=clock.now(),
            )
            run = replace(run, run_id=tx.start_run(run))
        if not rejects.go_on_at(run.rejects_bytes):
            anew = replace(run, rows_done=0, rejects_bytes=0, tally="{}")
            tx.advance_run(anew, run.rows_done)
            run = anew
            rejects.go_on_at(0)
    return run, before
