# SPDX-License-Identifier: Apache-2.0
"""A desk that was cut off goes on where it was: no scan lost, nothing done twice."""

import subprocess
import sys
from pathlib import Path

import pytest

from support.clerk import BINDER, on_the_shelf
from support.raw_file import rows, value
from support.window import WindowClerk

TABLE = "Uitleningen en innames"
CUT_OFF = Path(__file__).parents[1] / "support" / "cut_off.py"
KILLED = 15 if sys.platform == "win32" else -9
OF_ANOTHER = "Niet gedaan: 2 scans van een andere bibliotheek die hier eerder stond."
RESTORED = "De vorige sessie is hersteld: {}."


def cut_off(library: Path, *steps: str) -> None:
    """Work at a desk of its own until the program is killed."""
    ran = subprocess.run(
        [sys.executable, str(CUT_OFF), str(library), *steps],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stdout) == (KILLED, "killed\n"), ran.stderr


@pytest.fixture
def again(start, sample_file):
    """Return what starts the desk anew on the same library."""

    def open_again() -> WindowClerk:
        clerk = WindowClerk(start(sample_file))
        clerk.start()
        return clerk

    return open_again


def open_loans(library: Path, *barcodes: str) -> list[int]:
    return [
        value(
            library,
            "SELECT count(*) FROM loan JOIN item ON item.id = loan.item_id"
            " WHERE item.barcode = ? AND loan.returned_at IS NULL",
            barcode,
        )
        for barcode in barcodes
    ]


def lent_by_journal(library: Path) -> int:
    return value(library, "SELECT count(*) FROM journal WHERE kind = 'lend/lent'")


def test_scans_that_were_not_done_yet_are_done_at_the_next_start(
    again, desk, sample_file
):
    items = on_the_shelf(desk)[:4]
    scans = [f"scan {item}" for item in items]
    cut_off(sample_file, f"scan {BINDER}", "press Return", "hold", *scans)
    assert open_loans(sample_file, *items) == [0, 0, 0, 0]
    clerk = again()
    clerk.press("Return")  # the Melding of the card
    assert [row[-1] for row in clerk.table(TABLE)] == list(reversed(items))
    assert {row[4] for row in clerk.table(TABLE)} == {"Inzage"}
    assert open_loans(sample_file, *items) == [1, 1, 1, 1]
    assert lent_by_journal(sample_file) == 4
    assert clerk.footer() == RESTORED.format("5 scans")


def test_scans_behind_a_melding_are_on_disk_too(again, desk, sample_file):
    items = on_the_shelf(desk)[:2]
    cut_off(sample_file, f"scan {BINDER}", *[f"scan {item}" for item in items])
    assert open_loans(sample_file, *items) == [0, 0]
    clerk = again()
    assert clerk.title() == "Melding"
    clerk.press("Return")
    assert open_loans(sample_file, *items) == [1, 1]


def test_scans_that_nobody_asked_for_wait_again(again, desk, sample_file):
    items = on_the_shelf(desk)[:2]
    cut_off(
        sample_file,
        "press Ctrl+N",
        "press Tab",
        "press Alt+A",
        *[f"scan {item}" for item in items],
    )
    clerk = again()
    assert clerk.waiting().startswith(f"2 scans wachten: {items[0]}, {items[1]}")
    clerk.scan(BINDER)
    clerk.press("Return", "Ctrl+Return", "Ctrl+Return")
    assert clerk.waiting() == ""
    assert open_loans(sample_file, *items) == [1, 1]


def test_what_was_done_stands_there_again_and_is_not_done_twice(
    again, desk, sample_file
):
    items = on_the_shelf(desk)[:3]
    scans = [f"scan {item}" for item in items]
    cut_off(sample_file, f"scan {BINDER}", "press Return", *scans, "scan 123456789")
    before = rows(sample_file, "SELECT op_id FROM journal ORDER BY id")
    clerk = again()
    clerk.press("Return")
    table = clerk.table(TABLE)
    assert [row[4] for row in table] == ["Vraagt u", "Inzage", "Inzage", "Inzage"]
    assert rows(sample_file, "SELECT op_id FROM journal ORDER BY id") == before
    clerk.scan(items[0])
    assert len(clerk.table(TABLE)) == 4  # it is on this card already


def test_returns_after_lending_are_taken_up_as_returns(again, desk, sample_file):
    out, other = on_the_shelf(desk)[:2]
    cut_off(
        sample_file,
        f"scan {BINDER}",
        "press Return",
        f"scan {out}",
        "press F6",
        "hold",
        f"scan {out}",
        f"scan {other}",
    )
    clerk = again()
    assert clerk.page() == "Innemen"
    states = [(row[-1], row[4]) for row in clerk.table(TABLE)]
    assert states == [(other, "Was al binnen"), (out, "Ingenomen")]
    assert open_loans(sample_file, out, other) == [0, 0]


def test_a_customer_found_by_name_is_open_again(again, desk, sample_file):
    item = on_the_shelf(desk)[0]
    cut_off(
        sample_file,
        "type hooghiemstra\n",
        "press Return",
        "press Return",
        "hold",
        f"scan {item}",
    )
    clerk = again()
    clerk.press("Return")
    assert clerk.reads(BINDER)
    assert [(row[-1], row[4]) for row in clerk.table(TABLE)] == [(item, "Inzage")]


def test_the_previous_customer_is_open_again(again, desk, sample_file):
    item = on_the_shelf(desk)[0]
    cut_off(
        sample_file,
        f"scan {BINDER}",
        "press Return",
        "press F12",
        "type v\n",
        "press Return",
        "hold",
        f"scan {item}",
    )
    clerk = again()
    clerk.press("Return")
    assert clerk.reads(BINDER)
    assert [(row[-1], row[4]) for row in clerk.table(TABLE)] == [(item, "Inzage")]


def test_what_was_turned_back_is_shown_as_that(again, desk, sample_file):
    first, second = on_the_shelf(desk)[:2]
    cut_off(
        sample_file,
        f"scan {BINDER}",
        "press Return",
        f"scan {first}",
        f"scan {second}",
        "press Ctrl+Z",
    )
    clerk = again()
    clerk.press("Return")
    assert [(row[-1], row[4]) for row in clerk.table(TABLE)] == [
        (second, "Hersteld"),
        (first, "Inzage"),
    ]
    assert open_loans(sample_file, first, second) == [1, 0]


def test_a_refused_cancelling_is_not_done_after_all(again, desk, sample_file):
    item = on_the_shelf(desk)[0]
    cut_off(
        sample_file,
        f"scan {BINDER}",
        "press Return",
        "press F4",
        f"scan {item}",
        "press F4",
        f"scan {item}",
    )
    clerk = again()
    clerk.press("Return")
    assert [row[4] for row in clerk.table(TABLE)] == ["Inzage", "Geweigerd"]
    assert open_loans(sample_file, item) == [1]


def test_a_session_that_was_closed_does_not_come_back(again, desk, sample_file):
    item = on_the_shelf(desk)[0]
    cut_off(sample_file, f"scan {BINDER}", "press Return", f"scan {item}", "press F12")
    clerk = again()
    assert clerk.table(TABLE) == []
    assert clerk.footer() == ""


def test_a_program_that_was_closed_leaves_no_session(again, desk):
    item = on_the_shelf(desk)[0]
    first = again()
    first.scan(BINDER)
    first.press("Return")
    first.scan(item)
    first.program.stop()
    assert again().table(TABLE) == []


def test_a_session_of_another_library_is_told_and_waits_for_its_own(
    again, services, sample_file, library_file
):
    item = on_the_shelf(services.desk)[0]
    services.library.close()
    cut_off(sample_file, f"scan {BINDER}", "press Return", f"scan {item}")
    rows(sample_file, "PRAGMA wal_checkpoint(TRUNCATE)")  # the log belongs to it
    own = sample_file.rename(sample_file.with_name("own.sqlite"))
    library_file.rename(sample_file)
    clerk = again()
    assert clerk.table(TABLE) == []
    assert clerk.footer() == OF_ANOTHER
    clerk.program.stop()
    own.replace(sample_file)
    clerk = again()
    clerk.press("Return")
    assert [row[-1] for row in clerk.table(TABLE)] == [item]
    assert clerk.footer() == RESTORED.format("2 scans")


def test_a_scan_that_cannot_be_kept_waits_in_sight_and_in_order(
    again, desk, sample_file, monkeypatch, tmp_path
):
    first, second = on_the_shelf(desk)[:2]
    in_the_way = tmp_path / "data"
    in_the_way.write_text("no folder", encoding="utf-8")
    for name in ("XDG_DATA_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA"):
        monkeypatch.setenv(name, str(in_the_way))
    clerk = again()
    assert "kunnen niet op deze computer bewaard worden" in clerk.banner()
    in_the_way.unlink()
    clerk.press("Alt+N")
    clerk.scan(BINDER)
    clerk.press("Return")
    clerk.scan(first)
    clerk.scan(second)
    assert [row[4] for row in clerk.table(TABLE)] == ["Inzage", "Inzage"]
    assert open_loans(sample_file, first, second) == [1, 1]


def test_scans_are_taken_before_the_library_is_open(start, desk, sample_file):
    item = on_the_shelf(desk)[0]
    clerk = WindowClerk(start(sample_file))
    seen = []

    def scan_at_once() -> None:
        clerk.keys.wind()
        clerk.scan_quietly(BINDER)
        clerk.scan_quietly(item)
        rows_of = [row[-1] for row in clerk.table(TABLE)]
        seen.append((clerk.program.is_ready, rows_of, lent_by_journal(sample_file)))

    clerk.program.taking.connect(scan_at_once)
    clerk.start()
    clerk.press("Return")  # the binder's message
    assert seen == [(False, [item, BINDER], 0)]
    assert [row[-1] for row in clerk.table(TABLE)] == [item]
    assert lent_by_journal(sample_file) == 1
