# SPDX-License-Identifier: Apache-2.0
"""A disk that is full: told clearly, nothing by halves, and on when there is room."""

from pathlib import Path

import pytest

from support.clerk import on_the_shelf
from support.full_disk import log_of, no_room_for, no_room_for_library
from support.inbox_file import inbox_of, kept_in
from support.places import session
from support.raw_file import everything, value
from support.window import WindowClerk

pytestmark = pytest.mark.linux  # a disk is filled by a limit that Windows has not
TABLE = "Uitleningen en innames"
FULL = (
    "De schijf geeft een fout of neemt niets meer aan; er is niets opgeslagen. Kijk de"
    " schijf na, maak ruimte en probeer het opnieuw."
)
UNKEPT = "De scans kunnen niet op deze computer bewaard worden; ze wachten op het"


def barcodes(clerk: WindowClerk) -> list[str]:
    return [row[-1] for row in clerk.table(TABLE)]


def open_loans(library: Path) -> int:
    return value(
        library,
        "SELECT count(*) FROM loan WHERE returned_at IS NULL AND op_id IS NOT NULL",
    )


def test_a_library_that_cannot_grow_leaves_the_scans_in_the_inbox(
    operator, desk, sample_file
):
    first, second = on_the_shelf(desk)[:2]
    session(operator)
    before = everything(sample_file, but="")
    with no_room_for_library(sample_file):
        operator.scan(first)
        assert operator.banner() == FULL
        operator.scan(second)
        assert barcodes(operator) == [second, first]
        assert {first, second} <= set(kept_in(operator.program))
        operator.press("Alt+N")
        assert operator.banner() == FULL
        assert everything(sample_file, but="") == before
    operator.press("Alt+N")
    assert operator.banner() == ""
    assert [row[4] for row in operator.table(TABLE)] == ["Inzage", "Inzage"]
    assert open_loans(sample_file) == 2
    assert value(sample_file, "PRAGMA integrity_check") == "ok"


def test_an_inbox_that_cannot_grow_leaves_the_scans_on_the_screen(
    operator, desk, sample_file
):
    first, second = on_the_shelf(desk)[:2]
    session(operator)
    with no_room_for(log_of(inbox_of(operator.program))):
        operator.scan(first)
        assert operator.banner().startswith(UNKEPT)
        operator.scan(second)
        assert barcodes(operator) == [second, first]
        operator.press("Alt+N")
        assert operator.banner().startswith(UNKEPT)
        assert open_loans(sample_file) == 0
    operator.press("Alt+N")
    assert operator.banner() == ""
    assert [row[4] for row in operator.table(TABLE)] == ["Inzage", "Inzage"]
    assert open_loans(sample_file) == 2


def test_what_was_typed_waits_for_room_too(operator, sample_file):
    session(operator)
    with no_room_for_library(sample_file):
        operator.press("Alt+M", "Ctrl+A")
        operator.type("Bel de binder")
        operator.press("Alt+O")
        assert operator.banner() == FULL
    operator.press("Alt+N")
    assert operator.banner() == ""
    stored = "SELECT count(*) FROM customer_message WHERE text = 'Bel de binder'"
    assert value(sample_file, stored) == 1


def test_a_desk_killed_with_a_full_disk_goes_on_when_there_is_room(
    operator, desk, sample_file, start
):
    item = on_the_shelf(desk)[0]
    session(operator)
    with no_room_for_library(sample_file):
        operator.scan(item)
        assert operator.banner() == FULL
        operator.program.stop()  # it still owes the scan, and leaves it in the inbox
    again = WindowClerk(start(sample_file))
    again.start()
    again.press("Return")
    assert [(row[-1], row[4]) for row in again.table(TABLE)] == [(item, "Inzage")]
    assert open_loans(sample_file) == 1
