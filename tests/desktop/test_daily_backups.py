# SPDX-License-Identifier: Apache-2.0
"""The backup of the day: made when the desk closes, skipped by a person alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest

from support import raw_file
from support.clerk import BINDER, on_the_shelf
from support.dead_keys import find_dead_keys
from support.window import WindowClerk
from wisedesk.cli.main import main
from wisedesk.desktop.day.backup_work import noted_failure
from wisedesk.desktop.day.closing import ClosingBackup
from wisedesk.desktop.day.idle_backup import IdleBackup
from wisedesk.domain.scanners import ScannerSettings

MAKING = "De reservekopie van vandaag wordt gemaakt … Daarna sluit dit venster vanzelf."
FAILED = "De reservekopie is niet gemaakt. De bibliotheek is bezet door een ander"


def backups(library: Path) -> list[Path]:
    return sorted((library.parent / "backups").glob("*"))


@pytest.fixture
def closed(operator: WindowClerk) -> WindowClerk:
    """Return the clerk whose window was closed, all of the day's work done."""
    operator.press("Ctrl+Q")
    operator.program.stop()
    return operator


@pytest.fixture
def closing(closed: WindowClerk, qapp) -> Iterator[ClosingBackup]:
    """Return the backup that is to be made, its window open, not begun yet."""
    backup = ClosingBackup(qapp, closed.program.config, ScannerSettings())
    backup.window.appear()
    yield backup
    backup.end()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def late(closing: ClosingBackup, closed: WindowClerk) -> WindowClerk:
    """Return the clerk who still stands at the desk, before the small window."""
    clerk = WindowClerk(closed.program)
    clerk.keys.wind()
    clerk.settle()
    assert clerk.front() is closing.window
    return clerk


def test_closing_the_desk_makes_a_backup_of_everything_that_was_done(
    operator, desk, sample_file
):
    item = on_the_shelf(desk)[0]
    operator.scan(BINDER)
    operator.press("Return")
    operator.scan(item)
    operator.press("F12", "Ctrl+Q")
    operator.program.stop()
    operator.program.back_up()
    made, digest = backups(sample_file)
    assert (made.suffixes, digest.suffixes) == ([".sqlite"], [".sqlite", ".sha256"])
    assert raw_file.everything(made, but="") == raw_file.everything(sample_file, but="")


def test_a_desk_closed_again_soon_makes_no_second_one(closed, sample_file):
    closed.program.back_up()
    made = backups(sample_file)
    closed.program.back_up()
    assert backups(sample_file) == made


def test_a_desk_whose_library_never_opened_makes_none(start, tmp_path):
    clerk = WindowClerk(start(tmp_path / "new.sqlite"))
    clerk.open_window()
    clerk.press("Alt+N", "Ctrl+Q")
    clerk.program.stop()
    clerk.program.back_up()
    assert not (tmp_path / "backups").exists()


def test_a_person_may_skip_it_and_nothing_is_left(late, closing, sample_file):
    assert late.reads(MAKING)
    closing.begin()
    QTest.keyClick(closing.window, Qt.Key.Key_Escape)  # at once: the library is small
    closing.end()
    assert not closing.window.isVisible()
    assert backups(sample_file) == []


def test_the_button_skips_it_too(late, closing):
    late.press("Alt+O")
    assert not closing.window.isVisible()


def test_neither_a_scan_nor_an_enter_skips_it(late, closing, sample_file):
    late.scan("30000000012341")
    late.press("Return", "Return")
    assert closing.window.isVisible()
    assert late.reads("Het programma is al gesloten. Niet verwerkt: 30000000012341.")
    late.scan("30000000012358")
    closing.begin()
    late.wait(lambda: late.reads("De reservekopie is gemaakt."), "de kopie is er")
    assert late.reads("Niet verwerkt: 30000000012341, 30000000012358.")
    late.scan("30000000012341")
    assert closing.window.isVisible()  # until somebody has read it
    late.press("Alt+S")
    assert not closing.window.isVisible()
    assert len(backups(sample_file)) == 2


def test_the_small_window_has_no_dead_keys(late, closing):
    late.scan("30000000012341")
    assert find_dead_keys(closing.window) == {}


def test_a_backup_that_fails_is_told_and_told_again_at_the_next_start(
    late, closing, closed, sample_file, start, monkeypatch, caplog
):
    monkeypatch.setattr("wisedesk.db.engine.BUSY_MS", 50)
    with raw_file.opened(sample_file) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN IMMEDIATE")
        closing.begin()
        late.wait(lambda: late.reads(FAILED), "het staat er")
        other.execute("ROLLBACK")
    late.scan("30000000012341")
    assert closing.window.isVisible()
    late.press("Alt+S")
    assert not closing.window.isVisible()
    assert "the daily backup failed" in caplog.text
    again = WindowClerk(start(sample_file))
    again.start()
    assert again.footer().startswith(FAILED)
    again.press("Ctrl+Q")
    again.program.stop()
    again.program.back_up()
    assert noted_failure(closed.program.config) == ""


def test_a_desk_that_stays_open_makes_one_when_nobody_works(
    operator, program, desk, sample_file
):
    idle = IdleBackup(program.shell, program.config)
    idle.look()
    assert not idle.is_at_work()  # the day has just begun
    operator.scan(BINDER)
    operator.press("Return")
    operator.scan(on_the_shelf(desk)[0])
    idle.look()
    assert not idle.is_at_work()  # somebody worked since
    idle.look()
    assert idle.is_at_work()
    operator.wait(lambda: not idle.is_at_work(), "de kopie is gemaakt")
    made = backups(sample_file)
    assert len(made) == 2
    idle.look()
    operator.wait(lambda: not idle.is_at_work(), "er is er al een")
    assert backups(sample_file) == made
    idle.stop()


def test_what_was_backed_up_can_be_put_back(closed, services, sample_file):
    services.library.close()
    before = raw_file.everything(sample_file, but="")
    closed.program.back_up()
    made, _ = backups(sample_file)
    raw_file.rows(sample_file, "UPDATE title SET title = 'Onzin'")
    database = ["--database", str(sample_file)]
    assert main([*database, "restore", "--yes", str(made)]) == 0
    assert raw_file.everything(sample_file, but="") == before
    assert main([*database, "check"]) == 0
