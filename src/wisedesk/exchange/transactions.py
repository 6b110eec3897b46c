# SPDX-License-Identifier: Apache-2.0
"""Storing a file batch by batch, each with how far the import came.

Between the transactions the library is free for the desks.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import BinaryIO, TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from wisedesk.exchange.batches import Batch, Prepared
from wisedesk.exchange.readers import Read, Reader
from wisedesk.exchange.rejects import Rejects
from wisedesk.exchange.source_files import FileTrouble, Source, WrongFile
from wisedesk.exchange.tally import Tally
from wisedesk.services.errors import DatabaseBusy
from wisedesk.services.exchange_ports import ExchangeLibrary, Importing, RuleBroken
from wisedesk.services.exchange_rows import ImportRun
from wisedesk.services.new_rows import JournalEntry
from wisedesk.services.ports import Clock
from wisedesk.services.station import At, Station

BATCH = 500  # rows read before they are stored
LONGEST_WRITE = 0.1  # seconds that one transaction keeps the desks waiting
PAUSE = 0.02  # seconds that the library is left to them in between
PATIENCE = 600.0  # seconds to wait for a library that somebody else holds

T = TypeVar("T")
Progress = Callable[[int, int], None]


class Stopped(Exception):
    """Raised by who is told of the progress, to leave an import; it goes on later."""


class Work(Struct):
    """An import under way."""

    library: ExchangeLibrary
    clock: Clock
    station: Station
    rejects: Rejects
    run: ImportRun
    tally: Tally
    keep: bool

    def at(self) -> At:
        """Return where and when this is."""
        return At(self.station, self.clock.now(), self.clock.today())


def store_all(
    work: Work, reader: Reader, file: BinaryIO, source: Source, progress: Progress
) -> None:
    """Store every row that was not stored before."""
    with closing(reader.rows(file)) as rows:
        reads: Iterator[Read] = islice(rows, work.run.rows_done, None)
        while waiting := [read() for read in islice(reads, BATCH)]:
            while waiting:
                waiting = waiting[_store_some(work, waiting) :]
                time.sleep(PAUSE)
            progress(file.tell(), source.size)
    progress(source.size, source.size)


def _store_some(work: Work, waiting: list[Prepared]) -> int:
    """Store as many rows as fit in one short transaction and return how many."""
    try:
        return patiently(lambda: _transaction(work, waiting, careful=False))
    except RuleBroken:
        return patiently(lambda: _transaction(work, waiting, careful=True))


def _transaction(work: Work, waiting: list[Prepared], *, careful: bool) -> int:
    stored = work.run
    tally = work.tally.copy()
    try:
        with work.library.importing(careful=careful) as tx:
            done = _one_batch(work, tx, tally, waiting)
    except BaseException:
        work.run = stored
        work.rejects.go_on_at(stored.rejects_bytes)
        raise
    work.tally = tally
    return done


def patiently(step: Callable[[], T]) -> T:
    """Return what a transaction gives once the library is free for it."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return step()
        except DatabaseBusy:
            if time.monotonic() > until:
                raise
        time.sleep(PAUSE)


def _one_batch(work: Work, tx: Importing, tally: Tally, waiting: list[Prepared]) -> int:
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
    work: Work,
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


def finish(work: Work) -> None:
    """Close the run with its one line in the journal."""
    at, run = work.at(), work.run
    about = {"kind": run.kind.value, "file": run.file_name, "digest": run.digest}
    entry = JournalEntry(
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
    with work.library.importing() as tx:
        _advance(work, tx, work.tally, rows_done=run.rows_done, finished_at=at.now)
        tx.write_journal(entry)
