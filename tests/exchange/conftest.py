# SPDX-License-Identifier: Apache-2.0
"""A library to import into, and what an import told of it."""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from support import raw_file
from wisedesk.bootstrap import Services, exchange_library, open_services
from wisedesk.config import Config, as_address
from wisedesk.exchange.imports import Report, Request, import_file
from wisedesk.exchange.transactions import Progress
from wisedesk.services.exchange_rows import Kind, Result
from wisedesk.wording.import_words import problem_sentence

Rows = Callable[..., list[tuple[object, ...]]]


@dataclass(frozen=True)
class Took:
    """What an import did, with the lines of its rejects file."""

    report: Report
    rejects: list[dict[str, str]]

    def counts(self, thing: str) -> tuple[int, ...]:
        """Return added, changed, unchanged, rejected."""
        return tuple(self.report.tally.counts[f"{thing}.{each}"] for each in Result)

    @property
    def why(self) -> list[tuple[str, str]]:
        """Return place and reason of what was refused."""
        return [
            (row["plaats"], row["reden"])
            for row in self.rejects
            if row["soort"] == "geweigerd"
        ]

    @property
    def told(self) -> list[tuple[str, str]]:
        """Return place and reason of what was taken, not quite as it stood."""
        return [
            (row["plaats"], row["reden"])
            for row in self.rejects
            if row["soort"] == "let op"
        ]


Take = Callable[..., Took]


@pytest.fixture
def opened(library_file: Path) -> Iterator[Services]:
    """Return the services on an empty library, at a desk in Nieuw-Buinen."""
    config = Config(as_address(str(library_file)), desk="balie-1", branch="9408")
    services = open_services(config)
    yield services
    services.library.close()


def nothing(done: int, whole: int) -> None:
    """Show no progress."""


@pytest.fixture
def take(opened: Services, tmp_path: Path) -> Take:
    """Return a way to import the content of a file."""

    def import_content(
        kind: str,
        content: bytes | str,
        name: str = "bestand",
        *,
        progress: Progress = nothing,
        encoding: str = "",
        delimiter: str = "",
        choices: tuple[tuple[str, str], ...] = (),
    ) -> Took:
        raw = content.encode() if isinstance(content, str) else content
        path = tmp_path / name
        path.write_bytes(raw)
        request = Request(
            kind=Kind(kind),
            path=path,
            rejects=tmp_path / f"{name}.rejects.csv",
            encoding=encoding,
            delimiter=delimiter,
            choices=choices,
        )
        report = import_file(
            exchange_library(opened),
            opened.clock,
            opened.desk.station,
            request,
            problem_sentence,
            progress,
        )
        return Took(report, read_rejects(request.rejects))

    return import_content


def read_rejects(path: Path) -> list[dict[str, str]]:
    """Return the lines of a rejects file, none where there is no file."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def rows(library_file: Path) -> Rows:
    """Return a way to read the library's tables as they lie on disk."""
    return partial(raw_file.rows, library_file)
