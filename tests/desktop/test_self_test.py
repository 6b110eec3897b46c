# SPDX-License-Identifier: Apache-2.0
"""The self-test tells each step, and says which one broke and what was expected."""

import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from wisedesk.db.upgrades import newest_revision
from wisedesk.desktop.main import main
from wisedesk.desktop.tour import operator
from wisedesk.desktop.tour.facts import Facts
from wisedesk.desktop.tour.operator import Operator
from wisedesk.desktop.tour.self_test import BROKEN, CHECKS, OK, Check, self_test


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look only shortly for what will not come."""
    monkeypatch.setattr(operator, "LOOK_LONGEST_MS", 50)


@pytest.mark.usefixtures("qapp")
def test_the_program_tests_itself(tmp_path: Path, capsys):
    """Register, lend, F9 and return pass in the real window, out of sight.

    Its result is left in a file as well: on Windows it has no console to tell it on.
    """
    result = tmp_path / "uitslag é.txt"
    result.write_text("van de vorige keer", encoding="utf-8")
    assert main(["--self-test", "--result", str(result)]) == OK
    told = capsys.readouterr().out
    assert result.read_text(encoding="utf-8") == told
    assert f"(0001 naar {newest_revision()})" in told
    steps = [line.partition(" (")[0] for line in told.splitlines()]
    assert steps == [  # behind them, what this machine has not
        "goed  Venster en bibliotheek openen",
        "goed  Administratieve pas inschrijven",
        "goed  Exemplaar uitlenen",
        "goed  Geleende exemplaren tonen met F9",
        "goed  Lijst en bon afdrukken als PDF",
        "goed  Exemplaar innemen",
        "goed  Woorden van Qt in het Nederlands",
        "goed  Pictogram tekenen",
        "goed  Geluiden maken",
        "goed  Handleiding openen vanuit Help",
        "goed  Licenties tonen",
        "goed  Bibliotheek van de eerste versie bijwerken",
        "De zelftest is geslaagd.",
    ]
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"


@pytest.mark.usefixtures("quick")
def test_a_broken_step_is_named(qapp: QApplication, capsys):
    """A step that does not show what it should ends the test with its name."""

    def look(clerk: Operator, _facts: Facts) -> None:
        clerk.press("F6")
        clerk.see("UITLENEN")

    checks = (Check("Innemen als uitlenen", look), *CHECKS)
    assert self_test(checks) == BROKEN
    lines = capsys.readouterr().out.splitlines()
    assert lines[:3] == [
        "goed  Venster en bibliotheek openen",
        "FOUT  Innemen als uitlenen",
        "      verwacht: op het scherm staat: UITLENEN",
    ]
    assert "INNEMEN" in lines[3]
    assert len(lines) == 4
    assert not [each for each in qapp.topLevelWidgets() if each.isVisible()]


@pytest.mark.usefixtures("qapp", "quick")
def test_the_library_is_asked_too(capsys):
    """A return with nothing out fails on the library, whatever the screen says."""
    (taking_back,) = (each for each in CHECKS if each.name == "Exemplaar innemen")
    assert self_test([taking_back]) == BROKEN
    told = capsys.readouterr().out
    assert "FOUT  Exemplaar innemen\n      verwacht: op 29999940800188 staat" in told


@pytest.mark.usefixtures("qapp")
def test_a_fault_of_ours_is_told_as_well(tmp_path: Path, capsys):
    """What a machine lacks ends in the result, not in a box that nobody closes."""

    def fail(_clerk: Operator, _facts: Facts) -> None:
        raise ImportError("a library is missing")

    result = tmp_path / "uitslag.txt"
    assert self_test((Check("Laden", fail),), result) == BROKEN
    told = capsys.readouterr().out
    assert "FOUT  Laden\nTraceback" in told
    assert "ImportError: a library is missing" in told
    assert result.read_text(encoding="utf-8") == told
