# SPDX-License-Identifier: Apache-2.0
"""What is exported is read again, and says the same."""

from pathlib import Path

import pytest

from exchange.conftest import nothing
from support import raw_file
from wisedesk.bootstrap import Services, exchange_library, open_services
from wisedesk.config import Config, as_address
from wisedesk.exchange.exports import export_file
from wisedesk.exchange.imports import Report, Request, import_file
from wisedesk.exchange.source_files import FileTrouble, WrongFile
from wisedesk.services.exchange_rows import Kind
from wisedesk.wording.import_words import problem_sentence

FILES = {
    Kind.BRANCHES: "filialen.csv",
    Kind.TITLES: "titels.xml",
    Kind.CUSTOMERS: "klanten.csv",
    Kind.LOANS: "uitleningen.csv",
}


def export_all(services: Services, folder: Path) -> dict[str, bytes]:
    folder.mkdir()
    library = exchange_library(services)
    for kind, name in FILES.items():
        export_file(library, kind, folder / name, nothing)
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def read(services: Services, kind: Kind, path: Path) -> Report:
    request = Request(kind=kind, path=path, rejects=path.with_suffix(".rejects.csv"))
    return import_file(
        exchange_library(services),
        services.clock,
        services.desk.station,
        request,
        problem_sentence,
        nothing,
    )


def test_a_whole_library_moves_to_another(
    services: Services, library_file: Path, tmp_path: Path
) -> None:
    blocked = "UPDATE card SET status = 'blocked' WHERE id = 3"
    raw_file.rows(tmp_path / "sample.sqlite", blocked)
    second_card = (
        "INSERT INTO card (number, customer_id, status, issued_on) SELECT"
        " 'OUD0000001', customer_id, 'replaced', issued_on FROM card WHERE id = 4"
    )
    raw_file.rows(tmp_path / "sample.sqlite", second_card)
    written = export_all(services, tmp_path / "van")
    config = Config(as_address(str(library_file)), desk="balie-1", branch="9408")
    other = open_services(config)
    for kind, name in FILES.items():
        report = read(other, kind, tmp_path / "van" / name)
        assert report.tally.rejected == 0
        assert report.rejects is None
    assert export_all(other, tmp_path / "naar") == written
    other.library.close()


def test_what_was_exported_changes_nothing_where_it_came_from(
    services: Services, tmp_path: Path
) -> None:
    export_all(services, tmp_path / "uit")
    before = raw_file.everything(tmp_path / "sample.sqlite", but="import_run")
    for kind, name in FILES.items():
        read(services, kind, tmp_path / "uit" / name)
    after = raw_file.everything(tmp_path / "sample.sqlite", but="import_run")
    del before["journal"], after["journal"]
    assert after == before


def test_binary_titles_are_read_again(services: Services, tmp_path: Path) -> None:
    path = tmp_path / "titels.mrc"
    written = export_file(exchange_library(services), Kind.TITLES, path, nothing)
    counts = read(services, Kind.TITLES, path).tally.counts
    assert counts["title.unchanged"] == written
    assert counts["title.changed"] == counts["item.changed"] == 0
    assert path.read_bytes()[9:10] == b"a"


def test_export_never_overwrites_unasked(services: Services, tmp_path: Path) -> None:
    library = exchange_library(services)
    path = tmp_path / "filialen.csv"
    path.write_text("van iemand anders", encoding="utf-8")
    with pytest.raises(WrongFile) as wrong:
        export_file(library, Kind.BRANCHES, path, nothing)
    assert wrong.value.trouble is FileTrouble.EXISTS
    assert path.read_text(encoding="utf-8") == "van iemand anders"
    assert export_file(library, Kind.BRANCHES, path, nothing, overwrite=True) == 2
    assert path.read_text(encoding="utf-8-sig").startswith("branchcode,branchname")


def test_export_into_a_folder_that_is_not_there(
    services: Services, tmp_path: Path
) -> None:
    path = tmp_path / "nergens" / "filialen.csv"
    with pytest.raises(WrongFile) as wrong:
        export_file(exchange_library(services), Kind.BRANCHES, path, nothing)
    assert wrong.value.trouble is FileTrouble.UNWRITABLE
