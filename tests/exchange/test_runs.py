# SPDX-License-Identifier: Apache-2.0
"""An import can be stopped anywhere, and given again: nothing twice, nothing half."""

import subprocess
import sys
from pathlib import Path

import pytest

from exchange.conftest import Rows, Take, nothing, read_rejects
from support import raw_file
from support.foreign_files import CUSTOMERS, as_marc, holding, record, table
from wisedesk.bootstrap import Services
from wisedesk.exchange import transactions
from wisedesk.exchange.source_files import FileTrouble, WrongFile

KILLED = """
import os, sys
from pathlib import Path
from wisedesk.bootstrap import exchange_library, open_services
from wisedesk.wording.import_words import problem_sentence
from wisedesk.config import Config, as_address
from wisedesk.exchange import imports, transactions
from wisedesk.services.exchange_rows import Kind

library, file = sys.argv[1:]
transactions.BATCH = 40
services = open_services(Config(as_address(library), desk="a", branch="9408"))
told = []
def die(done, whole):
    told.append(done)
    if len(told) == 3:
        os._exit(9)
imports.import_file(
    exchange_library(services), services.clock, services.desk.station,
    imports.Request(
        kind=Kind.TITLES, path=Path(file), rejects=Path(file + ".rejects.csv")
    ),
    problem_sentence, die,
)
"""


class Stop(Exception):
    """Somebody pulled the plug."""


def stock(count: int) -> bytes:
    """Return a file of titles with an item each, every tenth without a title."""
    return as_marc(
        *(
            record(
                holding(f"A{n}"), number=str(n), title="" if n % 10 == 9 else f"T{n}"
            )
            for n in range(count)
        )
    )


def test_same_file_twice_changes_nothing(
    take: Take, rows: Rows, library_file: Path
) -> None:
    file = stock(30)
    first = take("titles", file)
    before = raw_file.everything(library_file, but="import_run")
    second = take("titles", file)
    after = raw_file.everything(library_file, but="import_run")
    assert first.counts("title") == (27, 0, 0, 3)
    assert second.counts("title") == (0, 0, 27, 3)
    assert second.counts("item") == (0, 0, 27, 3)
    assert first.rejects == second.rejects
    assert second.report.imported_before is not None
    assert len(after.pop("journal")) == len(before.pop("journal")) + 1
    assert after == before
    assert rows("SELECT kind FROM journal") == [("import/imported",)] * 2
    assert rows("SELECT * FROM import_key") == []


def test_work_at_the_desk_survives_the_same_file(
    take: Take, opened: Services, rows: Rows
) -> None:
    file = table(CUSTOMERS, "1000000001,Jansen,Jan,1980-01-01,9408,A")
    take("customers", file)
    with opened.library.reading() as tx:
        customer = tx.customer("1000000001")
    assert customer is not None
    raw_name = "UPDATE customer SET family_name = 'Jansen-Bakker'"
    rows(raw_name)
    took = take("customers", file)
    assert took.counts("customer") == (0, 0, 1, 0)
    assert rows("SELECT family_name FROM customer") == [("Jansen-Bakker",)]


@pytest.mark.linux
def test_killed_import_goes_on_where_it_was(
    take: Take, rows: Rows, library_file: Path, tmp_path: Path
) -> None:
    path = tmp_path / "titels.mrc"
    path.write_bytes(stock(200))
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, str(library_file), str(path)], check=False
    )
    assert killed.returncode == 9
    rejects = tmp_path / "titels.mrc.rejects.csv"
    assert rows("SELECT rows_done, finished_at FROM import_run") == [(120, None)]
    assert len(read_rejects(rejects)) == 12
    with rejects.open("ab") as file:
        file.write(b"half a li")
    took = take("titles", path.read_bytes(), "titels.mrc")
    assert took.report.resumed_at == 120
    assert took.counts("title") == (180, 0, 0, 20)
    assert took.counts("item") == (180, 0, 0, 20)
    assert [row["plaats"] for row in took.rejects] == [
        str(place) for place in range(10, 201, 10)
    ]
    assert rows("SELECT count(*) FROM title") == [(180,)]
    assert rows("SELECT count(*), count(finished_at) FROM import_run") == [(1, 1)]
    assert rows("SELECT count(*) FROM journal") == [(1,)]


def stop_after_one(done: int, whole: int) -> None:
    """Stop once a batch is stored."""
    del done, whole
    raise Stop


def test_import_begins_anew_when_its_rejects_are_gone(
    take: Take, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transactions, "BATCH", 20)
    with pytest.raises(Stop):
        take("titles", stock(50), progress=stop_after_one)
    (tmp_path / "bestand.rejects.csv").unlink()
    took = take("titles", stock(50))
    assert took.report.resumed_at == 0
    assert took.counts("title") == (27, 0, 18, 5)
    assert len(took.rejects) == 5


def test_second_program_on_the_same_file_stops_the_first(
    take: Take, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transactions, "BATCH", 20)
    second = []

    def meanwhile(done: int, whole: int) -> None:
        del done, whole
        if not second:
            second.append(None)
            second[0] = take("titles", stock(50), progress=nothing)

    with pytest.raises(WrongFile) as wrong:
        take("titles", stock(50), progress=meanwhile)
    assert wrong.value.trouble is FileTrouble.BEING_IMPORTED
    assert second[0].counts("title") == (45, 0, 0, 5)
    assert len(second[0].rejects) == 5


def test_rejects_never_overwrite_another_file(take: Take, tmp_path: Path) -> None:
    (tmp_path / "bestand.rejects.csv").write_text("iets anders", encoding="utf-8")
    with pytest.raises(WrongFile) as wrong:
        take("titles", stock(3))
    assert wrong.value.trouble is FileTrouble.EXISTS
    kept = (tmp_path / "bestand.rejects.csv").read_text(encoding="utf-8")
    assert kept == "iets anders"


def test_row_against_a_rule_of_the_library_costs_no_other(
    take: Take, rows: Rows
) -> None:
    rows(
        "CREATE TRIGGER rule BEFORE INSERT ON title WHEN new.title = 'T3'"
        " BEGIN SELECT RAISE(ABORT, 'T3 is verboden'); END"
    )
    took = take("titles", stock(9))
    assert took.counts("title") == (8, 0, 0, 1)
    assert took.counts("item") == (8, 0, 0, 1)
    assert took.why == [("4", "De bibliotheek laat dit niet toe (T3 is verboden).")]
    assert rows("SELECT count(*) FROM title") == [(8,)]


def test_import_waits_for_a_library_that_a_desk_holds(
    take: Take,
    rows: Rows,
    library_file: Path,
    opened: Services,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("wisedesk.db.engine.BUSY_MS", 10)
    opened.library.close()  # it opens anew, less patient
    met_a_desk = []
    with raw_file.opened(library_file) as desk:

        def lock(done: int, whole: int) -> None:
            del done, whole
            if not desk.in_transaction:
                desk.execute("BEGIN IMMEDIATE")

        def leave(seconds: float) -> None:
            del seconds
            if desk.in_transaction:
                met_a_desk.append(True)
                desk.execute("COMMIT")

        monkeypatch.setattr(transactions, "BATCH", 20)
        monkeypatch.setattr(transactions.time, "sleep", leave)
        took = take("titles", stock(30), progress=lock)
    assert len(met_a_desk) == 2  # at the second batch, and at the end
    assert took.counts("title") == (27, 0, 0, 3)
    assert rows("SELECT count(*) FROM title") == [(27,)]


def test_branches_keep_their_code_and_get_a_number(take: Take, rows: Rows) -> None:
    header = "branchcode;branchname"
    lines = ("PUNT;Het Punt", "1234;Dorp", "9999;Depot", ";Zonder", "0001;Eén")
    took = take("branches", table(header, *lines))
    assert took.counts("branch") == (4, 0, 0, 1)
    assert took.why == [("5", "Het veld branchcode is leeg.")]
    stored = "SELECT code, number, name FROM branch WHERE code <> number ORDER BY id"
    assert rows(stored) == [
        ("PUNT", "0001", "Het Punt"),
        ("9999", "0002", "Depot"),
        ("0001", "0003", "Eén"),
    ]
    later = take("branches", table(header, "PUNT;Het Nieuwe Punt", "1234;"))
    assert later.counts("branch") == (0, 1, 1, 0)
