# SPDX-License-Identifier: Apache-2.0
"""The import of a file: short transactions, each with how far it came.

A batch and its place in the file are stored together, so that an import that was cut
off goes on where it stopped and leaves nothing half done. Between the transactions the
library is free for the desks.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

import msgspec

from wisedesk.exchange.batches import Batch, Prepared
from wisedesk.exchange.readers import Read, Reader, reader_for
from wisedesk.exchange.rejects import Rejects, Wording
from wisedesk.exchange.source_files import (
    FileTrouble,
    Source,
    WrongFile,
    known_encoding,
    look_at,
)
from wisedesk.exchange.tally import Note, Tally, read_tally
from wisedesk.services.errors import DatabaseBusy
from wisedesk.services.exchange_ports import ExchangeLibrary, Importing, RuleBroken
from wisedesk.services.exchange_rows import ImportRun, Kind
from wisedesk.services.new_rows import JournalEntry
from wisedesk.services.ports import Clock
from wisedesk.services.station import At, Station

BATCH = 500  # rows read before they are stored
LONGEST_WRITE = 0.1  # seconds that one transaction keeps the desks waiting
PAUSE = 0.02  # seconds that the library is left to them in between
PATIENCE = 600.0  # seconds to wait for a library that somebody else holds

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What to import: a file, how it is to be read, where its rejects go."""

    kind: Kind
    path: Path
    rejects: Path
    encoding: str = ""
    delimiter: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What an import did: its counts, its rejects file, and how it began.

    `resumed_at` is the row it went on behind, 0 when it started anew;
    `imported_before` is when this very file was imported whole before.
    """

    tally: Tally
    rejects: Path | None
    resumed_at: int = 0
    imported_before: datetime | None = None


@dataclass(slots=True)
class _Import:
    """An import under way."""

    library: ExchangeLibrary
    clock: Clock
    station: Station
    rejects: Rejects
    run: ImportRun
    tally: Tally
    keep: bool

    def at(self) -> At:
        return At(self.station, self.clock.now(), self.clock.today())


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
        source = replace(source, encoding=encoding)
    if request.rejects.absolute() == request.path.absolute():
        raise WrongFile(FileTrouble.EXISTS, request.rejects)
    reader = reader_for(request.kind, source, clock.today(), request.delimiter)
    rejects = Rejects(request.rejects, word)
    rejects.head(reader.columns)
    rejects.check()
    run, before = _begin(library, clock, request, source, rejects)
    tally = read_tally(run.tally)
    if not run.rows_done:
        for column in reader.left_out:
            tally.note(Note.COLUMN_LEFT_OUT, column)
    work = _Import(
        library, clock, station, rejects, run, tally, keep=before is not None
    )
    resumed_at = run.rows_done
    with source.path.open("rb") as file:
        _store_all(work, reader, file, source, progress)
    _finish(work)
    left = request.rejects if rejects.close() else None
    return Report(
        tally=work.tally, rejects=left, resumed_at=resumed_at, imported_before=before
    )


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
    as_read = f"{source.digest} {request.encoding} {request.delimiter}".strip()
    with library.importing() as tx:
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


def _store_all(
    work: _Import, reader: Reader, file: BinaryIO, source: Source, progress: Progress
) -> None:
    reads: Iterator[Read] = islice(reader.rows(file), work.run.rows_done, None)
    while waiting := [read() for read in islice(reads, BATCH)]:
        while waiting:
            waiting = waiting[_store_some(work, waiting) :]
            time.sleep(PAUSE)
        progress(file.tell(), source.size)
    progress(source.size, source.size)


def _store_some(work: _Import, waiting: list[Prepared]) -> int:
    """Store as many rows as fit in one short transaction and return how many."""
    patient_until = time.monotonic() + PATIENCE
    stored, careful = work.run, False
    while True:
        work.run = stored
        work.rejects.go_on_at(stored.rejects_bytes)
        tally = work.tally.copy()
        try:
            with work.library.importing(careful=careful) as tx:
                done = _one_batch(work, tx, tally, waiting)
        except RuleBroken:
            careful = True
            continue
        except DatabaseBusy:
            if time.monotonic() > patient_until:
                raise
            time.sleep(PAUSE)
            continue
        work.tally = tally
        return done


def _one_batch(
    work: _Import, tx: Importing, tally: Tally, waiting: list[Prepared]
) -> int:
    batch = Batch(tx, work.run.run_id, tally, work.rejects, work.at(), keep=work.keep)
    until = time.monotonic() + LONGEST_WRITE
    done = 0
    for row in waiting:
        batch.store(row)
        done += 1
        if time.monotonic() > until:
            break
    _advance(work, tx, tally, rows_done=work.run.rows_done + done)
    return done


def _advance(
    work: _Import,
    tx: Importing,
    tally: Tally,
    *,
    rows_done: int,
    finished_at: datetime | None = None,
) -> None:
    """Store how far the run is, and only then write the rejects of these rows.

    Another program that imports the same file moved the run on: it goes on, and this
    one stops before it touches anything.
    """
    run = replace(
        work.run,
        rows_done=rows_done,
        rejects_bytes=work.rejects.length,
        tally=tally.as_json(),
        finished_at=finished_at,
    )
    if not tx.advance_run(run, work.run.rows_done):
        raise WrongFile(FileTrouble.BEING_IMPORTED, Path(run.file_name))
    work.rejects.write()
    work.run = run


def _finish(work: _Import) -> None:
    at = work.at()
    run = work.run
    about = {"kind": run.kind.value, "file": run.file_name, "digest": run.digest}
    with work.library.importing() as tx:
        _advance(work, tx, work.tally, rows_done=run.rows_done, finished_at=at.now)
        tx.write_journal(
            JournalEntry(
                op_id=run.op_id,
                kind="import/imported",
                at=at.now,
                on_day=at.today,
                staff=at.station.staff,
                desk=at.station.desk,
                payload=msgspec.json.encode(about).decode(),
                outcome=msgspec.json.encode(dict(work.tally.counts)).decode(),
                personal=None,
            )
        )
