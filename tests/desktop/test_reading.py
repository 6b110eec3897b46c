# SPDX-License-Identifier: Apache-2.0
"""Help: the manual and the licences, opened by another program."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from support.places import choose
from wisedesk.desktop.tour.opened_files import opened_files
from wisedesk.desktop.window import reading
from wisedesk.desktop.window.reading import LICENCE_OF_SOURCE


@pytest.fixture
def opened() -> Iterator[list[Path]]:
    """Take the place of the programs that open files."""
    with opened_files() as files:
        yield files


def test_the_manual_is_opened_from_help_and_the_desk_goes_on(operator, opened):
    choose(operator, "Alt+P", "Handleiding")
    (page,) = opened
    assert page.name == "index.html"
    told = page.read_text(encoding="utf-8")
    assert "Handleiding" in told
    pictures = sorted(page.parent.glob("beelden/*.png"))
    assert pictures
    assert all(each.name in told for each in pictures)
    assert operator.footer() == (
        "De handleiding staat in een venster van een ander programma."
    )
    assert operator.focus_name() == "klantnummer"


def test_a_manual_that_is_gone_is_told_with_its_place(
    operator, opened, tmp_path, monkeypatch
):
    gone = tmp_path / "index.html"
    monkeypatch.setattr(reading, "resource", lambda _path: gone)
    choose(operator, "Alt+P", "Handleiding")
    assert operator.footer() == f"Dit bestand ontbreekt: {gone}"
    assert not opened


def test_the_licences_of_the_frozen_program_are_opened(
    operator, opened, tmp_path, monkeypatch
):
    text = tmp_path / "licences.txt"
    monkeypatch.setattr(reading, "resource", lambda _path: text)
    choose(operator, "Alt+P", "Licenties")
    assert operator.footer() == LICENCE_OF_SOURCE
    text.write_text("LGPL", encoding="utf-8")
    choose(operator, "Alt+P", "Licenties")
    assert opened == [text]
