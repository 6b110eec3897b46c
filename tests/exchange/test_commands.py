# SPDX-License-Identifier: Apache-2.0
"""`wisedesk-admin import` and `export` at a console."""

from pathlib import Path

import pytest

from support.foreign_files import CUSTOMERS, as_marc, holding, record, table
from wisedesk.cli.main import main
from wisedesk.exchange.source_files import FileTrouble
from wisedesk.exchange.tally import Note
from wisedesk.services.exchange_rows import Trouble
from wisedesk.wording.import_words import FILE, NOTE, PROBLEM


@pytest.fixture
def folder(library_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder to work in, with an empty library to work on."""
    monkeypatch.setenv("WISEDESK_DATABASE", str(library_file))
    return tmp_path


def test_summary_and_exit_code(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    titles = folder / "titels.mrc"
    titles.write_bytes(
        as_marc(record(holding("A1")), record(number="2", title=""), record(number="3"))
    )
    assert main(["import", "titles", str(titles)]) == 3
    told = capsys.readouterr()
    lines = [line.split() for line in told.out.splitlines()]
    assert ["titels", "2", "0", "0", "1"] in lines
    assert ["exemplaren", "1", "0", "0", "0"] in lines
    assert f"Afkeurbestand: {folder / 'titels.rejects.csv'}" in told.out
    assert told.err == ""


def test_all_taken_is_zero_and_leaves_no_rejects(folder: Path) -> None:
    people = folder / "klanten.csv"
    people.write_text(table(CUSTOMERS, "1,Jansen,,,9408,A"), encoding="utf-8")
    assert main(["import", "customers", str(people)]) == 0
    assert not (folder / "klanten.rejects.csv").exists()
    out = folder / "uit.csv"
    assert main(["export", "customers", str(out)]) == 0
    assert "Jansen" in out.read_text(encoding="utf-8-sig")


@pytest.mark.parametrize(
    ("kind", "name", "content"),
    [
        ("titles", "nergens.mrc", None),
        ("titles", ".", None),
        ("titles", "leeg.mrc", ""),
        ("titles", "klanten.csv", table(CUSTOMERS, "1,Jansen,,,9408,A")),
        ("titles", "pagina.xml", "<html><body>titels</body></html>"),
        ("customers", "titels.mrc", as_marc(record()).decode()),
        ("loans", "klanten.csv", table(CUSTOMERS, "1,Jansen,,,9408,A")),
    ],
)
def test_mistake_is_one_sentence(
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    kind: str,
    name: str,
    content: str | None,
) -> None:
    path = folder / name
    if content is not None:
        path.write_text(content, encoding="utf-8")
    before = sorted(folder.iterdir())
    assert main(["import", kind, str(path)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert len(told.err.splitlines()) == 1
    assert told.err.startswith(f"wisedesk-admin: {'In ' * ('ontbreekt' in told.err)}")
    assert str(path) in told.err
    assert sorted(folder.iterdir()) == before


def test_help_tells_the_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["import", "--help"])
    assert "met 3 als er" in " ".join(capsys.readouterr().out.split())


def test_everything_has_a_sentence() -> None:
    assert set(PROBLEM) == set(Trouble)
    assert set(FILE) == set(FileTrouble)
    assert set(NOTE) == set(Note)
